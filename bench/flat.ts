import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#store/migrate';
import { openServer } from '#store/server';
import { type Cost, costOf, HOT_SET, openBoth } from '../test/support/flat-cost.ts';
import { fillCases, newestCases } from '../test/support/many-cases.ts';

const OPEN_CASES = [10_000, 100_000, 1_000_000];
/** Rows are made this many cases at a time, so that no statement takes a minute. */
const CHUNK = 50_000;

/** What a step on one of the newest ten thousand cases costs PostgreSQL, among ever more open cases. Rows are made by SQL. */
export async function measureFlat(): Promise<[string, string][]> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-bench-'));
  const server = await openServer({ folder, log: () => undefined });
  await migrate(server);
  const both = openBoth(server.url);
  const costs: Cost[] = [];
  let made = 0;
  for (const wanted of OPEN_CASES) {
    for (; made < wanted; made = Math.min(made + CHUNK, wanted))
      await fillCases(both.owner, made, Math.min(made + CHUNK, wanted));
    costs.push(await costOf(both, await newestCases(both.owner, HOT_SET)));
  }
  await Promise.all([both.owner.close(), both.superuser.close()]);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return costs.flatMap((cost, place) => lines(cost, costs[0] ?? cost, OPEN_CASES[place] ?? 0));
}

function lines(cost: Cost, least: Cost, among: number): [string, string][] {
  const ratio = (mine: number, first: number) => `${mine.toFixed(0)} (${(mine / first).toFixed(2)})`;
  const where = `among ${among.toLocaleString('en')} open cases`;
  return [
    [`log bytes a step ${where}`, ratio(cost.walPerStep, least.walPerStep)],
    [`pages touched a step ${where}`, ratio(cost.pagesPerStep, least.pagesPerStep)],
    [`steps that stayed on their page ${where}`, `${(100 * cost.hotShare).toFixed(1)} %`],
    [`tables read from end to end ${where}`, String(cost.scanned.length)],
  ];
}
