import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#store/database';
import { BUCKETS, lease, release } from '#store/leases';
import { dueOutbox, dueWaits, pauseAfter, waitingFor } from '#store/queues';
import { sql } from '#store/sql';
import { type StepWrite, writeStep } from '#store/step';
import { readStep } from '#store/step-read';
import { Wakeups } from '#store/wakeups';
import { type Handlers, Worker, type WorkerOptions } from '#store/workers';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { NO_HEAD, NOON, newChain, stepFrom } from '../../test/support/steps.ts';

let store: TestDatabase;
let db: Database;
const started: Worker[] = [];
beforeAll(async () => {
  store = await startTestDatabase();
  db = store.db;
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.stop()));
  await db.run(sql`delete from outbox`);
  await db.run(sql`delete from waits`);
});
afterAll(() => store.stop());

const failures: unknown[] = [];
const report = (error: unknown) => failures.push(error);
const NO_TIMERS: Handlers['fire'] = async (wait) => {
  throw new Error(`nobody set a timer: ${wait.caseId}`);
};

function work(handlers: Partial<Handlers>, options: Partial<WorkerOptions> = {}): Worker {
  const worker = new Worker({ database: db, owner: randomUUID(), now: () => NOON, alone: true, report, ...options });
  worker.start({ outbox: {}, fire: NO_TIMERS, ...handlers });
  started.push(worker);
  return worker;
}

async function file(more: Partial<StepWrite> = {}): Promise<StepWrite> {
  const filed = stepFrom(newChain(), null, NO_HEAD, more);
  expect(await writeStep(db, filed)).toBe('written');
  return filed;
}

const told = (topic: string, n = 1, nextAt: Instant = NOON) => ({
  outbox: Array.from({ length: n }, (_, index) => ({ seq: 1, n: index, topic, payload: { index }, nextAt })),
});
const timer = (due: Instant, waitId = 1) => ({ waits: [{ waitId, kind: 'timer', name: null, corr: null, due }] });
const leftOver = async () => (await db.many(sql`select idem from outbox`)).length;

describe('the outbox', () => {
  it('is emptied, each row to the handler of its topic', async () => {
    const filed = await file(told('letter', 20));
    const seen: string[] = [];
    const worker = work({ outbox: { letter: async ({ idem }) => (seen.push(idem), 'done') } });
    await worker.idle();
    expect(seen.toSorted()).toEqual(Array.from({ length: 20 }, (_, n) => `${filed.caseId}/1/${n}`).toSorted());
    expect(await leftOver()).toBe(0);
  });

  it('keeps what nobody here handles, and what is not due yet', async () => {
    await file(told('ledger'));
    await file(told('letter', 1, later(NOON, 1)));
    const worker = work({ outbox: { letter: async () => 'done' } });
    await worker.idle();
    expect(await leftOver()).toBe(2);
  });

  it('of chains that began before a moment is left alone, timers too, until all is taken', async () => {
    const filed = await file({ ...told('letter'), ...timer(NOON) });
    const began = instant(Number.parseInt(filed.caseId.replace('-', '').slice(0, 12), 16));
    const seen: string[] = [];
    const worker = new Worker({ database: db, owner: randomUUID(), now: () => NOON, alone: true, report });
    started.push(worker);
    const handlers: Handlers = {
      outbox: { letter: async ({ idem }) => (seen.push(idem), 'done') },
      fire: async ({ caseId }) => {
        seen.push(caseId);
        await db.run(sql`delete from waits where case_id = ${caseId}`);
      },
    };
    worker.start(handlers, later(began, 1));
    await worker.idle();
    expect(seen).toEqual([]);
    worker.takeAll();
    await worker.idle();
    expect(seen.toSorted()).toEqual([filed.caseId, `${filed.caseId}/1/0`]);
    await worker.stop();
    const young = await file(told('letter'));
    const next = new Worker({ database: db, owner: randomUUID(), now: () => NOON, alone: true, report });
    started.push(next);
    next.start(handlers, began);
    await next.idle();
    expect(seen.at(-1)).toBe(`${young.caseId}/1/0`);
  });

  it('row that a handler answers with a step goes with that step', async () => {
    const filed = await file(told('fact-needed'));
    const worker = work({
      outbox: {
        'fact-needed': async (row, fence) => {
          const { case: now } = await readStep(db, { of: { caseId: row.chain }, facts: [] });
          if (now === null) throw new Error('the case is gone');
          await writeStep(db, stepFrom(row.chain, now.version, now.head, { consumed: row, fence }));
          return 'consumed';
        },
      },
    });
    await worker.idle();
    expect(await leftOver()).toBe(0);
    expect((await readStep(db, { of: { caseId: filed.caseId }, facts: [] })).case?.version).toBe(2);
  });

  it('row whose handler fails is tried again after a pause that doubles, and the others go on', async () => {
    await file(told('broken'));
    await file(told('letter'));
    let now = NOON;
    let tries = 0;
    const broken = async () => {
      tries += 1;
      throw new Error('registry is down');
    };
    const worker = work({ outbox: { broken, letter: async () => 'done' } }, { now: () => now });
    await worker.idle();
    expect([tries, await leftOver()]).toEqual([1, 1]);
    expect(failures.pop()).toMatchObject({ message: 'registry is down' });
    now = later(NOON, pauseAfter(0));
    await worker.idle();
    now = later(now, pauseAfter(0));
    await worker.idle();
    expect(tries).toBe(2);
    now = later(now, pauseAfter(1) - pauseAfter(0));
    await worker.idle();
    expect(tries).toBe(3);
    expect(await db.one(sql`select tries from outbox`)).toEqual({ tries: 3 });
  });

  it('row may be put off by its handler, which is no failure', async () => {
    await file(told('poll'));
    let now = NOON;
    let asked = 0;
    const poll = async () => {
      asked += 1;
      return asked < 3 ? { again: later(now, 60_000) } : 'done';
    };
    const worker = work({ outbox: { poll } }, { now: () => now });
    await worker.idle();
    expect(asked).toBe(1);
    now = later(now, 60_000);
    await worker.idle();
    expect(await db.one(sql`select tries from outbox`)).toEqual({ tries: 0 });
    now = later(now, 60_000);
    await worker.idle();
    expect([asked, await leftOver()]).toEqual([3, 0]);
  });

  it('row that was not consumed though its handler said so does not spin', async () => {
    await file(told('liar'));
    let times = 0;
    const worker = work({ outbox: { liar: async () => ((times += 1), 'consumed') } });
    await worker.idle();
    await worker.idle();
    expect(times).toBe(1);
  });

  it('is worked on by no more at once than allowed', async () => {
    await file(told('slow', 9));
    let [running, most] = [0, 0];
    const slow = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return 'done' as const;
    };
    const worker = work({ outbox: { slow } }, { concurrency: 3 });
    await worker.idle();
    expect(most).toBe(3);
  });

  it('is looked at when a step is made known, long before the next poll', async () => {
    const seen = new Promise<string>((resolve) => {
      const worker = work({ outbox: { letter: async ({ idem }) => (resolve(idem), 'done') } });
      void worker.idle().then(async () => {
        await file(told('letter'));
        worker.kick();
      });
    });
    expect(await seen).toMatch(/\/1\/0$/);
  });
});

