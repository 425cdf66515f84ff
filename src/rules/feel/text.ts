import { sayDate, sayDateTime, sayDuration, sayTime } from '#rules/feel/calendar-text';
import { isDecimal } from '#rules/feel/number';
import { type FeelRange, type FeelValue, isFeelContext, isFeelList, type Tagged } from '#rules/feel/value';

/** What `string()` answers: a text as it is, anything else as FEEL would write it. */
export function sayValue(value: FeelValue): string {
  return typeof value === 'string' ? value : writeValue(value);
}

/** The value as FEEL source; texts in quotes. */
export function writeValue(value: FeelValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  if (typeof value === 'boolean') return String(value);
  if (isDecimal(value)) return value.toString();
  if (isFeelList(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (isFeelContext(value))
    return `{${[...value].map(([name, item]) => `${writeKey(name)}: ${writeValue(item)}`).join(', ')}}`;
  return sayTagged(value);
}

function writeKey(name: string): string {
  return /["{}:,]/.test(name) || name === '' ? writeValue(name) : name;
}

function sayTagged(value: Tagged): string {
  if (value.kind === 'date') return sayDate(value);
  if (value.kind === 'time') return sayTime(value);
  if (value.kind === 'dateTime') return sayDateTime(value);
  if (value.kind === 'range') return sayRange(value);
  if (value.kind === 'function') return `function ${value.name}`;
  return sayDuration(value);
}

function sayRange(range: FeelRange): string {
  if (range.start === null && range.end !== null) return `${range.endIncluded ? '<=' : '<'} ${writeValue(range.end)}`;
  if (range.end === null && range.start !== null)
    return `${range.startIncluded ? '>=' : '>'} ${writeValue(range.start)}`;
  const open = range.startIncluded ? '[' : '(';
  return `${open}${writeValue(range.start)} .. ${writeValue(range.end)}${range.endIncluded ? ']' : ')'}`;
}
