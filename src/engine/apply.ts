import { type CaseState, type Opened, OUTCOMES, type Outcome } from '#engine/case';
import { type CaseRecord, dataOf, momentOf, opened, patchOf } from '#engine/patch';

/**
 * The state after an act. It alone changes state and reads only kind, element, data and time: a case can be rebuilt from
 * its envelopes by anyone, also after the applicant's key has been destroyed. Total over all acts of a case chain.
 */
export function apply(past: CaseState | null, act: CaseRecord): CaseState {
  if (act.kind === 'filed') return move(begun(act), act);
  if (past === null) throw new Error(`a case begins with filed, not with ${act.kind}`);
  const state = move(past, act);
  switch (act.kind) {
    case 'touched':
      return touched(state, act);
    case 'passed':
      return { ...state, outcome: gravest(state.outcome, dataOf('passed', act).outcome) };
    case 'fact-received':
      return narrowed(state, act);
    case 'paid':
      return { ...state, locked: true };
    case 'question-asked':
      return questionAsked(state, act);
    case 'question-answered':
      return withQuestion(state, dataOf(act.kind, act).question, { state: 'answered' });
    case 'question-closed':
      return withQuestion(state, dataOf(act.kind, act).question, { state: 'closed' });
    case 'question-climbed': {
      const { question, rung, due } = dataOf('question-climbed', act);
      return withQuestion(state, question, { rung, due });
    }
    case 'ended':
      return ended(state, act);
    case 'handed-over':
    case 'concluded':
    case 'decided':
    case 'fact-needed':
    case 'fact-withheld':
    case 'fact-disputed':
    case 'bill-due':
    case 'bill-expired':
    case 'message-received':
    case 'timer-set':
    case 'timer-fired':
    case 'document-due':
    case 'sealed':
    case 'withdrawn':
    case 'payment-parked':
    case 'refunded':
      return state;
    default:
      return act.kind satisfies never;
  }
}

function begun(act: CaseRecord): CaseState {
  const { subject, territory } = dataOf('filed', act);
  return {
    v: 1,
    status: 'open',
    next: 1,
    subject,
    territory,
    tokens: [],
    open: [],
    questions: [],
    locked: false,
    filed: act.at,
    at: act.at,
    outcome: null,
  };
}

/** Tokens and waits that went and came. A blocking question falls with the work item whose decision it held. */
function move(state: CaseState, act: CaseRecord): CaseState {
  const { take = [], put = [], shut = [], open = [] } = patchOf(act);
  const since = momentOf(act);
  const came = put.map(([id, node, flow]) => ({ id, node, flow }));
  const began = open.map((opening) => opened(opening, act.element ?? '', since));
  return {
    ...state,
    next: Math.max(state.next, ...came.map(({ id }) => id + 1), ...began.map(({ id }) => id + 1)),
    tokens: [...without(state.tokens, take), ...came],
    open: [...without(state.open, shut), ...began],
    questions: state.questions.map((question) =>
      question.blocking && question.state === 'open' && shut.includes(question.item)
        ? { ...question, state: 'closed' as const }
        : question,
    ),
    at: act.at,
  };
}

function without<Kept extends { readonly id: number }>(all: readonly Kept[], gone: readonly number[]): readonly Kept[] {
  return gone.length === 0 ? all : all.filter(({ id }) => !gone.includes(id));
}

function touched(state: CaseState, act: CaseRecord): CaseState {
  const { item } = dataOf('touched', act);
  const at = momentOf(act);
  return withItem(state, item, (wait) => ({ ...wait, touched: at }));
}

function narrowed(state: CaseState, act: CaseRecord): CaseState {
  const { narrowed: left = [] } = dataOf('fact-received', act);
  return left.reduce((now, [item, asks]) => withItem(now, item, (wait) => ({ ...wait, asks })), state);
}

function withItem(state: CaseState, id: number, change: (item: Opened & { kind: 'item' }) => Opened): CaseState {
  return { ...state, open: state.open.map((wait) => (wait.kind === 'item' && wait.id === id ? change(wait) : wait)) };
}

function gravest(one: Outcome | null, other: Outcome | undefined): Outcome | null {
  return OUTCOMES.findLast((outcome) => outcome === one || outcome === other) ?? null;
}

function questionAsked(state: CaseState, act: CaseRecord): CaseState {
  const { id, item, asker, owner, blocking, due } = dataOf('question-asked', act).question;
  const asked = momentOf(act);
  const question = { id, item, asker, owner, blocking, rung: 'owner', state: 'open', asked, due } as const;
  return { ...state, next: Math.max(state.next, id + 1), questions: [...state.questions, question] };
}

function withQuestion(
  state: CaseState,
  id: number,
  change: Partial<Pick<CaseState['questions'][number], 'state' | 'rung' | 'due'>>,
): CaseState {
  return {
    ...state,
    questions: state.questions.map((question) => (question.id === id ? { ...question, ...change } : question)),
  };
}

/** Nothing of an ended case stays open. */
function ended(state: CaseState, act: CaseRecord): CaseState {
  const questions = state.questions.map((question) => ({ ...question, state: 'closed' as const }));
  return { ...state, status: dataOf('ended', act).status, tokens: [], open: [], questions };
}
