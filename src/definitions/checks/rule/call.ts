import type { Rule } from '#definitions/rule';
import { sayFaults } from '#definitions/views/rule-faults';

/** A function is called with the arguments it takes; with others FEEL gives null. */
export const ruleCall: Rule = {
  id: 'rule/call',
  what: { id: 'Fungsi dipanggil dengan argumen yang salah', en: 'A function is called with wrong arguments' },
  hint: { id: 'beri argumen yang diminta fungsi itu', en: 'give the function the arguments it takes' },
  check: (draft, say) => sayFaults('call', draft, say),
};
