import { type Builtin, builtin, signature } from '#rules/feel/builtin';
import type { FeelDuration } from '#rules/feel/calendar';
import { type FeelTime, isZone, makeDate, makeDateTime, makeTime, monthsBetween, SECOND } from '#rules/feel/calendar';
import { readDate, readDateTime, readDuration, readTime } from '#rules/feel/calendar-text';
import { type Decimal, readNumber, toInteger } from '#rules/feel/number';
import { sayValue } from '#rules/feel/text';
import type { FeelValue } from '#rules/feel/value';

/** DMN 1.5, 10.3.4.1, and `not`. */
export const CONVERSIONS: readonly Builtin[] = [
  builtin(
    'date',
    signature({ from: 'string' }, ({ from }) => readDate(from) ?? undefined),
    signature({ from: 'day' }, ({ from }) => from),
    signature({ year: 'number', month: 'number', day: 'number' }, (parts) =>
      dateOf(parts.year, parts.month, parts.day),
    ),
  ),
  builtin(
    'time',
    signature({ from: 'string' }, ({ from }) => readTime(from.replace(/^T/, '')) ?? undefined),
    signature({ from: 'time' }, ({ from }) => from),
    signature({ from: 'moment' }, ({ from }) => from.time),
    signature({ hour: 'number', minute: 'number', second: 'number', offset: 'duration?' }, (parts) => {
      return timeOf(parts.hour, parts.minute, parts.second, parts.offset);
    }),
  ),
  builtin(
    'date and time',
    signature({ from: 'string' }, ({ from }) => readDateTime(from) ?? undefined),
    signature({ from: 'moment' }, ({ from }) => from),
    signature({ date: 'day', time: 'time' }, ({ date, time }) => makeDateTime(date, time)),
    signature({ date: 'moment', timezone: 'string' }, ({ date, timezone }) => {
      return isZone(timezone) ? makeDateTime(date.date, { ...date.time, zone: timezone }) : undefined;
    }),
  ),
  builtin(
    'duration',
    signature({ from: 'string' }, ({ from }) => readDuration(from) ?? undefined),
    signature({ from: 'duration' }, ({ from }) => from),
  ),
  builtin(
    'years and months duration',
    signature({ from: 'day', to: 'day' }, ({ from, to }) => ({ kind: 'yearsMonths', months: monthsBetween(from, to) })),
  ),
  builtin(
    'number',
    signature({ from: 'string', 'grouping separator': 'string?', 'decimal separator': 'string?' }, (given) => {
      return numberOf(given.from, given['grouping separator'], given['decimal separator']);
    }),
    signature({ from: 'number' }, ({ from }) => from),
  ),
  builtin(
    'string',
    signature({ from: 'any' }, ({ from }) => (from === null ? null : sayValue(from))),
  ),
  builtin(
    'not',
    signature({ negand: 'any' }, ({ negand }) => (typeof negand === 'boolean' ? !negand : null)),
  ),
];

function dateOf(year: Decimal, month: Decimal, day: Decimal): FeelValue | undefined {
  const parts = [year, month, day].map(toInteger);
  return makeDate(parts[0] ?? Number.NaN, parts[1] ?? 0, parts[2] ?? 0) ?? undefined;
}

function timeOf(hour: Decimal, minute: Decimal, second: Decimal, offset: FeelDuration | null): FeelTime | undefined {
  if (offset?.kind === 'yearsMonths') return undefined;
  const east = offset === null ? null : Number(offset.nanos) / SECOND;
  if (east !== null && !Number.isInteger(east)) return undefined;
  const whole = second.floor();
  const time = makeTime(toInteger(hour) ?? -1, toInteger(minute) ?? -1, whole.toNumber(), east);
  if (time === null) return undefined;
  return { ...time, nanos: time.nanos + second.minus(whole).times(SECOND).floor().toNumber() };
}

/** Grouping is a space, comma or point; the decimal separator a comma or point, and another one. */
function numberOf(from: string, grouping: string | null, point: string | null): FeelValue | undefined {
  if (grouping !== null && !/^[ ,.]$/.test(grouping)) return undefined;
  if (point !== null && (!/^[,.]$/.test(point) || point === grouping)) return undefined;
  const joined = grouping === null ? from : from.replaceAll(grouping, '');
  const text = point === null ? joined : joined.replace(point, '.');
  return readNumber(text) ?? undefined;
}
