import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costOf, HOT_SET, openBoth, type Server } from '../../test/support/flat-cost.ts';
import { fillCases, newestCases } from '../../test/support/many-cases.ts';
import { startTestServer, type TestDatabase } from '../../test/support/postgres.ts';

let store: TestDatabase;
let server: Server;
beforeAll(async () => {
  store = await startTestServer();
  server = openBoth(store.url);
});
afterAll(async () => {
  await Promise.all([server.owner.close(), server.superuser.close()]);
  await store.stop();
});

describe('a step among many open cases', () => {
  it('costs as much among a hundred thousand as among ten thousand: log, pages, plans', async () => {
    await fillCases(server.owner, 0, HOT_SET);
    const few = await costOf(server, await newestCases(server.owner, HOT_SET));
    await fillCases(server.owner, HOT_SET, 10 * HOT_SET);
    const many = await costOf(server, await newestCases(server.owner, HOT_SET));
    for (const { hotShare, scanned } of [few, many]) {
      expect(hotShare).toBeGreaterThanOrEqual(0.95);
      expect(scanned).toEqual([]);
    }
    const ratio = (a: number, b: number) => Math.max(a, b) / Math.min(a, b);
    expect(ratio(few.walPerStep, many.walPerStep)).toBeLessThan(1.15);
    // Ten times as many rows put one more level under some indexes.
    expect(ratio(few.pagesPerStep, many.pagesPerStep)).toBeLessThan(1.25);
  });
});
