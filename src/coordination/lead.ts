import type { ArrangementFile } from '#coordination/schema';
import { addMonths, type PlainDate, plainDate } from '#terms/plain-date';

/** Who leads an arrangement on a day. */
export interface Lead {
  /** One; with a shared lead all who share it. */
  readonly agencies: readonly string[];
  /** The seat; null where the lead rotates or is shared: then the head of each agency. */
  readonly position: string | null;
  /** Since when the seat has been empty; null while somebody sits there. */
  readonly vacantSince: PlainDate | null;
}

/** Computed for any day: a fixed lead, whose turn it is, or all who share it. Nobody keeps a list of turns. */
export function leadOn(arrangement: ArrangementFile, day: PlainDate): Lead {
  const { members, leadPattern, leadPosition, rotation } = arrangement;
  const having = (role: string) => members.filter((member) => member.role === role).map(({ agency }) => agency);
  if (leadPattern === 'rotating' && rotation !== undefined) {
    const turn = turnOn(rotation, day);
    return { agencies: turn === null ? [] : [turn], position: null, vacantSince: null };
  }
  if (leadPattern === 'shared')
    return { agencies: [...having('lead'), ...having('colead')], position: null, vacantSince: null };
  const { position, vacantSince, filledOn } = leadPosition;
  const isEmpty = vacantSince !== undefined && vacantSince <= day && (filledOn === undefined || day < filledOn);
  return { agencies: having('lead').slice(0, 1), position, vacantSince: isEmpty ? plainDate(vacantSince) : null };
}

/** Whose turn it is; null before the first. */
export function turnOn(rotation: NonNullable<ArrangementFile['rotation']>, day: PlainDate): string | null {
  if (day < rotation.from || rotation.order.length === 0) return null;
  const from = plainDate(rotation.from);
  let turns = 0;
  while (addMonths(from, (turns + 1) * rotation.months) <= day) turns += 1;
  return rotation.order[turns % rotation.order.length] ?? null;
}
