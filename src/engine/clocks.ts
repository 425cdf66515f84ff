import type { CaseQuestion, CaseState, Opened } from '#engine/case';
import { laterOf } from '#engine/clocks/count';
import type { CaseClock, Suspension } from '#engine/clocks/state';
import { caseLapsed, checkLapsed, itemLapsed, recount, recountAt } from '#engine/clocks/statutory';
import { suspensionDue, tendClocks } from '#engine/clocks/tend';
import { occur } from '#engine/events';
import { run } from '#engine/moves';
import { climb, fallSilent } from '#engine/questions';
import { giveUp, isReading } from '#engine/reads';
import { emit, type Walk } from '#engine/walk';
import type { Instant } from '#terms/plain-date';

type Timer = Opened & { readonly kind: 'timer' };
type Item = Opened & { readonly kind: 'item' };
type Ask = Opened & { readonly kind: 'ask' };

/** What runs out by itself: a timer, the patience for a registry, a question at its rung, the time for a decision or a step, an answer. */
export type Clock =
  | { readonly kind: 'timer'; readonly id: number; readonly due: Instant; readonly wait: Timer }
  | { readonly kind: 'ask'; readonly id: number; readonly due: Instant; readonly wait: Ask }
  | { readonly kind: 'question'; readonly id: number; readonly due: Instant; readonly question: CaseQuestion }
  | { readonly kind: 'item'; readonly id: number; readonly due: Instant; readonly wait: Item }
  | { readonly kind: 'suspension'; readonly id: number; readonly due: Instant; readonly suspension: Suspension }
  | { readonly kind: 'statutory'; readonly id: number; readonly due: Instant; readonly clock: CaseClock };

/** The clock of a case that runs out first; the older one where two run out together. */
export function nextClock(state: CaseState): Clock | undefined {
  return clocksOf(state).toSorted((a, b) => (a.due === b.due ? a.id - b.id : a.due < b.due ? -1 : 1))[0];
}

function clocksOf(state: CaseState): Clock[] {
  const waits = state.open.flatMap((wait): Clock[] => {
    if (wait.kind === 'timer') return [{ kind: wait.kind, id: wait.id, due: wait.due, wait }];
    if (wait.kind === 'item' && wait.due !== null && (wait.lapse ?? wait.read) !== undefined)
      return [{ kind: wait.kind, id: wait.id, due: wait.due, wait }];
    return wait.kind === 'ask' ? [{ kind: wait.kind, id: wait.id, due: wait.due, wait }] : [];
  });
  const questions = state.questions
    .filter((question) => question.state === 'open' && question.rung !== 'body')
    .map((question): Clock => ({ kind: 'question', id: question.id, due: question.due, question }));
  const silent = state.questions.flatMap((question): Clock[] =>
    question.state === 'answered' && question.silentBy !== undefined
      ? [{ kind: 'question', id: question.id, due: question.silentBy, question }]
      : [],
  );
  return [...waits, ...questions, ...silent, ...suspensionsOf(state), ...statutoryOf(state)];
}

/** The budget first where it is spent before the answer is due. */
function suspensionsOf({ suspensions = [] }: CaseState): Clock[] {
  return suspensions.flatMap((suspension): Clock[] => {
    const { id, end, to, until, answerBy } = suspension;
    if (end !== null) return [];
    const [due] = [answerBy, to === null ? until : null].filter((at) => at !== null).toSorted();
    return due === undefined ? [] : [{ kind: 'suspension', id, due, suspension }];
  });
}

function statutoryOf({ clock }: CaseState): Clock[] {
  if (clock === undefined || clock.end !== undefined || clock.due === null) return [];
  return [{ kind: 'statutory', id: 0, due: clock.due, clock }];
}

/**
 * Lets every clock run out that is due by the time of the step, in order of due time, each as of its own due time: a
 * worker that comes late finds the case as a punctual one would have left it.
 */
export function fireDueClocks(walk: Walk): void {
  walk.moment = walk.state.at;
  for (let next = nextDue(walk); next !== undefined; next = nextDue(walk)) {
    walk.moment = laterOf(walk.moment, next.due);
    if (next.clock === null) recount(walk);
    else fire(walk, next.clock);
    run(walk);
    tendClocks(walk);
  }
  walk.moment = walk.at;
}

/** What runs out next by the time of the step; a new calendar moves what has not run out by the day it is in force. */
function nextDue(walk: Walk): { readonly due: Instant; readonly clock: Clock | null } | undefined {
  const clock = nextClock(walk.state);
  const recounted = recountAt(walk);
  if (recounted !== null && recounted <= walk.at && (clock === undefined || recounted < clock.due))
    return { due: recounted, clock: null };
  return clock === undefined || clock.due > walk.at ? undefined : { due: clock.due, clock };
}

function fire(walk: Walk, clock: Clock): void {
  switch (clock.kind) {
    case 'timer':
      return emit(walk, { kind: 'timer-fired', element: clock.wait.node, data: occur(walk, clock.wait) });
    case 'ask':
      return giveUp(walk, clock.wait, 'registry-silent');
    case 'question':
      return clock.question.state === 'answered' ? fallSilent(walk, clock.question) : climb(walk, clock.question);
    case 'item':
      if (isReading(clock.wait)) return giveUp(walk, clock.wait, 'officer-silent');
      return clock.wait.lapse === 'complete' ? checkLapsed(walk, clock.wait) : itemLapsed(walk, clock.wait);
    case 'suspension':
      return suspensionDue(walk, clock.suspension);
    case 'statutory':
      return caseLapsed(walk, clock.clock);
    default:
      return clock satisfies never;
  }
}