describe('timers', () => {
  it('fire in the order of their time when it has come, and once', async () => {
    const [late, early, future] = [
      await file(timer(NOON)),
      await file(timer(later(NOON, -5))),
      await file(timer(later(NOON, 1))),
    ];
    const fired: string[] = [];
    const fire: Handlers['fire'] = async (wait, fence) => {
      fired.push(wait.caseId);
      const { case: now } = await readStep(db, { of: { caseId: wait.caseId }, facts: [] });
      if (now !== null)
        await writeStep(db, stepFrom(wait.caseId, now.version, now.head, { waitsClosed: [wait.waitId], fence }));
    };
    const worker = work({ fire }, { concurrency: 1 });
    await worker.idle();
    expect(fired).toEqual([early.caseId, late.caseId]);
    expect(await db.many(sql`select case_id from waits`)).toEqual([{ case_id: future.caseId }]);
  });

  it('of one case due together are one step', async () => {
    const filed = await file({ waits: [...timer(NOON, 1).waits, ...timer(NOON, 2).waits] });
    let times = 0;
    const fire: Handlers['fire'] = async () => {
      times += 1;
      await writeStep(db, stepFrom(filed.caseId, 1, filed.head, { waitsClosed: [1, 2] }));
    };
    await work({ fire }).idle();
    expect(times).toBe(1);
  });

  it('that fail are tried again later', async () => {
    const filed = await file(timer(NOON));
    let now = NOON;
    let times = 0;
    const fire: Handlers['fire'] = async () => {
      times += 1;
      if (times === 1) throw new Error('not now');
      await writeStep(db, stepFrom(filed.caseId, 1, filed.head, { waitsClosed: [1] }));
    };
    const worker = work({ fire }, { now: () => now });
    await worker.idle();
    expect(times).toBe(1);
    now = later(now, pauseAfter(0));
    await worker.idle();
    expect(await db.many(sql`select case_id from waits`)).toEqual([]);
  });
});

const bucketOf = (caseId: string) => Number.parseInt(caseId.slice(-2), 16) % 64;

