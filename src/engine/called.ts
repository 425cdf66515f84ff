import type { Service } from '#definitions/government';
import type { Flow, Process, ProcessNode } from '#definitions/process';
import type { CaseState, Program } from '#engine/case';

/**
 * Elements of a service that a case has called carry its name and version before their id
 * (`people.move@3f2a9c01/confirm`): so each is pinned to the version called, and no two services' ids meet.
 */
const PREFIX = /^([^@/]+)@([0-9a-f]+)\/(.*)$/;

export interface Called {
  /** `people.move@3f2a9c01`, as `Program.called` names versions. */
  readonly version: string;
  readonly service: string;
  readonly element: string;
}

/** What the id of a called service's element says; undefined for an element of the case's own service. */
export function calledOf(element: string): Called | undefined {
  const found = element.includes('/') ? PREFIX.exec(element) : null;
  if (found === null) return undefined;
  const [, service = '', sha = '', id = ''] = found;
  return { version: `${service}@${sha}`, service, element: id };
}

/** The name under which elements of this version of a service stand in a case. */
export function versionName({ file, sha256 }: Service): string {
  return `${file.id}@${sha256.slice(0, 8)}`;
}

/** The version a case has called: in force, or among the older ones given with the program. Throws where it is neither. */
export function calledService({ government, called }: Program, { version, service }: Called): Service {
  const current = government.services.get(service);
  if (current !== undefined && versionName(current) === version) return current;
  const older = called?.get(version);
  if (older === undefined) throw new Error(`the program lacks ${version}, which the case has called`);
  return older;
}

/** The service an element belongs to, and the element's id there: what its pages, forms and words are looked up by. */
export function elementAt(program: Program, element: string): { readonly service: Service; readonly id: string } {
  const called = calledOf(element);
  if (called === undefined) return { service: program.service, id: element };
  return { service: calledService(program, called), id: called.element };
}

/** The versions of other services that run in a case. */
export function versionsCalled({ scopes = [] }: CaseState): readonly Called[] {
  const found = scopes.flatMap(({ part = '' }) => calledOf(part) ?? []);
  return [...new Map(found.map((called) => [called.version, called])).values()];
}

/** A process whose ids all stand behind a version name. */
export function prefixed({ nodes, flows, pools, lanes, messageFlows, ...rest }: Process, version: string): Process {
  const name = (id: string): string => `${version}/${id}`;
  const maybe = (id: string | null): string | null => (id === null ? null : name(id));
  const node = (one: ProcessNode): ProcessNode => ({
    ...one,
    id: name(one.id),
    lane: name(one.lane),
    within: name(one.within),
    incoming: one.incoming.map(name),
    outgoing: one.outgoing.map(name),
    default: maybe(one.default),
    attachedTo: maybe(one.attachedTo),
    called: one.called !== null && isOwn(one.called) ? name(one.called) : one.called,
  });
  const flow = (one: Flow): Flow => ({ ...one, id: name(one.id), from: name(one.from), to: name(one.to) });
  const isOwn = (id: string): boolean => pools.some((pool) => pool.id === id) || nodes.has(id);
  return {
    ...rest,
    id: name(rest.id),
    start: name(rest.start),
    lanes: lanes.map((lane) => ({ ...lane, id: name(lane.id), nodes: lane.nodes.map(name) })),
    pools: pools.map((pool) => ({ ...pool, id: name(pool.id), starts: pool.starts.map(name) })),
    messageFlows: messageFlows.map(({ id, from, to }) => ({ id: name(id), from: name(from), to: maybe(to) })),
    nodes: new Map([...nodes.values()].map((one) => [name(one.id), node(one)])),
    flows: new Map([...flows.values()].map((one) => [name(one.id), flow(one)])),
  };
}
