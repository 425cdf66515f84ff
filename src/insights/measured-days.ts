import { percentile } from '#insights/hand-overs';
import type { House } from '#operations/house';
import type { Database } from '#store/database';
import { sql } from '#store/sql';
import { workingDaysBetween } from '#terms/calendar';
import { uuidv7 } from '#terms/ids';
import { dayIn, type Instant, instant, milliseconds } from '#terms/plain-date';

/** How long finished cases of a service took: their number and the median of their working days. */
export interface Measured {
  readonly cases: number;
  readonly days: number;
}

/** Cases that began longer ago than this are not measured. Milliseconds. */
const OLDEST = 365 * 86_400_000;
/** The newest so many finished cases are measured, and that at most once in so many milliseconds. */
const MOST = 5_000;
const FRESH = 60_000;

type ByService = ReadonlyMap<string, Measured>;

const kept = new WeakMap<Database, { readonly at: number; readonly counted: Promise<ByService> }>();

/** Finished cases by service, from the clear part of their rows; nothing personal is opened. */
export function measuredDays(house: Pick<House, 'db' | 'library'>, at: Instant): Promise<ByService> {
  const known = kept.get(house.db);
  const now = milliseconds(at);
  if (known !== undefined && Math.abs(now - known.at) <= FRESH) return known.counted;
  const counted = measure(house, at);
  kept.set(house.db, { at: now, counted });
  counted.catch(() => kept.delete(house.db));
  return counted;
}

async function measure({ db, library }: Pick<House, 'db' | 'library'>, at: Instant): Promise<ByService> {
  const { calendar, file } = library.government;
  const floor = uuidv7(milliseconds(at) - OLDEST, new Uint8Array(10));
  const rows = await db.many<{ service: string; filed: string; ended: string | number }>(sql`
    select service, state->>'filed' as filed, extract(epoch from at) * 1000 as ended from cases_all
    where case_id >= ${floor}::uuid and status = 'done' and at <= ${at} order by case_id desc limit ${MOST}`);
  const days = new Map<string, number[]>();
  for (const { service, filed, ended } of rows) {
    const from = dayIn(file.zone, instant(filed));
    const lasted = workingDaysBetween(calendar, from, dayIn(file.zone, instant(Math.round(Number(ended)))));
    days.set(service, [...(days.get(service) ?? []), lasted]);
  }
  return new Map([...days].map(([service, all]) => [service, { cases: all.length, days: percentile(all, 0.5) }]));
}
