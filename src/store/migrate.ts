import { DatabaseError } from 'pg';
import { Database, type Runner } from '#store/database';
import { ACTS } from '#store/migrations/0001-acts';
import { CASES } from '#store/migrations/0002-cases';
import { PARTITIONS } from '#store/migrations/0003-partitions';
import { MONEY } from '#store/migrations/0004-money';
import { PAPERS_AND_PEOPLE } from '#store/migrations/0005-papers-and-people';
import { POWERS } from '#store/migrations/0006-powers';
import { FOUND_BY } from '#store/migrations/0007-found-by';
import { MESSAGES } from '#store/migrations/0008-messages';
import { SWEEPS } from '#store/migrations/0009-sweeps';
import { READS_BY_ARRANGEMENT } from '#store/migrations/0010-reads-by-arrangement';
import { VOICES } from '#store/migrations/0011-voices';
import { COMMENTS } from '#store/migrations/0012-comments';
import { UPLOADS } from '#store/migrations/0013-uploads';
import { NOTICES } from '#store/migrations/0014-notices';
import { ORDER_OF_GOVERNMENTS } from '#store/migrations/0015-order-of-governments';
import { ATTENDANCES } from '#store/migrations/0016-attendances';
import { EXCHANGE } from '#store/migrations/0017-exchange';
import { ARRANGEMENTS } from '#store/migrations/0018-arrangements';
import { SUCCESSIONS } from '#store/migrations/0019-successions';
import { PUBLICATIONS } from '#store/migrations/0020-publications';
import { LEVEL_ROLLUPS } from '#store/migrations/0021-level-rollups';
import { MATTERS } from '#store/migrations/0022-matters';
import { OUTCOMES } from '#store/migrations/0023-outcomes';
import { CONSENTS } from '#store/migrations/0024-consents';
import { FOLLOWERS } from '#store/migrations/0025-followers';
import { EXCHANGE_BOARD } from '#store/migrations/0028-exchange-board';
import { OFFICERS_AND_REGISTRIES } from '#store/migrations/0031-officers-and-registries';
import { FLAT_COORDINATION } from '#store/migrations/0032-flat-coordination';
import { CASES_OF_ASSETS } from '#store/migrations/0034-cases-of-assets';
import { ENTRIES_ONCE } from '#store/migrations/0035-entries-once';
import { PREVIEWS } from '#store/migrations/0036-previews';
import { QUESTIONS_ABOUT_LOOKS } from '#store/migrations/0037-questions-about-looks';
import { DIGESTS } from '#store/migrations/0038-digests';
import { KEYS } from '#store/migrations/keys-0001';
import { sql } from '#store/sql';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

export interface Migration {
  readonly name: string;
  readonly text: string;
}

/** Numbered, forward only. A published one is never edited: its hash is recorded in every database it ran in. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-acts', text: ACTS },
  { name: '0002-cases', text: CASES },
  { name: '0003-partitions', text: PARTITIONS },
  { name: '0004-money', text: MONEY },
  { name: '0005-papers-and-people', text: PAPERS_AND_PEOPLE },
  { name: '0006-powers', text: POWERS },
  { name: '0007-found-by', text: FOUND_BY },
  { name: '0008-messages', text: MESSAGES },
  { name: '0009-sweeps', text: SWEEPS },
  { name: '0010-reads-by-arrangement', text: READS_BY_ARRANGEMENT },
  { name: '0011-voices', text: VOICES },
  { name: '0012-comments', text: COMMENTS },
  { name: '0013-uploads', text: UPLOADS },
  { name: '0014-notices', text: NOTICES },
  { name: '0015-order-of-governments', text: ORDER_OF_GOVERNMENTS },
  { name: '0016-attendances', text: ATTENDANCES },
  { name: '0017-exchange', text: EXCHANGE },
  { name: '0018-arrangements', text: ARRANGEMENTS },
  { name: '0019-successions', text: SUCCESSIONS },
  { name: '0020-publications', text: PUBLICATIONS },
  { name: '0021-level-rollups', text: LEVEL_ROLLUPS },
  { name: '0022-matters', text: MATTERS },
  { name: '0023-outcomes', text: OUTCOMES },
  { name: '0024-consents', text: CONSENTS },
  { name: '0025-followers', text: FOLLOWERS },
  { name: '0028-exchange-board', text: EXCHANGE_BOARD },
  { name: '0031-officers-and-registries', text: OFFICERS_AND_REGISTRIES },
  { name: '0032-flat-coordination', text: FLAT_COORDINATION },
  { name: '0034-cases-of-assets', text: CASES_OF_ASSETS },
  { name: '0035-entries-once', text: ENTRIES_ONCE },
  { name: '0036-previews', text: PREVIEWS },
  { name: '0037-questions-about-looks', text: QUESTIONS_ABOUT_LOOKS },
  { name: '0038-digests', text: DIGESTS },
];
const KEY_MIGRATIONS: readonly Migration[] = [{ name: 'keys-0001', text: KEYS }];

/** Brings both databases up to date, as their owner. Several processes may do so at once. Refuses like `migrateOne`. */
export async function migrate({ url, keysUrl }: { readonly url: string; readonly keysUrl: string }): Promise<void> {
  await migrateOne(url, MIGRATIONS);
  await migrateOne(keysUrl, KEY_MIGRATIONS);
  const owner = new Database({ url, role: null, size: 1 });
  try {
    await owner.run(sql`select make_months(now())`);
  } finally {
    await owner.close();
  }
}

