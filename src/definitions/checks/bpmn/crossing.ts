import type { Rule } from '#definitions/rule';

/** Processes and sub-processes are closed: no sequence flow leads in or out. */
export const bpmnCrossing: Rule = {
  id: 'bpmn/crossing',
  what: { id: 'Alur melintasi batas subproses', en: 'A flow crosses the edge of a sub-process' },
  hint: { id: 'akhiri alur di tepi subproses', en: 'end the flow at the edge of the part' },
  drawn: ({ process: { nodes, flows } }, say) => {
    for (const { id, from, to } of flows.values()) {
      const [one, other] = [nodes.get(from), nodes.get(to)];
      if (one === undefined || other === undefined || one.within === other.within) continue;
      const message = `the flow ${id} leads from one process or sub-process into another`;
      say(id, message, 'end it inside; pools are joined by message flows');
    }
  },
};
