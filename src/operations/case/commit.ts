import { type Bill, billIds, endBill, issueBill } from '#billing/bill';
import { accountsOf, type Journal } from '#billing/journals';
import { DISPUTE } from '#definitions/dispute-facts';
import { elementAt } from '#engine/called';
import type { CaseState, Program } from '#engine/case';
import { type Changes, difference } from '#engine/difference';
import type { Fact } from '#engine/fact';
import type { Needs, Step } from '#engine/needs';
import type { Act, Head } from '#ledger/act';
import { headAfter, link } from '#ledger/chain';
import { caseKeys } from '#operations/case/case-keys';
import { factRows } from '#operations/case/facts';
import { type Loaded, openBill } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { awaitedNow, messageKey } from '#operations/message/message-key';
import { billRow, journalRows } from '#operations/money/money-rows';
import { type NoticeDue, noticesDue } from '#operations/notice/due';
import { Database, type Runner } from '#store/database';
import type { CaseEffects, NewOutboxRow } from '#store/effects';
import type { QuestionRow, WaitRow, WorkItemRow } from '#store/rows';
import { type StepOutcome, type StepWrite, writeStep } from '#store/step';
import { type ChainId, roleId, type ServiceId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** A case before a step; version null for one that is now filed. */
export interface Before {
  readonly caseId: ChainId;
  readonly number: string;
  readonly def: number;
  readonly version: number | null;
  readonly head: Head;
  readonly state: CaseState | null;
  readonly program: Program;
  readonly facts: ReadonlyMap<string, Fact>;
  /** The open bill, where one is; else the last. */
  readonly bill: Bill | null;
  /** Every bill of the case, in order of issue. */
  readonly bills: readonly Bill[];
}

/** What rides along in the same write: the command's inbox row, the outbox row it answers, money. */
export type Along = Pick<CaseEffects, 'inbox' | 'consumed' | 'payments' | 'documents'> & {
  /** Looks by which the step came to what it knows: on the chains of those whose data were read. */
  readonly looks?: readonly Act[];
  readonly bills?: readonly Bill[];
  readonly journals?: readonly Journal[];
  readonly fence?: StepWrite['fence'];
  /** Hashes that only one case may ever hold: a message is taken by one. */
  readonly claims?: readonly Uint8Array[];
};

/** Rows of work that follow from an act; `operations/on/` reads them under these topics. */
export const TOPICS = [
  'fact-needed',
  'bill-due',
  'bill-ended',
  'document-due',
  'record-due',
  'message-sent',
  'message-awaited',
  'notice-due',
  'matter-due',
  'correction-due',
  'correction-answered',
] as const;
export type Topic = (typeof TOPICS)[number];

/** The one write of a step: case row, acts, facts, work items, waits, outbox, bills and journals, all or nothing. */
export async function commit(
  house: Pick<House, 'keys' | 'recent'>,
  db: Runner,
  before: Before,
  step: Step,
  at: Instant,
  seed: Seed,
  along: Along = {},
): Promise<StepOutcome> {
  const { caseId, program, head } = before;
  const subject = step.state.subject;
  const key = await house.keys.keyFor(subject);
  const acts = link(caseId, head, step.acts, at, seed, new Map([[subject, key]]));
  if (acts.length === 0) return 'written';
  const after = headAfter(head, acts);
  const money = bookMoney(before, step.needs, at, seed);
  const bills = [...money.bills, ...(along.bills ?? [])];
  const journals = [...money.journals, ...(along.journals ?? [])];
  const routing = routes(house, before, step, along);
  const awaited = awaitedNow(house.keys.lookupKey, before, step);
  const outcome = await writeStep(db, {
    caseId,
    version: before.version,
    successions: program.government.successions.length,
    ...(before.version === null
      ? { filed: { number: before.number, service: program.service.file.id as ServiceId, def: before.def } }
      : {}),
    status: step.state.status,
    head: after,
    state: step.state,
    acts: [...acts, ...(along.looks ?? [])],
    facts: factRows(program.government, step.needs.facts, { caseId, subject, key, seed, seq: after.seq }),
    ...rowsBeside(before, step.state, awaited),
    outbox: outboxRows(
      house.keys.lookupKey,
      acts,
      step.needs,
      bills,
      awaited,
      noticesDue(before, step, bills),
      answersDispute(before, step),
    ),
    ...routing,
    bills: bills.map(billRow),
    accounts: accountsOf(journals),
    journals: journalRows(journals, caseId, after.seq, at),
    ...pick(along),
  });
  if (outcome === 'written' && db instanceof Database) house.recent?.keep(afterwards(before, step, after, bills));
  return outcome;
}

/** A case about a disputed fact is over: the case in which it was disputed hears of it. */
function answersDispute({ facts, state }: Before, step: Step): boolean {
  const ended = state?.status === 'open' && step.state.status !== 'open';
  return ended && facts.has(DISPUTE.caseNumber) && facts.has(DISPUTE.id);
}

/** The case as the next step would read it. */
function afterwards(before: Before, { state, needs }: Step, head: Head, changed: readonly Bill[]): Loaded {
  const ids = new Set(changed.map(({ billId }) => billId));
  const bills = [...before.bills.filter(({ billId }) => !ids.has(billId)), ...changed].toSorted(inOrderOfIssue);
  const facts = new Map([...before.facts, ...needs.facts]);
  const version = before.version === null ? 1 : before.version + 1;
  return { ...before, version, head, state, facts, bills, bill: openBill(bills), repeated: null };
}

function inOrderOfIssue(a: Bill, b: Bill): number {
  return `${a.issuedAt}/${a.billId}` < `${b.issuedAt}/${b.billId}` ? -1 : 1;
}

function pick({ inbox, consumed, payments, documents, fence }: Along): Partial<StepWrite> {
  return {
    ...(inbox === undefined ? {} : { inbox }),
    ...(consumed === undefined ? {} : { consumed }),
    ...(payments === undefined ? {} : { payments }),
    ...(documents === undefined ? {} : { documents }),
    ...(fence === undefined ? {} : { fence }),
  };
}

/** Bills that the step makes or ends, with their journals. */
function bookMoney(
  { caseId, bills, bill }: Before,
  needs: Needs,
  at: Instant,
  seed: Seed,
): { bills: Bill[]; journals: Journal[] } {
  const ended = needs.billsEnded.flatMap(({ wait, as }) => {
    const found = bills.find((one) => one.lines[0]?.origin?.wait === wait) ?? bill;
    return found === null ? [] : [endBill(found, as, at)];
  });
  const issued = needs.bills.map((order, n) =>
    issueBill(order, billIds(n === 0 ? seed : derive(seed, `bill/${n}`), caseId, at)),
  );
  const all = [...ended, ...issued];
  return { bills: all.map((one) => one.bill), journals: all.flatMap((one) => one.journals) };
}

/** The case number for ever; the business key and each bill's code as long as they lead somewhere. */
function routes(
  house: Pick<House, 'keys'>,
  before: Before,
  step: Step,
  { claims = [] }: Along,
): Pick<CaseEffects, 'routes' | 'routesFreed' | 'lookups'> {
  const { lookupKey } = house.keys;
  const keys = caseKeys(lookupKey, before.program, before.version === null ? step.needs.facts : before.facts);
  if (before.version === null)
    return {
      routes: [keys.number(before.number), keys.business(), ...claims],
      lookups: [...keys.people(step), ...keys.asset(new Map())],
    };
  const about = caseKeys(lookupKey, before.program, step.needs.facts).asset(before.facts);
  return {
    ...(step.state.status === 'open' ? {} : { routesFreed: [keys.business()] }),
    ...(claims.length === 0 ? {} : { routes: claims }),
    ...(about.length === 0 ? {} : { lookups: about }),
  };
}

function outboxRows(
  lookupKey: Uint8Array,
  acts: readonly Act[],
  needs: Needs,
  bills: readonly Bill[],
  awaited: readonly WaitRow[],
  notices: readonly NoticeDue[],
  answers: boolean,
): NewOutboxRow[] {
  const rows: { topic: Topic; payload: object }[] = [
    ...needs.asks.map(({ id }) => ({ topic: 'fact-needed' as const, payload: { ask: id } })),
    ...bills
      .filter(({ status }) => status === 'open')
      .map(({ billId }) => ({ topic: 'bill-due' as const, payload: { bill: billId } })),
    ...bills
      .filter(({ status }) => status === 'expired' || status === 'cancelled')
      .map(({ code }) => ({ topic: 'bill-ended' as const, payload: { code } })),
    ...needs.writes.map(({ id }) => ({ topic: 'record-due' as const, payload: { write: id } })),
    ...needs.papers.map(({ id }) => ({ topic: 'document-due' as const, payload: { paper: id } })),
    ...needs.messages.map(({ name, key, act, until }) => {
      const payload = { message: name, corr: messageKey(lookupKey, name, key), act: acts[act]?.seq ?? 0, until };
      return { topic: 'message-sent' as const, payload };
    }),
    ...awaited.flatMap(({ name, corr }) =>
      corr === null ? [] : [{ topic: 'message-awaited' as const, payload: { message: name, corr } }],
    ),
    ...notices.map((payload) => ({ topic: 'notice-due' as const, payload })),
    ...needs.corrections.map(({ id, act }) => {
      return { topic: 'correction-due' as const, payload: { correction: id, act: acts[act]?.seq ?? 0 } };
    }),
    ...(answers ? [{ topic: 'correction-answered' as const, payload: {} }] : []),
  ];
  const seq = acts.at(-1)?.seq ?? 0;
  return rows.map((row, n) => ({ seq, n, ...row }));
}

function rowsBeside(
  before: Before,
  after: CaseState,
  messages: readonly WaitRow[],
): Pick<
  CaseEffects,
  | 'items'
  | 'itemsOpened'
  | 'itemsClosed'
  | 'waits'
  | 'waitsClosed'
  | 'questions'
  | 'incidents'
  | 'incidentsClosed'
  | 'agencies'
> {
  const change = difference(before.state, after);
  const clock: WaitRow = { waitId: 0, kind: 'clock', name: null, corr: null, due: change.due };
  return {
    itemsOpened: change.items.opened.map((item) => itemRow(before.program, item)),
    items: change.items.changed.map((item) => itemRow(before.program, item)),
    itemsClosed: change.items.closed.map(({ id }) => id),
    waits: change.due === null ? messages : [clock, ...messages],
    waitsClosed: [...change.messages.closed.map(({ id }) => id), ...(change.due === null ? [0] : [])],
    questions: questionRows(change.questions),
    incidents: change.incidents.opened.map(({ id, agency }) => ({ incidentId: id, agency })),
    incidentsClosed: change.incidents.closed.map(({ id }) => id),
    agencies: [...new Set(both(change.items).flatMap(({ agency }) => (agency === null ? [] : [agency])))].map(
      (agency) => ({ agency, until: null }),
    ),
  };
}

function both<Kept>(change: Changes<Kept>): readonly Kept[] {
  return [...change.opened, ...change.changed];
}

function itemRow(program: Program, item: Extract<CaseState['open'][number], { kind: 'item' }>): WorkItemRow {
  const role = elementAt(program, item.lane).role ?? 'applicant';
  const { id, node, lane, agency, since, touched, due } = item;
  return {
    itemId: id,
    step: node,
    lane,
    agency,
    role: roleId(role),
    version: 1,
    enabledAt: since,
    claimedAt: touched,
    claimedBy: null,
    startedAt: touched,
    due,
  };
}

function questionRows(change: ReturnType<typeof difference>['questions']): QuestionRow[] {
  const row = (question: CaseState['questions'][number], state: string): QuestionRow => ({
    questionId: question.id,
    askerAgency: question.asker,
    ownerAgency: question.owner,
    blocking: question.blocking,
    state,
    askedAt: question.asked,
    due: question.due,
  });
  return [
    ...both(change).map((question) => row(question, question.state)),
    ...change.closed.map((question) => row(question, 'closed')),
  ];
}
