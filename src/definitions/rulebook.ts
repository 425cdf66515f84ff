import { RULES } from '#definitions/checks';
import type { Rule } from '#definitions/rule';

/** Every rule of `manunggal check` by its id, the code that findings bear. */
export const RULEBOOK: { readonly [id: string]: Rule } = Object.fromEntries(RULES.map((rule) => [rule.id, rule]));

/** The page that explains a rule, from the root of the repository. */
export function pageOf(rule: string): string {
  return `docs/check/${rule}.md`;
}
