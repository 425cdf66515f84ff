interface Point {
  readonly x: number;
  readonly y: number;
}

/** One shape or connection as the modeler drew it; x, y, width and height in its own units. */
interface Piece {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly box: (Point & { readonly width: number; readonly height: number }) | null;
  readonly points: readonly Point[];
  readonly from: string | null;
  readonly to: string | null;
  /** Lane that names it. */
  readonly lane: string | null;
}
interface Sheet {
  readonly warnings: readonly string[];
  readonly pieces: readonly Piece[];
}

interface Drawn {
  readonly id: string;
  readonly type: string;
  readonly labelTarget?: unknown;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly waypoints?: readonly Point[];
  readonly source?: { readonly id: string };
  readonly target?: { readonly id: string };
  readonly businessObject: {
    readonly name?: string;
    readonly lanes?: readonly { readonly id: string }[];
    readonly flowNodeRef?: readonly { readonly id: string }[];
  };
}
interface Modeler {
  importXML(xml: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
  get(name: 'elementRegistry'): { getAll(): readonly Drawn[] };
  destroy(): void;
}
declare const BpmnJS: new (options: { readonly container: string }) => Modeler;

/** Runs inside a page that holds the modeler: opens a file and says what stands on the sheet. */
export async function drawn(xml: string): Promise<Sheet> {
  const modeler = new BpmnJS({ container: '#canvas' });
  try {
    const { warnings } = await modeler.importXML(xml);
    const all = modeler
      .get('elementRegistry')
      .getAll()
      .filter((one) => one.labelTarget === undefined && one.id !== '__implicitroot');
    const lanes = all.filter(({ type }) => type === 'bpmn:Lane');
    const laneOf = (id: string): string | null =>
      lanes.find(({ businessObject }) => (businessObject.flowNodeRef ?? []).some((node) => node.id === id))?.id ?? null;
    const pieces = all.map((one) => ({
      id: one.id,
      type: one.type,
      name: one.businessObject.name ?? '',
      box: one.waypoints === undefined ? { x: one.x, y: one.y, width: one.width, height: one.height } : null,
      points: one.waypoints?.map(({ x, y }) => ({ x, y })) ?? [],
      from: one.source?.id ?? null,
      to: one.target?.id ?? null,
      lane: laneOf(one.id),
    }));
    return { warnings: warnings.map(({ message }) => message), pieces };
  } finally {
    modeler.destroy();
  }
}

/** Work, events and choices must be named to be read; what only joins or forks says nothing. */
const NAMED = /Task$|Participant$|Lane$|CallActivity$|SubProcess$/;
/** How far, in units of the drawing, an end may stand from the rim of its shape. */
const NEAR = 2;

/** What is wrong with a drawing although it opens. */
export function faultsOf({ pieces }: Sheet): readonly string[] {
  const known = new Map(pieces.map((piece) => [piece.id, piece]));
  return pieces.flatMap((piece) => [
    ...placeFaults(piece, known),
    ...endFaults(piece, known),
    ...nameFaults(piece, pieces),
  ]);
}

function placeFaults({ id, box, lane }: Piece, known: ReadonlyMap<string, Piece>): string[] {
  const around = known.get(lane ?? '')?.box;
  if (around === null || around === undefined || box === null) return [];
  const inside =
    box.x >= around.x &&
    box.y >= around.y &&
    box.x + box.width <= around.x + around.width &&
    box.y + box.height <= around.y + around.height;
  return inside ? [] : [`${id} stands outside ${lane}`];
}

function endFaults({ id, points, from, to }: Piece, known: ReadonlyMap<string, Piece>): string[] {
  if (points.length === 0) return [];
  const ends: readonly (readonly [Point | undefined, string | null])[] = [
    [points[0], from],
    [points.at(-1), to],
  ];
  return ends.flatMap(([point, end]) => {
    const shape = known.get(end ?? '');
    if (point === undefined || shape === undefined || shape.box === null) return [`${id} leads to nothing`];
    return offRim(point, shape.box, shape.type) <= NEAR ? [] : [`${id} hangs loose of ${end}`];
  });
}

/** From the rim of a diamond, a circle or a rectangle, outside or inside of it. */
function offRim({ x, y }: Point, box: NonNullable<Piece['box']>, type: string): number {
  const [wide, high] = [box.width / 2, box.height / 2];
  const [across, down] = [Math.abs(x - box.x - wide), Math.abs(y - box.y - high)];
  if (type.endsWith('Gateway')) return Math.abs(across / wide + down / high - 1) * Math.min(wide, high);
  if (type.endsWith('Event')) return Math.abs(Math.hypot(across, down) - wide);
  return Math.abs(Math.max(across - wide, down - high));
}

function nameFaults({ id, type, name }: Piece, pieces: readonly Piece[]): string[] {
  const ways = pieces.filter(({ from }) => from === id).length;
  const chooses = /(Exclusive|Inclusive)Gateway$/.test(type) && ways > 1;
  return (NAMED.test(type) || chooses) && name.trim() === '' ? [`${id} has no name`] : [];
}
