import type { Government } from '#definitions/government';
import { groupBy } from '#insights/group';
import { type HandOver, handOvers, percentile, type Step, waitOf } from '#insights/hand-overs';
import { APPLICANT } from '#insights/holder-key';
import { MOST_CASES } from '#insights/open-cases';
import { SENTENCES, sayDay } from '#insights/words';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import type { BoardView, MatrixCell } from '#operations/views/wall';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { type Instant, later } from '#terms/plain-date';

/** A hand-over with the case it belongs to. */
export interface Passed extends HandOver {
  readonly number: string;
}

const DAYS = 30;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * Hand-overs that began within the window, of the open cases that the board shows and those that ended last, read from the
 * clear parts of acts alone.
 */
export async function recentHandOvers(house: Pick<House, 'db'>, at: Instant): Promise<readonly Passed[]> {
  const since = later(at, -DAYS * DAY);
  const rows = await house.db.many<Step & { readonly chain: string; readonly number: string }>(sql`
    with seen as materialized (
      (select case_id, number from cases where status = 'open' order by case_id limit ${MOST_CASES})
      union
      (select c.case_id, c.number from (
        select chain from acts where kind = 'ended' and at >= ${since} order by at desc limit ${MOST_CASES}
      ) e join cases_all c on c.case_id = e.chain))
    select c.case_id as chain, c.number, a.at, a.kind, a.element, a.agency, a.data
    from seen c, lateral (select * from acts where chain = c.case_id offset 0) a order by c.case_id, a.seq`);
  const chains = groupBy(rows, ({ chain }) => chain);
  return [...chains.values()].flatMap((acts) =>
    handOvers(acts)
      .filter((one) => one.since >= since)
      .map((one) => ({ ...one, number: acts[0]?.number ?? '' })),
  );
}

/** Who waits for whom: a wait belongs to the pair. */
export function matrixOf(
  government: Government,
  passed: readonly Passed[],
  language: Language,
  at: Instant,
): BoardView['matrix'] {
  const agencies = [null, ...government.agencies.keys()];
  const cells = cellsOf(government, passed, language, at);
  const owners = agencies.map((agency) => ownerOf(government, agency, language, 0, 'other'));
  const total = cells.reduce((sum, cell) => sum + cell.total, 0);
  const { zone } = government.file;
  const hours = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return {
    sentence: sentenceOf(cells, total, language),
    note: SENTENCES[language].matrixNote(
      passed.length,
      hours.format(total / HOUR),
      sayDay(zone, later(at, -DAYS * DAY), language),
      sayDay(zone, at, language),
    ),
    from: owners,
    to: owners,
    cells,
  };
}

function cellsOf(
  government: Government,
  passed: readonly Passed[],
  language: Language,
  at: Instant,
): readonly MatrixCell[] {
  const pairs = groupBy(passed, ({ from, to }) => `${agencyWord(from)} ${to}`);
  return [...pairs.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const waits = all.map((one) => waitOf(one, at));
    return [
      {
        from: nameOf(government, first.from, language, 'other'),
        to: nameOf(government, first.to, language),
        total: waits.reduce((sum, wait) => sum + wait, 0),
        count: waits.length,
        p50: percentile(waits, 0.5),
        p95: percentile(waits, 0.95),
        href: `/papan?dari=${agencyWord(first.from)}&ke=${first.to}#rincian`,
      },
    ];
  });
}

/** An agency in an address; the applicant has none. */
export function agencyWord(agency: string | null): string {
  return agency ?? APPLICANT;
}

function sentenceOf(cells: readonly MatrixCell[], total: number, language: Language): string {
  const words = SENTENCES[language];
  const most = cells.toSorted((a, b) => b.total - a.total)[0];
  if (most === undefined || total === 0) return words.matrixNone;
  const percent = Math.round((most.total / total) * 100);
  return percent > 50 ? words.matrixHalf(most.from, most.to) : words.matrixMost(most.from, most.to, percent);
}
