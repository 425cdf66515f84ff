import type { ProcessNode } from '#definitions/process';
import type { ProcessMapView } from '#operations/views/door';
import { sayList } from '#terms/say';
import type { Frame } from '#web/frame';
import { freePlace } from '#web/parts/free-place';
import { hueClass, laneClass } from '#web/parts/owner';
import { type Box, isSymbol, LABEL, type Plan, piecesOf, planOf } from '#web/parts/process-plan';
import { type StepLane, stepsByLane } from '#web/parts/process-steps';
import { MARK_WORDS } from '#web/texts/marks';

interface MapProps {
  readonly view: ProcessMapView;
  /** Beside a drawing the list waits behind a line that says how long it is. */
  readonly folded?: boolean;
  readonly frame: Frame;
}

/** The process as its file draws it, emptiness squeezed out, and its twin: one ordered list a lane. */
export function ProcessMap({ view, folded = false, frame }: MapProps) {
  const lanes = stepsByLane(view);
  const plan = planOf(view, lanes);
  return (
    <>
      {plan !== null && <Drawing view={view} lanes={lanes} plan={plan} frame={frame} />}
      {folded && plan !== null ? (
        <details>
          <summary>
            {MARK_WORDS[frame.language].mapList(lanes.reduce((sum, { steps }) => sum + steps.length, 0))}
          </summary>
          <Twin lanes={lanes} view={view} frame={frame} />
        </details>
      ) : (
        <Twin lanes={lanes} view={view} frame={frame} />
      )}
    </>
  );
}

