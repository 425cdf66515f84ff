import { isoTime, type Runner } from '#store/database';
import type { InboxKey } from '#store/effects';
import type { BillRow, CaseRow, FactRow, QuestionRow, WaitRow, WorkItemRow } from '#store/rows';
import { type SqlValue, type Statement, sql, statement, unhex } from '#store/sql';
import { SUCCESSIONS_NOW } from '#store/successions';
import { agencyId, type ChainId, chainId, factName, roleId, serviceId, subjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';

/** What else a step reads of its case, in the same statement. */
const EXTRAS = ['items', 'waits', 'questions', 'bills'] as const;
type Extra = (typeof EXTRAS)[number];

export interface StepQuery {
  /** The case by its id, or by a key hash that leads to it. */
  readonly of: { readonly caseId: ChainId } | { readonly routeHash: Uint8Array };
  readonly facts: 'all' | readonly string[];
  /** The command, to learn whether it came before. */
  readonly inbox?: InboxKey;
  readonly also?: readonly Extra[];
}

export interface StepRead<State extends object = JsonObject> {
  readonly case: CaseRow<State> | null;
  readonly facts: readonly FactRow[];
  /** The stored result, when the same command was done before. */
  readonly repeated: { readonly result: Json } | null;
  readonly items: readonly WorkItemRow[];
  readonly waits: readonly WaitRow[];
  readonly questions: readonly QuestionRow[];
  readonly bills: readonly BillRow[];
  /** How many reorganisations are in effect. */
  readonly successions: number;
}

/** Reads all that a step needs in one statement, without a lock; only a case that is not live takes a second look. */
export async function readStep<State extends object = JsonObject>(
  runner: Runner,
  query: StepQuery,
): Promise<StepRead<State>> {
  const row = await runner.one<ReadRow<State>>(compose(query));
  if (row === undefined) throw new Error('a select without from gives one row');
  const live = row.case_id === null ? null : caseOf({ ...row, case_id: row.case_id }, false);
  return {
    case: live ?? (row.id === null ? null : await archived<State>(runner, row.id)),
    facts: (row.facts ?? []).map(factOf),
    repeated: row.repeated === null ? null : { result: row.repeated[0] },
    items: (row.items ?? []).map(itemOf),
    waits: (row.waits ?? []).map(waitOf),
    questions: (row.questions ?? []).map(questionOf),
    bills: (row.bills ?? []).map(billOf),
    successions: row.successions,
  };
}

/** The stored result of a command, if it was done. */
export async function readInbox(
  runner: Runner,
  chain: ChainId,
  { source, msgId }: InboxKey,
): Promise<{ readonly result: Json } | null> {
  const found = await runner.one<{ result: Json }>(sql`
    select result from inbox where chain = ${chain} and source = ${source} and msg_id = ${msgId}`);
  return found === undefined ? null : { result: found.result };
}

interface StoredCase<State> {
  readonly case_id: string;
  readonly number: string;
  readonly service: string;
  readonly def: number;
  readonly version: number;
  readonly status: string;
  readonly seq: number;
  readonly head: Buffer;
  readonly at: string;
  readonly state: State;
}

interface ReadRow<State> extends Omit<StoredCase<State>, 'case_id'> {
  readonly id: string | null;
  readonly case_id: string | null;
  readonly repeated: readonly [Json] | null;
  readonly facts: readonly FactTuple[] | null;
  readonly items: readonly ItemTuple[] | null;
  readonly waits: readonly WaitTuple[] | null;
  readonly questions: readonly QuestionTuple[] | null;
  readonly bills: readonly BillTuple[] | null;
  readonly successions: number;
}

// json_build_array writes timestamps as ISO 8601 with the offset, bytea as \x..., bigint as a number: hence the text casts.
type FactTuple = [
  scope: number,
  name: string,
  v: Json,
  sealed: string | null,
  subject: string | null,
  source: JsonObject,
  seq: number,
];
type WaitTuple = [id: number, kind: string, name: string | null, corr: string | null, due: string | null];
type ItemTuple = [
  id: number,
  step: string,
  lane: string,
  agency: string | null,
  role: string,
  version: number,
  enabled: string,
  claimed: string | null,
  claimedBy: string | null,
  started: string | null,
  due: string | null,
];
type QuestionTuple = [
  id: number,
  asker: string,
  owner: string,
  blocking: boolean,
  state: string,
  asked: string,
  due: string,
];
type BillTuple = [
  id: string,
  code: string,
  status: string,
  total: string,
  issued: string,
  expires: string | null,
  paid: string | null,
  lines: JsonObject[],
];

const CASE_COLUMNS = 'case_id, number, service, def, version, status, seq, head, at, state';

const EXTRA_COLUMNS: { readonly [extra in Extra]: string } = {
  items: `select json_agg(json_build_array(item_id, step, lane, agency, role, version, enabled_at::text, claimed_at::text,
    claimed_by, started_at::text, due::text) order by item_id) from work_items t where t.case_id = k.id`,
  waits: `select json_agg(json_build_array(wait_id, kind, name, corr, due::text) order by wait_id)
    from waits t where t.case_id = k.id`,
  questions: `select json_agg(json_build_array(question_id, asker_agency, owner_agency, blocking, state, asked_at::text,
    due::text) order by question_id) from questions t where t.case_id = k.id`,
  bills: `select json_agg(json_build_array(bill_id, code, status, total::text, issued_at::text, expires_at::text,
    paid_at::text, lines) order by issued_at, bill_id) from bills t where t.case_id = k.id`,
};

function compose({ of, facts, inbox, also = [] }: StepQuery): Statement {
  const values: SqlValue[] = ['caseId' in of ? of.caseId : of.routeHash];
  const key = 'caseId' in of ? 'select $1::uuid as id' : 'select (select case_id from route where key_hash = $1) as id';
  const parameter = (value: SqlValue) => `$${values.push(value)}`;
  const wanted = facts === 'all' ? '' : `and f.name = any(${parameter(facts)})`;
  const message = inbox && `i.source = ${parameter(inbox.source)} and i.msg_id = ${parameter(inbox.msgId)}`;
  const columns = [
    'k.id',
    ...CASE_COLUMNS.split(', ').map((column) => `c.${column}`),
    `(select json_agg(json_build_array(scope, name, v, sealed, subject, source, seq) order by scope, name)
      from facts f where f.case_id = k.id ${wanted}) as facts`,
    message === undefined
      ? 'null as repeated'
      : `(select json_build_array(result) from inbox i where i.chain = k.id and ${message}) as repeated`,
    ...EXTRAS.map((extra) => `${also.includes(extra) ? `(${EXTRA_COLUMNS[extra]})` : 'null'} as ${extra}`),
    `${SUCCESSIONS_NOW} as successions`,
  ];
  return statement(`select ${columns.join(', ')} from (${key}) k left join cases c on c.case_id = k.id`, values);
}

async function archived<State extends object>(runner: Runner, id: string): Promise<CaseRow<State> | null> {
  const found = await runner.one<StoredCase<State>>(
    statement(`select ${CASE_COLUMNS} from cases_done where case_id = $1`, [id]),
  );
  return found === undefined ? null : caseOf(found, true);
}

function caseOf<State extends object>(row: StoredCase<State>, isArchived: boolean): CaseRow<State> {
  return {
    caseId: chainId(row.case_id),
    number: row.number,
    service: serviceId(row.service),
    def: row.def,
    version: row.version,
    status: row.status,
    head: { seq: row.seq, c: row.head.toString('base64url'), at: instant(row.at) },
    state: row.state,
    archived: isArchived,
  };
}

function factOf([scope, name, value, sealed, subject, source, seq]: FactTuple): FactRow {
  return {
    scope,
    name: factName(name),
    value,
    sealed: sealed === null ? null : unhex(sealed),
    subject: subject === null ? null : subjectId(subject),
    source,
    seq,
  };
}

function itemOf(tuple: ItemTuple): WorkItemRow {
  const [itemId, step, lane, agency, role, version, enabled, claimed, claimedBy, started, due] = tuple;
  return {
    itemId,
    step,
    lane,
    agency: agency === null ? null : agencyId(agency),
    role: roleId(role),
    version,
    enabledAt: timeOf(enabled),
    claimedAt: timeOrNull(claimed),
    claimedBy,
    startedAt: timeOrNull(started),
    due: timeOrNull(due),
  };
}

function waitOf([waitId, kind, name, corr, due]: WaitTuple): WaitRow {
  return { waitId, kind, name, corr, due: timeOrNull(due) };
}

function questionOf([questionId, asker, owner, blocking, state, asked, due]: QuestionTuple): QuestionRow {
  return {
    questionId,
    askerAgency: agencyId(asker),
    ownerAgency: agencyId(owner),
    blocking,
    state,
    askedAt: timeOf(asked),
    due: timeOf(due),
  };
}

function billOf([billId, code, status, total, issued, expires, paid, lines]: BillTuple): BillRow {
  return {
    billId,
    code,
    status,
    total: BigInt(total),
    issuedAt: timeOf(issued),
    expiresAt: timeOrNull(expires),
    paidAt: timeOrNull(paid),
    lines,
  };
}

/** From PostgreSQL's own text of a timestamp in UTC. */
function timeOf(text: string): Instant {
  return instant(isoTime(text));
}

function timeOrNull(text: string | null): Instant | null {
  return text === null ? null : timeOf(text);
}
