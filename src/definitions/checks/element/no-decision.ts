import type { Rule } from '#definitions/rule';
import { everyNode, placeOfNode } from '#definitions/vocabulary';

/** A rule task without a decision has nothing to decide. */
export const elementNoDecision: Rule = {
  id: 'element/no-decision',
  what: { id: 'Tugas aturan tidak memutuskan apa pun', en: 'The rule task decides nothing' },
  hint: { id: 'tulis decisions di service.yaml', en: 'write decisions in service.yaml' },
  refers: (draft, say) => {
    for (const { service, node } of everyNode(draft)) {
      const { decisions = [] } = service.file.value.elements[node.id] ?? {};
      if (node.type !== 'businessRuleTask' || decisions.length > 0) continue;
      const fix = `write decisions for ${node.id} under elements of service.yaml`;
      say(placeOfNode(service, node), `Rule task ${node.id} decides nothing`, fix, node.id);
    }
  },
};
