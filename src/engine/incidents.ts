import { agencyOf } from '#definitions/government';
import type { Flow, ProcessNode } from '#definitions/process';
import { INCIDENT_CAUSES, type Incident, type IncidentCause, type Token } from '#engine/case';
import type { Actor, Command } from '#engine/command';
import { endPatch, isEnd } from '#engine/endings';
import { leave, putOn } from '#engine/flows';
import { firstOfEach } from '#engine/gateways';
import { isInstance, leaveInstance } from '#engine/instances';
import type { Patch } from '#engine/patch';
import type { EngineRefusal } from '#engine/refusals';
import {
  agencyAt,
  emit,
  type Failed,
  freshId,
  learn,
  requireOpen,
  requireOwner,
  saidBy,
  signature,
  split,
  stationAt,
  tokenOf,
  type Walk,
} from '#engine/walk';
import { type AgencyId, agencyId } from '#terms/ids';
import { dayIn } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** The cause under which a case may hold; undefined for what is no fault of process, rules or roles. */
export function causeOf({ code }: Refusal): IncidentCause | undefined {
  return INCIDENT_CAUSES.find((cause) => cause === code);
}

/** Says of every token that could not go on that the case holds there. */
export function holdFailed(walk: Walk): void {
  for (const failed of walk.failed.splice(0)) hold(walk, failed);
}

export function hold(walk: Walk, { token, why, on }: Failed): void {
  const cause = causeOf(why);
  if (cause === undefined) throw why;
  walk.refused.push(why);
  const agency = agencyFor(walk, token.node);
  const { element: _element, ...detail } = why.facts;
  emit(walk, {
    kind: 'held',
    element: token.node,
    agency,
    data: { cause, detail, hold: [{ id: freshId(walk), token: token.id, agency, cause, on }] },
  });
}

/** An open case with nothing to wait for would be stuck for ever: what it joins cannot come together. */
export function holdStuck(walk: Walk): void {
  const { status, tokens, open, incidents } = walk.state;
  const [oldest] = tokens;
  if (status !== 'open' || open.length > 0 || incidents !== undefined || oldest === undefined) return;
  const facts = { element: oldest.node, why: 'nothing that is under way leads here' };
  const why = new Refusal<EngineRefusal>('stuck', `Nothing under way leads to ${oldest.node}`, facts);
  hold(walk, { token: oldest, why, on: 'enter' });
}

/** Whose the incident is: of the element's lane; where that is the applicant's or nobody's, of who leads the service. */
function agencyFor(walk: Walk, element: string): AgencyId {
  const { government, service } = walk.program;
  const lead = agencyOf(government, service.file.owner, walk.state.territory, dayIn(government.file.zone, walk.moment));
  try {
    return agencyAt(walk, element) ?? lead ?? agencyId(government.file.coordinatingBody);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return lead ?? agencyId(government.file.coordinatingBody);
  }
}

/** The element is tried again: what it failed on has been mended outside the case. */
export function retry(walk: Walk, command: Command & { readonly kind: 'retry' }): void {
  const incident = incidentFor(walk, command);
  emit(walk, {
    kind: 'retried',
    element: incident.node,
    ...signature(command.by),
    data: { incident: incident.id, free: [incident.id], ...again(walk, incident) },
  });
}

/** Facts that were wrong are set right by who answers for the element, and it is tried again. */
export function correct(walk: Walk, command: Command & { readonly kind: 'correct' }): void {
  const incident = incidentFor(walk, command);
  const unknown = Object.keys(command.facts).find((fact) => !walk.program.government.facts.has(fact));
  if (unknown !== undefined)
    throw new Refusal<EngineRefusal>('fact-unknown', `Nobody knows ${unknown}`, { fact: unknown });
  learn(walk, command.facts, saidBy(walk, command.by));
  const { clear, personal } = split(walk.program, command.facts);
  emit(walk, {
    kind: 'corrected',
    element: incident.node,
    ...signature(command.by),
    data: { incident: incident.id, free: [incident.id], ...clear, ...again(walk, incident) },
    personal: { ...personal, reason: command.reason },
  });
}

/** An element that could not begin is entered anew; one that was done looks for its way on. */
function again(walk: Walk, { token: id, on }: Incident): Patch {
  const token = tokenOf(walk, id);
  if (on === 'leave') return leave(walk, token, takenWith(walk, token));
  walk.agenda.push(id);
  return {};
}

/** A join is left by one token of each flow that has one. */
function takenWith(walk: Walk, token: Token): readonly number[] {
  const { node, joining } = stationAt(walk, token.node);
  return joining !== undefined || node.type === 'parallelGateway' ? firstOfEach(walk, token) : [token.id];
}

/** The case goes on as if the element were done, and the reason is kept. Refusal `way-unnamed` where several ways lead on. */
export function skip(walk: Walk, command: Command & { readonly kind: 'skip' }): void {
  const incident = incidentFor(walk, command);
  const past = pastIt(walk, tokenOf(walk, incident.token), command.flow);
  emit(walk, {
    kind: 'skipped',
    element: incident.node,
    ...signature(command.by),
    data: { incident: incident.id, free: [incident.id], ...past },
    personal: { reason: command.reason },
  });
}

function pastIt(walk: Walk, token: Token, flow: string | undefined): Patch {
  const { node } = stationAt(walk, token.node);
  if (isInstance(walk, token)) return leaveInstance(walk, token, []);
  if (isEnd(node)) return endPatch(walk, token);
  const put = putOn(walk, wayOn(walk, node, flow), token.scope);
  return { take: takenWith(walk, token), ...(put.length === 0 ? {} : { put }) };
}

function wayOn(walk: Walk, node: ProcessNode, named: string | undefined): readonly Flow[] {
  const { outgoing } = stationAt(walk, node.id);
  const wanted = named ?? node.default;
  const found = outgoing.find(({ id }) => id === wanted);
  if (found !== undefined) return [found];
  if (named === undefined && (outgoing.length < 2 || node.type === 'parallelGateway')) return outgoing;
  const flows = outgoing.map(({ id }) => id);
  throw new Refusal<EngineRefusal>('way-unnamed', `${node.id} leads on by ${flows.join(', ')}`, {
    element: node.id,
    flows,
  });
}

function incidentFor(walk: Walk, { incident: id, by }: { readonly incident: number; readonly by: Actor }): Incident {
  requireOpen(walk);
  const incident = walk.state.incidents?.find((one) => one.id === id);
  if (incident === undefined) {
    throw new Refusal<EngineRefusal>('incident-not-open', `Incident ${id} is over`, { incident: id });
  }
  requireOwner(walk, incident.agency, by, incident.node);
  return incident;
}
