import type {
  AccountRow,
  ActRow,
  ArrangementRow,
  BillRow,
  DocumentRow,
  FactRow,
  JournalRow,
  MatterRow,
  OutboxKey,
  PaymentRow,
  QuestionRow,
  WaitRow,
  WorkItemRow,
} from '#store/rows';
import { hex } from '#store/sql';
import type { AgencyId, ChainId } from '#terms/ids';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** Rows that any append may bring along, with or without a case. All of them are written, or none. */
export interface ChainEffects {
  /** Linked acts. Those of other chains (a person's processing trail) may ride along; losing their race loses the write. */
  readonly acts?: readonly ActRow[];
  /** Rows for the workers, `seq` naming the act they follow from; `chain` where it is not the written one. */
  readonly outbox?: readonly NewOutboxRow[];
  /** The outbox row this write answers: gone in the same statement. */
  readonly consumed?: OutboxKey;
  /** The command, so that a second arrival gets the first one's result. */
  readonly inbox?: InboxKey & { readonly result: Json };
  /** Hashes for exact search. */
  readonly lookups?: readonly { readonly kind: string; readonly hmac: Uint8Array }[];
  /** Who may see the chain; `until` null while its case is open. */
  readonly agencies?: readonly { readonly agency: AgencyId; readonly until: Instant | null }[];
  /** Accounts that the journals need; known ones are left as they are. */
  readonly accounts?: readonly AccountRow[];
  readonly journals?: readonly JournalRow[];
  /** Arrangements as their acts now leave them. */
  readonly arrangements?: readonly ArrangementRow[];
  /** Questions, decisions and disputes of an arrangement as their acts now leave them. */
  readonly matters?: readonly MatterRow[];
  /** By (channel, reference): a second notice changes case, bill and status only. */
  readonly payments?: readonly PaymentRow[];
}

/** Rows of a case beside its own. */
export interface CaseEffects extends ChainEffects {
  /** A fact with the same scope and name is superseded. */
  readonly facts?: readonly FactRow[];
  /** Changed work items. */
  readonly items?: readonly WorkItemRow[];
  readonly itemsOpened?: readonly WorkItemRow[];
  readonly itemsClosed?: readonly number[];
  /** Opened and changed waits. */
  readonly waits?: readonly WaitRow[];
  readonly waitsClosed?: readonly number[];
  readonly questions?: readonly QuestionRow[];
  /** Incidents that began, and those that are over. */
  readonly incidents?: readonly { readonly incidentId: number; readonly agency: AgencyId }[];
  readonly incidentsClosed?: readonly number[];
  /** Key hashes that lead to this case and no other until they are freed. */
  readonly routes?: readonly Uint8Array[];
  readonly routesFreed?: readonly Uint8Array[];
  /** Issued and changed bills. */
  readonly bills?: readonly BillRow[];
  /** Sealed papers; of one already there only the status changes. */
  readonly documents?: readonly DocumentRow[];
}

export interface NewOutboxRow {
  readonly chain?: ChainId;
  readonly seq: number;
  readonly n: number;
  readonly topic: string;
  readonly payload: object;
  /** Not before; by default at once. */
  readonly nextAt?: Instant;
}

export interface InboxKey {
  /** Who sends: a door, a worker, an agency. */
  readonly source: string;
  readonly msgId: string;
}

/** One write on its way into a statement: `gate` is the chain whose race decides about all of it. */
export interface Gated extends CaseEffects {
  readonly gate: ChainId;
  readonly at: Instant;
  readonly ended: boolean;
}

/**
 * One part of a write statement: rows as JSON, and the SQL that takes them from parameter `$n` if their gate is open. Bytes do
 * not stand in the JSON, where they would be twice as long: a row says where they lie in the parameter `$bytes`.
 */
export interface Section {
  readonly name: string;
  /** Properties of a row that are bytes. */
  readonly bytes: readonly string[];
  rows(write: Gated): readonly Row[];
  sql(parameter: number, bytes: number): string;
}

type Row = { readonly [property: string]: unknown };

