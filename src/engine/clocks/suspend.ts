import type { SuspensionReason } from '#definitions/schema';
import type { CaseQuestion, Command, Opened } from '#engine/case';
import { closeAfter, count } from '#engine/clocks/count';
import { calendarFor, itemRule, moved, statutoryCalendar, stopsOfCase, stopsOfItem } from '#engine/clocks/rules';
import { type ClockPatch, resumed, type Suspension, type SuspensionEnd, startOf } from '#engine/clocks/state';
import type { EngineRefusal } from '#engine/refusals';
import { agentOf, emit, freshId, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import type { Calendar, Term } from '#terms/calendar';
import type { Instant } from '#terms/plain-date';
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
  requireOwner(walk, item.agency, command.by);
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
  const room = item.lapse === 'complete' ? roomInCheck(walk, item) : roomInCase(walk);
  if (room === null) return { suspension: { ...base, answerBy, stopsCase: false, stopsItem: false, to: walk.moment } };
  const { until, rounds } = room;
  const suspension = { ...base, answerBy, until, stopsCase: runs(walk), stopsItem: hasClock(walk, item), to: null };
  return rounds === undefined ? { suspension } : { suspension, rounds };
}

function hasClock(walk: Walk, { node }: Item): boolean {
  return itemRule(walk, node) !== undefined;
}

interface Room {
  /** When the budget is spent. */
  readonly until: Instant;
  readonly rounds?: number;
}

/** Questions of all lanes that are asked while one is open belong to its round. */
function roomInCase(walk: Walk): Room | null {
  const { clock, suspensions = [] } = walk.state;
  const rule = walk.program.service.file.clocks?.statutory;
  if (rule?.budget === undefined || clock === undefined || clock.end !== undefined) return null;
  const open = suspensions.find(
    (one) => one.stopsCase && one.to === null && one.owner === 'applicant' && one.until !== null,
  );
  if (open?.until !== undefined && open.until !== null) return { until: open.until, rounds: clock.rounds ?? 1 };
  if ((clock.rounds ?? 0) >= rule.budget.rounds) return null;
  const calendar = statutoryCalendar(walk.program, rule, walk.state.territory, walk.moment);
  const used = count(
    calendar,
    { start: startOf(clock, walk.state), term: rule, counting: rule.counting },
    budgeted(suspensions),
    walk.moment,
  );
  const until = untilSpent(calendar, rule, walk.moment, rule.budget.days, used.suspended);
  return until === null ? null : { until, rounds: (clock.rounds ?? 0) + 1 };
}

/** What the process itself waits for, and what a court does, is nobody's question and draws on no budget. */
function budgeted(suspensions: readonly Suspension[]): ReturnType<typeof stopsOfCase> {
  return stopsOfCase(suspensions.filter(({ until }) => until !== null));
}

function roomInCheck(walk: Walk, item: Item): Room | null {
  const rule = walk.program.service.file.clocks?.completeness;
  const own = (walk.state.suspensions ?? []).filter(({ wait, until }) => wait === item.id && until !== null);
  if (rule?.budget === undefined) return null;
  const open = own.find(({ to }) => to === null);
  if (open?.until !== undefined && open.until !== null) return { until: open.until };
  if (own.filter(({ stopsItem }) => stopsItem).length >= rule.budget.rounds) return null;
  const calendar = calendarFor(walk.program, rule, item.agency, walk.moment);
  const counted = { start: item.since, term: rule, counting: rule.counting };
  const used = count(calendar, counted, stopsOfItem(own, item.id), walk.moment);
  const until = untilSpent(calendar, rule, walk.moment, rule.budget.days, used.suspended);
  return until === null ? null : { until };
}

/** `used` in counted days, in milliseconds where hours count. */
function untilSpent(calendar: Calendar, term: Term, from: Instant, days: number, used: number): Instant | null {
  const left = days - (term.unit === 'hours' ? used / 86_400_000 : used);
  return left <= 0 ? null : closeAfter(calendar, term, from, left);
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
  else requireOwner(walk, by, command.by);
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
