import { agencyOf, type Service } from '#definitions/government';
import type { Flow, ProcessNode } from '#definitions/process';
import type { ServiceFile, Write } from '#definitions/schema';
import type { Program } from '#engine/case';
import type { EngineRefusal } from '#engine/refusals';
import { compileExpression, type Expression } from '#rules/feel/expression';
import type { AgencyId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export type Binding = ServiceFile['elements'][string];

/** A service version made ready to run: what a step would otherwise look up again and again. Immutable. */
export interface Plan {
  readonly service: Service;
  /** Activity -> its boundary timers, in document order. */
  readonly boundaries: ReadonlyMap<string, readonly ProcessNode[]>;
  /** Flow -> its condition; flows without one are absent. */
  readonly conditions: ReadonlyMap<string, Expression>;
  /** Service task -> what it writes; tasks that write nothing are absent. */
  readonly writes: ReadonlyMap<string, readonly PlannedWrite[]>;
  /** Lane of the applicant; undefined when the process has none. */
  readonly applicantLane: string | undefined;
}

/** A write with its expressions compiled. */
export interface PlannedWrite extends Pick<Write, 'registry' | 'key'> {
  readonly set: readonly (readonly [fact: string, value: Expression])[];
}

/** Lanes whose steps the applicant owes name this role instead of an agency's. */
export const APPLICANT = 'applicant';

const plans = new WeakMap<Service, Plan>();

/** The plan of a service; a pure function of it, remembered. */
export function planOf({ government, service }: Program): Plan {
  const known = plans.get(service);
  if (known !== undefined) return known;
  const plan = compile(service, [...government.facts.keys()]);
  plans.set(service, plan);
  return plan;
}

function compile(service: Service, factNames: readonly string[]): Plan {
  const boundaries = new Map<string, ProcessNode[]>();
  for (const node of service.process.nodes.values()) {
    if (node.attachedTo === null) continue;
    boundaries.set(node.attachedTo, [...(boundaries.get(node.attachedTo) ?? []), node]);
  }
  const names = [...factNames, 'on'];
  const conditions = new Map<string, Expression>();
  for (const { id, condition } of service.process.flows.values()) {
    if (condition !== null) conditions.set(id, compileExpression(condition, names));
  }
  const writes = new Map(
    Object.entries(service.file.elements).flatMap(([id, element]) =>
      element.writes === undefined ? [] : [[id, element.writes.map((one) => planned(one, names))] as const],
    ),
  );
  const applicantLane = service.process.lanes.find(({ id }) => service.file.lanes[id]?.role === APPLICANT)?.id;
  return { service, boundaries, conditions, writes, applicantLane };
}

function planned({ registry, key, set }: Write, names: readonly string[]): PlannedWrite {
  const values = Object.entries(set).map(([fact, text]) => [fact, compileExpression(text, names)] as const);
  return { registry, key, set: values };
}

export function nodeOf(plan: Plan, id: string): ProcessNode {
  const node = plan.service.process.nodes.get(id);
  if (node === undefined) throw new Error(`${plan.service.file.id} has no element ${id}`);
  return node;
}

export function flowOf(plan: Plan, id: string): Flow {
  const flow = plan.service.process.flows.get(id);
  if (flow === undefined) throw new Error(`${plan.service.file.id} has no flow ${id}`);
  return flow;
}

/** What service.yaml says of an element; nothing when it says nothing. */
export function bindingOf(plan: Plan, element: string): Binding {
  return plan.service.file.elements[element] ?? {};
}

/** Whose step it is: the agency playing the lane's role in the territory at the moment; null for the applicant. */
export function laneAgency(program: Program, lane: string, territory: string, at: Instant): AgencyId | null {
  const role = program.service.file.lanes[lane]?.role;
  if (role === undefined) throw new Error(`${program.service.file.id} binds no role to lane ${lane}`);
  return role === APPLICANT ? null : roleAgency(program, role, territory, at);
}

/** Refusal `territory-not-served` when nobody plays the role there on that day. */
export function roleAgency(program: Program, role: string, territory: string, at: Instant): AgencyId {
  const { government } = program;
  const agency = agencyOf(government, role, territory, dayIn(government.file.zone, at));
  if (agency !== undefined) return agency;
  throw new Refusal<EngineRefusal>('territory-not-served', `Nobody is ${role} in ${territory}`, { role, territory });
}

/** The agency that holds a registry. */
export function registryAgency(program: Program, registry: string, territory: string, at: Instant): AgencyId {
  const file = program.government.registries.get(registry);
  if (file === undefined) throw new Error(`the government has no registry ${registry}`);
  return roleAgency(program, file.role, territory, at);
}
