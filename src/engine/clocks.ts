import type { CaseQuestion, CaseState, Opened } from '#engine/case';
import { occur } from '#engine/events';
import { run } from '#engine/moves';
import { climb } from '#engine/questions';
import { giveUp } from '#engine/reads';
import { emit, type Walk } from '#engine/walk';
import type { Instant } from '#terms/plain-date';

type Timer = Opened & { readonly kind: 'timer' };
type Ask = Opened & { readonly kind: 'ask' };

/** What runs out by itself: a timer, the patience for a registry, a question at its rung. */
export type Clock =
  | { readonly kind: 'timer'; readonly id: number; readonly due: Instant; readonly wait: Timer }
  | { readonly kind: 'ask'; readonly id: number; readonly due: Instant; readonly wait: Ask }
  | { readonly kind: 'question'; readonly id: number; readonly due: Instant; readonly question: CaseQuestion };

/** The clock of a case that runs out first; the older one where two run out together. */
export function nextClock(state: CaseState): Clock | undefined {
  return clocksOf(state).toSorted((a, b) => (a.due === b.due ? a.id - b.id : a.due < b.due ? -1 : 1))[0];
}

function clocksOf(state: CaseState): Clock[] {
  const waits = state.open.flatMap((wait): Clock[] => {
    if (wait.kind === 'timer') return [{ kind: wait.kind, id: wait.id, due: wait.due, wait }];
    return wait.kind === 'ask' ? [{ kind: wait.kind, id: wait.id, due: wait.due, wait }] : [];
  });
  const questions = state.questions
    .filter((question) => question.state === 'open' && question.rung !== 'body')
    .map((question): Clock => ({ kind: 'question', id: question.id, due: question.due, question }));
  return [...waits, ...questions];
}

/**
 * Lets every clock run out that is due by the time of the step, in order of due time, each as of its own due time: a
 * worker that comes late finds the case as a punctual one would have left it.
 */
export function fireDueClocks(walk: Walk): void {
  for (let clock = nextClock(walk.state); clock !== undefined && clock.due <= walk.at; clock = nextClock(walk.state)) {
    walk.moment = clock.due;
    fire(walk, clock);
    run(walk);
  }
  walk.moment = walk.at;
}

function fire(walk: Walk, clock: Clock): void {
  switch (clock.kind) {
    case 'timer':
      return emit(walk, { kind: 'timer-fired', element: clock.wait.node, data: occur(walk, clock.wait) });
    case 'ask':
      return giveUp(walk, clock.wait, 'registry-silent');
    case 'question':
      return climb(walk, clock.question);
    default:
      return clock satisfies never;
  }
}
