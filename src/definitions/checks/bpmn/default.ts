import type { Rule } from '#definitions/rule';

/** The default flow leads on from its element, and is taken without being asked. */
export const bpmnDefault: Rule = {
  id: 'bpmn/default',
  what: { id: 'Alur bawaan tidak sah', en: 'The default flow is not valid' },
  hint: { id: 'pilih alur keluar tanpa syarat', en: 'choose one of its flows, without a condition' },
  drawn: ({ process: { nodes, flows } }, say) => {
    for (const { id, default: chosen, outgoing } of nodes.values()) {
      if (chosen === null) continue;
      if (!outgoing.includes(chosen))
        say(id, `the default flow ${chosen} does not lead on from ${id}`, 'choose one of its flows');
      if (flows.get(chosen)?.condition !== null)
        say(chosen, `the default flow ${chosen} has a condition, which nobody would read`, 'remove the condition');
    }
  },
};
