import { addDays, type PlainDate, plainDate } from '#terms/plain-date';

/** Days from the first up to, not including, the last; as text, so that they compare. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Before every and after every `YYYY-MM-DD`. */
export const EVER = '';
export const FOREVER = '~';

const DAY = String.raw`(?:date\(\s*"(\d{4}-\d{2}-\d{2})"\s*\)|@"(\d{4}-\d{2}-\d{2})")`;
const SINGLE = new RegExp(String.raw`^(>=|>|<=|<|=)?\s*${DAY}$`);
const RANGE = new RegExp(String.raw`^([[\](])\s*${DAY}\s*\.\.\s*${DAY}\s*([[\])])$`);

/** The days a date cell of a decision table admits; undefined when it is more than one simple test. */
export function spanOf(text: string): Span | undefined {
  const cell = text.trim();
  if (cell === '' || cell === '-') return { from: EVER, to: FOREVER };
  const range = RANGE.exec(cell);
  if (range !== null) {
    const first = dayOf(range[2] ?? range[3]);
    const last = dayOf(range[4] ?? range[5]);
    if (first === undefined || last === undefined) return undefined;
    return { from: range[1] === '[' ? first : addDays(first, 1), to: range[6] === ']' ? addDays(last, 1) : last };
  }
  const single = SINGLE.exec(cell);
  const day = dayOf(single?.[2] ?? single?.[3]);
  return single === null || day === undefined ? undefined : spanBy(single[1] ?? '=', day);
}

function spanBy(sign: string, day: PlainDate): Span {
  if (sign === '>=') return { from: day, to: FOREVER };
  if (sign === '>') return { from: addDays(day, 1), to: FOREVER };
  if (sign === '<') return { from: EVER, to: day };
  return { from: sign === '<=' ? EVER : day, to: addDays(day, 1) };
}

function dayOf(text: string | undefined): PlainDate | undefined {
  try {
    return text === undefined ? undefined : plainDate(text);
  } catch {
    return undefined;
  }
}