function Twin({ lanes, view, frame }: { lanes: readonly StepLane[]; view: ProcessMapView; frame: Frame }) {
  return (
    <>
      <div class="cols" id="alur">
        {lanes.map((lane) => (
          <div class={laneClass(lane.owner)}>
            <h3>{lane.owner.name}</h3>
            <ol>
              {lane.steps.map((step) => (
                <li value={step.number}>
                  {step.doing}
                  {view.run?.held.has(step.id) === true && (
                    <>
                      {' '}
                      <b class="late">{MARK_WORDS[frame.language].heldHere}</b>
                    </>
                  )}
                  {step.together.length > 0 &&
                    `, ${MARK_WORDS[frame.language].together(sayList(step.together.map(String), frame.language))}`}
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </>
  );
}

function Drawing({
  view,
  lanes,
  plan,
  frame,
}: {
  view: ProcessMapView;
  lanes: readonly StepLane[];
  plan: Plan;
  frame: Frame;
}) {
  return (
    <svg class="map" height={Math.ceil(plan.height)} role="img" aria-labelledby="alur-judul" aria-describedby="alur">
      <title id="alur-judul">{MARK_WORDS[frame.language].mapTitle(lanes.length)}</title>
      <defs>
        <marker id="arah" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="5" markerHeight="5" orient="auto">
          <path d="M0 0 8 4 0 8Z" fill="var(--ink)" />
        </marker>
      </defs>
      {plan.bands.map(({ lane, top, bottom }, n) => (
        <>
          <rect class={`work ${hueClass(lane.owner)}`} y={top} width="6" height={bottom - top} />
          {n > 0 && <line class="sep" x2="100%" y1={top} y2={top} />}
        </>
      ))}
      <Edges view={view} plan={plan} />
      <Stubs view={view} plan={plan} />
      <LaneNames view={view} plan={plan} />
      <Tasks view={view} lanes={lanes} plan={plan} />
      <g class="v">
        {symbolsOf(view, plan).map((symbol) => (
          <Symbol {...symbol} held={view.run?.held.has(symbol.node.id) === true} />
        ))}
      </g>
    </svg>
  );
}

/** Each lane's name, where no flow passes behind it. */
function LaneNames({ view, plan }: { view: ProcessMapView; plan: Plan }) {
  const pieces = [...view.process.diagram.edges].flatMap(([id, points]) =>
    view.process.flows.has(id) ? piecesOf(plan, points) : [],
  );
  return (
    <>
      {plan.bands.map(({ lane, top }) => {
        const from = freePlace([top + 2, top + LABEL - 2], lane.owner.name.length, pieces);
        return (
          <text class="band" x={from === 0 ? '14' : `${round(from)}%`} y={top + 16}>
            {lane.owner.name}
          </text>
        );
      })}
    </>
  );
}

function Edges({ view, plan }: { view: ProcessMapView; plan: Plan }) {
  const edges = [...view.process.diagram.edges].filter(([id]) => view.process.flows.has(id));
  return (
    <g class="e">
      {edges.map(([id, points]) =>
        piecesOf(plan, points).map(({ x1, y1, x2, y2 }, n) => (
          <line
            class={view.run?.taken.has(id) === true ? 'was' : undefined}
            x1={`${x1}%`}
            y1={round(y1)}
            x2={`${x2}%`}
            y2={round(y2)}
            marker-end={n === points.length - 2 ? 'url(#arah)' : undefined}
          />
        )),
      )}
    </g>
  );
}

interface Placed {
  readonly node: ProcessNode;
  readonly x: number;
  readonly y: number;
}

/** Gateways and events are of one size whatever their place: they stand at the middle of it. */
function symbolsOf(view: ProcessMapView, plan: Plan): Placed[] {
  return [...view.process.nodes.values()].filter(isSymbol).flatMap((node) => {
    const shape = view.process.diagram.shapes.get(node.id);
    if (shape === undefined) return [];
    // a boundary event hangs under its task, clear of the words in it
    const hang = node.attachedTo === null ? 0 : 6;
    return [{ node, x: plan.x(shape.x + shape.width / 2), y: round(plan.y(shape.y + shape.height / 2) + hang) }];
  });
}

/** Leads the ends of edges on to the middle of their symbols. */
function Stubs({ view, plan }: { view: ProcessMapView; plan: Plan }) {
  return (
    <g class="e">
      {symbolsOf(view, plan).flatMap(({ node, x, y }) =>
        endsAt(view, node).map((point) => (
          <line x1={`${x}%`} y1={y} x2={`${plan.x(point.x)}%`} y2={round(plan.y(point.y))} />
        )),
      )}
    </g>
  );
}

/** Where the node's edges leave and reach it. */
function endsAt(view: ProcessMapView, node: ProcessNode): { readonly x: number; readonly y: number }[] {
  const { edges } = view.process.diagram;
  const last = node.incoming.flatMap((flow) => edges.get(flow)?.at(-1) ?? []);
  return [...node.outgoing.flatMap((flow) => edges.get(flow)?.[0] ?? []), ...last];
}

function Symbol({ node, x, y, held }: Placed & { held: boolean }) {
  const sign = node.type === 'parallelGateway' ? 'M-4 0H4M0-4V4' : 'M-3-3 3 3M-3 3 3-3';
  return (
    <svg x={`${x}%`} y={y} width="1" height="1" overflow="visible">
      <g class={held ? 'stuck' : undefined}>
        {/Event/.test(node.type) ? (
          <circle r="7" class={/^(end|terminate)/.test(node.type) ? 'ends' : undefined} />
        ) : (
          <>
            <path class="diamond" d="M0-10 10 0 0 10-10 0Z" />
            <path d={sign} />
          </>
        )}
      </g>
    </svg>
  );
}

/** A shape on the drawing: x and width in percent, y and height in pixels. */
function placed(plan: Plan, box: Box): Box {
  const [left, right] = [plan.x(box.x), plan.x(box.x + box.width)];
  const [top, bottom] = [plan.y(box.y), plan.y(box.y + box.height)];
  return { x: left, y: round(top), width: round(right - left), height: round(bottom - top) };
}

function Tasks({ view, lanes, plan }: { view: ProcessMapView; lanes: readonly StepLane[]; plan: Plan }) {
  return (
    <>
      {lanes.flatMap((lane) =>
        lane.steps.map((step) => {
          const box = view.process.diagram.shapes.get(step.id);
          if (box === undefined) return null;
          const { x, y, width, height } = placed(plan, box);
          const look = lookOf(view, step.id);
          return (
            <g class={`n ${hueClass(lane.owner)}${look}`}>
              <rect x={`${x}%`} y={y} width={`${width}%`} height={height} />
              <text x={`${round(x + width / 2)}%`} y={round(y + height / 2 + 5)} class="mid">
                {step.number}
                <tspan class="w" x={`${round(x + width / 2)}%`} dy="1.15em">
                  {step.short}
                </tspan>
              </text>
            </g>
          );
        }),
      )}
    </>
  );
}

/** Where the case holds, where it stands now, what is behind it. */
function lookOf({ run, ...view }: ProcessMapView, id: string): string {
  if (run === null) return '';
  if (run.held.has(id)) return ' is stuck';
  if (run.at.has(id)) return ' is';
  return passed({ run, ...view }, id) ? ' was' : '';
}

/** Every way out of it that was taken tells that it is behind us. */
function passed(view: ProcessMapView, id: string): boolean {
  return view.process.nodes.get(id)?.outgoing.some((flow) => view.run?.taken.has(flow) === true) === true;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
