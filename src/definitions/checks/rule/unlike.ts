import type { Rule } from '#definitions/rule';
import { sayFaults } from '#definitions/views/rule-faults';

/** Operands, cells and results are of kinds that go together: what FEEL cannot do is null, and a bill is then decided by an accident. */
export const ruleUnlike: Rule = {
  id: 'rule/unlike',
  what: {
    id: 'Nilai dari jenis berbeda dibandingkan atau dihitung',
    en: 'Values of different kinds are compared or computed',
  },
  hint: {
    id: 'samakan jenisnya dengan number(), string(), atau date()',
    en: 'convert with number(), string() or date()',
  },
  check: (draft, say) => sayFaults('unlike', draft, say),
};
