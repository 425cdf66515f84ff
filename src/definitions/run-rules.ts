import { RULES } from '#definitions/checks';
import type { Draft } from '#definitions/draft';
import { collectFindings, type Finding, type Findings } from '#definitions/findings';
import type { Rule, Say } from '#definitions/rule';

/** What a government cannot run without: something it names would not be there. */
export function checkReferences(draft: Draft): readonly Finding[] {
  return runRules(RULES, ['refers'], draft);
}

/** What ought to be better, beside the references. */
export function checkQuality(draft: Draft): readonly Finding[] {
  return runRules(RULES, ['check'], draft);
}

/** What the rules find, of the parts asked for. */
export function runRules(
  rules: readonly Rule[],
  parts: readonly ('refers' | 'check')[],
  draft: Draft,
): readonly Finding[] {
  const findings = collectFindings();
  for (const rule of rules) for (const part of parts) rule[part]?.(draft, sayInto(findings, rule));
  return findings.all();
}

function sayInto(findings: Findings, { id, severity }: Rule): Say {
  const say = severity === 'warning' ? findings.warning : findings.error;
  return (place, message, fix, element) => say(place, id, message, fix, element);
}
