import { apply } from '#engine/apply';
import { territoryOf } from '#engine/bill';
import type { Program } from '#engine/case';
import type { Actor, Command } from '#engine/command';
import { requireEligible } from '#engine/decide';
import { noteDisputes } from '#engine/disputes';
import { beginPool } from '#engine/events';
import type { Facts } from '#engine/fact';
import { APPLICANT, partNamed, planOf, roleAgency, stationOf } from '#engine/plan';
import type { EngineRefusal } from '#engine/refusals';
import { watch } from '#engine/scopes';
import { type Evaluated, evaluationData, rowsOf } from '#engine/trace';
import { actOf, agencyAt, emit, nodeAt, signature, split, type Walk, walkFrom } from '#engine/walk';
import type { Json, JsonObject } from '#terms/json';
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
  const evaluated = requireEligible(program, command.facts, command.at);
  const draft = filing(program, command, territory, evaluated);
  const act = actOf(draft, command.subject, draft.data);
  const state = apply(null, { kind: act.kind, element: act.element, data: act.data, at: command.at });
  const walk = walkFrom(program, state, command.facts, command.at);
  walk.acts.push(act);
  walk.agenda.push(...state.tokens.map(({ id }) => id));
  for (const [name, fact] of command.facts) walk.needs.facts.set(name, fact);
  noteDisputes(walk, command.by);
  beginBeside(walk);
  return walk;
}

/** What begins with the case beside its first token: event sub-processes wait, and the other pools of the file begin. */
function beginBeside(walk: Walk): void {
  const [main, ...others] = walk.plan.main.process.pools;
  const handlers = partNamed(walk.plan, main?.id ?? '')?.handlers.map(({ start: event }) => event.id) ?? [];
  for (const event of handlers) awaitStart(walk, event);
  for (const { id, starts } of others.filter((pool) => !pool.called)) {
    for (const event of starts) {
      if (nodeAt(walk, event).type !== 'startEvent') awaitStart(walk, event);
      else
        emit(walk, {
          kind: 'entered',
          element: event,
          agency: agencyAt(walk, event),
          data: beginPool(walk, id, event),
        });
    }
  }
}

function awaitStart(walk: Walk, event: string): void {
  const wait = watch(walk, event, 0);
  if (wait === undefined) return;
  emit(walk, { kind: wait.kind === 'timer' ? 'timer-set' : 'message-awaited', element: event, data: { open: [wait] } });
}

function filing(
  program: Program,
  command: Start,
  territory: string,
  evaluated: Evaluated | null,
): Parameters<typeof actOf>[0] & { readonly kind: 'filed' } {
  const plan = planOf(program);
  const { file, sha256 } = program.service;
  const element = startOf(program, command.event);
  const flows = stationOf(plan, element).outgoing;
  const { clear, personal } = split(program, valuesOf(command.facts));
  const put = flows.map((flow, index) => [index + 1, flow.to, flow.id] as const);
  const { message } = command;
  const data = {
    service: file.id,
    version: sha256,
    territory,
    subject: command.subject,
    ...by(command.by),
    ...(message === undefined ? {} : { message }),
    ...clear,
    ...(evaluated === null ? {} : { eligibility: { decision: evaluated.decision, tables: rowsOf(evaluated.trace) } }),
    put,
  };
  const sealed = evaluated === null ? personal : { ...personal, traces: [evaluationData(evaluated)] };
  return { kind: 'filed', element, ...signature(command.by), data, personal: sealed };
}

/** The start event that a case begins at: the first, unless another of its process is named. */
function startOf({ service }: Program, named: string | undefined): string {
  const { pools, start: first } = service.process;
  if (named === undefined || pools[0]?.starts.includes(named) === true) return named ?? first;
  throw new Refusal<EngineRefusal>('not-waiting', `${service.file.id} does not begin at ${named}`, { event: named });
}

/** Filing for another person, and with an officer's help, stays visible in the case. */
function by(actor: Actor): { readonly filedBy?: string; readonly attendedBy?: JsonObject } {
  if (actor.kind !== 'applicant') return {};
  const { onBehalf, attended, subject } = actor;
  return {
    ...(onBehalf === undefined ? {} : { filedBy: subject }),
    ...(attended === undefined ? {} : { attendedBy: { ...attended } }),
  };
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
