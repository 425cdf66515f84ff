/** A straight piece of a flow: x in percent of the width, y in pixels. */
export interface Piece {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Clear of a line by so much, in percent. */
const CLEAR = 1.5;
/** Width of a letter in percent of the narrowest drawing. */
const LETTER = 2.1;

/**
 * Where in a row a name of so many letters stands clear of all flows: the leftmost gap with room for it on a phone, else the
 * widest gap. `row` is the top and bottom of the name in pixels; the answer is its left edge in percent.
 */
export function freePlace(
  row: readonly [top: number, bottom: number],
  letters: number,
  pieces: readonly Piece[],
): number {
  const blocked = pieces
    .map((piece) => spanIn(row, piece))
    .filter((span) => span !== undefined)
    .toSorted(([a], [b]) => a - b);
  const gaps: { readonly from: number; readonly to: number }[] = [];
  let from = 0;
  for (const [left, right] of blocked) {
    if (left - CLEAR > from) gaps.push({ from, to: left - CLEAR });
    from = Math.max(from, right + CLEAR);
  }
  if (from < 100) gaps.push({ from, to: 100 });
  const fitting = gaps.find(({ from: low, to }) => to - low >= letters * LETTER);
  const widest = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  return (fitting ?? widest)?.from ?? 0;
}

/** What a piece takes of a row, in percent; undefined where it passes above or below. */
function spanIn([top, bottom]: readonly [number, number], piece: Piece): readonly [number, number] | undefined {
  const { x1, y1, x2, y2 } = piece;
  const [low, high] = [Math.max(top, Math.min(y1, y2)), Math.min(bottom, Math.max(y1, y2))];
  if (low > high) return undefined;
  const at = (y: number) => (y1 === y2 ? [x1, x2] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)]);
  const all = [...at(low), ...at(high)];
  return [Math.min(...all), Math.max(...all)];
}
