import type { DemoFile } from '#definitions/schema/demo';
import { type Growth, growthOf, noteBeginning, noteEnd, noteMove } from '#operations/demo/demo-progress';
import { beginPlay, playId } from '#operations/demo/play-case';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { addWorkingDays, type Calendar, isWorkingDay } from '#terms/calendar';
import { addDays, dayIn, type Instant, instant, later, type PlainDate, plainDate, ZONES } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/**
 * Grows the cases of `demo/`, each once, by the real engine on a clock of its own; one that was cut short goes on where it
 * ended. `report` hears of a case that could not be grown; the others go on. Ends between two moves once `ending` is aborted.
 */
export async function growDemo(
  house: House,
  now: Instant,
  report: (id: string, error: unknown) => void,
  ending?: AbortSignal,
): Promise<number> {
  let grown = 0;
  const { calendar, demo } = house.library.government;
  const oldestFirst = [...demo].toSorted(([, a], [, b]) =>
    beginsAt(calendar, a.start, now) < beginsAt(calendar, b.start, now) ? -1 : 1,
  );
  for (const [id, file] of oldestFirst) {
    const growth = await growthOf(house.db, id);
    if (growth === 'grown') continue;
    if (ending?.aborted === true) break;
    try {
      await growOne(house, id, file, now, growth, ending);
      grown += 1;
    } catch (error) {
      report(id, error);
    }
  }
  return grown;
}

/** Case number of a demonstration case; undefined while it has not been grown. */
export async function demoCase(house: Pick<House, 'db'>, id: string): Promise<string | undefined> {
  const row = await house.db.one<{ number: string }>(sql`
    select coalesce(c.number, d.number) as number from lookup l
    left join cases c on c.case_id = l.chain left join cases_done d on d.case_id = l.chain
    where l.kind = 'demo' and l.hmac = ${sha256(id)} and coalesce(c.number, d.number) is not null limit 1`);
  return row?.number;
}

async function growOne(
  house: House,
  id: string,
  file: DemoFile,
  now: Instant,
  before?: Growth,
  ending?: AbortSignal,
): Promise<void> {
  const { calendar } = house.library.government;
  const begins = before?.begins ?? beginsAt(calendar, file.start, now);
  let at = begins;
  const quiet = withSilence(house, calendar, file, begins, () => at);
  const beginning = {
    at: begins,
    persona: file.persona,
    service: file.service,
    pick: file.pick ?? null,
    answers: file.answers,
  };
  const seed = sha256(`demo/${id}/${begins}`);
  const caseId = playId(begins, seed);
  if (before === undefined) await noteBeginning(house.db, id, caseId);
  const play = await beginPlay(quiet, beginning, seed, before?.moves);
  for (const [n, step] of file.steps.entries()) {
    if (n < (before?.moves ?? 0)) continue;
    if (ending?.aborted === true) return;
    at = after(calendar, begins, step.at);
    if (at > now) break;
    try {
      await play.move({ at, by: step.by, act: step.do, answers: step.answers, text: step.text });
    } catch (error) {
      if (n !== before?.moves) throw error; // the first move after a kill may have been made just before it
    }
    await noteMove(house.db, id, caseId, n);
  }
  await noteEnd(house.db, caseId);
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

/** Who of the live case somebody wants to be, and where that leads. */
export async function liveCase(
  house: Pick<House, 'db' | 'library'>,
  who: string,
): Promise<{ readonly persona: string; readonly path: string } | null> {
  const { government } = house.library;
  const found = [...government.demo].find(([, { live }]) => live);
  if (found === undefined) return null;
  const [id, file] = found;
  const number = await demoCase(house, id);
  const kinds = { koordinator: 'coordinator', auditor: 'auditor' } as const;
  if (who === 'warga')
    return { persona: file.persona, path: number === undefined ? '/permohonan' : `/berkas/${number}` };
  if (who === 'koordinator' || who === 'auditor') {
    const persona = government.personas.find(({ kind }) => kind === kinds[who]);
    const path = who === 'koordinator' ? board(number) : number === undefined ? '/periksa' : `/periksa/${number}`;
    return persona === undefined ? null : { persona: persona.id, path };
  }
  return officerOf(house, file, number, who);
}

function board(number: string | undefined): string {
  return number === undefined ? '/papan' : `/papan?berkas=${number}`;
}

/** An officer who works in the live case, named by the lane's short name in the address (`polri`, `bapenda`). */
async function officerOf(
  house: Pick<House, 'db' | 'library'>,
  file: DemoFile,
  number: string | undefined,
  who: string,
): Promise<{ readonly persona: string; readonly path: string } | null> {
  const { government } = house.library;
  const names = [...new Set(file.steps.map(({ by }) => by))];
  const persona = government.personas.find(
    ({ id, agency }) => names.includes(id) && faceName(government.agencies.get(agency ?? '')?.short.id) === who,
  );
  if (persona === undefined) return null;
  const row =
    number === undefined
      ? undefined
      : await house.db.one<{ item_id: number }>(sql`
    select w.item_id from work_items w join cases c using (case_id)
    where c.number = ${number} and w.agency = ${persona.agency ?? ''} order by w.item_id limit 1`);
  return { persona: persona.id, path: row === undefined ? '/antrean' : `/antrean/${number}/${row.item_id}` };
}

/** How an agency is called in the address of its look at the live case: `Bapenda Arunika` -> `bapenda`. */
export function faceName(name: string | undefined): string {
  return (name ?? '').toLowerCase().split(/\W/)[0] ?? '';
}
