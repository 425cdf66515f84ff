import type { SuspensionReason } from '#definitions/schema/bases';
import type { CaseQuestion, Opened } from '#engine/case';
import { roomFor } from '#engine/clocks/budget';
import { count } from '#engine/clocks/count';
import { calendarFor, itemRule, moved } from '#engine/clocks/rules';
import { type ClockPatch, resumed, type Suspension, type SuspensionEnd } from '#engine/clocks/state';
import type { Command } from '#engine/command';
import { laneOf } from '#engine/questions';
import type { EngineRefusal } from '#engine/refusals';
import { agentOf, emit, freshId, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

type Item = Opened & { readonly kind: 'item' };
type Suspend = Command & { readonly kind: 'suspend' };

/**
 * An officer at work on the case says that somebody else's turn has come, and why. The applicant's turn, or a court's, stops
 * the clock of the case; another agency's only that of the work item. Once the budget is spent, a further question to the
 * applicant is asked all the same and stops nothing.
 */
export function suspend(walk: Walk, item: Item, command: Suspend): void {
  requireOpen(walk);
  requireOwner(walk, item.agency, command.by, item.lane);
  const reason = walk.program.government.suspensions.get(command.reason);
  if (reason === undefined) {
    const message = `${command.reason} is no reason for which a clock may stand still`;
    throw new Refusal<EngineRefusal>('reason-unknown', message, { reason: command.reason });
  }
  const { suspension, rounds } = suspensionFor(walk, item, reason);
  const stops = suspension.stopsCase || suspension.stopsItem;
  const all = [...(walk.state.suspensions ?? []), suspension];
  const patch = stops ? moved(walk, all, rounds) : {};
  emit(walk, {
    kind: stops ? 'clock-suspended' : 'correction-asked',
    element: item.node,
    ...signature(command.by),
    data: { suspend: [suspension], ...patch },
    personal: { text: command.text },
  });
}

interface Asked {
  readonly suspension: Suspension;
  /** Rounds that have then stopped the clock of the case. */
  readonly rounds?: number;
}

function suspensionFor(walk: Walk, item: Item, reason: SuspensionReason): Asked {
  const base = {
    id: freshId(walk),
    owner: reason.owner,
    reason: reason.id,
    by: item.agency,
    wait: item.id,
    from: walk.moment,
    answerBy: null,
    until: null,
    end: null,
  };
  if (reason.owner === 'applicant') return askedOfApplicant(walk, item, base);
  const stopsCase = reason.owner === 'court' && runs(walk);
  return { suspension: { ...base, stopsCase, stopsItem: item.due !== null, to: null } };
}

function runs({ state }: Walk): boolean {
  return state.clock !== undefined && state.clock.end === undefined;
}

type Base = Omit<Suspension, 'stopsCase' | 'stopsItem' | 'to'>;

function askedOfApplicant(walk: Walk, item: Item, base: Base): Asked {
  const answer = walk.program.service.file.clocks?.answer;
  if (answer === undefined) {
    throw new Refusal<EngineRefusal>('applicant-not-asked', 'This service asks nothing more of the applicant', {});
  }
  const calendar = calendarFor(walk.program, answer, item.agency, walk.moment);
  const counted = { start: walk.moment, term: answer, counting: answer.counting };
  const answerBy = count(calendar, counted, [], walk.moment).deadline;
  const room = roomFor(walk, item);
  if (room === null) return { suspension: { ...base, answerBy, stopsCase: false, stopsItem: false, to: walk.moment } };
  const { until, rounds } = room;
  const suspension = { ...base, answerBy, until, stopsCase: runs(walk), stopsItem: hasClock(walk, item), to: null };
  return rounds === undefined ? { suspension } : { suspension, rounds };
}

function hasClock(walk: Walk, { node }: Item): boolean {
  return itemRule(walk, node) !== undefined;
}

/** Whose turn it was has had it; or who asked takes the question back. Refusal `suspension-not-open`. */
export function resume(walk: Walk, command: Command & { readonly kind: 'resume' }): void {
  requireOpen(walk);
  const suspension = (walk.state.suspensions ?? []).find(({ id, end }) => id === command.suspension && end === null);
  if (suspension === undefined || suspension.by === null) {
    throw new Refusal<EngineRefusal>('suspension-not-open', `Suspension ${command.suspension} is not open`, {
      suspension: command.suspension,
    });
  }
  const { owner, by } = suspension;
  if (command.by.kind === 'applicant') requireOwner(walk, owner === 'applicant' ? null : by, command.by);
  else requireOwner(walk, by, command.by, laneOf(walk, suspension.wait));
  const end = owner === 'applicant' && command.by.kind === 'officer' ? 'withdrawn' : 'answered';
  endSuspensions(walk, [[suspension, end]], {
    ...signature(command.by),
    agent: agentOf(command.by),
    ...(command.text === '' ? {} : { personal: { text: command.text } }),
  });
}

/** Ends suspensions in one act, with the deadlines they moved. */
export function endSuspensions(
  walk: Walk,
  ended: readonly (readonly [Suspension, SuspensionEnd])[],
  {
    agent = {},
    ...more
  }: Partial<Pick<Parameters<typeof emit>[1], 'agency' | 'position' | 'personal'>> & {
    readonly agent?: { readonly agent?: string };
  } = {},
): void {
  const [first] = ended;
  if (first === undefined) return;
  const ends = ended.map(([{ id }, end]) => [id, end] as const);
  const after = resumed(walk.state.suspensions ?? [], ends, walk.moment);
  const element = walk.state.open.find(({ id }) => id === first[0].wait)?.node ?? null;
  const data = { why: first[1], owner: first[0].owner, ...agent, resume: ends, ...moved(walk, after) };
  emit(walk, { kind: 'clock-resumed', element, ...more, data });
}

/** An agency that waits for another agency has its own clock suspended, and the other's runs; the clock of the case runs on. */
export function waitsForAgency(
  walk: Walk,
  item: Item,
  { id, blocking, asker }: Pick<CaseQuestion, 'id' | 'blocking' | 'asker'>,
): ClockPatch {
  const reason = [...walk.program.government.suspensions.values()].find(({ owner }) => owner === 'agency');
  if (!blocking || reason === undefined || !hasClock(walk, item)) return {};
  const suspension: Suspension = {
    id,
    owner: reason.owner,
    reason: reason.id,
    by: asker,
    wait: item.id,
    stopsCase: false,
    stopsItem: true,
    from: walk.moment,
    to: null,
    answerBy: null,
    until: null,
    end: null,
  };
  return { suspend: [suspension], ...moved(walk, [...(walk.state.suspensions ?? []), suspension]) };
}

/** The other agency has answered, or is asked no longer. */
export function heard(walk: Walk, question: number, end: 'answered' | 'withdrawn'): ClockPatch {
  const { suspensions = [] } = walk.state;
  if (!suspensions.some((one) => one.id === question && one.end === null)) return {};
  const ends = [[question, end] as const];
  return { resume: ends, ...moved(walk, resumed(suspensions, ends, walk.moment)) };
}
