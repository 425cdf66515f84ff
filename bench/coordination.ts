import type { Person } from '#access/person';
import { currentArrangements } from '#coordination/current';
import { readBoard } from '#insights/board';
import { readExchangeBoard } from '#insights/exchange-board';
import { gatherEvidence, levelIn } from '#operations/council/gather-evidence';
import { readArrangement, readArrangements } from '#operations/council/read-arrangements';
import { readCouncil } from '#operations/council/read-council';
import type { House } from '#operations/house';
import { observeOutcomes } from '#operations/outcome/observe';
import { readOutcomes } from '#operations/outcome/read-outcomes';
import { personOf } from '#operations/person/sign-in';
import { Database } from '#store/database';
import { sql } from '#store/sql';
import { archiveEnded } from '#store/upkeep';
import { sha256 } from '#terms/random';
import { copyCases } from './copy-cases.ts';
import { openGrownHouse } from './grown-house.ts';
import { AT } from './house.ts';

const CASES = 100_000;
const RUNS = 7;

/**
 * All levels and indicators of the reference government among a hundred thousand cases: counted again from the acts beside one
 * bare aggregate over the same acts, and the pages that read what is kept.
 */
export async function measureCoordination(): Promise<[string, string][]> {
  const bench = await openGrownHouse();
  const { house } = bench;
  const owner = new Database({ url: bench.url, role: null, size: 1 });
  while ((await archiveEnded(house.db, 100)) > 0);
  await copyCases(owner, CASES);
  const lines = await figures(house, owner);
  await owner.close();
  await bench.close();
  return lines;
}

async function figures(house: House, owner: Database): Promise<[string, string][]> {
  const coordinator = await personOf(house, 'sekda', AT, sha256('coordinator'));
  const rows = await owner.one<{ cases: number; acts: number }>(sql`
    select (select count(*)::int from cases_all) as cases, (select count(*)::int from acts) as acts`);
  const current = [...(await currentArrangements(house.db, house.library.government)).values()];
  const levels = (from: 'acts' | 'rollups') => async () => {
    const weighed = await gatherEvidence(house, current, AT, from);
    return JSON.stringify(current.map((one) => levelIn(weighed, one).computed));
  };
  const bare = await timed(house, () => owner.many(sql`select kind, agency, count(*) from acts group by 1, 2`));
  const counted = await timed(house, levels('acts'));
  const kept = await timed(house, levels('rollups'));
  if (counted.result !== kept.result) throw new Error('acts and roll-ups show different levels');
  let computed = 0;
  const observed = await timed(house, async () => {
    await owner.run(sql`delete from observations`);
    computed = await observeOutcomes(house, AT);
  });
  const both = counted.least + observed.least;
  const lines: [string, string][] = [
    ['cases, acts', `${rows?.cases.toLocaleString('en')}, ${rows?.acts.toLocaleString('en')}`],
    ['a bare aggregate over all acts by kind and agency', say(bare)],
    [`levels of ${current.length} arrangements from the acts`, say(counted)],
    [`${computed} figures of all indicators from the acts, and the head of the ledger`, say(observed)],
    ['both together', `${both.toFixed(0)} ms, ${(both / bare.least).toFixed(2)} of the bare aggregate`],
    ['the same levels from roll-ups', say(kept)],
  ];
  for (const [name, read] of Object.entries(pagesOf(house, coordinator)))
    lines.push([name, say(await timed(house, read))]);
  return lines;
}

function pagesOf(house: House, coordinator: Person | null): { readonly [name: string]: () => Promise<unknown> } {
  const wish = { detail: null, case: null, refused: null };
  return {
    'the list of arrangements': () => readArrangements(house, 'id', AT),
    'the page of the arrangement with most cases': () => readArrangement(house, 'samsat', null, 'id', AT),
    'the page of shared outcomes': () => readOutcomes(house, 'id'),
    "the council's list": () => readCouncil(house, coordinator, 'id', AT),
    'the exchange board': () => readExchangeBoard(house, coordinator, { arrangement: null, page: 1 }, 'id', AT),
    'the board of the coordinator': () => readBoard(house, coordinator, wish, 'id', AT),
  };
}

interface Timed {
  readonly result: unknown;
  /** Milliseconds of the quickest and the middle run. */
  readonly least: number;
  readonly middle: number;
  readonly statements: number;
}

async function timed(house: House, work: () => Promise<unknown>): Promise<Timed> {
  const took: number[] = [];
  let result: unknown;
  let statements = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const before = house.db.counter.statements;
    const began = performance.now();
    result = await work();
    took.push(performance.now() - began);
    statements = house.db.counter.statements - before;
  }
  const [least = 0, , , middle = 0] = took.toSorted((a, b) => a - b);
  return { result, least, middle, statements };
}

function say({ least, middle, statements }: Timed): string {
  return `${least.toFixed(0)} ms (middle of ${RUNS} runs ${middle.toFixed(0)}), ${statements} statements`;
}