/** Collects the bytes of one statement. */
export class Bytes {
  private readonly parts: Uint8Array[] = [];
  private length = 0;

  /** The row with the place of each of its byte properties instead of the bytes: where they begin, from 1, and how many. */
  take(properties: readonly string[], row: Row): Row {
    const placed: { [property: string]: unknown } = { ...row };
    for (const property of properties) {
      const bytes = row[property];
      if (!(bytes instanceof Uint8Array)) continue;
      placed[property] = this.length + 1;
      placed[lengthOf(property)] = bytes.length;
      this.parts.push(bytes);
      this.length += bytes.length;
    }
    return placed;
  }

  all(): Buffer {
    return Buffer.concat(this.parts, this.length);
  }
}

function lengthOf(property: string): string {
  return `${property}Length`;
}

/** 64 buckets, by the random end of the id. */
export function bucketOf(chain: ChainId): number {
  return Number.parseInt(chain.slice(-2), 16) % 64;
}

/** base64url to the text form of bytea. */
export function hexOfCommitment(c: string | null): string | null {
  return c === null ? null : hex(bytesOf(c));
}

function bytesOf(c: string): Buffer {
  return Buffer.from(c, 'base64url');
}

const WORK_ITEM = `case_id gate, item_id int, step text, lane text, agency text, role text, version int,
  enabled_at timestamptz, claimed_at timestamptz, claimed_by text, started_at timestamptz, due timestamptz`;

