import type { Rule } from '#definitions/rule';
import { sayRefused } from '#definitions/views/names-read';

/** What FEEL and DMN cannot do here is refused by name: while files are linked, and in expressions of drawings and writes. */
export const ruleNotRun: Rule = {
  id: 'rule/not-run',
  what: { id: 'Aturan ini tidak dijalankan di sini', en: 'This kind of rule is not run here' },
  hint: { id: 'tulis dengan FEEL', en: 'write it in FEEL' },
  check: (draft, say) => sayRefused('rule/not-run', draft, say),
};
