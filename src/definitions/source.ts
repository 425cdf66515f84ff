import type { Place } from '#definitions/findings';
import { placesIn } from '#terms/text-places';

/** Turns offsets of one text into places; counts the lines once. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** The stretch from one offset to another; without `end` only its beginning. */
  readonly place: (start: number, end?: number) => Place;
}

export function sourceOf(path: string, text: string): Source {
  const at = placesIn(text);
  const place = (start: number, end?: number): Place => {
    if (end === undefined) return { path, ...at(start) };
    const last = at(end);
    return { path, ...at(start), endLine: last.line, endColumn: last.column };
  };
  return { path, text, place };
}
