import { date, sample } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, isoTime, openDatabase, retryable, retrying } from '#store/database';
import { asJson, sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';

let store: TestDatabase;
let db: Database;
beforeAll(async () => {
  store = await startTestDatabase();
  ({ db } = store);
});
afterAll(() => store.stop());

describe('values', () => {
  it('come back as the house writes them: rupiah as bigint, days as text, moments in UTC with milliseconds', async () => {
    const row = await db.one(sql`
      select ${9_007_199_254_740_993n}::int8 as rupiah, '2026-11-23'::date as day, '2026-11-23 09:00:00.5+07'::timestamptz as moment,
        null::timestamptz as none, ${Buffer.from([0, 255])}::bytea as bytes, '{"a": [1]}'::jsonb as json, ${['a', "b'\\"]}::text[] as list`);
    expect(row).toEqual({
      rupiah: 9_007_199_254_740_993n,
      day: '2026-11-23',
      moment: '2026-11-23T02:00:00.500Z',
      none: null,
      bytes: Buffer.from([0, 255]),
      json: { a: [1] },
      list: ['a', "b'\\"],
    });
  });

  it('are never read as part of the statement', async () => {
    const text = "'; drop table cases; --";
    expect(await db.one(sql`select ${text} as said`)).toEqual({ said: text });
  });

  it('keep every moment to the millisecond', async () => {
    const moment = date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('9999-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const moments = sample(moment, 200).map((day) => instant(day.getTime()));
    const rows = await db.many<{ at: string; text: string }>(
      sql`select at, at::text as text from unnest(${moments}::timestamptz[]) as t (at)`,
    );
    expect(rows.map(({ at }) => at)).toEqual(moments);
    expect(rows.map(({ text }) => isoTime(text))).toEqual(moments);
  });

  it('carry bigints inside JSON as strings, without losing a rupiah', async () => {
    const row = await db.one(
      sql`select (${asJson({ total: String(9_007_199_254_740_993n) })}::jsonb ->> 'total')::int8 as total`,
    );
    expect(row).toEqual({ total: 9_007_199_254_740_993n });
  });
});

/** Four of these cannot all have been first. */
const collide = () =>
  db.transaction(async (transaction) => {
    await transaction.run(sql`set transaction isolation level serializable`);
    const row = await transaction.one<{ n: bigint }>(sql`select count(*) as n from route`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await transaction.run(
      sql`insert into route values (decode(md5(random()::text), 'hex'), '01900000-0000-7000-8000-000000000000')`,
    );
    return row?.n;
  });

describe('a transaction', () => {
  it('is undone when its work fails, and the connection goes on serving', async () => {
    const work = db.transaction(async (transaction) => {
      await transaction.run(sql`insert into route values ('\\x01', ${'01900000-0000-7000-8000-000000000000'})`);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await db.many(sql`select case_id from route where key_hash = '\\x01'`)).toEqual([]);
  });

  it('that collides with another may be tried again', async () => {
    const seen = await Promise.all(Array.from({ length: 4 }, () => retrying(collide)));
    expect(seen.map(Number).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });

  it('says that the database does not answer when its connection is cut, and the pool goes on', async () => {
    const owner = await openDatabase({ url: store.url, role: null, size: 1 });
    const work = db.transaction(async (transaction) => {
      const self = await transaction.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await owner.run(sql`select pg_terminate_backend(${self?.pid ?? 0}, 5000)`);
      await transaction.run(sql`select 1`);
    });
    await expect(work).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(await db.one(sql`select 1 as one`)).toEqual({ one: 1 });
    await owner.close();
  });
});

describe('trying again', () => {
  it('is for outages and collisions, not for mistakes', async () => {
    expect(retryable(new Refusal('database-unavailable', ''))).toBe(true);
    expect(retryable(new Refusal('already-open', ''))).toBe(false);
    const mistake: unknown = await db.run(sql`select 1 / 0`).catch((error: unknown) => error);
    expect(mistake).toMatchObject({ code: '22012' });
    expect(retryable(mistake)).toBe(false);
  });

  it('ends after the attempts it was given', async () => {
    let tries = 0;
    const work = async () => {
      tries += 1;
      throw new Refusal('database-unavailable', 'no');
    };
    await expect(retrying(work, 3)).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(tries).toBe(3);
  });

  it('is what a caller does when nobody listens', async () => {
    const opened = openDatabase({ url: 'postgresql://me@127.0.0.1:1/x', role: null });
    await expect(opened).rejects.toSatisfy(retryable);
  });
});

it('more than one row where one was asked for is a bug, not a choice', async () => {
  await expect(db.one(sql`select 1 union all select 2`)).rejects.toThrow(/more than one row/);
});
