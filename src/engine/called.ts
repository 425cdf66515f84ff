import type { Service } from '#definitions/government';
import type { Flow, Process, ProcessNode } from '#definitions/process';
import type { ServiceFile } from '#definitions/schema/service';
import type { CaseState, Program } from '#engine/case';

/**
 * Elements of a service that a case has called carry its name and version before their id
 * (`people.move@3f2a9c01/confirm`): so each is pinned to the version called, and no two services' ids meet.
 */
const PREFIX = /^([^@/]+)@([0-9a-f]+)\/(.*)$/;

/** A version of a service that a case has called. */
export interface Version {
  /** `people.move@3f2a9c01`, as `Program.called` names versions. */
  readonly version: string;
  readonly service: string;
}

export interface Called extends Version {
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
export function calledService({ government, called }: Program, { version, service }: Version): Service {
  const current = government.services.get(service);
  if (current !== undefined && versionName(current) === version) return current;
  const older = called?.get(version);
  if (older === undefined) throw new Error(`the program lacks ${version}, which the case has called`);
  return older;
}

export type Binding = ServiceFile['elements'][string];

/** An element where it is defined: the case's own service, or the version of another that the case has called. */
export interface Defined {
  /** The version as a program: its rules, forms, reads, papers and words. */
  readonly program: Program;
  readonly service: Service;
  /** The element's id there. */
  readonly id: string;
  /** As it is drawn; undefined for the id of a lane or of nothing. */
  readonly node: ProcessNode | undefined;
  /** What service.yaml says of it; nothing when it says nothing. */
  readonly bound: Binding;
  /** The role of its lane, or of the lane it is; undefined when none is bound. */
  readonly role: string | undefined;
}

/**
 * The one way from an element (or lane) of a case to its definition. Whatever is looked up by an element goes through here,
 * so that what a called service says is found as the case's own is.
 */
export function elementAt(program: Program, element: string): Defined {
  const called = calledOf(element);
  const id = called?.element ?? element;
  const service = called === undefined ? program.service : calledService(program, called);
  const node = service.process.nodes.get(id);
  return {
    program: service === program.service ? program : { ...program, service },
    service,
    id,
    node,
    bound: service.file.elements[id] ?? {},
    role: service.file.lanes[node?.lane ?? id]?.role,
  };
}

/** The versions of other services that a case has called, in the order it first called them. */
export function versionsCalled({ called = [] }: Pick<CaseState, 'called'>): readonly Version[] {
  return called.map((version) => ({ version, service: version.slice(0, version.lastIndexOf('@')) }));
}

/** Whether somebody who writes `confirm`, or `people.move/confirm` of a called service, means this element. */
export function isNamed(program: Program, element: string, name: string): boolean {
  return element === name || (calledOf(element) !== undefined && purposeAt(program, element) === name);
}

/** Why data are looked at or written at an element, as a processing trail names it: `people.move/confirm`. */
export function purposeAt(program: Program, element: string): string {
  const { service, id } = elementAt(program, element);
  return `${service.file.id}/${id}`;
}

/** Whether an element stands in that lane; both as a case names them. */
export function isInLane(program: Program, element: string, lane: string): boolean {
  const [one, other] = [elementAt(program, element), elementAt(program, lane)];
  return one.service === other.service && one.node?.lane === other.id;
}

/** A case's own service and those it has called, each as a program. */
export function programsOf(program: Program, state: Pick<CaseState, 'called'>): readonly Program[] {
  const others = versionsCalled(state).map((version) => ({ ...program, service: calledService(program, version) }));
  return [program, ...others];
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
