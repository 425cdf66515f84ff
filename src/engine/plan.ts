import { holderOf } from '#agencies/succession';
import { agencyOf, type Service } from '#definitions/government';
import type { ProcessNode } from '#definitions/process';
import { type Binding, calledOf, calledService, elementAt, prefixed } from '#engine/called';
import type { Program } from '#engine/case';
import { type Compiled, type Condition, compile, type Part, type Station } from '#engine/compile';
import type { EngineRefusal } from '#engine/refusals';
import type { AgencyId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** A service version made ready to run: what a step would otherwise look up again and again. Immutable to its users. */
export interface Plan {
  readonly program: Program;
  readonly service: Service;
  readonly main: Compiled;
  /** Versions of other services that cases of this one have called, compiled when first met. */
  readonly callees: Map<string, Compiled>;
  /** Lane of the applicant; undefined when the process has none. */
  readonly applicantLane: string | undefined;
}

/** Lanes whose steps the applicant owes name this role instead of an agency's. */
export const APPLICANT = 'applicant';

const plans = new WeakMap<Service, Plan>();

/** The plan of a program; a pure function of it. What was compiled is remembered for the last government it ran under. */
export function planOf(program: Program): Plan {
  const { government, service } = program;
  const known = plans.get(service);
  if (known?.program === program) return known;
  const plan = known?.program.government === government ? planWith(program, known) : compiledPlan(program);
  plans.set(service, plan);
  return plan;
}

function planWith(program: Program, { service, main, callees, applicantLane }: Plan): Plan {
  return { program, service, main, callees, applicantLane };
}

function compiledPlan(program: Program): Plan {
  const { government, service } = program;
  const applicantLane = service.process.lanes.find(({ id }) => service.file.lanes[id]?.role === APPLICANT)?.id;
  const main = compile(service, service.process, government.facts);
  return { program, service, main, callees: new Map(), applicantLane };
}

/** The service version an element belongs to: the case's own, or one that it has called. */
function compiledAt(plan: Plan, element: string): Compiled {
  const called = calledOf(element);
  if (called === undefined) return plan.main;
  const known = plan.callees.get(called.version);
  if (known !== undefined) return known;
  const service = calledService(plan.program, called);
  const compiled = compile(service, prefixed(service.process, called.version), plan.program.government.facts);
  plan.callees.set(called.version, compiled);
  return compiled;
}

export function stationOf(plan: Plan, id: string): Station {
  const station = compiledAt(plan, id).stations.get(id);
  if (station === undefined) throw new Error(`${plan.service.file.id} has no element ${id}`);
  return station;
}

export function nodeOf(plan: Plan, id: string): ProcessNode {
  return stationOf(plan, id).node;
}

/** A process, sub-process or global task; undefined where there is none of that id. */
export function partNamed(plan: Plan, id: string): Part | undefined {
  return compiledAt(plan, id).parts.get(id);
}

export function conditionOf(plan: Plan, flow: string): Condition | undefined {
  return compiledAt(plan, flow).conditions.get(flow);
}

/** What service.yaml says of an element; nothing when it says nothing. */
export function bindingOf(plan: Plan, element: string): Binding {
  return elementAt(plan.program, element).bound;
}

/** Whose step it is: the agency playing the lane's role in the territory at the moment; null for the applicant. */
export function laneAgency(program: Program, lane: string, territory: string, at: Instant): AgencyId | null {
  const { role, service } = elementAt(program, lane);
  if (role === undefined) throw new Error(`${service.file.id} binds no role to lane ${lane}`);
  return role === APPLICANT ? null : roleAgency(program, role, territory, at);
}

/** Refusal `territory-not-served` when nobody plays the role there on that day. */
export function roleAgency(program: Program, role: string, territory: string, at: Instant): AgencyId {
  const { government } = program;
  const agency = agencyOf(government, role, territory, dayIn(government.file.zone, at));
  if (agency !== undefined) return agency;
  throw new Refusal<EngineRefusal>('territory-not-served', `Nobody is ${role} in ${territory}`, { role, territory });
}

/**
 * Whose it is now what a case says an agency owes: the agency itself, or whoever followed it; null where nobody did. `element`
 * is the step or lane it belongs to, where it belongs to one: a duty may have moved alone.
 */
export function heldBy(program: Program, agency: AgencyId, territory: string, element?: string): AgencyId | null {
  const { successions } = program.government;
  if (successions.length === 0) return agency;
  const role = element === undefined ? undefined : elementAt(program, element).role;
  return holderOf(successions, agency, { territory, role });
}

/** The agency that holds a registry. */
export function registryAgency(program: Program, registry: string, territory: string, at: Instant): AgencyId {
  const file = program.government.registries.get(registry);
  if (file === undefined) throw new Error(`the government has no registry ${registry}`);
  return roleAgency(program, file.role, territory, at);
}
