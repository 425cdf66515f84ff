import { apply } from '#engine/apply';
import { territoryOf } from '#engine/bill';
import type { Actor, Command, Facts, Program } from '#engine/case';
import { requireEligible } from '#engine/decide';
import { noteDisputes } from '#engine/disputes';
import { APPLICANT, flowOf, nodeOf, planOf, roleAgency } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { actOf, signature, split, type Walk, walkFrom } from '#engine/walk';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Start = Command & { readonly kind: 'start' };

/**
 * An application is filed: a case begins where its service's process starts, in the territory its facts name. Refusals:
 * `territory-not-served`, `not-eligible` (with the reason the rule gives).
 */
export function start(program: Program, command: Start): Walk {
  const territory = territoryOf(program, command.facts);
  requireServed(program, territory, command.at);
  requireEligible(program, command.facts, command.at);
  const draft = filing(program, command, territory);
  const act = actOf(draft, command.subject, draft.data);
  const state = apply(null, { kind: act.kind, element: act.element, data: act.data, at: command.at });
  const walk = walkFrom(program, state, command.facts, command.at);
  walk.acts.push(act);
  walk.agenda.push(...state.tokens.map(({ id }) => id));
  for (const [name, fact] of command.facts) walk.needs.facts.set(name, fact);
  noteDisputes(walk, command.by);
  return walk;
}

function filing(
  program: Program,
  command: Start,
  territory: string,
): Parameters<typeof actOf>[0] & { readonly kind: 'filed' } {
  const plan = planOf(program);
  const { process, file, sha256 } = program.service;
  const flows = nodeOf(plan, process.start).outgoing.map((id) => flowOf(plan, id));
  const { clear, personal } = split(program, valuesOf(command.facts));
  const put = flows.map((flow, index) => [index + 1, flow.to, flow.id] as const);
  const data = {
    service: file.id,
    version: sha256,
    territory,
    subject: command.subject,
    ...by(command.by),
    ...clear,
    put,
  };
  return { kind: 'filed', element: process.start, ...signature(command.by), data, personal };
}

/** Filing for another person stays visible in the case. */
function by(actor: Actor): { readonly filedBy?: string } {
  return actor.kind === 'applicant' && actor.onBehalf !== undefined ? { filedBy: actor.subject } : {};
}

function valuesOf(facts: Facts): { readonly [fact: string]: Json } {
  return Object.fromEntries([...facts].map(([name, { value }]) => [name, value]));
}

/** Served means: named by the service, and every lane has its agency there on that day. */
function requireServed(program: Program, territory: string, at: Instant): void {
  const { file } = program.service;
  if (!file.territories.includes(territory)) {
    throw new Refusal<EngineRefusal>('territory-not-served', `${file.id} is not given in ${territory}`, { territory });
  }
  for (const { role } of Object.values(file.lanes)) if (role !== APPLICANT) roleAgency(program, role, territory, at);
}
