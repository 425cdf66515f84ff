import {
  type Moved,
  malformed,
  nextTerm,
  notYours,
  type Scene,
  type Seat,
  unfit,
  type Voice,
} from '#coordination/matter';
import { deadline } from '#terms/calendar';
import type { Instant } from '#terms/plain-date';

/** A question between agencies under an arrangement: never ownerless, with a clock and an end. */
export interface Question {
  readonly kind: 'question';
  readonly asker: Seat;
  readonly owner: Seat;
  /** The one role under which its owner has a part in the arrangement: with that duty the question moves. */
  readonly role?: string;
  /** While it is unanswered nothing of the arrangement is signed. */
  readonly blocking: boolean;
  /** Whose turn it is: the owner's, the lead's, the coordinating body's. */
  readonly rung: 'owner' | 'lead' | 'body';
  /** `escalated`: it has left its owner unanswered. `returned`: its owner says it is somebody else's. */
  readonly state: 'open' | 'escalated' | 'answered' | 'returned' | 'closed';
  readonly asked: Instant;
  /** When its rung has run out; null with the body, while it lies with its asker, and at the end. */
  readonly due: Instant | null;
  /** When silence after the answer closes it. */
  readonly silentBy: Instant | null;
  readonly closedBy: 'asker' | 'silence' | null;
}

/** A seat that is asked, and the one role under which its agency has a part in the arrangement, where it has just one. */
export interface Addressee extends Seat {
  readonly role?: string | undefined;
}

export type QuestionCommand =
  | { readonly kind: 'answer' }
  | { readonly kind: 'return' }
  /** The asker gives a returned question to somebody else; its clock begins anew, since its owner is new. */
  | { readonly kind: 'redirect'; readonly owner: Addressee }
  | { readonly kind: 'close' };

/** Refuses `matter-not-yours`, `matter-malformed`. */
export function askQuestion(
  scene: Scene,
  wish: { readonly owner: Addressee; readonly blocking: boolean },
  by: Voice,
  at: Instant,
): Moved<Question> {
  if (!by.member && !by.body) notYours(by);
  const { blocking } = wish;
  const { role, ...owner } = wish.owner;
  if (owner.agency === by.agency) malformed('the question is to its asker');
  const due = deadline(scene.calendar, at, scene.rules.question.owner);
  const asker = { agency: by.agency, position: by.position };
  const under = role === undefined ? {} : { role };
  const open = { rung: 'owner', state: 'open', asked: at, due } as const;
  return {
    matter: { kind: 'question', asker, owner, ...under, blocking, ...open, silentBy: null, closedBy: null },
    act: { kind: 'question-asked', data: { asker: asker.agency, owner: seatData(owner), ...under, blocking, due } },
  };
}

/** Refuses `matter-unfit`, `matter-not-yours`, `matter-malformed`. */
export function stepQuestion(
  scene: Scene,
  question: Question,
  command: QuestionCommand,
  by: Voice,
  at: Instant,
): Moved<Question> {
  const isOpen = question.state === 'open' || question.state === 'escalated';
  const { asker, owner } = question;
  switch (command.kind) {
    case 'answer': {
      if (!isOpen) unfit(question.state, 'answered');
      if (!owes(question, by)) notYours(by);
      const silentBy = deadline(scene.calendar, at, scene.rules.question.silence);
      return moved({ ...question, state: 'answered', due: null, silentBy }, 'question-answered', { silentBy });
    }
    case 'return':
      if (question.state !== 'open') unfit(question.state, 'returned');
      if (by.agency !== owner.agency) notYours(by);
      return moved({ ...question, state: 'returned', due: null }, 'question-returned');
    case 'redirect': {
      if (question.state !== 'returned') unfit(question.state, 'redirected');
      if (by.agency !== asker.agency) notYours(by);
      return give(scene, question, command.owner, at);
    }
    case 'close':
      if (question.state === 'closed') unfit(question.state, 'closed');
      if (by.agency !== asker.agency) notYours(by);
      return closed(question, 'asker');
    default:
      return command satisfies never;
  }
}

/** To another owner, whose clock begins; by its asker, or by a decision of the coordinating body. */
export function give(scene: Scene, question: Question, { role, ...owner }: Addressee, at: Instant): Moved<Question> {
  if (question.state === 'closed' || question.state === 'answered') unfit(question.state, 'given');
  if (owner.agency === question.asker.agency) malformed('the question is to its asker');
  const due = deadline(scene.calendar, at, scene.rules.question.owner);
  const under = role === undefined ? {} : { role };
  const data = { owner: seatData(owner), ...under, due };
  const { role: _before, ...rest } = question;
  return moved({ ...rest, owner, ...under, rung: 'owner', state: 'open', due }, 'question-redirected', data);
}

/** Somebody let the time run out: the question climbs, or what was answered is closed. */
export function lapseQuestion(scene: Scene, question: Question): Moved<Question> {
  if (question.state === 'answered') return closed(question, 'silence');
  const { due } = question;
  if (due === null) return unfit(question.state, 'lapsed');
  const passed = question.rung === 'owner' && scene.leads.length === 0;
  const rung = question.rung === 'owner' && !passed ? 'lead' : 'body';
  const next = rung === 'lead' ? deadline(scene.calendar, nextTerm(due), scene.rules.question.lead) : null;
  const data = { rung, due: next, since: due, ...(passed ? { vacant: true } : {}) };
  return moved({ ...question, rung, state: 'escalated', due: next }, 'question-climbed', data);
}

/** When the next clock of a question runs out. */
export function questionDue({ state, due, silentBy }: Question): Instant | null {
  return state === 'answered' ? silentBy : due;
}

/** Whether it holds up every signature under its arrangement. */
export function holdsSignatures({ blocking, state }: Question): boolean {
  return blocking && (state === 'open' || state === 'escalated' || state === 'returned');
}

/** The owner at every rung; with the lead also the lead, with the body also its chair. */
export function owes({ owner, rung, state }: Question, by: Voice): boolean {
  if (state !== 'open' && state !== 'escalated') return false;
  return by.agency === owner.agency || (rung === 'lead' && by.lead) || (rung === 'body' && by.body);
}

function closed(question: Question, by: 'asker' | 'silence'): Moved<Question> {
  // Levels read who was joined by a question that came to its end.
  const data = { by, asker: question.asker.agency, owner: question.owner.agency };
  return moved({ ...question, state: 'closed', due: null, silentBy: null, closedBy: by }, 'question-closed', data);
}

function moved(matter: Question, kind: string, data: Moved<Question>['act']['data'] = {}): Moved<Question> {
  return { matter, act: { kind, data } };
}

export function seatData({ agency, position }: Seat): { readonly agency: string; readonly position: string } {
  return { agency, position };
}
