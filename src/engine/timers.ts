import { durationOf, momentIn } from '#definitions/duration';
import type { ProcessNode } from '#definitions/process';
import type { Token } from '#engine/case';
import { explainFor } from '#engine/conditions';
import type { EngineRefusal } from '#engine/refusals';
import { causesData } from '#engine/trace';
import { emit, freshId, stationAt, type Walk } from '#engine/walk';
import { type FeelDateTime, MIDNIGHT, momentOf } from '#rules/feel/calendar';
import { type FeelValue, tagged } from '#rules/feel/value';
import {
  addMonths,
  dayIn,
  daysBetween,
  type Instant,
  instant,
  later,
  milliseconds,
  ZONES,
  type Zone,
} from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** Sets the timer of a timer event for a token: the token of its host, or the one that stands on a catch event. */
export function setTimer(walk: Walk, token: Token, event: ProcessNode): void {
  const due = timerDue(walk, event, token);
  emit(walk, {
    kind: 'timer-set',
    element: event.id,
    data: { open: [{ kind: 'timer', id: freshId(walk), token: token.id, due }] },
  });
}

/**
 * When a timer that is set now is due; a moment that has passed is due at once. `token` is the one in whose place FEEL is
 * evaluated, where there is one. Refusal `timer-unclear` where FEEL gives neither date, date and time nor duration.
 */
export function timerDue(walk: Walk, event: ProcessNode, token: Token | undefined): Instant {
  const moment = computedMoment(walk, event, token) ?? literalMoment(walk, event);
  return moment < walk.moment ? walk.moment : moment;
}

function literalMoment(walk: Walk, { id, timer }: ProcessNode): Instant {
  const text = timer ?? '';
  const duration = durationOf(text);
  const moment = duration === undefined ? momentIn(text) : later(walk.moment, duration);
  if (moment === undefined) throw new Error(`the timer of ${id} is neither duration nor moment: ${text}`);
  return moment;
}

function computedMoment(walk: Walk, { id }: ProcessNode, token: Token | undefined): Instant | undefined {
  const { timer } = stationAt(walk, id);
  if (timer === undefined) return undefined;
  const { value, causes } = explainFor(walk, token, timer);
  const moment = momentFrom(value, walk.moment, walk.program.government.file.zone);
  if (moment !== undefined) return moment;
  const message = `The timer ${id} has neither date, date and time nor duration`;
  throw new Refusal<EngineRefusal>('timer-unclear', message, { element: id, causes: causesData(causes) });
}

/** Milliseconds of the year 9999; a moment beyond it would be no four-digit year. */
const LATEST = 253_370_764_800_000;

/** A date is due when its day begins, a time without zone is the government's; a duration counts from now. */
function momentFrom(value: FeelValue, now: Instant, zone: Zone): Instant | undefined {
  const given = tagged(value);
  const ms = given === null ? undefined : millisecondsOf(given, now, zone);
  return ms === undefined || Math.abs(ms) > LATEST ? undefined : instant(ms);
}

function millisecondsOf(given: NonNullable<ReturnType<typeof tagged>>, now: Instant, zone: Zone): number | undefined {
  switch (given.kind) {
    case 'date':
      return inZone({ kind: 'dateTime', date: given, time: MIDNIGHT }, zone);
    case 'dateTime':
      return inZone(given, zone);
    case 'daysTime':
      return milliseconds(now) + Number(given.nanos / 1_000_000n);
    case 'yearsMonths':
      return Math.abs(given.months) > MOST_MONTHS ? undefined : afterMonths(now, given.months, zone);
    default:
      return undefined;
  }
}

const MOST_MONTHS = 12 * 9_999;

function inZone(given: FeelDateTime, zone: Zone): number {
  const { day, nanos } = momentOf(given);
  const local = given.time.offset === null ? ZONES[zone] * 3_600_000 : 0;
  return day * 86_400_000 + Math.floor(nanos / 1_000_000) - local;
}

/** The same time of the day so many months later, clamped to the month's end. */
function afterMonths(now: Instant, months: number, zone: Zone): number {
  const day = dayIn(zone, now);
  return milliseconds(now) + daysBetween(day, addMonths(day, months)) * 86_400_000;
}

/** When the first interrupting timer of the activity that a token enters now would end it; null when none does. */
export function expiryOf(walk: Walk, token: Token, element: string): Instant | null {
  const timers = stationAt(walk, element).boundaries.filter(
    ({ type, interrupting }) => type === 'boundaryTimerEvent' && interrupting,
  );
  return timers.map((event) => timerDue(walk, event, token)).toSorted()[0] ?? null;
}
