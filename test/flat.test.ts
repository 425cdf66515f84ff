import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReorganisationOrder } from '#coordination/reorganisation-schema';
import { readBoard } from '#insights/board';
import { readExchangeBoard } from '#insights/exchange-board';
import { readArrangement, readArrangements } from '#operations/council/read-arrangements';
import { readCouncil } from '#operations/council/read-council';
import type { House } from '#operations/house';
import { countIncidents } from '#operations/incident/list-incidents';
import { readOutcomes } from '#operations/outcome/read-outcomes';
import { personOf } from '#operations/person/sign-in';
import { planFor } from '#operations/reorganisation/plan';
import { agencyId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { costOf, HOT_SET, openBoth, type Server } from './support/flat-cost.ts';
import { startTestHouse } from './support/house.ts';
import { fillCases, newestCases } from './support/many-cases.ts';
import { startTestServer, type TestDatabase } from './support/postgres.ts';
import { listened, scansOf } from './support/scans.ts';

const PATIENT = 240_000;

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

describe('a step among many open cases', { timeout: PATIENT }, () => {
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
    // Some indexes have one more level from some sixty thousand rows on.
    expect(ratio(few.pagesPerStep, many.pagesPerStep)).toBeLessThan(1.15);
  });
});

/** Long after the cases were filed, so that windows of a month are a small part of what there is. */
const LATER = instant('2027-03-01T09:03:00+07:00');

describe('what coordination asks of a hundred thousand cases', { timeout: PATIENT }, () => {
  const merger: ReorganisationOrder = {
    kind: 'merge',
    from: ['tata-ruang'],
    to: ['pupr'],
    effectiveAt: LATER,
    basis: { law: 'Contoh', certainty: 'B' },
    shares: {},
    assigned: {},
    ends: {},
  };
  const NOTHING = { detail: null, case: null, refused: null };
  type Ask = (house: House) => Promise<unknown>;
  const coordinator = (house: House) => personOf(house, 'sekda', LATER, Buffer.alloc(32));
  const PAGES: readonly (readonly [page: string, statements: number, ask: Ask])[] = [
    ['the list of arrangements', 4, (house) => readArrangements(house, 'id', LATER)],
    ['the page of an arrangement', 9, (house) => readArrangement(house, 'samsat', null, 'id', LATER)],
    ["the council's list", 7, async (house) => readCouncil(house, await coordinator(house), 'id', LATER)],
    ['shared outcomes', 3, (house) => readOutcomes(house, 'id')],
    ['the board', 7, async (house) => readBoard(house, await coordinator(house), NOTHING, 'id', LATER)],
    [
      'the exchange board with its findings',
      9,
      async (house) => readExchangeBoard(house, await coordinator(house), { arrangement: null, page: 1 }, 'id', LATER),
    ],
    ['incidents of an agency', 1, (house) => countIncidents(house, agencyId('pupr'))],
    ['a merger, counted', 5, (house) => planFor(house, merger, LATER)],
  ];

  it('is found by index, in a number of statements that does not grow', async () => {
    const t = await startTestHouse(LATER);
    try {
      for (const [page, most, ask] of PAGES) {
        const heard = listened(t.house.db);
        await ask({ ...t.house, db: heard.db });
        expect(heard.statements.length, page).toBeLessThanOrEqual(most);
        expect([page, await scansOf(server.owner, heard.statements)]).toEqual([page, []]);
      }
    } finally {
      await t.close();
    }
  });
});
