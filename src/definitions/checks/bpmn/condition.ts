import type { Rule } from '#definitions/rule';
import { readsConditions } from '#definitions/views/drawn';

/** A condition stands where somebody reads it. */
export const bpmnCondition: Rule = {
  id: 'bpmn/condition',
  what: { id: 'Syarat berada di tempat yang tidak dibaca', en: 'A condition stands where nobody reads it' },
  hint: { id: 'hapus syarat atau pakai gerbang', en: 'take it out or draw a gateway' },
  drawn: ({ process: { nodes, flows } }, say) => {
    for (const { id, from, condition } of flows.values()) {
      const node = nodes.get(from);
      if (condition === null || node === undefined || readsConditions(node)) continue;
      say(id, `nobody reads the condition of ${id} after ${node.id}`, 'remove the condition');
    }
  },
};
