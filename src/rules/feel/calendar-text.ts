import {
  type FeelDate,
  type FeelDateTime,
  type FeelDuration,
  type FeelTime,
  isZone,
  MIDNIGHT,
  makeDate,
  makeDateTime,
  makeTime,
  monthsDuration,
  SECOND,
  timeDuration,
  zoneOffset,
} from '#rules/feel/calendar';

/** XML Schema 1.1 date without a zone; null when the text is none or the day does not exist. */
export function readDate(text: string): FeelDate | null {
  const match = /^(-?)([1-9]\d{4,8}|\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const year = Number(match[2]);
  return makeDate(match[1] === '-' ? -year : year, Number(match[3]), Number(match[4]));
}

const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z0-9_+/-]+)?$/;

export function readTime(text: string): FeelTime | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, hour, minute, second, fraction = '', suffix = ''] = match;
  const named = suffix.startsWith('@') ? suffix.slice(1) : null;
  if (named !== null && !isZone(named)) return null;
  const offset = named === null ? readOffset(suffix) : zoneOffset(named, 0);
  const time = makeTime(Number(hour), Number(minute), Number(second), offset);
  if (time === null || (suffix !== '' && offset === null)) return null;
  return { ...time, nanos: time.nanos + Number(fraction.slice(0, 9).padEnd(9, '0')), zone: named };
}

function readOffset(suffix: string): number | null {
  if (suffix === 'Z') return 0;
  const match = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(suffix);
  if (match === null || Number(match[3]) > 59 || Number(match[4] ?? 0) > 59) return null;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

/** A date and time, or a date alone at midnight local time. */
export function readDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = readDate(at === -1 ? text : text.slice(0, at));
  const time = at === -1 ? MIDNIGHT : readTime(text.slice(at + 1));
  if (date === null || time === null) return null;
  return makeDateTime(date, time);
}

const DURATION = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/;

/** Characters; more digits than this are outside every calendar. */
const MAX_DURATION = 200;

/** One of the two kinds; a text that mixes months with days is null. */
export function readDuration(text: string): FeelDuration | null {
  const match = text.length > MAX_DURATION ? null : DURATION.exec(text);
  if (match === null) return null;
  const [, sign, years, months, days, clock, hours, minutes, seconds, fraction = ''] = match;
  const timed = days !== undefined || clock !== undefined;
  if (clock === 'T' || (!timed && years === undefined && months === undefined)) return null;
  if (timed) {
    if (years !== undefined || months !== undefined) return null;
    const whole = [BigInt(days ?? 0), BigInt(hours ?? 0), BigInt(minutes ?? 0), BigInt(seconds ?? 0)];
    const total = (whole[0] ?? 0n) * 86_400n + (whole[1] ?? 0n) * 3600n + (whole[2] ?? 0n) * 60n + (whole[3] ?? 0n);
    const nanos = total * BigInt(SECOND) + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
    return timeDuration(sign === '-' ? -nanos : nanos);
  }
  const total = Number(years ?? 0) * 12 + Number(months ?? 0);
  return monthsDuration(sign === '-' ? 0 - total : total);
}

/** Any of the four literals behind `@`. */
export function readTemporal(text: string): FeelDate | FeelTime | FeelDateTime | FeelDuration | null {
  if (/^-?P/.test(text)) return readDuration(text);
  if (/^\d{2}:/.test(text)) return readTime(text);
  return text.includes('T') ? readDateTime(text) : readDate(text);
}

export function sayDate(date: FeelDate): string {
  const year = String(Math.abs(date.year)).padStart(4, '0');
  return `${date.year < 0 ? '-' : ''}${year}-${two(date.month)}-${two(date.day)}`;
}

export function sayTime(time: FeelTime): string {
  const seconds = Math.floor(time.nanos / SECOND);
  const fraction = sayFraction(time.nanos % SECOND);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`;
  if (time.zone !== null) return `${clock}@${time.zone}`;
  return time.offset === null ? clock : `${clock}${sayOffset(time.offset)}`;
}

function sayOffset(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`;
}

function sayFraction(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

export function sayDateTime(value: FeelDateTime): string {
  return `${sayDate(value.date)}T${sayTime(value.time)}`;
}

export function sayDuration(value: FeelDuration): string {
  if (value.kind === 'yearsMonths') {
    const size = Math.abs(value.months);
    const years = Math.floor(size / 12);
    const months = size % 12;
    const text = `${years === 0 ? '' : `${years}Y`}${months === 0 && years !== 0 ? '' : `${months}M`}`;
    return `${value.months < 0 ? '-' : ''}P${text}`;
  }
  const size = value.nanos < 0n ? -value.nanos : value.nanos;
  const whole = size / BigInt(SECOND);
  const days = whole / 86_400n;
  const seconds = `${whole % 60n}${sayFraction(Number(size % BigInt(SECOND)))}`;
  const parts = [
    part((whole / 3600n) % 24n, 'H'),
    part((whole / 60n) % 60n, 'M'),
    seconds === '0' ? '' : `${seconds}S`,
  ];
  const clock = parts.join('');
  const body = `${part(days, 'D')}${clock === '' ? '' : `T${clock}`}`;
  return `${value.nanos < 0n ? '-' : ''}P${body === '' ? 'T0S' : body}`;
}

function part(size: bigint, unit: string): string {
  return size === 0n ? '' : `${size}${unit}`;
}
