import { AGENCIES_RULES } from '#definitions/rulebook/agencies';
import { FILES_RULES } from '#definitions/rulebook/files';
import { GOVERNMENT_RULES } from '#definitions/rulebook/government';
import { MESSAGE_RULES } from '#definitions/rulebook/messages';
import { PROCESS_RULES } from '#definitions/rulebook/process';
import { SERVICE_RULES } from '#definitions/rulebook/service';
import type { RuleWords } from '#definitions/rulebook/words';

/**
 * Every rule of `manunggal check` by its id, the code that findings bear: `clock/splits` is the rule `splits` of the file
 * `checks/clocks.ts`. Each has a paragraph in docs/check/<area>.md, a fixture that breaks it and a test over both.
 */
export const RULEBOOK: { readonly [rule: string]: RuleWords } = {
  ...FILES_RULES,
  ...PROCESS_RULES,
  ...MESSAGE_RULES,
  ...SERVICE_RULES,
  ...GOVERNMENT_RULES,
  ...AGENCIES_RULES,
};

/** The page that explains a rule, from the root of the repository, with its heading. */
export function pageOf(rule: string): string {
  return `docs/check/${areaOf(rule)}.md#${rule.replaceAll('/', '')}`;
}

export function areaOf(rule: string): string {
  return rule.split('/', 1)[0] ?? rule;
}
