import type { CaseState, Opened, Program } from '#engine/case';
import { closeAfter, count } from '#engine/clocks/count';
import { calendarFor, statutoryCalendar, stopsOfCase, stopsOfItem } from '#engine/clocks/rules';
import { type Suspension, startOf } from '#engine/clocks/state';
import type { Facts } from '#engine/fact';
import { type Walk, walkFrom } from '#engine/walk';
import type { Term } from '#terms/calendar';
import type { Instant } from '#terms/plain-date';

type Item = Opened & { readonly kind: 'item' };
interface Allowed {
  readonly rounds: number;
  readonly days: number;
}

/** What questions to the applicant may still stop: rounds, and counted days (days of 24 hours where hours count). */
export interface Budget {
  readonly allowed: Allowed;
  readonly left: Allowed;
  /** A round is open, to which a further question belongs. */
  readonly joins: boolean;
}

/** Room for one more question: until when it may stop the clocks, and the round it belongs to. */
interface Room {
  /** When the budget is spent. */
  readonly until: Instant;
  readonly rounds?: number;
}

/** A budget with what a question that draws on it needs to know. */
interface Ledger extends Budget {
  readonly open: Suspension | undefined;
  readonly used: number;
  readonly until: (days: number) => Instant;
}

/** The budget a question asked at a work item draws on; null where no clock runs that it could stop. */
export function budgetAt(
  program: Program,
  { state, facts }: { readonly state: CaseState; readonly facts: Facts },
  item: Item,
  at: Instant,
): Budget | null {
  return ledgerFor(walkFrom(program, state, facts, at), item);
}

/** Questions of all lanes that are asked while one is open belong to its round. Null: the question stops nothing. */
export function roomFor(walk: Walk, item: Item): Room | null {
  const ledger = ledgerFor(walk, item);
  if (ledger === null) return null;
  const { open, used, left, until } = ledger;
  const ofCase = item.lapse !== 'complete';
  if (open !== undefined && open.until !== null)
    return ofCase ? { until: open.until, rounds: Math.max(used, 1) } : { until: open.until };
  if (left.rounds <= 0 || left.days <= 0) return null;
  return ofCase ? { until: until(left.days), rounds: used + 1 } : { until: until(left.days) };
}

function ledgerFor(walk: Walk, item: Item): Ledger | null {
  return item.lapse === 'complete' ? ledgerOfCheck(walk, item) : ledgerOfCase(walk);
}

function ledgerOfCase(walk: Walk): Ledger | null {
  const { clock, suspensions = [] } = walk.state;
  const rule = walk.program.service.file.clocks?.statutory;
  if (rule?.budget === undefined || clock === undefined || clock.end !== undefined) return null;
  const open = suspensions.find(
    (one) => one.stopsCase && one.to === null && one.owner === 'applicant' && one.until !== null,
  );
  const calendar = statutoryCalendar(walk.program, rule, walk.state.territory, walk.moment);
  const counted = { start: startOf(clock, walk.state), term: rule, counting: rule.counting };
  const spent = count(calendar, counted, budgeted(suspensions), walk.moment).suspended;
  const until = (days: number) => closeAfter(calendar, rule, walk.moment, days);
  return ledgerWith(rule.budget, open, clock.rounds ?? 0, inDays(rule, spent), until);
}

/** What the process itself waits for, and what a court does, is nobody's question and draws on no budget. */
function budgeted(suspensions: readonly Suspension[]): ReturnType<typeof stopsOfCase> {
  return stopsOfCase(suspensions.filter(({ until }) => until !== null));
}

function ledgerOfCheck(walk: Walk, item: Item): Ledger | null {
  const rule = walk.program.service.file.clocks?.completeness;
  if (rule?.budget === undefined) return null;
  const own = (walk.state.suspensions ?? []).filter(({ wait, until }) => wait === item.id && until !== null);
  const open = own.find(({ to }) => to === null);
  const calendar = calendarFor(walk.program, rule, item.agency, walk.moment);
  const counted = { start: item.since, term: rule, counting: rule.counting };
  const spent = count(calendar, counted, stopsOfItem(own, item.id), walk.moment).suspended;
  const rounds = own.filter(({ stopsItem }) => stopsItem).length;
  const until = (days: number) => closeAfter(calendar, rule, walk.moment, days);
  return ledgerWith(rule.budget, open, rounds, inDays(rule, spent), until);
}

function ledgerWith(
  allowed: Allowed,
  open: Suspension | undefined,
  used: number,
  days: number,
  until: Ledger['until'],
): Ledger {
  const left = { rounds: Math.max(0, allowed.rounds - used), days: Math.max(0, allowed.days - days) };
  return { allowed, left, joins: open !== undefined, open, used, until };
}

/** Suspended time is in milliseconds where hours count, else in counted days. */
function inDays(term: Term, suspended: number): number {
  return term.unit === 'hours' ? suspended / 86_400_000 : suspended;
}
