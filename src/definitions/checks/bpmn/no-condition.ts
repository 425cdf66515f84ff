import type { Rule } from '#definitions/rule';

/** A gateway that chooses has something to choose by. */
export const bpmnNoCondition: Rule = {
  id: 'bpmn/no-condition',
  what: { id: 'Alur ini perlu syarat', en: 'The flow needs a condition' },
  hint: { id: 'tulis syarat FEEL atau jadikan alur bawaan', en: 'write a FEEL condition or make it the default' },
  drawn: ({ process: { nodes, flows } }, say) => {
    for (const { id, from, condition } of flows.values()) {
      const node = nodes.get(from);
      const chooses = node?.type === 'exclusiveGateway' || node?.type === 'inclusiveGateway';
      if (condition !== null || !chooses || node.outgoing.length < 2 || node.default === id) continue;
      const message = `${node.id} chooses among its flows, but ${id} has no condition`;
      say(id, message, 'add a condition or make it the default');
    }
  },
};
