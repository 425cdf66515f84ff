import { type Decision, decisionDue, lapseDecision } from '#coordination/decision';
import { type Dispute, type Duty, lapseDispute, type Minutes } from '#coordination/dispute';
import type { Moved, Scene } from '#coordination/matter';
import { lapseQuestion, type Question, questionDue } from '#coordination/question';
import type { Instant } from '#terms/plain-date';

/** Whatever agencies have before them under an arrangement. */
export type Matter = Question | Decision | Dispute | Duty | Minutes;

/** When a matter moves by itself; null when nothing of it runs. A duty that is late stays with its owner, and is shown as late. */
export function nextDue(matter: Matter): Instant | null {
  switch (matter.kind) {
    case 'question':
      return questionDue(matter);
    case 'decision':
      return decisionDue(matter);
    case 'dispute':
      return matter.due;
    case 'duty':
    case 'minutes':
      return null;
    default:
      return matter satisfies never;
  }
}

/**
 * Every clock of a matter that has run out by `at`, each as of its own moment: whoever comes late finds it as a punctual worker
 * would have left it. `sceneAt` gives clocks and lead of that moment.
 */
export function lapseMatter(matter: Matter, sceneAt: (moment: Instant) => Scene, at: Instant): Moved<Matter>[] {
  const moves: Moved<Matter>[] = [];
  let now = matter;
  for (let due = nextDue(now); due !== null && due <= at; due = nextDue(now)) {
    const move = lapse(now, sceneAt(due));
    moves.push(move);
    now = move.matter;
  }
  return moves;
}

function lapse(matter: Matter, scene: Scene): Moved<Matter> {
  switch (matter.kind) {
    case 'question':
      return lapseQuestion(scene, matter);
    case 'decision':
      return lapseDecision(scene, matter);
    case 'dispute':
      return lapseDispute(scene, matter);
    default:
      throw new Error(`a ${matter.kind} has no clock`);
  }
}
