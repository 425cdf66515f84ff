import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUDIT_SQL } from '#billing/audit';
import { foundAuthority } from '#documents/authority';
import { verifyPdf } from '#documents/verify';
import { apply } from '#engine/apply';
import type { CaseState } from '#engine/case';
import { findRecords } from '#exchange/store-registry';
import type { Envelope } from '#ledger/act';
import { open, verifyChain } from '#ledger/chain';
import { readFile } from '#operations/case/read-case-file';
import { openLibrary } from '#operations/government/library';
import { readActs } from '#store/chain';
import { type Database, openDatabase } from '#store/database';
import { KeyStore, readMasterKey } from '#store/keys';
import { sql, statement } from '#store/sql';
import { agencyId, type ChainId, chainId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import type { RunningProgram } from './program.ts';

/** The books of a house, read beside it. */
export interface Books {
  readonly db: Database;
  readonly keys: KeyStore;
  readonly house: Parameters<typeof readFile>[0];
  readonly data: string;
  close(): Promise<void>;
}

export async function openBooks(program: RunningProgram, data: string): Promise<Books> {
  const db = await openDatabase({ url: program.databaseUrl('manunggal'), role: 'mg_app', size: 4 });
  const keyDb = await openDatabase({ url: program.databaseUrl('manunggal_keys'), role: 'mg_app', size: 2 });
  const keys = new KeyStore(keyDb, readMasterKey(data));
  const library = await openLibrary(db);
  const house = { db, keys, library, exchange: { db, keys, processes: new Map() } };
  const close = async () => {
    await Promise.all([db.close(), keyDb.close()]);
  };
  return { db, keys, house, data, close };
}

/** Waits until no work is left; what is left after that long is given back. */
export async function leftOver({ db, data }: Books, milliseconds: number): Promise<object[]> {
  const until = performance.now() + milliseconds;
  for (;;) {
    // A clock of a matter waits in the outbox until it is due.
    const rows = await db.many(
      sql`select topic, payload, tries from outbox where topic <> 'matter-due' or next_at <= now()`,
    );
    const untold = bankLines(data).untold.map((reference) => ({ untold: reference }));
    if (rows.length + untold.length === 0 || performance.now() > until) return [...rows, ...untold];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export interface BankBookLines {
  /** Rupiah by the reference of the payment. */
  readonly paid: ReadonlyMap<string, number>;
  /** References of payments that the house has not acknowledged. */
  readonly untold: readonly string[];
}

/** What the bank's own book says, which no part of the house writes. */
export function bankLines(data: string): BankBookLines {
  const paid = new Map<string, number>();
  const told = new Set<string>();
  const lines = readFileSync(join(data, 'bank', 'bank.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1);
  for (const line of lines) {
    const { kind, reference, amount } = JSON.parse(line);
    if (kind === 'paid') paid.set(reference, amount);
    if (kind === 'told') told.add(reference);
  }
  return { paid, untold: [...paid.keys()].filter((reference) => !told.has(reference)) };
}

/** What is wrong with any chain: an act missing, out of place, altered, or unreadable. */
export async function brokenChains({ db, keys }: Books): Promise<string[]> {
  const chains = await db.many<{ chain: string }>(sql`select distinct chain from acts`);
  const findings = await Promise.all(chains.map(({ chain }) => brokenIn(db, keys, chainId(chain))));
  return findings.flat();
}

async function brokenIn(db: Database, keys: KeyStore, chain: ChainId): Promise<string[]> {
  const acts = await readActs(db, chain);
  const found = await keys.find([...new Set(acts.flatMap(({ subject }) => subject ?? []))]);
  const opened = new Map(
    acts.map((act) => {
      const { values, salt } = open(act, act.subject === null ? undefined : found.get(act.subject));
      return [act.seq, { values: act.subject === null ? null : values, salt }];
    }),
  );
  return verifyChain(acts as readonly Envelope[], opened).map(({ seq, what }) => `${chain}/${seq} ${what}`);
}

/** Cases whose stored state or head is not what their acts say. */
export async function unlikeTheirActs(books: Books, numbers: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const number of numbers) {
    const { now, acts, envelopes } = await readFile(books.house, { number });
    const folded = envelopes.reduce<CaseState | null>(apply, null);
    if (JSON.stringify(plain(folded)) !== JSON.stringify(plain(now.state))) wrong.push(`${number}: state`);
    const last = acts.at(-1);
    if (last?.c !== now.head.c || last?.seq !== now.head.seq) wrong.push(`${number}: head`);
  }
  return wrong;
}

/** Members in one order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, plain(inner)]),
  );
}

export interface Paper {
  readonly case: string;
  readonly number: string;
  readonly status: string;
  /** The seal holds, and the file is the one that the case's `sealed` act names. */
  readonly genuine: boolean;
  readonly bytes: Uint8Array;
}

export async function papersOf(books: Books): Promise<Paper[]> {
  const { db, data, house } = books;
  const { file } = house.library.government;
  const at = instant(Date.now());
  const authority = await foundAuthority({
    folder: join(data, 'seals'),
    government: file.name.id,
    agencies: [],
    at,
  });
  const trust = authority.trustList();
  const rows = await db.many<{
    case: string;
    number: string;
    status: string;
    sha256: Buffer;
    bytes: Buffer;
    act: string;
  }>(
    sql`select c.number as case, d.number, d.status, d.sha256, d.bytes,
          (select string_agg(data ->> 'sha256', ',') from acts where chain = d.case_id and kind = 'sealed') as act
        from documents d join cases_all c using (case_id) order by 1`,
  );
  return rows.map(({ sha256, act, bytes, ...row }) => {
    const check = verifyPdf(bytes, trust);
    const named = sha256.toString('base64url');
    return { ...row, bytes, genuine: check.seal === 'yes' && check.sha256 === named && act === named };
  });
}

/** Until when the tax and the premium of a vehicle are paid, by the registries themselves, and how often each was entered. */
export async function registered({ db, keys }: Books, plate: string): Promise<(readonly [unknown, number])[]> {
  const names = [
    ['bapenda-prov', 'vehicle-tax'],
    ['jasa-raharja', 'swdkllj'],
  ] as const;
  const wanted = names.map(([agency, registry]) => ({ agency: agencyId(agency), registry, key: plate }));
  const records = await findRecords(db, keys, wanted);
  return records.map((record) => [record?.fields['paidUntil'], record?.version ?? 0]);
}

export function violations({ db }: Books): Promise<object[]> {
  return db.many(statement(AUDIT_SQL, []));
}
