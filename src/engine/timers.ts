import { durationOf, momentIn } from '#definitions/duration';
import type { ProcessNode } from '#definitions/process';
import type { Token } from '#engine/case';
import { emit, freshId, stationAt, type Walk } from '#engine/walk';
import { type Instant, later } from '#terms/plain-date';

/** Sets the timer of a timer event for a token: the token of its host, or the one that stands on a catch event. */
export function setTimer(walk: Walk, token: Token, event: ProcessNode): void {
  const due = timerDue(walk, event);
  emit(walk, {
    kind: 'timer-set',
    element: event.id,
    data: { open: [{ kind: 'timer', id: freshId(walk), token: token.id, due }] },
  });
}

/** When a timer that is set now is due; a moment that has passed is due at once. */
export function timerDue(walk: Walk, event: ProcessNode): Instant {
  const text = event.timer ?? '';
  const duration = durationOf(text);
  if (duration !== undefined) return later(walk.moment, duration);
  const moment = momentIn(text);
  if (moment === undefined) throw new Error(`the timer of ${event.id} is neither duration nor moment: ${text}`);
  return moment < walk.moment ? walk.moment : moment;
}

/** When the first interrupting timer of an activity entered now would end it; null when none does. */
export function expiryOf(walk: Walk, element: string): Instant | null {
  const timers = stationAt(walk, element).boundaries.filter(
    ({ type, interrupting }) => type === 'boundaryTimerEvent' && interrupting,
  );
  return timers.map((event) => timerDue(walk, event)).toSorted()[0] ?? null;
}
