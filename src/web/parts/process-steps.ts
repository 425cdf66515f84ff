import type { ProcessNode } from '#definitions/process';
import type { ProcessMapView } from '#operations/views/door';
import type { Owner } from '#operations/views/marks';

const WORK: ReadonlySet<ProcessNode['type']> = new Set([
  'userTask',
  'serviceTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'manualTask',
  'scriptTask',
  'callActivity',
]);

export interface StepRow {
  readonly id: string;
  readonly number: number;
  readonly short: string;
  readonly doing: string;
  /** Numbers of the steps that start at the same fork. */
  readonly together: readonly number[];
}
export interface StepLane {
  readonly id: string;
  readonly owner: Owner;
  readonly steps: readonly StepRow[];
}

/** Steps of each lane in reading order, numbered through all lanes; made from the graph, so it says what the drawing shows. */
export function stepsByLane(view: ProcessMapView): StepLane[] {
  const numbers = numbered(view);
  const together = forks(view, numbers);
  return view.process.lanes.flatMap((lane) => {
    const owner = view.lanes.get(lane.id);
    if (owner === undefined) return [];
    const steps = lane.nodes
      .flatMap((id) => {
        const number = numbers.get(id);
        if (number === undefined) return [];
        const name = view.process.nodes.get(id)?.name ?? id;
        const words = view.words.get(id) ?? { short: name, doing: name };
        return [{ id, number, ...words, together: together.get(id) ?? [] }];
      })
      .toSorted((a, b) => a.number - b.number);
    return steps.length === 0 ? [] : [{ id: lane.id, owner, steps }];
  });
}

/**
 * Work in the order of a walk from the starts, each as far from them as its longest way without turning back. What only a clock
 * leads to (a grant by lapse) comes behind everything that flows lead to.
 */
function numbered(view: ProcessMapView): Map<string, number> {
  const depth = new Map<string, number>();
  const visit = (id: string, at: number, path: ReadonlySet<string>): void => {
    if (path.has(id) || (depth.get(id) ?? -1) >= at) return;
    depth.set(id, at);
    const onward = new Set(path).add(id);
    for (const next of after(view, id)) visit(next, at + 1, onward);
  };
  const roots = [...view.process.nodes.values()].filter(
    (node) => node.incoming.length === 0 && node.attachedTo === null,
  );
  const isStart = (node: ProcessNode): boolean => /start/i.test(node.type);
  for (const { id } of roots.filter(isStart)) visit(id, 0, new Set());
  const last = Math.max(...depth.values());
  for (const { id } of roots.filter((node) => !isStart(node))) visit(id, last + 1, new Set());
  const work = [...view.process.nodes.values()].filter((node) => WORK.has(node.type) && depth.has(node.id));
  const lane = (node: ProcessNode) => view.process.lanes.findIndex(({ id }) => id === node.lane);
  const sorted = work.toSorted((a, b) => (depth.get(a.id) ?? 0) - (depth.get(b.id) ?? 0) || lane(a) - lane(b));
  return new Map(sorted.map((node, n) => [node.id, n + 1]));
}

function after(view: ProcessMapView, id: string): string[] {
  const { nodes, flows } = view.process;
  const boundary = [...nodes.values()].filter((node) => node.attachedTo === id).map((node) => node.id);
  const onward = (nodes.get(id)?.outgoing ?? []).flatMap((flow) => flows.get(flow)?.to ?? []);
  return [...onward, ...boundary];
}

/** For the first step behind each branch of a parallel fork: its fellows. */
function forks(view: ProcessMapView, numbers: ReadonlyMap<string, number>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const node of view.process.nodes.values()) {
    if (node.type !== 'parallelGateway' || node.outgoing.length < 2) continue;
    const firsts = after(view, node.id).filter((id) => numbers.has(id));
    for (const id of firsts) {
      found.set(
        id,
        firsts.filter((other) => other !== id).flatMap((other) => numbers.get(other) ?? []),
      );
    }
  }
  return found;
}
