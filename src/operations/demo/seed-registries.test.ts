import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '#definitions/read-folder';
import { seedRegistries } from '#operations/demo/seed-registries';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import { Database } from '#store/database';
import type { KeyStore } from '#store/keys';
import { sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { NUSANTARA } from '../../../test/support/house.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/support/postgres.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SEED = sha256('registries');

let t: TestDatabase;
/** The role of all work reads no registry from end to end. */
let owner: Database;
beforeAll(async () => {
  t = await startTestDatabase();
  owner = new Database({ url: t.url, role: null, size: 1 });
  await publishGovernment(t.db, await readFolder(NUSANTARA), MORNING);
});
afterAll(async () => {
  await owner.close();
  await t.stop();
});

const records = () =>
  owner.many<{ registry: string; n: number }>(
    sql`select registry, count(*)::int as n from registry.records group by registry order by 1`,
  );

/** Keys that are killed after some were given. */
function killedAfter(keys: number): KeyStore {
  const store: KeyStore = Object.create(t.keys);
  let given = 0;
  store.keysFor = (subjects) => {
    given += subjects.length;
    return given > keys ? Promise.reject(new Error('killed')) : t.keys.keysFor(subjects);
  };
  return store;
}

const byName = (a: { registry: string }, b: { registry: string }) => (a.registry < b.registry ? -1 : 1);

describe('the records of the example registries', () => {
  it('are entered whole by the start after one that was cut short, and only once', async () => {
    const library = await openLibrary(t.db);
    const house = { db: t.db, keys: t.keys, library };
    const { records: given, registries } = library.government;
    const all = (registry: string) => given.get(registry)?.length ?? 0;
    await expect(seedRegistries({ ...house, keys: killedAfter(10) }, MORNING, SEED)).rejects.toThrow('killed');
    const whole = await records();
    expect(whole.every(({ registry, n }) => n === all(registry))).toBe(true);
    const kept = [...registries.values()].filter(({ id, source }) => source === 'store' && all(id) > 0);
    const expected = kept.map(({ id }) => ({ registry: id, n: all(id) })).toSorted(byName);
    const total = expected.reduce((sum, { n }) => sum + n, 0);
    const before = whole.reduce((sum, { n }) => sum + n, 0);
    expect(before).toBeLessThan(total);
    expect(await seedRegistries(house, MORNING, SEED)).toBe(total - before);
    expect(await records()).toEqual(expected);
    expect(await seedRegistries(house, MORNING, SEED)).toBe(0);
  });
});
