import type { TermUnit } from '#terms/calendar';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later, type PlainDate, sayDate, sayTime, type Zone } from '#terms/plain-date';
import { sayCount } from '#terms/say';

/** What formatting needs to know of the page; a `Frame` has it. */
export interface Saying {
  readonly language: Language;
  readonly zone: Zone;
  readonly now: Instant;
}

const LOCALE: { readonly [language in Language]: string } = { id: 'id-ID', en: 'en-GB' };

/** 24 Nov; with the year when it is not this one. */
export function sayShortDay(day: PlainDate, saying: Saying): string {
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  if (day.slice(0, 4) !== dayIn(saying.zone, saying.now).slice(0, 4)) format.year = 'numeric';
  return new Intl.DateTimeFormat(LOCALE[saying.language], format).format(new Date(`${day}T00:00:00Z`));
}

/** 10.15 today, 24 Nov 10.15 on another day. For rows and axes. */
export function sayShort(at: Instant, saying: Saying): string {
  const time = sayTime(at, saying.zone, saying.language);
  return isToday(at, saying) ? time : `${sayShortDay(dayIn(saying.zone, at), saying)} ${time}`;
}

/** pukul 10.15 WIB today; 20 November 2026 pukul 10.50 WIB on another day. */
export function sayMoment(at: Instant, saying: Saying): string {
  const time = sayTime(at, saying.zone, saying.language, true);
  const day = dayIn(saying.zone, at);
  if (isToday(at, saying)) return saying.language === 'id' ? `pukul ${time}` : time;
  return `${sayDate(day, saying.language)}${saying.language === 'id' ? ' pukul' : ','} ${time}`;
}

/** Senin, 23 November 2026 pukul 10.40 WIB. */
export function sayFull(at: Instant, saying: Saying): string {
  const day = sayDate(dayIn(saying.zone, at), saying.language, true);
  return `${day}${saying.language === 'id' ? ' pukul' : ','} ${sayTime(at, saying.zone, saying.language, true)}`;
}

/** The last day of a deadline: one that ends at midnight belongs to the day before. */
export function dueDay(at: Instant, zone: Zone): PlainDate {
  return dayIn(zone, later(at, -1));
}

/** Selasa, 24 November 2026; with the time when the deadline is not the end of a day. */
export function sayDeadline(at: Instant, saying: Saying): string {
  const day = dueDay(at, saying.zone);
  const said = sayDate(day, saying.language, true);
  if (day !== dayIn(saying.zone, at)) return said;
  const time = sayTime(at, saying.zone, saying.language, true);
  return `${said}${saying.language === 'id' ? ' pukul' : ','} ${time}`;
}

const UNIT_WORDS: { readonly [unit in TermUnit]: readonly [id: string, one: string, many: string] } = {
  workingDays: ['hari kerja', 'working day', 'working days'],
  calendarDays: ['hari kalender', 'calendar day', 'calendar days'],
  months: ['bulan', 'month', 'months'],
  hours: ['jam', 'hour', 'hours'],
  minutes: ['menit', 'minute', 'minutes'],
};

/** 1 hari kerja, 28 hari kalender; the unit is never implied. */
export function sayTerm(amount: number, unit: TermUnit, language: Language): string {
  const [id, one, many] = UNIT_WORDS[unit];
  return language === 'id' ? `${amount} ${id}` : sayCount(amount, one, many);
}

/** The unit alone, as it stands after a number. */
export function sayUnit(amount: number, unit: TermUnit, language: Language): string {
  return sayTerm(amount, unit, language).slice(String(amount).length + 1);
}

export function isToday(at: Instant, saying: Saying): boolean {
  return dayIn(saying.zone, at) === dayIn(saying.zone, saying.now);
}

/** 1.571 in Indonesian, 1,571 in English. */
export function sayNumber(n: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 }).format(n);
}
