import type { Service } from '#definitions/government';
import type { ProcessNode } from '#definitions/process';

/** A weight of a node of a service, in working days. */
export type Weigh = (service: Service, node: ProcessNode) => number;

/** A service with the services its process may call. */
export interface Callable {
  readonly service: Service;
  readonly services: ReadonlyMap<string, Service>;
}

/** The longest ordinary way through a process, and every node that lies on an ordinary way. */
export interface LongestWay {
  readonly days: number;
  readonly nodes: readonly { readonly service: Service; readonly node: ProcessNode }[];
}

/**
 * Critical path: what runs at the same time counts once, a way back (a round of mending) and what only watches from the edge
 * (a bill that expires) do not count. Of several ways on, the longest is taken.
 */
export function longestWay({ service, services }: Callable, weigh: Weigh): LongestWay {
  const nodes: { service: Service; node: ProcessNode }[] = [];
  const lasting = new Map<string, number>();
  const open = new Set<string>();

  const longest = (own: Service, ids: readonly string[]): number => Math.max(0, ...ids.map((id) => from(own, id)));

  const from = (own: Service, id: string): number => {
    const place = `${own.file.id}/${id}`;
    const known = lasting.get(place);
    if (known !== undefined) return known;
    const node = own.process.nodes.get(id);
    if (node === undefined || open.has(place)) return 0;
    open.add(place);
    nodes.push({ service: own, node });
    const inner = within(own, node, services);
    const rest = node.outgoing.flatMap((flow) => own.process.flows.get(flow)?.to ?? []);
    const days = weigh(own, node) + longest(inner.service, inner.starts) + longest(own, rest);
    open.delete(place);
    lasting.set(place, days);
    return days;
  };

  return { days: from(service, service.process.start), nodes };
}

interface Inner {
  readonly service: Service;
  readonly starts: readonly string[];
}

/** Where what an activity contains or calls begins. */
function within(service: Service, { id, type, called }: ProcessNode, services: ReadonlyMap<string, Service>): Inner {
  const { process } = service;
  if (type === 'subProcess') {
    const starts = [...process.nodes.values()].filter((node) => node.within === id && node.type === 'startEvent');
    return { service, starts: starts.map((node) => node.id) };
  }
  const callee = type === 'callActivity' ? services.get(called ?? '') : undefined;
  if (callee !== undefined) return { service: callee, starts: [callee.process.start] };
  return { service, starts: process.pools.find((pool) => pool.called && pool.id === called)?.starts ?? [] };
}
