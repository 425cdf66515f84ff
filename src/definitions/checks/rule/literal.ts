import type { Rule } from '#definitions/rule';
import { sayFaults } from '#definitions/views/rule-faults';

/** A day, time or duration that does not exist is null in FEEL, and every comparison with it false. */
export const ruleLiteral: Rule = {
  id: 'rule/literal',
  what: { id: 'Hari, jam, atau lama ini tidak ada', en: 'This day, time or duration does not exist' },
  hint: { id: 'tulis hari, jam, atau lama yang ada', en: 'write one that exists' },
  check: (draft, say) => sayFaults('literal', draft, say),
};
