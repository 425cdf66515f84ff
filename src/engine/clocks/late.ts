import type { CaseState } from '#engine/case';
import type { EngineRefusal } from '#engine/refusals';
import { Refusal } from '#terms/refusal';

/** A decision that comes after time has run out comes to nothing: the case has been decided by then. Refusal `decided-by-lapse`. */
export function requireInTime({ clock }: Pick<CaseState, 'clock'>, item: number): void {
  const end = clock?.end;
  if (end === undefined || !end.items.includes(item)) return;
  const facts = { decision: end.as, deadline: end.at };
  throw new Refusal<EngineRefusal>('decided-by-lapse', `Time ran out at ${end.at}: ${end.as}`, facts);
}
