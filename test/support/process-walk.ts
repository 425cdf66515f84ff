import type { Process } from '#definitions/process';
import type { CatalogueRow, CatalogueStep } from './catalogue.ts';

export function stepsOf(row: CatalogueRow): readonly CatalogueStep[] {
  return row.do.flatMap((part) => ('together' in part ? part.together.flat() : [part]));
}

/** Elements that a case can reach from a start without passing any of `without`. */
export function waysInto(process: Process, without: ReadonlySet<string>): ReadonlySet<string> {
  const starts = [...process.nodes.values()].filter(
    ({ type, within }) => type.endsWith('tartEvent') && within === process.id,
  );
  return reach(
    process,
    starts.map(({ id }) => id),
    without,
  );
}

/** Whether a parallel gateway leads to one of `some` by one way and to one of `others` by another, neither through the other. */
export function openTogether(process: Process, some: readonly string[], others: readonly string[]): boolean {
  const forks = [...process.nodes.values()].filter(
    ({ type, outgoing }) => type === 'parallelGateway' && outgoing.length > 1,
  );
  return forks.some(({ outgoing }) => {
    const joins = new Set([...process.nodes.values()].filter(isJoin).map(({ id }) => id));
    const ways = outgoing.map((flow) => reach(process, [process.flows.get(flow)?.to ?? ''], joins));
    return ways.some((way, n) =>
      ways.some(
        (other, m) =>
          n !== m &&
          some.some((one) => way.has(one) && !other.has(one)) &&
          others.some((one) => other.has(one) && !way.has(one)),
      ),
    );
  });
}

function isJoin({ type, incoming }: { readonly type: string; readonly incoming: readonly string[] }): boolean {
  return type === 'parallelGateway' && incoming.length > 1;
}

/** What can be reached; a parallel join is passed only where every way into it is open. */
function reach(process: Process, from: readonly string[], without: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const isOpen = (id: string): boolean => {
    const node = process.nodes.get(id);
    if (node === undefined || without.has(id)) return false;
    return !isJoin(node) || node.incoming.every((flow) => found.has(process.flows.get(flow)?.from ?? ''));
  };
  const visit = (id: string): void => {
    if (isOpen(id)) found.add(id);
  };
  from.forEach(visit);
  for (const id of found) {
    for (const flow of process.nodes.get(id)?.outgoing ?? []) visit(process.flows.get(flow)?.to ?? '');
    for (const node of process.nodes.values()) if (node.attachedTo === id) visit(node.id);
  }
  return found;
}