/** Every table a write can touch, in the order of the statement. `{gate, ...row}` joins the gates that opened (`u`). */
export const SECTIONS: readonly Section[] = [
  insertion({
    table: 'acts',
    columns: `chain uuid, seq int, at timestamptz, kind text, element text, agency text, position text, data jsonb,
      sealed bytea, subject uuid, c bytea, prev bytea`,
    rows: ({ acts = [] }) =>
      acts.map((act) => ({ ...act, c: bytesOf(act.c), prev: act.prev === null ? null : bytesOf(act.prev) })),
  }),
  insertion({
    table: 'facts',
    columns: 'case_id gate, scope int, name text, v jsonb, sealed bytea, subject uuid, source jsonb, seq int',
    conflict: upsert('case_id, scope, name', 'v, sealed, subject, source, seq'),
    rows: ({ facts = [] }) => facts.map(({ value, ...fact }) => ({ ...fact, v: value })),
  }),
  insertion({
    table: 'work_items',
    columns: WORK_ITEM,
    rows: ({ itemsOpened = [] }) => itemsOpened,
  }),
  insertion({
    table: 'work_items',
    name: 'changed_items',
    columns: WORK_ITEM,
    conflict: upsert('case_id, item_id', 'agency, role, version, claimed_at, claimed_by, started_at, due'),
    rows: ({ items = [] }) => items,
  }),
  deletion({
    table: 'work_items',
    columns: 'case_id gate, item_id int',
    rows: ({ itemsClosed = [], ended }) => (ended ? [] : itemsClosed.map((itemId) => ({ itemId }))),
  }),
  insertion({
    table: 'waits',
    columns: 'case_id gate, wait_id int, kind text, name text, corr text, due timestamptz, bucket smallint',
    conflict: upsert('case_id, wait_id', 'kind, name, corr, due'),
    rows: ({ gate, waits = [] }) => waits.map((wait) => ({ ...wait, bucket: bucketOf(gate) })),
  }),
  deletion({
    table: 'waits',
    columns: 'case_id gate, wait_id int',
    rows: ({ waitsClosed = [], ended }) => (ended ? [] : waitsClosed.map((waitId) => ({ waitId }))),
  }),
  // A case that has ended waits for nothing, whatever its last step closed by name.
  deletion({
    table: 'work_items',
    name: 'no_items',
    columns: 'case_id gate',
    rows: ({ ended }) => (ended ? [{}] : []),
  }),
  deletion({ table: 'waits', name: 'no_waits', columns: 'case_id gate', rows: ({ ended }) => (ended ? [{}] : []) }),
  insertion({
    table: 'case_incidents',
    columns: 'case_id gate, incident_id int, agency text',
    rows: ({ incidents = [] }) => incidents,
  }),
  deletion({
    table: 'case_incidents',
    columns: 'case_id gate, incident_id int',
    rows: ({ incidentsClosed = [] }) => incidentsClosed.map((incidentId) => ({ incidentId })),
  }),
  insertion({
    table: 'outbox',
    columns: `chain uuid, seq int, n smallint, topic text, payload jsonb, idem text, next_at timestamptz, bucket smallint`,
    rows: ({ gate, at, outbox = [] }) =>
      outbox.map(({ chain = gate, seq, n, topic, payload, nextAt = at }) => {
        return { chain, seq, n, topic, payload, idem: `${chain}/${seq}/${n}`, nextAt, bucket: bucketOf(chain) };
      }),
  }),
  deletion({
    table: 'outbox',
    columns: 'chain uuid, seq int, n smallint',
    rows: ({ consumed }) =>
      consumed === undefined ? [] : [{ chain: consumed.chain, seq: consumed.seq, n: consumed.n }],
  }),
  insertion({
    table: 'inbox',
    columns: 'chain gate, source text, msg_id text, got_at timestamptz, result jsonb',
    rows: ({ inbox, at }) => (inbox === undefined ? [] : [{ ...inbox, gotAt: at }]),
  }),
  insertion({
    table: 'lookup',
    columns: 'kind text, hmac bytea, chain gate',
    conflict: 'on conflict do nothing',
    rows: ({ lookups = [] }) => lookups,
  }),
  insertion({
    table: 'case_agencies',
    columns: 'chain gate, agency text, until timestamptz',
    conflict: upsert('chain, agency', 'until'),
    rows: ({ agencies = [] }) => agencies,
  }),
  lanesOver(),
  // Hashes sorted, so that two cases opening several routes cannot wait for each other.
  insertion({
    table: 'route',
    columns: 'key_hash bytea, case_id gate',
    rows: ({ routes = [] }) => routes.toSorted((a, b) => Buffer.compare(a, b)).map((keyHash) => ({ keyHash })),
  }),
  deletion({
    table: 'route',
    columns: 'key_hash bytea, case_id gate',
    rows: ({ routesFreed = [] }) => routesFreed.map((keyHash) => ({ keyHash })),
  }),
  insertion({
    table: 'questions',
    columns: `case_id gate, question_id int, asker_agency text, owner_agency text, blocking boolean, state text,
      asked_at timestamptz, due timestamptz`,
    conflict: upsert('case_id, question_id', 'owner_agency, blocking, state, due'),
    rows: ({ questions = [] }) => questions,
  }),
  insertion({
    table: 'bills',
    columns: `bill_id uuid, case_id gate, code text, status text, total bigint, issued_at timestamptz, expires_at timestamptz,
      paid_at timestamptz, lines jsonb`,
    conflict: upsert('bill_id', 'status, expires_at, paid_at'),
    rows: ({ bills = [] }) => bills.map((bill) => ({ ...bill, total: String(bill.total) })),
  }),
  insertion({
    table: 'accounts',
    columns: 'account text, owner text, kind text, normal text',
    conflict: 'on conflict do nothing',
    rows: ({ accounts = [] }) => accounts,
  }),
  insertion({
    table: 'journals',
    columns: 'journal uuid, idem text, bill uuid, kind text, reversal_of uuid, chain uuid, seq int, at timestamptz',
    rows: ({ journals = [] }) => journals.map(({ entries: _entries, ...journal }) => journal),
  }),
  insertion({
    table: 'entries',
    columns: 'journal uuid, n smallint, account text, side text, amount bigint',
    rows: ({ journals = [] }) =>
      journals.flatMap(({ journal, entries }) =>
        entries.map((entry, n) => ({ journal, n, ...entry, amount: String(entry.amount) })),
      ),
  }),
  insertion({
    table: 'payments',
    columns: `channel text, reference text, bill uuid, case_id uuid, amount bigint, at timestamptz, status text, raw jsonb`,
    conflict: upsert('channel, reference', 'bill, case_id, status, raw'),
    rows: ({ payments = [] }) => payments.map((payment) => ({ ...payment, amount: String(payment.amount) })),
  }),
  insertion({
    table: 'documents',
    columns: `number text, case_id gate, kind text, sha256 bytea, bytes bytea, qr text, sealed_at timestamptz, status text`,
    conflict: upsert('number', 'status'),
    rows: ({ documents = [] }) => documents,
  }),
  insertion({
    table: 'arrangements',
    columns: 'id text, chain gate, seq int, decided boolean, sha256 bytea, text jsonb, standing jsonb',
    conflict: upsert('id', 'seq, decided, sha256, text, standing'),
    rows: ({ arrangements = [] }) => arrangements,
  }),
  insertion({
    table: 'matters',
    columns: `id uuid, number text, chain gate, arrangement text, kind text, status text, due timestamptz,
      opened_at timestamptz, version int, state jsonb`,
    conflict: upsert('id', 'status, due, version, state'),
    rows: ({ matters = [] }) => matters,
  }),
];

