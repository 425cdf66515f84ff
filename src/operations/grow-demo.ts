import type { DemoFile } from '#definitions/schema';
import type { House } from '#operations/house';
import { loadCase } from '#operations/load-case';
import { beginPlay } from '#operations/play-case';
import { sql } from '#store/sql';
import { addWorkingDays, type Calendar, isWorkingDay } from '#terms/calendar';
import { addDays, dayIn, type Instant, instant, later, type PlainDate, plainDate, ZONES } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/**
 * Grows the cases of `demo/`, each once, by the real engine on a clock of its own. `report` hears of a case that could not
 * be grown; the others go on.
 */
export async function growDemo(
  house: House,
  now: Instant,
  report: (id: string, error: unknown) => void,
): Promise<number> {
  let grown = 0;
  const { calendar, demo } = house.library.government;
  const oldestFirst = [...demo].toSorted(([, a], [, b]) =>
    beginsAt(calendar, a.start, now) < beginsAt(calendar, b.start, now) ? -1 : 1,
  );
  for (const [id, file] of oldestFirst) {
    if (await isGrown(house, id)) continue;
    try {
      await growOne(house, id, file, now);
      grown += 1;
    } catch (error) {
      report(id, error);
    }
  }
  return grown;
}

async function isGrown(house: Pick<House, 'db'>, id: string): Promise<boolean> {
  return (
    (await house.db.one(sql`select 1 from lookup where kind = 'demo' and hmac = ${sha256(id)} limit 1`)) !== undefined
  );
}

async function growOne(house: House, id: string, file: DemoFile, now: Instant): Promise<void> {
  const { calendar } = house.library.government;
  const begins = beginsAt(calendar, file.start, now);
  let at = begins;
  const quiet = withSilence(house, calendar, file, begins, () => at);
  const beginning = {
    at: begins,
    persona: file.persona,
    service: file.service,
    pick: file.pick ?? null,
    answers: file.answers,
  };
  const play = await beginPlay(quiet, beginning, sha256(`demo/${id}/${begins}`));
  const { caseId } = await loadCase(house, house.db, { number: play.number });
  await house.db.run(
    sql`insert into lookup (kind, hmac, chain) values ('demo', ${sha256(id)}, ${caseId}) on conflict do nothing`,
  );
  for (const step of file.steps) {
    at = after(calendar, begins, step.at);
    if (at > now) return;
    await play.move({ at, by: step.by, act: step.do, answers: step.answers, text: step.text });
  }
}

/** Registries that a scenario keeps silent do not answer before the time it names. */
function withSilence(house: House, calendar: Calendar, file: DemoFile, begins: Instant, time: () => Instant): House {
  const processes = new Map(house.exchange.processes);
  for (const { registry, until } of file.silent) {
    const real = processes.get(registry);
    const ends = until === undefined ? undefined : after(calendar, begins, until);
    if (real === undefined) continue;
    processes.set(registry, {
      ask: (request) => (ends === undefined || time() < ends ? Promise.resolve({ kind: 'silent' }) : real.ask(request)),
    });
  }
  return { ...house, exchange: { ...house.exchange, processes } };
}

/** `-20m`, `-3w 09:03` (working days ago), `2026-10-20 09:12`; local time of the government. */
export function beginsAt(calendar: Calendar, text: string, now: Instant): Instant {
  const minutes = /^-(\d+)m$/.exec(text)?.[1];
  if (minutes !== undefined) return later(now, -Number(minutes) * 60_000);
  const [day = '', clock = '09:00'] = text.split(' ');
  const back = /^-(\d+)w$/.exec(day)?.[1];
  return local(
    calendar,
    back === undefined ? plainDate(day) : workingDaysBack(calendar, dayIn(calendar.zone, now), Number(back)),
    clock,
  );
}

/** `+5m`, `+2h`, `+1w 10:00` (working days after the start). */
export function after(calendar: Calendar, begins: Instant, text: string): Instant {
  const [, amount = '', unit = '', clock = ''] = /^\+(\d+)([mhw])(?: (\d\d:\d\d))?$/.exec(text) ?? [];
  if (unit === 'm') return later(begins, Number(amount) * 60_000);
  if (unit === 'h') return later(begins, Number(amount) * 3_600_000);
  if (unit === 'w')
    return local(
      calendar,
      addWorkingDays(calendar, dayIn(calendar.zone, begins), Number(amount)),
      clock === '' ? '09:00' : clock,
    );
  throw new TypeError(`not a time after the start: ${text}`);
}

function workingDaysBack(calendar: Calendar, from: PlainDate, days: number): PlainDate {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

function local(calendar: Calendar, day: PlainDate, clock: string): Instant {
  return instant(Date.parse(`${day}T${clock}:00Z`) - ZONES[calendar.zone] * 3_600_000);
}