/**
 * All that is missing in one transaction, one process at a time. Refuses with `migration-altered` when a text differs from
 * the one that ran, `database-newer` when a newer program was here, `database-rights-missing` when a role cannot be made.
 */
export async function migrateOne(url: string, migrations: readonly Migration[]): Promise<void> {
  const owner = new Database({ url, role: null, size: 1 });
  try {
    for (const role of ROLES) await makeRole(owner, role);
    await makeRecord(owner);
    await owner.transaction((transaction) => runMissing(transaction, migrations));
  } finally {
    await owner.close();
  }
}

async function runMissing(owner: Runner, migrations: readonly Migration[]): Promise<void> {
  await owner.run(sql`lock table migrations in access exclusive mode`);
  const done = await owner.many<{ name: string; sha256: Buffer }>(
    sql`select name, sha256 from migrations order by name`,
  );
  const unknown = done.find(({ name }) => !migrations.some((migration) => migration.name === name));
  if (unknown !== undefined) {
    const message = `The database has migration ${unknown.name}, which this program does not know; it belongs to a newer one`;
    throw new Refusal('database-newer', message, { migration: unknown.name });
  }
  for (const { name, text } of migrations) {
    const hash = sha256(text);
    const before = done.find((migration) => migration.name === name);
    if (before === undefined) {
      await owner.run({ name: '', text, values: [] });
      await owner.run(sql`insert into migrations (name, sha256) values (${name}, ${hash})`);
    } else if (!before.sha256.equals(hash)) {
      throw new Refusal('migration-altered', `Migration ${name} differs from the one that ran here`, {
        migration: name,
      });
    }
  }
}

/**
 * mg_app: all work runs under it; neither owner nor superuser, so what it was not granted it cannot do. mg_registry: owns the
 * registries that a house keeps for its agencies; nobody works under it.
 */
const ROLES = ['mg_app', 'mg_registry'] as const;

async function makeRole(owner: Runner, role: (typeof ROLES)[number]): Promise<void> {
  const found = await owner.one<{ there: boolean; member: boolean }>(sql`
    select r.oid is not null as there, coalesce(pg_has_role(current_user, r.oid, 'member'), false) as member
    from (select ${role}::text as name) wanted left join pg_roles r on r.rolname = wanted.name`);
  try {
    if (found?.there !== true) await unlessThere(owner, `create role ${role} nologin`);
    if (found?.member !== true) await unlessThere(owner, `grant ${role} to current_user`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '42501') throw error;
    const message = `An administrator must run: create role ${role} nologin; grant ${role} to <user of DATABASE_URL>`;
    throw new Refusal('database-rights-missing', message, { role }, { cause: error });
  }
}

async function makeRecord(owner: Runner): Promise<void> {
  const text = `create table if not exists migrations (
    name text primary key, sha256 bytea not null, at timestamptz not null default now())`;
  await unlessThere(owner, text);
}

/** Another process that makes the same thing at the same moment is no failure; PostgreSQL says so by one of these codes. */
async function unlessThere(owner: Runner, text: string): Promise<void> {
  const THERE = ['42710', '42P07', '23505', 'XX000']; // XX000: "tuple concurrently updated", two grants at once
  try {
    await owner.run({ name: '', text, values: [] });
  } catch (error) {
    if (!(error instanceof DatabaseError) || !THERE.includes(error.code ?? '')) throw error;
  }
}
