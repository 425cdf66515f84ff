import type { Place } from '#definitions/findings';

/** Turns offsets of one text into places; counts the lines once. */
export interface Source {
  readonly path: string;
  readonly text: string;
  /** The stretch from one offset to another; without `end` only its beginning. */
  readonly place: (start: number, end?: number) => Place;
}

export function sourceOf(path: string, text: string): Source {
  const starts = lineStarts(text);
  const at = (offset: number): { line: number; column: number } => {
    const line = lastAtOrBefore(starts, Math.min(Math.max(offset, 0), text.length));
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  const place = (start: number, end?: number): Place => {
    if (end === undefined) return { path, ...at(start) };
    const last = at(end);
    return { path, ...at(start), endLine: last.line, endColumn: last.column };
  };
  return { path, text, place };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
