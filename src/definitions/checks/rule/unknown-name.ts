import type { Rule } from '#definitions/rule';
import { sayFaults } from '#definitions/views/rule-faults';

/** A decision names what it requires, or what it binds itself. */
export const ruleUnknownName: Rule = {
  id: 'rule/unknown-name',
  what: { id: 'Keputusan memakai nama yang tidak dimintanya', en: 'A decision uses a name that it does not require' },
  hint: {
    id: 'tambahkan informationRequirement, atau betulkan namanya',
    en: 'add an informationRequirement, or correct the name',
  },
  check: (draft, say) => sayFaults('unknown-name', draft, say),
};
