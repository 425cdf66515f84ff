/** A monotone map of one axis of a drawing. */
export type Squeeze = (at: number) => number;

/** What a shape covers of an axis, and by how much its length is multiplied. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly scale: number;
}

/**
 * Shortens an axis: what shapes cover keeps its proportion, emptiness between them shrinks to at most `gap`. Order and
 * touching are kept, since every coordinate goes through the same monotone map: an edge that met a shape still meets it.
 */
export function squeeze(spans: readonly Span[], gap: number): Squeeze {
  const marks = [...new Set(spans.flatMap((span) => [span.from, span.to]))].toSorted((a, b) => a - b);
  const placed: number[] = [];
  marks.forEach((mark, n) => {
    const before = marks[n - 1];
    placed.push(before === undefined ? 0 : (placed[n - 1] ?? 0) + lengthOf({ from: before, to: mark }, spans, gap));
  });
  return (at) => {
    const after = marks.findIndex((mark) => mark >= at);
    if (after === 0) return at - (marks[0] ?? 0);
    if (after === -1) return (placed.at(-1) ?? 0) + at - (marks.at(-1) ?? 0);
    const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [marks[after - 1], marks[after], placed[after - 1], placed[after]];
    return y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
  };
}

function lengthOf(part: { readonly from: number; readonly to: number }, spans: readonly Span[], gap: number): number {
  const covering = spans.filter((span) => span.from <= part.from && span.to >= part.to);
  const length = part.to - part.from;
  return covering.length === 0 ? Math.min(length, gap) : length * Math.max(...covering.map((span) => span.scale));
}
