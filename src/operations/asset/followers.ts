import { allowCitizen, type Person } from '#access/person';
import { appendActs } from '#ledger/append';
import { assetLookup, subjectLookup } from '#operations/case/case-keys';
import type { House } from '#operations/house';
import type { AssetView } from '#operations/views/asset';
import type { Database } from '#store/database';
import { sql } from '#store/sql';
import { type ChainId, chainId, type SubjectId, subjectId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A public thing of a service, by its key. */
export interface AssetRef {
  readonly service: string;
  readonly key: string;
}

/** The report of a thing that is being handled: the latest that is open. */
async function openReport(db: Database, { service, key }: AssetRef): Promise<{ id: ChainId; number: string } | null> {
  const { kind, hmac } = assetLookup(service, key);
  const row = await db.one<{ case_id: string; number: string }>(sql`
    select c.case_id, c.number from lookup l join cases c on c.case_id = l.chain
    where l.kind = ${kind} and l.hmac = ${hmac} and c.status = 'open' order by c.case_id desc limit 1`);
  return row === undefined ? null : { id: chainId(row.case_id), number: row.number };
}

/**
 * Whoever met the same damage later is told when the one case about it ends; an act on their own chain, once. Whose report it
 * is hears of it anyway. Refuses `nothing-open`.
 */
export async function followAsset(
  house: Pick<House, 'db'>,
  person: Person | null,
  asset: AssetRef,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { subject } = allowCitizen(person, 'apply');
  const report = await openReport(house.db, asset);
  if (report === null) throw new Refusal('nothing-open', 'No report of this is open');
  if (await isOwn(house.db, subject, report.id)) return;
  await house.db.run(sql`
    insert into case_followers (case_id, subject, at) values (${report.id}, ${subject}, ${at}) on conflict do nothing`);
  const data = { purpose: `${asset.service}/report-followed`, caseNumber: report.number };
  await appendActs(house.db, {
    chain: chainId(subject),
    drafts: [{ kind: 'report-followed', element: null, agency: null, position: null, data }],
    at,
    seed,
    beside: () => ({ inbox: { source: 'asset/follow', msgId: report.id, result: null } }),
  });
}

/** How the reader stands to the report of a thing that is being handled. */
export async function followingOf(db: Database, person: Person | null, asset: AssetRef): Promise<AssetView['follow']> {
  const report = await openReport(db, asset);
  if (report === null) return 'none';
  if (person?.kind !== 'citizen') return person === null ? 'sign-in' : 'none';
  if (await isOwn(db, person.subject, report.id)) return 'own';
  const row = await db.one(sql`
    select 1 from case_followers where case_id = ${report.id} and subject = ${person.subject}`);
  return row === undefined ? 'may' : 'follows';
}

export async function followersOf(db: Database, report: ChainId): Promise<readonly SubjectId[]> {
  const rows = await db.many<{ subject: string }>(sql`
    select subject from case_followers where case_id = ${report} order by at, subject`);
  return rows.map(({ subject }) => subjectId(subject));
}

/** They were told; who wanted to know is kept no longer. */
export async function forgetFollowers(db: Database, report: ChainId): Promise<void> {
  await db.run(sql`delete from case_followers where case_id = ${report}`);
}

async function isOwn(db: Database, subject: SubjectId, report: ChainId): Promise<boolean> {
  const { kind, hmac } = subjectLookup(subject);
  const row = await db.one(sql`
    select 1 from lookup where kind = ${kind} and hmac = ${hmac} and chain = ${report}`);
  return row !== undefined;
}
