import type { TacitDecision } from '#definitions/schema/clocks';
import type { SuspensionOwner } from '#terms/calendar';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

/** The statutory clock of a case, from its complete file on. Nothing sets it back: its start never changes. */
export type CaseClock = {
  /** Absent where it started with the filing. */
  readonly start?: Instant;
  /** Version of the calendar by which `due` was counted. */
  readonly calendar: string;
  /** The first moment at which time has run out; null while the clock stands still, and once it is over. */
  readonly due: Instant | null;
  /** Rounds of questions to the applicant that have stopped it; absent while there is none. */
  readonly rounds?: number;
  /** A decision was made in time, or time ran out first. */
  readonly end?: ClockEnd;
};

/** When the clock of a case started. */
export function startOf({ start }: CaseClock, { filed }: { readonly filed: Instant }): Instant {
  return start ?? filed;
}

export type ClockEnd = {
  readonly as: 'decided' | TacitDecision;
  readonly at: Instant;
  /** Work items whose decision came to nothing because time had run out. */
  readonly items: readonly number[];
};

/** Why a suspension is over. budget: it stops nothing any more, though its question may still be answered. */
export type SuspensionEnd = 'answered' | 'withdrawn' | 'silent' | 'budget' | 'over';

/** Somebody's turn during which clocks stand still; a question to the applicant that stops nothing is one from and to the same moment. */
export type Suspension = {
  readonly id: number;
  readonly owner: SuspensionOwner;
  /** Of suspensions.yaml. */
  readonly reason: string;
  /** Who asked; null where the process itself waits. */
  readonly by: AgencyId | null;
  /** The work item or wait it belongs to. */
  readonly wait: number;
  /** Whether the clock of the case stands still, and that of the work item. */
  readonly stopsCase: boolean;
  readonly stopsItem: boolean;
  readonly from: Instant;
  readonly to: Instant | null;
  /** Until when an answer is awaited, and when the budget is spent; null where nothing is. */
  readonly answerBy: Instant | null;
  readonly until: Instant | null;
  /** Null while somebody's turn lasts. */
  readonly end: Exclude<SuspensionEnd, 'budget'> | null;
};

/** What an act changes in the clocks of a case; absent members change nothing. */
export type ClockPatch = {
  readonly clock?: CaseClock;
  readonly suspend?: readonly Suspension[];
  readonly resume?: readonly (readonly [suspension: number, end: SuspensionEnd])[];
  /** Work items whose deadline moved; null while their clock stands still. */
  readonly dues?: readonly (readonly [item: number, due: Instant | null])[];
  /** Work items whose time has run out, as an act has said. */
  readonly lapsed?: readonly number[];
};

/** The suspensions after some of them ended. */
export function resumed(
  all: readonly Suspension[],
  ended: NonNullable<ClockPatch['resume']>,
  at: Instant,
): readonly Suspension[] {
  if (ended.length === 0) return all;
  const ends = new Map(ended);
  return all.map((one) => {
    const end = ends.get(one.id);
    if (end === undefined) return one;
    return { ...one, to: one.to ?? at, end: end === 'budget' ? one.end : end };
  });
}

/** Members in one order, so that a fold gives the same bytes. */
export function clockFrom({ start, calendar, due, rounds, end }: CaseClock): CaseClock {
  const clock = {
    ...(start === undefined ? {} : { start }),
    calendar,
    due,
    ...(rounds === undefined ? {} : { rounds }),
  };
  return end === undefined ? clock : { ...clock, end: { as: end.as, at: end.at, items: end.items } };
}

/** The same for a suspension. */
export function suspensionFrom(one: Suspension): Suspension {
  const { id, owner, reason, by, wait, stopsCase, stopsItem, from, to, answerBy, until, end } = one;
  return { id, owner, reason, by, wait, stopsCase, stopsItem, from, to, answerBy, until, end };
}
