import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from '#operations/case/read-case-file';
import { demoCase, growDemo } from '#operations/demo/grow-demo';
import type { Database } from '#store/database';
import { sql } from '#store/sql';
import { instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from '../../../test/support/house.ts';

const NOON = instant('2026-11-24T12:03:00+07:00');

let whole: TestHouse;
let cut: TestHouse;
beforeAll(async () => {
  [whole, cut] = await Promise.all([startTestHouse(NOON), startTestHouse(NOON)]);
}, 120_000);
afterAll(async () => {
  await Promise.all([whole.close(), cut.close()]);
});

/** The house as a process finds it that is killed after so many statements: each one after that fails. */
function killedAfter(t: TestHouse, statements: number): TestHouse['house'] {
  const db: Database = Object.create(t.house.db);
  let left = statements;
  for (const name of ['many', 'one', 'run', 'transaction'] as const) {
    const real = t.house.db[name].bind(t.house.db) as (work: never) => Promise<never>;
    Object.defineProperty(db, name, {
      value: (work: never) => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('killed')) : real(work);
      },
    });
  }
  return { ...t.house, db, exchange: { ...t.house.exchange, db } };
}

/** What has become so in each demonstration case, in order. */
async function stories(t: TestHouse): Promise<Map<string, string[]>> {
  const told = new Map<string, string[]>();
  for (const id of t.house.library.government.demo.keys()) {
    const number = await demoCase(t.house, id);
    const acts = number === undefined ? [] : (await readFile(t.house, { number })).envelopes;
    told.set(
      id,
      acts.map(({ kind, element, at }) => `${at} ${kind} ${element ?? ''}`),
    );
  }
  return told;
}

describe('the demonstration cases', () => {
  it('are whole after starts that were cut short, as if none had been, and are grown only once', async () => {
    const failures: unknown[] = [];
    const report = (_: string, error: unknown) => failures.push(error);
    await growDemo(whole.house, NOON, report);
    expect(failures).toEqual([]);
    for (const statements of [4, 25, 60, 130, 250]) {
      await growDemo(killedAfter(cut, statements), NOON, () => undefined).catch(() => undefined);
    }
    await growDemo(cut.house, NOON, report);
    expect(failures).toEqual([]);
    const expected = await stories(whole);
    expect([...expected.values()].filter((acts) => acts.length === 0)).toEqual([]);
    expect(await stories(cut)).toEqual(expected);
    expect(await growDemo(cut.house, later(NOON, 86_400_000), report)).toBe(0);
    expect(await cut.house.db.many(sql`select kind from lookup where kind in ('demo-growing', 'demo-move')`)).toEqual(
      [],
    );
  }, 180_000);
});
