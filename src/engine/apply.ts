import { calledOf } from '#engine/called';
import {
  type CaseState,
  type Correction,
  type Incident,
  type Opened,
  OUTCOMES,
  type Outcome,
  type Scope,
  type Token,
} from '#engine/case';
import { clockFrom, resumed, suspensionFrom } from '#engine/clocks/state';
import { type CaseRecord, dataOf, momentOf, opened, type Patch, patchOf } from '#engine/patch';
import { type Instant, later } from '#terms/plain-date';

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
      return passed(state, act);
    case 'fact-unanswered':
      return unanswered(state, act);
    case 'consent-awaited':
    case 'preview-awaited':
      return personAwaited(state, act, act.kind === 'consent-awaited' ? 'consent' : 'preview');
    case 'fact-received':
      return narrowed(state, act);
    case 'paid':
      return { ...state, locked: true };
    case 'question-asked':
      return questionAsked(state, act);
    case 'question-answered':
      return answered(state, act);
    case 'question-closed':
      return withQuestion(state, dataOf(act.kind, act).question, { state: 'closed' });
    case 'question-climbed': {
      const { question, rung, due } = dataOf('question-climbed', act);
      const before = state.questions.find(({ id }) => id === question);
      const since = before === undefined ? {} : { since: termAfter(before) };
      return withQuestion(state, question, { rung, due, ...since });
    }
    case 'clock-recounted': {
      const { question, due } = dataOf(act.kind, act);
      return question === undefined || due === null ? state : withQuestion(state, question, { due });
    }
    case 'comment-received': {
      const { comment } = dataOf(act.kind, act);
      return { ...state, next: Math.max(state.next, comment + 1), comments: [...(state.comments ?? []), comment] };
    }
    case 'comment-answered': {
      const { comment } = dataOf(act.kind, act);
      return withComments(
        state,
        state.comments?.filter((id) => id !== comment),
      );
    }
    case 'fact-disputed':
      return disputed(state, act);
    case 'correction-opened': {
      const { correction, number } = dataOf(act.kind, act);
      const numbered = state.corrections?.map((one) => (one.id === correction ? { ...one, number } : one));
      return withCorrections(state, numbered);
    }
    case 'fact-corrected':
    case 'fact-upheld': {
      const { correction } = dataOf(act.kind, act);
      return withCorrections(
        state,
        state.corrections?.filter(({ id }) => id !== correction),
      );
    }
    case 'ended':
      return ended(state, act);
    case 'handed-over':
    case 'concluded':
    case 'decided':
    case 'fact-needed':
    case 'fact-withheld':
    case 'correction-awaited':
    case 'source-corrected':
    case 'bill-due':
    case 'bill-expired':
    case 'message-received':
    case 'timer-set':
    case 'timer-fired':
    case 'record-due':
    case 'record-written':
    case 'record-not-found':
    case 'document-due':
    case 'sealed':
    case 'entered':
    case 'message-awaited':
    case 'message-sent':
    case 'message-returned':
    case 'error-raised':
    case 'escalated':
    case 'held':
    case 'retried':
    case 'skipped':
    case 'corrected':
    case 'file-complete':
    case 'clock-suspended':
    case 'clock-resumed':
    case 'correction-asked':
    case 'clock-lapsed':
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

/** Tokens and waits that went and came. Members are written out: this runs for every act of every case. */
function move(state: CaseState, act: CaseRecord): CaseState {
  const patch = patchOf(act);
  const { take = [], put = [], shut = [], open = [] } = patch;
  const since = momentOf(act);
  const came = put.map(tokenFrom);
  const began = open.map((opening) => opened(opening, act.element ?? '', since));
  const moved: CaseState = {
    v: 1,
    status: state.status,
    next: after(began, after(came, state.next)),
    subject: state.subject,
    territory: state.territory,
    tokens: changed(state.tokens, take, came),
    open: changed(state.open, shut, began),
    questions: state.questions.length === 0 ? state.questions : withoutBlocked(state.questions, shut),
    locked: state.locked,
    filed: state.filed,
    at: act.at,
    outcome: state.outcome,
  };
  const deep = isDeep(state, patch) ? deepened(moved, state, act, patch) : moved;
  const all = withCalled(deep, state.called, patch);
  const commented = withComments(isTimed(state, patch) ? timed(all, state, patch, since) : all, state.comments);
  return withCorrections(commented, state.corrections);
}

/** Absent where no comment waits, so that a case without them is as small as ever. */
function withComments(state: CaseState, waiting: readonly number[] = []): CaseState {
  if (waiting.length > 0) return { ...state, comments: waiting };
  const { comments: _, ...rest } = state;
  return state.comments === undefined ? state : rest;
}

