import type { Process, ProcessNode } from '#definitions/process';

/** Incoming flow of an inclusive gateway -> elements from which it can be reached without passing the gateway. */
export type Joining = ReadonlyMap<string, ReadonlySet<string>>;

/** What each inclusive gateway with several ways in may still have to wait for; computed once a process. */
export function joiningsOf(process: Process): ReadonlyMap<string, Joining> {
  const gateways = [...process.nodes.values()].filter(
    ({ type, incoming }) => type === 'inclusiveGateway' && incoming.length > 1,
  );
  return new Map(
    gateways.map((gateway) => [
      gateway.id,
      new Map(gateway.incoming.map((flow) => [flow, reaching(process, gateway, flow)])),
    ]),
  );
}

/**
 * Backwards from the flow. A boundary event is reached from its host, and what is inside a sub-process stands for the
 * sub-process, whose token waits outside: so a path never leaves its scope.
 */
function reaching({ nodes, flows }: Process, gateway: ProcessNode, flow: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string | null | undefined): void => {
    if (id !== null && id !== undefined && id !== gateway.id) found.add(id);
  };
  visit(flows.get(flow)?.from);
  for (const id of found) {
    const node = nodes.get(id);
    visit(node?.attachedTo);
    for (const before of node?.incoming ?? []) visit(flows.get(before)?.from);
  }
  return found;
}
