import { type At, sayAt } from '#rules/position';
import type { RulesRefusal } from '#rules/refusals';
import { Refusal } from '#terms/refusal';

/** What the standards allow and this house does not run: the code of others, other languages, other kinds of model. */
export function notRun(what: string, at: At): Refusal<RulesRefusal> {
  return new Refusal<RulesRefusal>('rule-not-run', `${sayAt(at)}: ${what} is not run here`, { ...at, what });
}
