import {
  type Count,
  type Counted,
  count,
  covers,
  type Ended,
  endedBy,
  isExact,
  laterOf,
  lengthOf,
  type Stop,
} from '#engine/clocks/count';
import { type Calendar, type Counting, closeOf, restOn, type SuspensionOwner, type Term } from '#terms/calendar';
import type { Certainty } from '#terms/certainty';
import { addDays, dayIn, type Instant, later, milliseconds, type PlainDate, type Zone } from '#terms/plain-date';
import type { Basis } from '#terms/schema';

export type ProvenDay = {
  readonly day: PlainDate;
  readonly as: 'counted' | 'suspended' | 'rest';
  /** Name of the holiday, or `weekend`; null on a day that would count. */
  readonly rest: string | null;
  /** The moment at which the day is over. */
  readonly closes: Instant;
};

export type ProvenSuspension = {
  readonly owner: SuspensionOwner;
  readonly reason: string;
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
  /** Counted days on which it stopped the clock; where hours count, whole milliseconds. Overlaps count for each. */
  readonly days: number;
};

/** All that a deadline follows from. Whoever has it can count again, with a pencil or with `recompute`. JSON. */
export type ClockProof = {
  readonly basis: { readonly law: string; readonly article?: string; readonly certainty: Certainty };
  readonly amount: number;
  readonly unit: Term['unit'];
  readonly counting: Counting;
  /** The act that started the clock; its day is day 0. */
  readonly start: { readonly act: string; readonly at: Instant };
  readonly zone: Zone;
  /** Version of the calendar. */
  readonly calendar: string;
  /** A day was counted in a year that no decree covers. */
  readonly provisional: boolean;
  /** As of when open suspensions are counted. */
  readonly asOf: Instant;
  readonly days: readonly ProvenDay[];
  readonly suspensions: readonly ProvenSuspension[];
  /** Counted days (or milliseconds) suspended in all, overlaps once. */
  readonly suspended: number;
  /** The deadline without any suspension. */
  readonly base: Instant;
  /** The first moment at which the term has run out. */
  readonly deadline: Instant;
};

export interface ProvenClock extends Counted {
  readonly basis: Basis;
  readonly act: string;
}

export type ProvenStop = Stop & { readonly owner: SuspensionOwner; readonly reason: string };

/** Counts a clock and writes down everything that was counted. */
export function prove(calendar: Calendar, clock: ProvenClock, stops: readonly ProvenStop[], now: Instant): ClockProof {
  const all = count(calendar, clock, stops, now);
  const { act, start, term, counting } = clock;
  const { law, article, certainty } = clock.basis;
  return {
    basis: { law, ...(article === undefined ? {} : { article }), certainty },
    amount: term.amount,
    unit: term.unit,
    counting,
    start: { act, at: start },
    zone: calendar.zone,
    calendar: calendar.version,
    provisional: all.provisional,
    asOf: now,
    days: all.days.map(({ day, as, rest }) => ({ day, as, rest, closes: closeOf(calendar, day) })),
    suspensions: stops.map((stop) => ({
      owner: stop.owner,
      reason: stop.reason,
      from: stop.from,
      to: stop.to,
      days: ownShare(calendar, clock, stop, now, all),
    })),
    suspended: all.suspended,
    base: all.base,
    deadline: all.deadline,
  };
}

/** What one stop took of the days up to the deadline, whether or not another took them too. */
function ownShare(calendar: Calendar, clock: Counted, stop: Stop, now: Instant, all: Count): number {
  const known = endedBy(stop, now);
  if (!isExact(clock.term)) {
    return all.days.filter(({ day, rest }) => rest === null && covers(calendar, known, day, clock.counting)).length;
  }
  const from = laterOf(known.from, clock.start);
  const to = known.to < all.deadline ? known.to : all.deadline;
  return to <= from ? 0 : milliseconds(to) - milliseconds(from);
}

/** What does not follow from the rest of a proof. */
export type ProofFault =
  | 'days-not-in-a-row'
  | 'rest-misread'
  | 'suspension-misread'
  | 'too-few-or-many-days'
  | 'total-wrong'
  | 'base-wrong'
  | 'deadline-wrong'
  | 'calendar-differs';

/**
 * Counts a proof again from what it says itself; no fault means that its deadline follows. With a calendar at hand also its
 * days off and closing times are compared.
 */
export function recompute(proof: ClockProof, calendar?: Calendar): readonly ProofFault[] {
  const own = isExact(proof) ? recomputeHours(proof) : recomputeDays(proof);
  return [...own, ...(calendar === undefined || agrees(proof, calendar) ? [] : (['calendar-differs'] as const))];
}

function recomputeHours(proof: ClockProof): ProofFault[] {
  const hour = proof.unit === 'hours' ? 3_600_000 : 60_000;
  const base = later(proof.start.at, proof.amount * hour);
  let end = base;
  let covered = proof.start.at;
  for (const { from, to } of ended(proof).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const began = laterOf(from, covered);
    if (began >= end || to <= began) continue;
    end = later(end, milliseconds(to) - milliseconds(began));
    covered = to;
  }
  return [
    ...fault(proof.base !== base, 'base-wrong'),
    ...fault(proof.suspended !== milliseconds(end) - milliseconds(base), 'total-wrong'),
    ...fault(proof.deadline !== end, 'deadline-wrong'),
  ];
}

function recomputeDays(proof: ClockProof): ProofFault[] {
  const { days, zone, start } = proof;
  const first = dayIn(zone, start.at);
  const open = days.filter(({ rest }) => rest === null);
  const length = lengthOf(proof, start.at, proof);
  const counted = days.filter(({ as }) => as === 'counted').length;
  return [
    ...fault(
      days.some(({ day }, n) => day !== addDays(first, n + 1)),
      'days-not-in-a-row',
    ),
    ...fault(
      days.some(
        ({ as, rest }) => (as === 'rest') !== (rest !== null) || (rest !== null && proof.unit !== 'workingDays'),
      ),
      'rest-misread',
    ),
    ...fault(
      open.some((day) => (day.as === 'suspended') !== ended(proof).some((stop) => stood(proof, stop, day))),
      'suspension-misread',
    ),
    ...fault(counted !== length || days.at(-1)?.as !== 'counted', 'too-few-or-many-days'),
    ...fault(open.length - counted !== proof.suspended, 'total-wrong'),
    ...fault(open[length - 1]?.closes !== proof.base, 'base-wrong'),
    ...fault(days.at(-1)?.closes !== proof.deadline, 'deadline-wrong'),
  ];
}

function stood({ zone, counting }: ClockProof, { from, to }: Ended, { day, closes }: ProvenDay): boolean {
  if (from < closes && closes <= to) return true;
  return counting === 'inclusive' && from < to && dayIn(zone, from) <= day && day <= dayIn(zone, later(to, -1));
}

function ended({ suspensions, asOf }: ClockProof): Ended[] {
  return suspensions.map((stop) => endedBy(stop, asOf));
}

function fault(found: boolean, name: ProofFault): ProofFault[] {
  return found ? [name] : [];
}

function agrees(proof: ClockProof, calendar: Calendar): boolean {
  if (proof.calendar !== calendar.version || proof.zone !== calendar.zone) return false;
  return proof.days.every(
    ({ day, rest, closes }) =>
      closes === closeOf(calendar, day) && rest === (proof.unit === 'workingDays' ? restOn(calendar, day) : null),
  );
}
