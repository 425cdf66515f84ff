import type { ProcessNode } from '#definitions/process';
import type { ProcessMapView } from '#operations/views/door';
import type { Piece } from '#web/parts/free-place';
import type { StepLane } from '#web/parts/process-steps';
import { type Squeeze, squeeze } from '#web/parts/squeeze';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The drawing's own measures: x in percent of the width, y in pixels. */
export interface Plan {
  readonly x: Squeeze;
  readonly y: Squeeze;
  readonly height: number;
  readonly bands: readonly { readonly lane: StepLane; readonly top: number; readonly bottom: number }[];
}

export const LABEL = 24;
const TASK_HEIGHT = 42;
/** Gateways and events give up width to tasks, which bear words. */
const SYMBOL_SCALE = 0.4;

export function isSymbol(node: ProcessNode): boolean {
  return /Gateway|Event/.test(node.type);
}

/** null when the file has no coordinates: the lists stand alone. */
export function planOf(view: ProcessMapView, lanes: readonly StepLane[]): Plan | null {
  const { shapes } = view.process.diagram;
  const boxes = [...view.process.nodes.values()].flatMap((node) => {
    const box = shapes.get(node.id);
    return box === undefined ? [] : [{ ...box, scale: isSymbol(node) ? SYMBOL_SCALE : 1 }];
  });
  if (boxes.length === 0) return null;
  const across = squeeze(
    boxes.map((box) => ({ from: box.x, to: box.x + box.width, scale: box.scale })),
    16,
  );
  const ends = [Math.min(...boxes.map((box) => box.x)), Math.max(...boxes.map((box) => box.x + box.width))].map(across);
  const [left = 0, right = 1] = ends;
  const x: Squeeze = (at) => Math.round(((across(at) - left) / (right - left)) * 9_650 + 350) / 100;
  return { x, ...rowsOf(view, lanes) };
}

/** Lanes below one another, each with room for its label above its shapes. */
function rowsOf(view: ProcessMapView, lanes: readonly StepLane[]): Omit<Plan, 'x'> {
  const { nodes, diagram, lanes: all } = view.process;
  const scale = TASK_HEIGHT / 80;
  const places: { readonly from: number; readonly to: number; readonly map: Squeeze; readonly top: number }[] = [];
  const bands: { lane: StepLane; top: number; bottom: number }[] = [];
  let top = 0;
  const held = lanes.map((lane) => {
    const ids = all.find(({ id }) => id === lane.id)?.nodes ?? [];
    const boxes = ids.flatMap((id) => (nodes.get(id)?.attachedTo === null ? (diagram.shapes.get(id) ?? []) : []));
    return { lane, spans: boxes.map((box) => ({ from: box.y, to: box.y + box.height, scale })) };
  });
  for (const { lane, spans } of held.toSorted((a, b) => start(a.spans) - start(b.spans))) {
    const map = squeeze(spans, 18);
    const from = start(spans);
    const to = Math.max(...spans.map((span) => span.to));
    const height = map(to);
    places.push({ from, to, map, top: top + LABEL });
    bands.push({ lane, top, bottom: top + LABEL + height + 10 });
    top += LABEL + height + 10;
  }
  return { y: stacked(places), height: top, bands };
}

function start(spans: readonly { readonly from: number }[]): number {
  return Math.min(...spans.map((span) => span.from));
}

/** One map for all lanes: inside a lane its own, between two a straight line. */
function stacked(
  places: readonly { readonly from: number; readonly to: number; readonly map: Squeeze; readonly top: number }[],
): Squeeze {
  return (at) => {
    const inside = places.find((place) => at >= place.from && at <= place.to);
    if (inside !== undefined) return inside.top + inside.map(at);
    const above = places.findLast((place) => place.to < at);
    const below = places.find((place) => place.from > at);
    if (above === undefined) return (below?.top ?? 0) - 8;
    const end = above.top + above.map(above.to);
    if (below === undefined) return end + 8;
    return end + ((at - above.to) / (below.from - above.to)) * (below.top - end);
  };
}

/** The straight pieces of a flow where they are drawn. */
export function piecesOf(plan: Plan, points: readonly { readonly x: number; readonly y: number }[]): readonly Piece[] {
  const drawn = points.map(({ x, y }) => ({ x: plan.x(x), y: plan.y(y) }));
  return drawn.slice(1).map((to, n) => {
    const from = drawn[n] ?? to;
    return { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  });
}
