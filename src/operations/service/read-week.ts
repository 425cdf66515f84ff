import type { House } from '#operations/house';
import type { FrontView } from '#operations/views/door';
import type { Database } from '#store/database';
import { sql } from '#store/sql';
import { uuidv7 } from '#terms/ids';
import type { Language } from '#terms/language';
import { addDays, dayIn, endOfDay, type Instant, milliseconds, sayDate } from '#terms/plain-date';
import { sayDuration } from '#terms/say';

type Week = NonNullable<FrontView['week']>;

const DAY = 86_400_000;
/** Cases that began longer ago than this are not looked for among those that ended this week. Milliseconds. */
const OLDEST = 120 * DAY;
/** The figures are counted at most once in so many milliseconds. */
const FRESH = 60_000;

interface Counted {
  readonly done: number;
  readonly spared: number;
  readonly asked: number;
  /** Milliseconds; null where nothing was done. */
  readonly median: number | null;
  readonly handOver: number | null;
  readonly handOvers: number;
}

const kept = new WeakMap<Database, { readonly at: number; readonly day: string; readonly counted: Counted }>();

/** What was finished in the last seven days, and how it is computed; null while nothing was. */
export async function readWeek(
  house: Pick<House, 'db' | 'library'>,
  language: Language,
  at: Instant,
): Promise<FrontView['week']> {
  const { zone } = house.library.government.file;
  const from = addDays(dayIn(zone, at), -6);
  const known = kept.get(house.db);
  const now = milliseconds(at);
  const stale = known === undefined || known.day !== from || Math.abs(now - known.at) > FRESH;
  const counted = stale ? await countWeek(house.db, endOfDay(zone, addDays(from, -1)), at) : known.counted;
  if (stale) kept.set(house.db, { at: now, day: from, counted });
  if (counted.done === 0) return null;
  const until = dayIn(zone, at);
  return language === 'id'
    ? inIndonesian(counted, `${sayDate(from, language)} sampai ${sayDate(until, language)}`)
    : inEnglish(counted, `${sayDate(from, language)} to ${sayDate(until, language)}`);
}

/** Envelopes and names of sources only: nothing personal is opened. */
async function countWeek(db: Database, from: Instant, at: Instant): Promise<Counted> {
  const floor = uuidv7(milliseconds(from) - OLDEST, new Uint8Array(10));
  const row = await db.one<{
    done: number;
    spared: number;
    asked: number;
    median: number | null;
    hand_over: number | null;
    hand_overs: number;
  }>(sql`
    with ended as (
      select case_id, state->>'filed' as filed, at from cases_all
      where case_id >= ${floor}::uuid and status = 'done' and at >= ${from} and at <= ${at}
    ), given as (
      select f.source->'source'->>'kind' as kind from facts f join ended e on e.case_id = f.case_id
    ), waits as (
      select extract(epoch from t.at - h.at) * 1000 as ms
      from ended e
      join acts h on h.chain = e.case_id and h.kind = 'handed-over' and h.agency is not null
      join acts t on t.chain = e.case_id and t.kind = 'touched' and t.data->>'item' = h.data->'open'->0->>'id'
    )
    select (select count(*)::int from ended) as done,
      (select count(*)::int from given where kind = 'fetched') as spared,
      (select count(*)::int from given where kind = 'asked') as asked,
      (select percentile_cont(0.5) within group (order by extract(epoch from at - filed::timestamptz) * 1000)
        from ended)::float8 as median,
      (select percentile_cont(0.5) within group (order by ms) from waits)::float8 as hand_over,
      (select count(*)::int from waits) as hand_overs`);
  return {
    done: row?.done ?? 0,
    spared: row?.spared ?? 0,
    asked: row?.asked ?? 0,
    median: row?.median ?? null,
    handOver: row?.hand_over ?? null,
    handOvers: row?.hand_overs ?? 0,
  };
}

function inIndonesian({ done, spared, asked, median, handOver, handOvers }: Counted, span: string): Week {
  return {
    note: `${span}, ${done} berkas selesai.`,
    figures: [
      ...lengthFigure(median, (ms) => ({
        value: sayDuration(ms, 'id'),
        what: 'dari permohonan sampai selesai',
        how: 'nilai tengah, waktu menunggu pemohon ikut dihitung',
      })),
      { value: String(spared), what: 'hal yang tidak kami minta', how: `pemohon mengisi ${asked} hal` },
      ...lengthFigure(handOver, (ms) => ({
        value: sayDuration(ms, 'id'),
        what: 'menunggu di serah terima',
        how: `nilai tengah ${handOvers} serah terima`,
      })),
    ],
    method: [
      'Berkas selesai: berkas yang berakhir dengan hasil dalam tujuh hari terakhir, hari ini ikut.',
      'Dari permohonan sampai selesai: nilai tengah selisih waktu peristiwa pertama dan terakhir tiap berkas itu.',
      'Tidak kami minta: keterangan berkas itu yang sumbernya daftar induk instansi.',
      'Serah terima: dari langkah diserahkan sampai petugas pertama kali membukanya.',
    ],
  };
}

function inEnglish({ done, spared, asked, median, handOver, handOvers }: Counted, span: string): Week {
  return {
    note: `${span}, ${done} ${done === 1 ? 'case' : 'cases'} finished.`,
    figures: [
      ...lengthFigure(median, (ms) => ({
        value: sayDuration(ms, 'en'),
        what: 'from application to result',
        how: 'median, waits for the applicant included',
      })),
      { value: String(spared), what: 'things we did not ask for', how: `applicants filled in ${asked}` },
      ...lengthFigure(handOver, (ms) => ({
        value: sayDuration(ms, 'en'),
        what: 'waiting at a hand-over',
        how: `median of ${handOvers} hand-overs`,
      })),
    ],
    method: [
      'Cases finished: cases that ended with a result in the last seven days, today included.',
      'From application to result: the median time between the first and the last act of each of these cases.',
      'Not asked for: facts of these cases whose source is the registry of an agency.',
      'Hand-over: from a step being handed over to an officer first opening it.',
    ],
  };
}

function lengthFigure(
  ms: number | null,
  figure: (ms: number) => Week['figures'][number],
): readonly Week['figures'][number][] {
  return ms === null ? [] : [figure(ms)];
}
