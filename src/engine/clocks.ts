import type { CaseQuestion, CaseState, Opened } from '#engine/case';
import { leave, putOn, waitsOf } from '#engine/flows';
import { run } from '#engine/moves';
import { expireBill } from '#engine/payment';
import { flowOf } from '#engine/plan';
import { climb } from '#engine/questions';
import { giveUp } from '#engine/reads';
import { emit, nodeAt, tokenOf, type Walk } from '#engine/walk';
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
      return fireTimer(walk, clock.wait);
    case 'ask':
      return giveUp(walk, clock.wait, 'registry-silent');
    case 'question':
      return climb(walk, clock.question);
    default:
      return clock satisfies never;
  }
}

function fireTimer(walk: Walk, timer: Timer): void {
  const event = nodeAt(walk, timer.node);
  if (event.attachedTo === null) {
    emit(walk, { kind: 'timer-fired', element: event.id, data: leave(walk, tokenOf(walk, timer.token)) });
  } else if (event.interrupting) {
    interrupt(walk, timer);
  } else {
    const put = putOn(
      walk,
      event.outgoing.map((id) => flowOf(walk.plan, id)),
    );
    emit(walk, { kind: 'timer-fired', element: event.id, data: { shut: [timer.id], put } });
  }
}

/** BPMN 2.0.2, 13.5.3: the host and all it waits for end, and the token goes on from the boundary. */
function interrupt(walk: Walk, timer: Timer): void {
  const ended = walk.state.open.filter(({ token }) => token === timer.token);
  const put = putOn(
    walk,
    nodeAt(walk, timer.node).outgoing.map((id) => flowOf(walk.plan, id)),
  );
  const data = { shut: waitsOf(walk, timer.token), take: [timer.token], put };
  emit(walk, { kind: 'timer-fired', element: timer.node, data });
  for (const wait of ended) expireBill(walk, wait);
}
