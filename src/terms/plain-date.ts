import type { Language } from '#terms/language';

declare const form: unique symbol;
/** A day of the Gregorian calendar, `YYYY-MM-DD`, without a zone. Compares as text. */
export type PlainDate = string & { readonly [form]: 'date' };
/** A moment, ISO 8601 in UTC with milliseconds, `2026-11-23T02:00:00.000Z`. Compares as text. */
export type Instant = string & { readonly [form]: 'instant' };

const DAY = 86_400_000;

/** Throws TypeError unless the text is a day that exists. */
export function plainDate(text: string): PlainDate {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new TypeError(`not a date: ${text}`);
  }
  return text as PlainDate;
}

/** From any ISO 8601 text with a zone, or milliseconds. */
export function instant(moment: string | number): Instant {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime()) || (typeof moment === 'string' && !/(Z|[+-]\d\d:?\d\d)$/.test(moment))) {
    throw new TypeError(`not a moment with its zone: ${moment}`);
  }
  return at.toISOString() as Instant;
}

export function milliseconds(at: Instant): number {
  return Date.parse(at);
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as PlainDate;
}

/** The same day of a later (or earlier) month, clamped to the month's end. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10) as PlainDate;
}

export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(day: PlainDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Indonesia's three zones have no summer time, so a fixed offset is exact. */
export const ZONES = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const;
export type Zone = keyof typeof ZONES;
export const ZONE_LETTERS: { readonly [zone in Zone]: string } = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

export function dayIn(zone: Zone, at: Instant): PlainDate {
  return new Date(milliseconds(at) + ZONES[zone] * 3_600_000).toISOString().slice(0, 10) as PlainDate;
}

/** 24:00 of that day, i.e. the first moment of the next. */
export function endOfDay(zone: Zone, day: PlainDate): Instant {
  return instant(Date.parse(`${addDays(day, 1)}T00:00:00Z`) - ZONES[zone] * 3_600_000);
}

export function later(at: Instant, ms: number): Instant {
  return instant(milliseconds(at) + ms);
}

const NAMES: { readonly [language in Language]: Intl.DateTimeFormatOptions & { readonly locale: string } } = {
  id: { locale: 'id-ID' },
  en: { locale: 'en-GB' },
};

/** 23 November 2026; with the weekday for deadlines. */
export function sayDate(day: PlainDate, language: Language, withWeekday = false): string {
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  if (withWeekday) format.weekday = 'long';
  return new Intl.DateTimeFormat(NAMES[language].locale, format).format(new Date(`${day}T00:00:00Z`));
}

/** 09.14 in Indonesian, 09:14 in English; the zone's letters on request. */
export function sayTime(at: Instant, zone: Zone, language: Language, withZone = false): string {
  const clock = new Date(milliseconds(at) + ZONES[zone] * 3_600_000).toISOString().slice(11, 16);
  const text = language === 'id' ? clock.replace(':', '.') : clock;
  return withZone ? `${text} ${ZONE_LETTERS[zone]}` : text;
}
