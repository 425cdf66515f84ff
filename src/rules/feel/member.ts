import { type FeelDate, type FeelDuration, type FeelTime, SECOND, weekday } from '#rules/feel/calendar';
import { decimal } from '#rules/feel/number';
import { normalName } from '#rules/feel/parse';
import {
  type FeelContext,
  type FeelRange,
  type FeelValue,
  isFeelContext,
  isFeelList,
  type Tagged,
  tagged,
} from '#rules/feel/value';

/** What `value.name` answers; undefined when there is no such member. A list answers the members of its items. */
export function memberOf(value: FeelValue, name: string): FeelValue | undefined {
  if (isFeelContext(value)) return entryOf(value, name);
  if (isFeelList(value)) return value.map((item) => memberOf(item, name) ?? null);
  const owner = tagged(value);
  return owner === null ? undefined : partOf(owner, name);
}

function entryOf(context: FeelContext, name: string): FeelValue | undefined {
  const entry = context.get(name);
  if (entry !== undefined || !/[^\w]/.test(name)) return entry;
  const normal = normalName(name);
  for (const [key, value] of context) if (normalName(key) === normal) return value;
  return undefined;
}

/** DMN 1.5, table 65. */
function partOf(owner: Tagged, name: string): FeelValue | undefined {
  if (owner.kind === 'date') return partOfDate(owner, name);
  if (owner.kind === 'time') return partOfTime(owner, name);
  if (owner.kind === 'dateTime') return partOfDate(owner.date, name) ?? partOfTime(owner.time, name);
  if (owner.kind === 'range') return partOfRange(owner, name);
  return owner.kind === 'function' ? undefined : partOfDuration(owner, name);
}

function partOfDate(date: FeelDate, name: string): FeelValue | undefined {
  if (name === 'year' || name === 'month' || name === 'day') return decimal(date[name]);
  return name === 'weekday' ? decimal(weekday(date)) : undefined;
}

function partOfTime(time: FeelTime, name: string): FeelValue | undefined {
  if (name === 'hour') return decimal(Math.floor(time.nanos / (3600 * SECOND)));
  if (name === 'minute') return decimal(Math.floor(time.nanos / (60 * SECOND)) % 60);
  if (name === 'second') return decimal(time.nanos % (60 * SECOND)).dividedBy(SECOND);
  if (name === 'time offset') {
    return time.offset === null ? null : { kind: 'daysTime', nanos: BigInt(time.offset) * BigInt(SECOND) };
  }
  return name === 'timezone' ? time.zone : undefined;
}

function partOfDuration(duration: FeelDuration, name: string): FeelValue | undefined {
  if (duration.kind === 'yearsMonths') {
    if (name === 'years') return decimal(Math.trunc(duration.months / 12) + 0);
    return name === 'months' ? decimal((duration.months % 12) + 0) : undefined;
  }
  const second = BigInt(SECOND);
  if (name === 'days') return decimal(duration.nanos / (86_400n * second));
  if (name === 'hours') return decimal((duration.nanos / (3600n * second)) % 24n);
  if (name === 'minutes') return decimal((duration.nanos / (60n * second)) % 60n);
  return name === 'seconds' ? decimal(duration.nanos % (60n * second)).dividedBy(SECOND) : undefined;
}

function partOfRange(range: FeelRange, name: string): FeelValue | undefined {
  if (name === 'start') return range.start;
  if (name === 'end') return range.end;
  if (name === 'start included') return range.startIncluded;
  return name === 'end included' ? range.endIncluded : undefined;
}
