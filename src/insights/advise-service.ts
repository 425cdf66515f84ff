import type { Government, Service } from '#definitions/government';
import type { ProcessNode } from '#definitions/process';
import { namesOfFeel } from '#definitions/views/expressions';
import { APPLICANT } from '#definitions/vocabulary';
import { readsOf } from '#engine/decision-reads';
import { type Advice, adviseOrder, type Order, type WorkStep } from '#insights/side-by-side';

/** Of one service, by ids of its elements. */
export interface ServiceAdvice extends Advice {
  readonly service: string;
}

/**
 * What the drawing of a service could do otherwise: steps without a need for one another side by side, checks that may refuse
 * before what they need not wait for. From the definition alone, so every check counts as likely to end a case as another, and
 * the shorter goes first. Whatever bills, prints, enters in a registry, waits, or is the applicant's keeps its place.
 */
export function adviseService(government: Government, service: Service): ServiceAdvice {
  const ways = waysOf(service);
  const guards = guardsOf(government, service, ways);
  const nodes = [...ways.keys()].flatMap((id) => service.process.nodes.get(id) ?? []).filter(isStep);
  const steps = nodes.map((node) => stepOf(government, service, node, guards));
  const ids = new Set(steps.map(({ id }) => id));
  const drawn: Order = [...ids].flatMap((one) =>
    [...reached(ways, one)].filter((other) => ids.has(other)).map((other) => [one, other] as const),
  );
  return { service: service.file.id, ...adviseOrder(steps, drawn) };
}

/** Node -> where its ordinary flows lead, without the ways back. */
type Ways = ReadonlyMap<string, readonly string[]>;

function waysOf({ process }: Service): Ways {
  const ways = new Map<string, readonly string[]>();
  const open = new Set<string>();
  const visit = (id: string): void => {
    open.add(id);
    const next = (process.nodes.get(id)?.outgoing ?? []).flatMap((flow) => process.flows.get(flow)?.to ?? []);
    const onward = next.filter((one) => !open.has(one));
    ways.set(id, onward);
    for (const one of onward) if (!ways.has(one)) visit(one);
    open.delete(id);
  };
  visit(process.start);
  return ways;
}

/** What lies behind a node; with `without`, not through that one. */
function reached(ways: Ways, from: string, without?: string): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [from];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const next of ways.get(id) ?? []) {
      if (next === without || found.has(next)) continue;
      found.add(next);
      left.push(next);
    }
  }
  return found;
}

function isStep({ type }: ProcessNode): boolean {
  return !/Gateway$|^(start|end|terminate)|StartEvent$|EndEvent$/.test(type);
}

/** A fork by a condition: the facts it reads, the nodes that happen or not by it, and whether a case may be refused there. */
interface Fork {
  readonly reads: readonly string[];
  readonly decides: ReadonlySet<string>;
  readonly refuses: boolean;
}

function guardsOf(government: Government, service: Service, ways: Ways): readonly Fork[] {
  const { nodes, flows } = service.process;
  const known = [...government.facts.keys()];
  const ends = [...ways].filter(([, next]) => next.length === 0).map(([id]) => id);
  const refusing = (id: string): boolean => ['refused', 'lapsed'].includes(service.file.elements[id]?.outcome ?? '');
  return [...ways].flatMap(([id, next]): Fork[] => {
    const node = nodes.get(id);
    if (node === undefined || next.length < 2 || !/^(exclusive|inclusive)Gateway$/.test(node.type)) return [];
    const conditions = node.outgoing.flatMap((flow) => flows.get(flow)?.condition ?? []);
    const behind = reached(ways, id);
    const always = (one: string) => ends.every((end) => end !== one && !reached(ways, id, one).has(end));
    const leads = (one: string) => ends.filter((end) => end === one || reached(ways, one).has(end));
    return [
      {
        reads: conditions.flatMap((condition) => namesOfFeel(condition, known)),
        decides: new Set([...behind].filter((one) => !always(one))),
        refuses: next.some((one) => leads(one).length > 0 && leads(one).every(refusing)),
      },
    ];
  });
}

/** Days in a unit, near enough to compare steps. */
const DAYS = { workingDays: 1, calendarDays: 1, months: 30, hours: 1 / 24, minutes: 1 / 1_440 } as const;

function stepOf(government: Government, service: Service, node: ProcessNode, forks: readonly Fork[]): WorkStep {
  const element = service.file.elements[node.id] ?? {};
  const form = service.forms.get(element.form ?? '');
  const decisions = element.decisions ?? [];
  const asked = (element.reads ?? []).flatMap((name) => service.file.reads[name] ?? []);
  const writes = [
    ...(form === undefined ? [] : Object.keys(form.schema.properties)),
    ...asked.flatMap(({ facts }) => facts),
    ...decisions.flatMap(({ result, results = {} }) => [
      ...(result === undefined ? [] : [result]),
      ...Object.values(results),
    ]),
  ];
  const own = forks.filter(({ reads }) => reads.some((name) => writes.includes(name)));
  const { amount = 0, unit = 'workingDays' } = element.clock ?? {};
  return {
    id: node.id,
    effort: amount * DAYS[unit],
    reads: [
      ...(element.sees ?? []),
      ...asked.map(({ key }) => key),
      ...decisions.flatMap(({ decision }) => readsOf({ government, service }, decision)),
    ],
    writes,
    guards: [...new Set(own.flatMap(({ decides }) => [...decides]))],
    officer: element.position ?? null,
    rejects: own.some(({ refuses }) => refuses) ? 1 : 0,
    fixed: isFixed(service, node),
  };
}

function isFixed({ file }: Service, { id, type, lane, instances }: ProcessNode): boolean {
  const { bill, paper, writes, suspends } = file.elements[id] ?? {};
  return (
    !['userTask', 'serviceTask', 'businessRuleTask'].includes(type) ||
    file.lanes[lane]?.role === APPLICANT ||
    instances !== null ||
    [bill, paper, writes, suspends].some((one) => one !== undefined)
  );
}
