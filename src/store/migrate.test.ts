import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assetLookup } from '#operations/case/case-keys';
import { Database } from '#store/database';
import { MIGRATIONS, migrateOne } from '#store/migrate';
import { sql, statement } from '#store/sql';
import { writeStep } from '#store/step';
import { makeMonths } from '#store/upkeep';
import { chainId, uuidv7 } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { startTestServer, type TestDatabase } from '../../test/support/postgres.ts';
import { NO_HEAD, newChain, stepFrom } from '../../test/support/steps.ts';

let store: TestDatabase;
let owner: Database;
beforeAll(async () => {
  store = await startTestServer();
  owner = new Database({ url: store.url, role: null, size: 2 });
  await writeStep(store.db, stepFrom(newChain(), null, NO_HEAD));
});
afterAll(async () => {
  await owner.close();
  await store.stop();
});

/** A new database on the same server, owned by the same user. */
async function emptyDatabase(name: string): Promise<string> {
  const root = new Database({ url: store.url.replace('mg_owner@', 'postgres@'), role: null, size: 1 });
  await root.run(statement(`create database ${name} owner mg_owner`, []));
  await root.close();
  return store.url.replace('/manunggal?', `/${name}?`);
}

describe('migrations', () => {
  it('run once, in order, each with the hash of its text', async () => {
    const rows = await owner.many<{ name: string }>(sql`select name from migrations order by name`);
    expect(rows.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    await migrateOne(store.url, MIGRATIONS);
    expect(await owner.many(sql`select name from migrations order by name`)).toEqual(rows);
  });

  it('may be started by several processes at the same moment', async () => {
    const url = await emptyDatabase('together');
    await Promise.all([1, 2, 3, 4].map(() => migrateOne(url, MIGRATIONS)));
    const database = new Database({ url, role: null, size: 1 });
    expect(await database.one(sql`select count(*)::int as n from migrations`)).toEqual({ n: MIGRATIONS.length });
    await database.close();
  });

  it('leave nothing behind when one of them fails', async () => {
    const url = await emptyDatabase('half');
    const failing = [
      { name: '0001-good', text: 'create table good (a int)' },
      { name: '0002-bad', text: 'create table (' },
    ];
    await expect(migrateOne(url, failing)).rejects.toThrow(/syntax error/);
    const database = new Database({ url, role: null, size: 1 });
    expect(await database.one(sql`select to_regclass('good') as good`)).toEqual({ good: null });
    await database.close();
  });

  it('find cases of public things that began before that was kept, by the fact their version of the service names', async () => {
    const url = await emptyDatabase('assets');
    await migrateOne(
      url,
      MIGRATIONS.slice(
        0,
        MIGRATIONS.findIndex(({ name }) => name.startsWith('0034')),
      ),
    );
    const database = new Database({ url, role: null, size: 1 });
    const old = ['known', 'unknown', 'elsewhere'].map(() => newChain());
    const block = 'id: road\nproduct:\n  asset:\n    id: road.segment\n    status: road.status\n';
    for (const [version, text] of [block, 'id: road\nproduct: { paper: none }\n'].entries())
      await database.run(sql`
        insert into definitions (service, version, sha256, files, published_at)
        values ('road', ${version + 1}, ${Buffer.alloc(32)}, ${JSON.stringify({ 'service.yaml': text })}::jsonb, now())`);
    for (const [n, id] of old.entries()) {
      await database.run(sql`
        insert into cases (case_id, number, service, def, version, status, seq, head, at, bucket, state)
        values (${id}, ${id}, 'road', ${n === 2 ? 2 : 1}, 1, 'open', 1, ${Buffer.alloc(32)}, now(), 0, '{}')`);
      await database.run(sql`
        insert into facts (case_id, scope, name, v, source, seq)
        values (${id}, 0, 'road.segment', ${n === 1 ? 'null' : '"R-99-014"'}::jsonb, '{}', 1)`);
    }
    await migrateOne(url, MIGRATIONS);
    const found = await database.many(sql`select kind, hmac, chain from lookup`);
    const { kind, hmac } = assetLookup('road', 'R-99-014');
    expect(found).toEqual([{ kind, hmac: Buffer.from(hmac), chain: old[0] }]);
    await database.close();
  });

  it('are refused when a published text was changed', async () => {
    const altered = MIGRATIONS.map((one, index) => (index === 1 ? { ...one, text: `${one.text} ` } : one));
    await expect(migrateOne(store.url, altered)).rejects.toMatchObject({
      code: 'migration-altered',
      facts: { migration: '0002-cases' },
    });
  });

  it('are refused by an older program on a newer database', async () => {
    await expect(migrateOne(store.url, MIGRATIONS.slice(0, 2))).rejects.toMatchObject({ code: 'database-newer' });
  });
});

describe('the role that does all work', () => {
  it.each(['acts', 'journals', 'entries'])('can neither change, delete nor empty %s', async (table) => {
    const column = table === 'acts' ? 'kind' : 'journal';
    for (const text of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(store.db.run(statement(text, [])), text).rejects.toThrow(/permission denied/);
    }
  });

  it.each(['definitions', 'government'])('can publish but not rewrite %s', async (table) => {
    await expect(store.db.run(statement(`delete from ${table}`, []))).rejects.toThrow(/permission denied/);
  });

  it('cannot make tables or turn the guard off', async () => {
    await expect(store.db.run(sql`create table mine (a int)`)).rejects.toThrow(/permission denied/);
    await expect(store.db.run(sql`alter table acts disable trigger all`)).rejects.toThrow(/must be owner/);
  });

  it('reads and writes no table of a registry, and is not in the role that owns them', async () => {
    const tables = await store.db.many<{ name: string; may: boolean; column: boolean; owner: string }>(sql`
      select c.relname as name, pg_get_userbyid(c.relowner) as owner,
        has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger') as may,
        has_any_column_privilege(c.oid, 'select, insert, update, references') as column
      from pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and (c.relnamespace = 'registry'::regnamespace or c.relowner = 'mg_registry'::regrole or c.relname ~ 'regist')`);
    expect(tables).toEqual([{ name: 'records', owner: 'mg_registry', may: false, column: false }]);
    const member = await store.db.one(sql`select pg_has_role('mg_app', 'mg_registry', 'member') as member`);
    expect(member).toEqual({ member: false });
    for (const text of ['select count(*) from registry.records', 'delete from registry.records'])
      await expect(store.db.run(statement(text, [])), text).rejects.toThrow(/permission denied/);
  });

  it('comes to a record by the hash of its key or of its owner only', async () => {
    const rows = await store.db.many<{ name: string; given: string }>(sql`
      select proname as name, pg_get_function_identity_arguments(oid) as given
      from pg_proc where pronamespace = 'registry'::regnamespace and has_function_privilege(oid, 'execute') order by 1`);
    expect(rows.filter(({ given }) => !given.includes('bytea')).map(({ name }) => name)).toEqual(['has_any']);
    const definers = await store.db.many<{ proname: string }>(sql`
      select proname from pg_proc where prosecdef and pronamespace <> 'registry'::regnamespace
        and proowner = 'mg_registry'::regrole`);
    expect(definers).toEqual([]);
  });

  it('is neither superuser nor owner', async () => {
    const role = await store.db.one(
      sql`select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ name: 'mg_app', rolsuper: false, rolbypassrls: false });
  });
});

describe('the memory', () => {
  it.each(['acts', 'acts_other', 'journals', 'entries'])('is append-only in %s even for its owner', async (table) => {
    await expect(owner.run(statement(`delete from ${table}`, []))).rejects.toThrow(/append-only/);
    await expect(owner.run(statement(`truncate ${table} cascade`, []))).rejects.toThrow(/append-only/);
  });

  it('keeps each month in a partition of its own, which is append-only too', async () => {
    const at = instant('2031-05-15T00:00:00.000Z');
    await makeMonths(store.db, at);
    await makeMonths(store.db, at);
    const caseId = chainId(uuidv7(Date.parse(at), randomBytes(10)));
    await writeStep(store.db, stepFrom(caseId, null, NO_HEAD));
    expect(await store.db.one(sql`select tableoid::regclass::text as part from acts where chain = ${caseId}`)).toEqual({
      part: 'acts_2031_05',
    });
    await expect(owner.run(sql`update acts_2031_05 set kind = 'x'`)).rejects.toThrow(/append-only/);
  });

  it('leaves acts where they are when their month comes too late', async () => {
    const at = instant('2032-02-01T00:00:00.000Z');
    const caseId = chainId(uuidv7(Date.parse(at), randomBytes(10)));
    await writeStep(store.db, stepFrom(caseId, null, NO_HEAD));
    await makeMonths(store.db, at);
    expect(await store.db.one(sql`select tableoid::regclass::text as part from acts where chain = ${caseId}`)).toEqual({
      part: 'acts_other',
    });
  });

  it('does not take an act twice, wherever it lies', async () => {
    const filed = stepFrom(newChain(), null, NO_HEAD);
    await writeStep(store.db, filed);
    const second = stepFrom(newChain(), null, NO_HEAD, { acts: filed.acts ?? [] });
    expect(await writeStep(store.db, second)).toBe('lost');
    expect(await store.db.one(sql`select case_id from cases where case_id = ${second.caseId}`)).toBeUndefined();
  });
});
