/**
 * FEEL's dates, times and durations, by the proleptic Gregorian calendar and without a clock.
 * Years run from -999,999,999 to 999,999,999; fractions of a second to the nanosecond.
 */
export interface FeelDate {
  readonly kind: 'date';
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `offset` in seconds east of UTC; `zone` an IANA name, or null. Both null: local time. */
export interface FeelTime {
  readonly kind: 'time';
  readonly nanos: number;
  readonly offset: number | null;
  readonly zone: string | null;
}

export interface FeelDateTime {
  readonly kind: 'dateTime';
  readonly date: FeelDate;
  readonly time: FeelTime;
}

interface MonthsDuration {
  readonly kind: 'yearsMonths';
  readonly months: number;
}

interface TimeDuration {
  readonly kind: 'daysTime';
  readonly nanos: bigint;
}

/** The two kinds never mix (DMN 1.5, 10.3.2.3.7 and 10.3.2.3.8). */
export type FeelDuration = MonthsDuration | TimeDuration;

/** Ten thousand times the span of the calendar; a duration beyond it is null. */
const MAX_NANOS = 10n ** 30n;

export function timeDuration(nanos: bigint): FeelDuration | null {
  return nanos > MAX_NANOS || nanos < -MAX_NANOS ? null : { kind: 'daysTime', nanos };
}

export function monthsDuration(months: number): FeelDuration | null {
  return Number.isSafeInteger(months) ? { kind: 'yearsMonths', months: months + 0 } : null;
}

export const SECOND = 1_000_000_000;
export const MILLISECOND = 1_000_000;
export const DAY = 86_400 * SECOND;
const MAX_YEAR = 999_999_999;

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** null unless the day exists. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > MAX_YEAR) return null;
  if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return null;
  return { kind: 'date', year, month, day };
}

/** Days since 1970-01-01. */
export function epochDay(date: FeelDate): number {
  const year = date.month <= 2 ? date.year - 1 : date.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayFromMarch = Math.floor((153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5) + date.day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayFromMarch;
  return era * 146_097 + dayOfEra - 719_468;
}

export function dateOfEpochDay(epoch: number): FeelDate | null {
  const shifted = epoch + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayFromMarch = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayFromMarch + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return makeDate(year, month, dayFromMarch - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
}

/** 1 Monday to 7 Sunday. */
export function weekday(date: FeelDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function dayOfYear(date: FeelDate): number {
  return epochDay(date) - epochDay({ kind: 'date', year: date.year, month: 1, day: 1 }) + 1;
}

/** ISO 8601 week number. */
export function weekOfYear(date: FeelDate): number {
  const thursday = dateOfEpochDay(epochDay(date) - weekday(date) + 4);
  return thursday === null ? 1 : Math.floor((dayOfYear(thursday) - 1) / 7) + 1;
}

/** The same day some months on, clamped to the month's end; null outside the calendar. */
export function plusMonths(date: FeelDate, months: number): FeelDate | null {
  const total = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return makeDate(year, month, Math.min(date.day, monthLength(year, month)));
}

/** Whole months from one date to another, toward zero, as `years and months duration` counts them. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}

export const MIDNIGHT: FeelTime = { kind: 'time', nanos: 0, offset: null, zone: null };
export const MIDNIGHT_UTC: FeelTime = { kind: 'time', nanos: 0, offset: 0, zone: null };

/** null unless the parts make a time of day. The offset is at most 14 hours (XML Schema 1.1, 3.3.8). */
export function makeTime(hour: number, minute: number, seconds: number, offset: number | null): FeelTime | null {
  const valid =
    Number.isInteger(hour) && Number.isInteger(minute) && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
  if (!valid || seconds < 0 || seconds >= 60 || (offset !== null && Math.abs(offset) > 14 * 3600)) return null;
  return {
    kind: 'time',
    nanos: (hour * 3600 + minute * 60) * SECOND + Math.floor(seconds * SECOND),
    offset,
    zone: null,
  };
}

/** Puts a date and a time together, finding the offset of a named zone on that day. */
export function makeDateTime(date: FeelDate, time: FeelTime): FeelDateTime {
  if (time.zone === null) return { kind: 'dateTime', date, time };
  const local = epochDay(date) * 86_400 + Math.floor(time.nanos / SECOND);
  return { kind: 'dateTime', date, time: { ...time, offset: zoneOffset(time.zone, local) } };
}

const zones = new Map<string, Intl.DateTimeFormat | null>();
const MAX_ZONES = 1000;

function zoneFormat(zone: string): Intl.DateTimeFormat | null {
  const known = zones.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    // RangeError is how Intl says that nobody keeps a zone of that name.
  }
  if (zones.size >= MAX_ZONES) zones.clear();
  zones.set(zone, format);
  return format;
}

export function isZone(zone: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(zone) && zoneFormat(zone) !== null;
}

/** Offset in seconds of a named zone at a local second; the earlier offset where the local time occurs twice. */
export function zoneOffset(zone: string, localSecond: number): number {
  const guess = offsetAt(zone, localSecond);
  return offsetAt(zone, localSecond - guess);
}

/** ECMAScript knows no offsets beyond the year 275760; there the last known rules apply. */
function offsetAt(zone: string, utcSecond: number): number {
  const limit = 8_600_000_000_000;
  const name = zoneFormat(zone)
    ?.formatToParts(Math.max(-limit, Math.min(limit, utcSecond)) * 1000)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /^GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(name ?? '');
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

/** A moment as whole days and nanoseconds of the day, in UTC where the value knows its offset. */
export function momentOf(value: FeelDateTime): { readonly day: number; readonly nanos: number } {
  const nanos = value.time.nanos - (value.time.offset ?? 0) * SECOND;
  const carry = Math.floor(nanos / DAY);
  return { day: epochDay(value.date) + carry, nanos: nanos - carry * DAY };
}

export function plusNanos(value: FeelDateTime, nanos: bigint): FeelDateTime | null {
  const total = BigInt(value.time.nanos) + nanos;
  const day = BigInt(DAY);
  const carry = total >= 0n ? total / day : -((day - 1n - total) / day);
  const date = dateOfEpochDay(epochDay(value.date) + Number(carry));
  return date === null ? null : makeDateTime(date, { ...value.time, nanos: Number(total - carry * day) });
}

/** Adds to a time of day; wraps at midnight. */
export function plusTime(time: FeelTime, nanos: bigint): FeelTime {
  const day = BigInt(DAY);
  const total = (((BigInt(time.nanos) + nanos) % day) + day) % day;
  return { ...time, nanos: Number(total) };
}

/** Nanoseconds between two moments; null when only one of them knows its offset. */
export function between(later: FeelDateTime, earlier: FeelDateTime): bigint | null {
  if ((later.time.offset === null) !== (earlier.time.offset === null)) return null;
  const to = momentOf(later);
  const from = momentOf(earlier);
  return BigInt(to.day - from.day) * BigInt(DAY) + BigInt(to.nanos - from.nanos);
}
