import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#store/database';
import type { FactRow } from '#store/rows';
import { sql, statement } from '#store/sql';
import { type StepWrite, writeStep } from '#store/step';
import { factName } from '#terms/ids';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { NO_HEAD, newChain, stepFrom } from '../../test/support/steps.ts';

let store: TestDatabase;
let db: Database;
let owner: Database;
beforeAll(async () => {
  store = await startTestDatabase();
  db = store.db;
  owner = await openDatabase({ url: store.url.replace('mg_owner', 'postgres'), role: null, size: 1 });
  await run('create sequence hiccups');
  await run('grant usage on sequence hiccups to mg_app');
});
afterAll(async () => {
  await owner.close();
  await store.stop();
});

const run = (text: string): Promise<number> => owner.run(statement(text, []));

/** A step with a row in every table that a case has. */
function step(before: StepWrite): StepWrite {
  const fact: FactRow = {
    scope: 0,
    name: factName('vehicle.year'),
    value: randomBytes(1_200).toString('base64'),
    sealed: null,
    subject: null,
    source: {},
    seq: 2,
  };
  return stepFrom(before.caseId, 1, before.head, {
    facts: [fact],
    waits: [{ waitId: 1, kind: 'message', name: 'payment', corr: null, due: null }],
    outbox: [{ seq: 2, n: 0, topic: 'ledger', payload: {} }],
    inbox: { source: 'web', msgId: 'm', result: {} },
  });
}

async function file(): Promise<StepWrite> {
  const filed = stepFrom(newChain(), null, NO_HEAD);
  expect(await writeStep(db, filed)).toBe('written');
  return filed;
}

async function rowsOf({ caseId }: StepWrite): Promise<unknown> {
  return db.one(sql`
    select (select version from cases where case_id = ${caseId}) as version,
      (select count(*)::int from acts where chain = ${caseId}) as acts, (select count(*)::int from facts where case_id = ${caseId}) as facts,
      (select count(*)::int from waits where case_id = ${caseId}) as waits, (select count(*)::int from outbox where chain = ${caseId}) as outbox,
      (select count(*)::int from inbox where chain = ${caseId}) as inbox`);
}

const BEFORE = { version: 1, acts: 1, facts: 0, waits: 0, outbox: 0, inbox: 0 };
const AFTER = { version: 2, acts: 2, facts: 1, waits: 1, outbox: 1, inbox: 1 };
const TABLES = ['cases', 'acts', 'facts', 'waits', 'outbox', 'inbox'] as const;

/** What PostgreSQL does to a step when it touches a table. */
async function trouble(table: string, body: string, when = 'before insert or update'): Promise<void> {
  await run(
    `create or replace function trouble() returns trigger language plpgsql security definer as $$ begin ${body} return new; end $$`,
  );
  const kind = when.startsWith('after') ? 'constraint trigger' : 'trigger';
  const deferred = when.startsWith('after') ? 'deferrable initially deferred' : '';
  await run(`create ${kind} trouble ${when} on ${table} ${deferred} for each row execute function trouble()`);
}

const raise = (state: string): string => `raise exception 'no' using errcode = '${state}';`;
const every = (body: string): string => `if nextval('hiccups') % 2 = 1 then ${body} end if;`;

afterEach(() => run('drop function if exists trouble() cascade'));

describe('a step that finds no room', () => {
  it.each(TABLES)('in %s is refused whole, and done once there is room', async (table) => {
    const filed = await file();
    await trouble(table, raise('53100'));
    await expect(writeStep(db, step(filed))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await rowsOf(filed)).toEqual(BEFORE);
    await run('drop function trouble() cascade');
    expect(await writeStep(db, step(filed))).toBe('written');
    expect(await rowsOf(filed)).toEqual(AFTER);
  });
});

describe('a step that is undone for another', () => {
  it.each(['40001', '40P01'])('(%s) has lost, and wins when it is decided again', async (state) => {
    const filed = await file();
    await trouble('facts', every(raise(state)));
    expect(await writeStep(db, step(filed))).toBe('lost');
    expect(await rowsOf(filed)).toEqual(BEFORE);
    expect(await writeStep(db, step(filed))).toBe('written');
    expect(await rowsOf(filed)).toEqual(AFTER);
  });
});

describe('a connection that breaks while a step is committed', () => {
  it('leaves nothing half done, and the step can be sent again', async () => {
    const filed = await file();
    await trouble(
      'facts',
      every('perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1);'),
      'after insert',
    );
    await expect(writeStep(db, step(filed))).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(await rowsOf(filed)).toEqual(BEFORE);
    expect(await writeStep(db, step(filed))).toBe('written');
    expect(await rowsOf(filed)).toEqual(AFTER);
  });
});

const small = mkdtempSync(join(tmpdir(), 'manunggal-small-'));
const mounted = mount(small);
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', small]);
  rmSync(small, { recursive: true, force: true });
});

/** A disk of two megabytes, where whoever runs the tests may have one. */
function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=0777', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.runIf(mounted)('a disk that is full', () => {
  it('refuses every step that must grow, and serves again when something is taken off it', async () => {
    const place = join(small, 'space');
    mkdirSync(place, { mode: 0o700 });
    const data = await owner.one<{ data_directory: string }>(sql`show data_directory`);
    const { uid, gid } = statSync(data?.data_directory ?? '');
    chownSync(place, uid, gid);
    await run(`create tablespace small location '${place}'`);
    await run('alter table facts set tablespace small');
    await run('create table filler (t text) tablespace small');
    await run('alter table filler alter column t set storage plain');
    const fill = async (): Promise<unknown> => {
      for (let n = 0; n < 1_000; n += 1) await run(`insert into filler values (repeat('x', 7000))`);
      return undefined;
    };
    const filed = await file();
    await expect(fill()).rejects.toMatchObject({ code: 'disk-full' });
    let full: unknown;
    for (let n = 0; n < 50 && full === undefined; n += 1) full = await fillFacts();
    expect(full).toMatchObject({ code: 'disk-full' });
    await expect(writeStep(db, step(filed))).rejects.toMatchObject({ code: 'disk-full' });
    expect(await rowsOf(filed)).toEqual(BEFORE);
    await run('drop table filler');
    expect(await writeStep(db, step(filed))).toBe('written');
    expect(await rowsOf(filed)).toEqual(AFTER);
    await run('alter table facts set tablespace pg_default');
    await run('drop tablespace small');
  });

  /** Takes what room the table itself still has. */
  async function fillFacts(): Promise<unknown> {
    const other = await file();
    return writeStep(db, step(other)).then(
      () => undefined,
      (error: unknown) => error,
    );
  }
});
