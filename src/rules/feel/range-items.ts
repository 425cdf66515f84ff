import { dateOfEpochDay, epochDay } from '#rules/feel/calendar';
import { decimal, isDecimal, toInteger } from '#rules/feel/number';
import { type FeelValue, tagged } from '#rules/feel/value';

/**
 * The whole numbers, or the days, from start to end, down when the end is smaller (DMN 1.5, 10.3.2.14).
 * null when the ends are neither. `reserve` may refuse the length before the list is built.
 */
export function rangeItems(
  start: FeelValue,
  end: FeelValue,
  startIncluded: boolean,
  endIncluded: boolean,
  reserve: (length: number) => void,
): readonly FeelValue[] | null {
  const from = ordinal(start);
  const to = ordinal(end);
  if (from === null || to === null || isDecimal(start) !== isDecimal(end)) return null;
  const step = from <= to ? 1 : -1;
  const first = startIncluded ? from : from + step;
  const last = endIncluded ? to : to - step;
  const length = Math.max(0, (last - first) * step + 1);
  reserve(length);
  return Array.from({ length }, (_, i) => {
    const at = first + i * step;
    return isDecimal(start) ? decimal(at) : dateOfEpochDay(at);
  });
}

function ordinal(value: FeelValue): number | null {
  if (isDecimal(value)) return toInteger(value);
  const day = tagged(value);
  return day?.kind === 'date' ? epochDay(day) : null;
}
