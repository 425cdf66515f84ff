import { readDate, readDateTime, readDuration, readTemporal, readTime } from '#rules/feel/calendar-text';
import { compare, type Operator, readOperator } from '#rules/feel/compare';
import { readNumber } from '#rules/feel/number';
import { type FeelRange, type FeelValue, kindOf } from '#rules/feel/value';

/** Characters; longer texts name no range that anybody means. */
const MAX_RANGE = 300;

/** `range("[18..65)")`: ends are literals only, so a text of an applicant never runs as an expression. */
export function readRange(text: string): FeelRange | null {
  if (text.length > MAX_RANGE) return null;
  const half = /^\s*(<=|>=|<|>|=)\s*(.+?)\s*$/s.exec(text);
  if (half !== null) return halfLine(readOperator(half[1] ?? ''), readEnd(half[2] ?? '') ?? null);
  const whole = /^\s*([[\](])\s*(.*?)\s*\.\.\s*(.*?)\s*([[\])])\s*$/s.exec(text);
  if (whole === null) return null;
  const [, open, first = '', last = '', close] = whole;
  const start = first === '' || first === 'null' ? null : readEnd(first);
  const end = last === '' || last === 'null' ? null : readEnd(last);
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  return checked({ kind: 'range', start, end, startIncluded: open === '[', endIncluded: close === ']' });
}

/** `>= 5` as a range of all it holds; null where there is no end. */
export function halfLine(operator: Operator, value: FeelValue): FeelRange | null {
  if (value === null) return null;
  if (operator === '=' || operator === '!=') {
    return { kind: 'range', start: value, end: value, startIncluded: true, endIncluded: true, operator };
  }
  if (operator === '<' || operator === '<=') {
    return { kind: 'range', start: null, end: value, startIncluded: false, endIncluded: operator === '<=' };
  }
  return { kind: 'range', start: value, end: null, startIncluded: operator === '>=', endIncluded: false };
}

/** Ends of one kind and in order; a missing end is open. */
function checked(range: FeelRange): FeelRange | null {
  const { start, end } = range;
  if (start === null) return range.startIncluded ? null : range;
  if (end === null) return range.endIncluded ? null : range;
  if (kindOf(start) !== kindOf(end)) return null;
  const order = compare(start, end);
  return order === null || order > 0 ? null : range;
}

const CONSTRUCTOR = /^(date and time|date|time|duration)\s*\(\s*"([^"]*)"\s*\)$/;

/** undefined when the text is no literal. */
function readEnd(text: string): FeelValue | undefined {
  const number = readNumber(text);
  if (number !== null) return number;
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(text);
  if (quoted !== null) return quoted[1] ?? '';
  const literal = /^@"([^"]*)"$/.exec(text);
  if (literal !== null) return readTemporal(literal[1] ?? '') ?? undefined;
  const call = CONSTRUCTOR.exec(text);
  if (call === null) return undefined;
  const argument = call[2] ?? '';
  if (call[1] === 'date') return readDate(argument) ?? undefined;
  if (call[1] === 'time') return readTime(argument) ?? undefined;
  return (call[1] === 'duration' ? readDuration(argument) : readDateTime(argument)) ?? undefined;
}