function disputed(state: CaseState, act: CaseRecord): CaseState {
  const { correction } = dataOf('fact-disputed', act);
  if (correction === undefined) return state;
  const { id, fact, registry, agency, due, waits } = correction;
  const asked: Correction = { id, fact, registry, agency, since: momentOf(act), due, waits };
  return { ...withCorrections(state, [...(state.corrections ?? []), asked]), next: Math.max(state.next, id + 1) };
}

/** Absent where none is open, so that a case without them is as small as ever. */
function withCorrections(state: CaseState, open: readonly Correction[] = []): CaseState {
  if (open.length > 0) return { ...state, corrections: open };
  const { corrections: _, ...rest } = state;
  return state.corrections === undefined ? state : rest;
}

function tokenFrom([id, node, flow, scope, index]: NonNullable<Patch['put']>[number]): Token {
  if (scope === undefined) return { id, node, flow };
  return index === undefined ? { id, node, flow, scope } : { id, node, flow, scope, index };
}

function isDeep(state: CaseState, { enter, hold, keep }: Patch): boolean {
  return (
    enter !== undefined ||
    hold !== undefined ||
    keep !== undefined ||
    state.scopes !== undefined ||
    state.incidents !== undefined ||
    state.kept !== undefined
  );
}

/** The state with its scopes, incidents and kept messages; a list that is empty is left out. */
function deepened(moved: CaseState, state: CaseState, act: CaseRecord, patch: Patch): CaseState {
  const { take = [], enter = [], exit = [], count = [], hold = [], free = [], keep = [], drop = [] } = patch;
  const held = hold.map((one): Incident => incidentFrom(one, act));
  const scopes = counted(changed(state.scopes ?? [], exit, enter.map(scopeFrom)), count);
  const going = (state.incidents ?? []).filter(({ token }) => !take.includes(token));
  const incidents = changed(going, free, held);
  const kept = changed(
    state.kept ?? [],
    drop,
    keep.map(({ id, node }) => ({ id, node })),
  );
  return {
    ...moved,
    next: after(keep, after(held, after(enter, moved.next))),
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(incidents.length === 0 ? {} : { incidents }),
    ...(kept.length === 0 ? {} : { kept }),
  };
}

/** Scopes end, but what ran in them is told from the version it ran on. */
function withCalled(state: CaseState, past: readonly string[] = [], { enter = [] }: Patch): CaseState {
  const came = enter.flatMap(({ part = '' }) => calledOf(part)?.version ?? []);
  const called = [...new Set([...past, ...came])];
  return called.length === 0 ? state : { ...state, called };
}

function isTimed(state: CaseState, { clock, suspend, dues, lapsed }: Patch): boolean {
  return (
    clock !== undefined ||
    suspend !== undefined ||
    dues !== undefined ||
    lapsed !== undefined ||
    state.clock !== undefined ||
    state.suspensions !== undefined
  );
}

/** The state with its clock and suspensions, and the deadlines they moved. */
function timed(moved: CaseState, state: CaseState, patch: Patch, at: Instant): CaseState {
  const { suspend = [], resume = [], dues = [], lapsed = [] } = patch;
  const clock = patch.clock === undefined ? state.clock : clockFrom(patch.clock);
  const suspensions = [...resumed(state.suspensions ?? [], resume, at), ...suspend.map(suspensionFrom)];
  const due = new Map(dues);
  const open = moved.open.map((wait) => {
    if (wait.kind !== 'item') return wait;
    const next = due.get(wait.id);
    const dated = next === undefined ? wait : { ...wait, due: next };
    if (!lapsed.includes(wait.id)) return dated;
    const { lapse: _lapse, ...past } = dated;
    return past;
  });
  return {
    ...moved,
    next: after(suspend, moved.next),
    open,
    ...(clock === undefined ? {} : { clock }),
    ...(suspensions.length === 0 ? {} : { suspensions }),
  };
}

function incidentFrom({ id, token, agency, cause, on }: NonNullable<Patch['hold']>[number], act: CaseRecord): Incident {
  return { id, token, node: act.element ?? '', agency, cause, on, since: momentOf(act) };
}

/** Members in one order, so that a fold gives the same bytes. */
function scopeFrom({ id, kind, node, within, token, part, of, done }: Scope): Scope {
  return {
    id,
    kind,
    node,
    within,
    token,
    ...(part === undefined ? {} : { part }),
    ...(of === undefined ? {} : { of }),
    ...(done === undefined ? {} : { done }),
  };
}

function counted(scopes: readonly Scope[], count: NonNullable<Patch['count']>): readonly Scope[] {
  if (count.length === 0) return scopes;
  const counts = new Map(count);
  return scopes.map((scope) => {
    const done = counts.get(scope.id);
    return done === undefined ? scope : { ...scope, done };
  });
}

type Numbered = { readonly id: number };

function after(came: readonly Numbered[], next: number): number {
  return came.reduce((most, { id }) => Math.max(most, id + 1), next);
}

