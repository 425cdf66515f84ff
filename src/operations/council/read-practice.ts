import type { AgreedPlan } from '#coordination/evidence';
import type { ArrangementFile } from '#coordination/schema';
import { arrangementChain } from '#operations/council/chains';
import type { House } from '#operations/house';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { isList, type Json, type JsonObject, textOf } from '#terms/json';
import { type Instant, later } from '#terms/plain-date';

/** Days back that count as practice: ours, not law. */
const WINDOW = 365 * 86_400_000;

type Pair = readonly [string, string];
/** Where acts are read: the house's own database, or a transaction in it. */
export interface Parts extends Pick<House, 'library'> {
  readonly db: Runner;
}

/** What acts show of one arrangement. */
export interface Practice {
  /** As it was made, its members of that time. */
  readonly made: ArrangementFile;
  readonly reads: readonly Pair[];
  readonly questions: readonly Pair[];
  /** Agencies under each of the countersigned minutes, and under each decision taken. */
  readonly minutes: readonly (readonly string[])[];
  readonly decisions: readonly (readonly string[])[];
  readonly plans: readonly AgreedPlan[];
  /** Agencies that ended in each merger which left no orphan. */
  readonly cleanMergers: readonly (readonly string[])[];
  readonly together: (service: string) => readonly Pair[];
  /** Agencies that finished a step of a service. */
  readonly done: (service: string) => readonly string[];
}

/** What acts of the last 365 days show of each of these arrangements; a merger, which is for good, counts whenever it was. */
export async function practiceOf(
  house: Parts,
  arrangements: readonly ArrangementFile[],
  at: Instant,
  from: 'rollups' | 'acts',
): Promise<(arrangement: ArrangementFile) => Practice> {
  const [pairs, told, made, mergers] = await Promise.all([
    readPairs(house, arrangements, at, from),
    readTold(house, arrangements, at),
    readMade(house, arrangements),
    readMergers(house, at),
  ]);
  const of = (kind: PairRow['kind'], refs: readonly string[]) =>
    pairs.filter((row) => row.kind === kind && refs.includes(row.ref)).map(({ a, b }): Pair => [a, b]);
  return (arrangement) => {
    const acts = told.get(arrangement.id) ?? [];
    const dataOf = (kind: string) => acts.filter((act) => act.kind === kind).map(({ data }) => data);
    return {
      made: made.get(arrangement.id) ?? arrangement,
      reads: of('read', [arrangement.id]),
      questions: of('question', arrangement.services),
      minutes: dataOf('minutes-countersigned').map(({ by }) => listOf(by)),
      decisions: dataOf('decision-taken').map(({ signedBy }) => listOf(signedBy)),
      plans: dataOf('plan-agreed').map(agreed),
      cleanMergers: mergers,
      together: (service) => of('worked', [service]),
      done: (service) => of('done', [service]).map(([agency]) => agency),
    };
  };
}

interface PairRow {
  readonly kind: 'read' | 'done' | 'worked' | 'question';
  readonly ref: string;
  readonly a: string;
  readonly b: string;
}

function readPairs(
  { db }: Parts,
  arrangements: readonly ArrangementFile[],
  at: Instant,
  from: 'rollups' | 'acts',
): Promise<PairRow[]> {
  const ids = arrangements.map(({ id }) => id);
  const services = [...new Set(arrangements.flatMap((one) => one.services))];
  const since = later(at, -WINDOW);
  if (from === 'acts')
    return db.many<PairRow>(sql`
      select kind, ref, a, b from level_pairs_between(
        date_trunc('day', ${since}::timestamptz, 'UTC') + make_interval(days => 1),
        date_trunc('day', ${at}::timestamptz, 'UTC') + make_interval(days => 1))
      where (kind = 'read' and ref = any(${ids}) or kind <> 'read' and ref = any(${services}))`);
  return db.many<PairRow>(sql`
    select distinct kind, ref, a, b from level_rollups
    where (kind = 'read' and ref = any(${ids}) or kind in ('done', 'worked', 'question') and ref = any(${services}))
      and day > (${since}::timestamptz at time zone 'UTC')::date and day <= (${at}::timestamptz at time zone 'UTC')::date`);
}

interface Told {
  readonly kind: string;
  readonly data: JsonObject;
}

/** Minutes, decisions and agreed plans, by arrangement: few acts on chains of their own. */
async function readTold(
  { db, library }: Parts,
  arrangements: readonly ArrangementFile[],
  at: Instant,
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const chains = new Map<string, string>(arrangements.map(({ id }) => [arrangementChain(library.government, id), id]));
  const rows = await db.many<Told & { chain: string }>(sql`
    select chain, kind, data from acts
    where chain = any(${[...chains.keys()]}::uuid[]) and kind in ('minutes-countersigned', 'decision-taken', 'plan-agreed')
      and at > ${later(at, -WINDOW)} and at <= ${at} order by chain, seq`);
  const ids = new Set(arrangements.map(({ id }) => id));
  return new Map([...ids].map((id) => [id, rows.filter(({ chain }) => chains.get(chain) === id)]));
}

async function readMade(
  { db }: Parts,
  arrangements: readonly ArrangementFile[],
): Promise<ReadonlyMap<string, ArrangementFile>> {
  const ids = arrangements.map(({ id }) => id);
  const rows = await db.many<{ id: string; text: ArrangementFile }>(
    sql`select id, text from arrangements where id = any(${ids})`,
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}

async function readMergers({ db, library }: Parts, at: Instant): Promise<readonly (readonly string[])[]> {
  const chains = library.government.successions.filter(({ kind }) => kind === 'merge').map(({ id }) => id);
  if (chains.length === 0) return [];
  const rows = await db.many<{ data: JsonObject }>(sql`
    select data from acts where chain = any(${chains}::uuid[]) and kind = 'reorganised' and at <= ${at}`);
  return rows
    .filter(({ data }) => data['kind'] === 'merge' && data['orphans'] === 0)
    .map(({ data }) => listOf(data['ended']));
}

function agreed(data: JsonObject): AgreedPlan {
  return {
    outcomes: [textOf(data['outcome'])].filter((outcome) => outcome !== ''),
    signedBy: listOf(data['signedBy']),
    owners: listOf(data['owners']),
    indicators: typeof data['indicators'] === 'number' ? data['indicators'] : 0,
  };
}

function listOf(value: Json | undefined): string[] {
  return value !== undefined && isList(value) ? value.map((one) => textOf(one)).filter((one) => one !== '') : [];
}