describe('two workers', () => {
  it('share the buckets, and do every row once between them', async () => {
    const seen: string[] = [];
    const letter = (who: string): Handlers => ({
      outbox: { letter: async ({ idem }) => (seen.push(`${who} ${idem}`), 'done') },
      fire: NO_TIMERS,
    });
    const one = new Worker({ database: db, owner: 'one', now: () => NOON, report });
    const two = new Worker({ database: db, owner: 'two', now: () => NOON, report });
    started.push(one, two);
    await db.run(sql`update lease set until = now()`);
    one.start(letter('one'));
    await one.idle();
    two.start(letter('two'));
    const bothHave = async () => {
      const rows = await db.many<{ owner: string; n: number }>(sql`
        select owner, count(*)::int as n from lease where bucket between 0 and 63 and until > now() group by owner order by owner`);
      return rows.length === 2 && rows.every(({ n }) => n === BUCKETS.length / 2);
    };
    while (!(await bothHave())) await new Promise((resolve) => setTimeout(resolve, 100));
    const filed = [];
    for (let n = 0; n < 40; n += 1) filed.push((await file(told('letter'))).caseId);
    while ((await leftOver()) > 0) await Promise.all([one.idle(), two.idle()]);
    expect(seen.map((line) => line.slice(4)).toSorted()).toEqual(filed.map((id) => `${id}/1/0`).toSorted());
    expect(new Set(seen.map((line) => line.slice(0, 3)))).toEqual(new Set(['one', 'two']));
  });

  it('never hold one bucket under one epoch, and a step with the old epoch writes nothing', async () => {
    const filed = await file();
    const bucket = bucketOf(filed.caseId);
    await db.run(sql`update lease set until = now()`);
    const [first] = await lease(db, 'first', [bucket], 60);
    expect(await lease(db, 'second', [bucket], 60)).toEqual([]);
    expect(await lease(db, 'first', [bucket], 60)).toEqual([first]);
    await release(db, 'first', [bucket]);
    const [second] = await lease(db, 'second', [bucket], 60);
    expect(second?.epoch).toBe((first?.epoch ?? 0) + 1);
    if (first === undefined || second === undefined) throw new Error('both were held');
    await expect(writeStep(db, stepFrom(filed.caseId, 1, filed.head, { fence: first }))).rejects.toMatchObject({
      code: 'lease-lost',
    });
    expect(await writeStep(db, stepFrom(filed.caseId, 1, filed.head, { fence: second }))).toBe('written');
  });

  it('one stopped, the other takes all', async () => {
    await db.run(sql`update lease set until = now()`);
    const one = work({}, { owner: 'one', alone: false });
    await one.idle();
    await one.stop();
    const two = work({}, { owner: 'two', alone: false });
    await two.idle();
    const held = await db.one(
      sql`select count(*)::int as n from lease where owner = 'two' and bucket between 0 and 63 and until > now()`,
    );
    expect(held).toEqual({ n: BUCKETS.length });
  });
});

describe('notices between processes', () => {
  it('come as one for many announcements, and again after the connection was cut', async () => {
    const owner = new Wakeups(store.url);
    const other = new Wakeups(store.url);
    await Promise.all([owner.open(), other.open()]);
    const heard = () => new Promise<void>((resolve) => other.listen(resolve));
    let times = 0;
    other.listen(() => (times += 1));
    const first = heard();
    for (let n = 0; n < 50; n += 1) owner.announce();
    await first;
    expect(times).toBe(1);
    const cutter = await openDatabase({ url: store.url, role: null, size: 1 });
    const cut = await cutter.many(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen mg_wake'`,
    );
    expect(cut.length).toBeGreaterThan(0);
    const second = heard();
    const asking = setInterval(() => owner.announce(), 50);
    await second;
    clearInterval(asking);
    await Promise.all([owner.close(), other.close(), cutter.close()]);
  });
});

describe('looking for due work', () => {
  it('sees only its own buckets and topics, oldest first', async () => {
    const filed = await file({ ...told('a', 2), ...timer(NOON) });
    const bucket = bucketOf(filed.caseId);
    const range = { now: NOON, limit: 10, topics: ['a'] };
    expect((await dueOutbox(db, { ...range, buckets: [bucket] })).map(({ n }) => n)).toEqual([0, 1]);
    expect(await dueOutbox(db, { ...range, buckets: BUCKETS.filter((other) => other !== bucket) })).toEqual([]);
    expect(await dueOutbox(db, { ...range, topics: ['b'], buckets: BUCKETS })).toEqual([]);
    expect(await dueWaits(db, { ...range, buckets: [bucket] })).toMatchObject([{ caseId: filed.caseId, due: NOON }]);
    expect(await dueWaits(db, { ...range, now: instant('2026-11-23T04:59:59.999Z'), buckets: [bucket] })).toEqual([]);
  });

  it('finds the cases that wait for a message', async () => {
    const filed = await file({ waits: [{ waitId: 1, kind: 'message', name: 'paid', corr: 'X1', due: null }] });
    expect(await waitingFor(db, 'paid', 'X1')).toEqual([{ caseId: filed.caseId, waitId: 1 }]);
    expect(await waitingFor(db, 'paid', 'X2')).toEqual([]);
  });
});
