import type { Instant, PlainDate } from '#terms/plain-date';

/** A name an agency bears: from which day on it holds, and since when the house has known it. */
export interface NameRecord<Name = string> {
  readonly name: Name;
  readonly from: PlainDate;
  /** Null where it was known from the beginning. */
  readonly recordedAt: Instant | null;
}

/**
 * What an agency was called on a day, as far as was known at a moment: of the names known by then that hold on that day the
 * one that holds latest, and of two from the same day the one recorded later. Undefined where none was known.
 */
export function nameOn<Name>(
  names: readonly NameRecord<Name>[],
  day: PlainDate,
  known: Instant,
): NameRecord<Name> | undefined {
  return names
    .filter(({ from, recordedAt }) => from <= day && (recordedAt === null || recordedAt <= known))
    .toSorted((a, b) => compare(a.from, b.from) || compare(a.recordedAt ?? '', b.recordedAt ?? ''))
    .at(-1);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
