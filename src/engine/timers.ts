import { durationOf } from '#definitions/duration';
import type { ProcessNode } from '#definitions/process';
import type { Token } from '#engine/case';
import { emit, freshId, nodeAt, type Walk } from '#engine/walk';
import { type Instant, later } from '#terms/plain-date';

/** The clocks that begin when an activity waits: its boundary timers. */
export function armTimers(walk: Walk, token: Token): void {
  for (const boundary of walk.plan.boundaries.get(token.node) ?? []) setTimer(walk, token, boundary);
}

/** Sets the timer of a timer event for a token: the token of its host, or the one that stands on a catch event. */
export function setTimer(walk: Walk, token: Token, event: ProcessNode): void {
  const due = timerDue(walk, event);
  emit(walk, {
    kind: 'timer-set',
    element: event.id,
    data: { open: [{ kind: 'timer', id: freshId(walk), token: token.id, due }] },
  });
}

export function timerDue(walk: Walk, event: ProcessNode): Instant {
  const duration = durationOf(event.timer ?? '');
  if (duration === undefined) throw new Error(`the timer of ${event.id} is no duration: ${event.timer}`);
  return later(walk.moment, duration);
}

/** When the first interrupting timer of an activity entered now would end it; null when none does. */
export function expiryOf(walk: Walk, token: Token): Instant | null {
  const interrupting = (walk.plan.boundaries.get(nodeAt(walk, token.node).id) ?? []).filter(
    (event) => event.interrupting,
  );
  return interrupting.map((event) => timerDue(walk, event)).toSorted()[0] ?? null;
}