function changed<Kept extends Numbered>(
  all: readonly Kept[],
  gone: readonly number[],
  came: readonly Kept[],
): readonly Kept[] {
  if (gone.length === 0) return came.length === 0 ? all : [...all, ...came];
  return [...all.filter(({ id }) => !gone.includes(id)), ...came];
}

/** A blocking question falls with the work item whose decision it held. */
function withoutBlocked(questions: CaseState['questions'], shut: readonly number[]): CaseState['questions'] {
  return questions.map((question) =>
    question.blocking && question.state === 'open' && shut.includes(question.item)
      ? { ...question, state: 'closed' as const }
      : question,
  );
}

function touched(state: CaseState, act: CaseRecord): CaseState {
  const { item } = dataOf('touched', act);
  const at = momentOf(act);
  return withItem(state, item, (wait) => ({ ...wait, touched: at }));
}

function unanswered(state: CaseState, act: CaseRecord): CaseState {
  const { ask } = dataOf('fact-unanswered', act);
  const at = momentOf(act);
  const open = state.open.map((wait) => (wait.kind === 'ask' && wait.id === ask ? { ...wait, unanswered: at } : wait));
  return { ...state, open };
}

function personAwaited(state: CaseState, act: CaseRecord, awaits: 'consent' | 'preview'): CaseState {
  const { ask } = dataOf(`${awaits}-awaited`, act);
  const open = state.open.map((wait) => (wait.kind === 'ask' && wait.id === ask ? { ...wait, awaits } : wait));
  return { ...state, open };
}

function narrowed(state: CaseState, act: CaseRecord): CaseState {
  const { narrowed: left = [] } = dataOf('fact-received', act);
  return left.reduce((now, [item, asks]) => withItem(now, item, (wait) => ({ ...wait, asks })), state);
}

function withItem(state: CaseState, id: number, change: (item: Opened & { kind: 'item' }) => Opened): CaseState {
  return { ...state, open: state.open.map((wait) => (wait.kind === 'item' && wait.id === id ? change(wait) : wait)) };
}

function passed(state: CaseState, act: CaseRecord): CaseState {
  const { outcome } = dataOf('passed', act);
  return outcome === undefined ? state : { ...state, outcome: gravest(state.outcome, outcome) };
}

function gravest(one: Outcome | null, other: Outcome): Outcome | null {
  return OUTCOMES.findLast((outcome) => outcome === one || outcome === other) ?? null;
}

function questionAsked(state: CaseState, act: CaseRecord): CaseState {
  const { id, item, asker, owner, role, blocking, due } = dataOf('question-asked', act).question;
  const asked = momentOf(act);
  const under = role === undefined ? {} : { role };
  const question = { id, item, asker, owner, ...under, blocking, rung: 'owner', state: 'open', asked, due } as const;
  return { ...state, next: Math.max(state.next, id + 1), questions: [...state.questions, question] };
}

function answered(state: CaseState, act: CaseRecord): CaseState {
  const { question, silentBy } = dataOf('question-answered', act);
  return withQuestion(state, question, { state: 'answered', ...(silentBy === undefined ? {} : { silentBy }) });
}

/** When the term of the next rung of a question begins: on the last day of this one. */
export function termAfter({ due }: Pick<CaseState['questions'][number], 'due'>): Instant {
  return later(due, -1);
}

function withQuestion(
  state: CaseState,
  id: number,
  change: Partial<Pick<CaseState['questions'][number], 'state' | 'rung' | 'due' | 'since' | 'silentBy'>>,
): CaseState {
  return {
    ...state,
    questions: state.questions.map((question) => (question.id === id ? { ...question, ...change } : question)),
  };
}

/** Nothing of an ended case stays open. */
function ended(state: CaseState, act: CaseRecord): CaseState {
  const { scopes: _scopes, incidents: _incidents, kept: _kept, corrections: _corrections, ...plain } = state;
  const questions = state.questions.map((question) => ({ ...question, state: 'closed' as const }));
  const past = { ...plain, status: dataOf('ended', act).status, tokens: [], open: [], questions };
  return past.clock === undefined && past.suspensions === undefined ? past : stopped(past, momentOf(act));
}

/** The end of a case is its decision, where no other was made; whose turn it was no longer matters. */
function stopped(state: CaseState, at: Instant): CaseState {
  const { clock, suspensions = [] } = state;
  const open = suspensions.flatMap(({ id, end }) => (end === null ? [[id, 'over'] as const] : []));
  const over =
    clock === undefined || clock.end !== undefined
      ? clock
      : { ...clock, due: null, end: { as: 'decided' as const, at, items: [] } };
  return {
    ...state,
    ...(over === undefined ? {} : { clock: over }),
    ...(suspensions.length === 0 ? {} : { suspensions: resumed(suspensions, open, at) }),
  };
}
