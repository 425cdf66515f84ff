import type { Rule } from '#definitions/rule';
import { isEnd } from '#definitions/views/drawn';

/** Where a path ends, no flow leads on. */
export const bpmnFlowOutOfEnd: Rule = {
  id: 'bpmn/flow-out-of-end',
  what: { id: 'Alur keluar dari peristiwa akhir', en: 'A flow leads on from an end event' },
  hint: { id: 'akhiri alur di elemen lain', en: 'end the flow at another element' },
  drawn: ({ process }, say) => {
    for (const { id, type, outgoing } of process.nodes.values()) {
      for (const flow of isEnd(type) ? outgoing : [])
        say(flow, `a flow leads on from the end event ${id}`, 'end the flow at another element');
    }
  },
};
