import type { Rule } from '#definitions/rule';

/** An event sub-process is begun by its event alone. */
export const bpmnEventSubProcess: Rule = {
  id: 'bpmn/event-sub-process',
  what: { id: 'Subproses peristiwa dimasuki alur', en: 'A flow leads into or out of an event sub-process' },
  hint: { id: 'hapus alur itu; peristiwanya yang memulai', en: 'take the flow away: its event starts it' },
  drawn: ({ process }, say) => {
    for (const { id, type, incoming, outgoing } of process.nodes.values()) {
      for (const flow of type === 'eventSubProcess' ? [...incoming, ...outgoing] : [])
        say(flow, `${id} is started by an event, not by a flow`, 'take the flow away: its event starts it');
    }
  },
};