interface Shape {
  readonly table: string;
  readonly name?: string;
  /** `name type` pairs; the type `gate` stands for the id of the gate itself. */
  readonly columns: string;
  readonly conflict?: string;
  readonly rows: (write: Gated) => readonly object[];
}

function insertion({ table, name = `new_${table}`, columns, conflict = '', rows }: Shape): Section {
  const list = columnsOf(columns);
  const names = list.map(({ column }) => column).join(', ');
  const sql = (parameter: number, bytes: number) => {
    const values = list.map((one) => valueOf(one, bytes)).join(', ');
    return `insert into ${table} (${names}) select ${values} from ${recordset(list, parameter)} join u on u.id = t.gate ${conflict}`;
  };
  return section(name, list, rows, sql);
}

function deletion({ table, name = `old_${table}`, columns, rows }: Shape): Section {
  const list = columnsOf(columns);
  const sql = (parameter: number, bytes: number) => {
    const match = list.map((one) => `k.${one.column} = ${valueOf(one, bytes)}`).join(' and ');
    return `delete from ${table} k using u, ${recordset(list, parameter)} where u.id = t.gate and ${match}`;
  };
  return section(name, list, rows, sql);
}

/** The agencies of a case that has ended see it as they did; it is no longer among their open ones. */
function lanesOver(): Section {
  const list = columnsOf('chain gate, until timestamptz');
  const sql = (parameter: number) => `update case_agencies k set until = t."until" from u, ${recordset(list, parameter)}
    where u.id = t.gate and k.chain = u.id and k.until is null`;
  return section('lanes_over', list, ({ ended, at }) => (ended ? [{ until: at }] : []), sql);
}

function section(name: string, list: readonly Column[], rows: Shape['rows'], sql: Section['sql']): Section {
  const bytes = list.filter(({ type }) => type === 'bytea').map(({ property }) => property);
  return { name, bytes, rows: rows as Section['rows'], sql }; // an object literal has its properties as members
}

interface Column {
  readonly column: string;
  readonly property: string;
  readonly type: string;
}

function columnsOf(text: string): readonly Column[] {
  return text.split(',').map((pair) => {
    const [column = '', type = ''] = pair.trim().split(/\s+/);
    const property = column.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
    return { column, property, type };
  });
}

function valueOf({ property, type }: Column, bytes: number): string {
  if (type === 'gate') return 'u.id';
  return type === 'bytea'
    ? `substring($${bytes}::bytea from t."${property}" for t."${lengthOf(property)}")`
    : `t."${property}"`;
}

function recordset(columns: readonly Column[], parameter: number): string {
  const own = columns.flatMap(({ property, type }) => {
    if (type === 'gate') return [];
    return type === 'bytea' ? [`"${property}" int`, `"${lengthOf(property)}" int`] : [`"${property}" ${type}`];
  });
  return `jsonb_to_recordset($${parameter}::jsonb) as t(${['gate uuid', ...own].join(', ')})`;
}

function upsert(key: string, columns: string): string {
  const changes = columns.split(', ').map((column) => `${column} = excluded.${column}`);
  return `on conflict (${key}) do update set ${changes.join(', ')}`;
}
