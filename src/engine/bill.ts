import { shareOf } from '#coordination/arrangement';
import { agencyOf } from '#definitions/government';
import type { BillLine } from '#definitions/schema/service';
import type { Binding } from '#engine/called';
import type { Program } from '#engine/case';
import { evaluateRule, noTariff } from '#engine/decide';
import { vocabularyOf } from '#engine/decision-reads';
import type { Facts } from '#engine/fact';
import type { BillLineOrder } from '#engine/needs';
import type { EngineRefusal } from '#engine/refusals';
import { type Days, daysScope, type Scope, scopeOf } from '#engine/scope';
import { causesData, type Evaluated, sayCause } from '#engine/trace';
import { toJson } from '#rules/feel/json';
import { type FeelContext, type FeelValue, isFeelContext, isFeelList } from '#rules/feel/value';
import type { AgencyId } from '#terms/ids';
import { endOfDay, type Instant, later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { type Rupiah, rupiah } from '#terms/rupiah';

type Bill = NonNullable<Binding['bill']>;

/**
 * The lines of a service's bill (its first, unless an element is named) for a case filed and paid on those days: what the
 * case will bill and what a quote says. Refusal `no-tariff` when a rule has no row for that day and place;
 * `amount-not-rupiah` when it gives no whole number of rupiah.
 */
export function computeBill(program: Program, facts: Facts, days: Days, element?: string): readonly BillLineOrder[] {
  const billing = { program, facts, days, territory: territoryOf(program, facts) };
  return computeLines(billing, billOf(program, element)).lines.map(({ order }) => order);
}

/** What a bill is computed from. */
export interface Billing {
  readonly program: Program;
  readonly facts: Facts;
  readonly days: Days;
  readonly territory: string;
}

/** Lines with how each was computed, and how the periods were found; null for a bill without periods. */
export interface Computed {
  readonly periods: Evaluated | null;
  readonly lines: readonly { readonly order: BillLineOrder; readonly evaluated: Evaluated }[];
}

export function computeLines(billing: Billing, bill: Bill): Computed {
  const scope = scopeOf(vocabularyOf(billing.program), billing.facts, daysScope(billing.days));
  const { periods, evaluated } = periodsOf(billing, bill, scope);
  const due = bill.lines.filter((line) => isShared(billing, line.payee));
  const lines = periods.flatMap((period) =>
    due.flatMap((line) => lineOf(billing, line, new Map([...scope, ['period', period]]), period) ?? []),
  );
  return { periods: evaluated, lines };
}

function billOf(program: Program, element: string | undefined): Bill {
  const elements = program.service.file.elements;
  const binding =
    element === undefined ? Object.values(elements).find(({ bill }) => bill !== undefined) : elements[element];
  if (binding?.bill === undefined)
    throw new Error(`${program.service.file.id} has no bill at ${element ?? 'any element'}`);
  return binding.bill;
}

/** The value of the service's territory fact. Refusal `territory-not-served` when it is not known. */
export function territoryOf(program: Program, facts: Facts): string {
  const { territory } = program.service.file;
  const value = facts.get(territory)?.value;
  if (typeof value === 'string') return value;
  throw new Refusal<EngineRefusal>('territory-not-served', `${territory} is not known`, { fact: territory });
}

/** A bill counts days, not hours: rules that ask for the time are told noon, so that a bill and its quote agree. */
function noonOf({ program, days }: Billing): Instant {
  return later(endOfDay(program.government.file.zone, days.paid), -12 * 3_600_000);
}

/** The years or months a bill is made of, one context each; a bill without periods has one of its own. */
function periodsOf(
  billing: Billing,
  bill: Bill,
  scope: Scope,
): { readonly periods: readonly (FeelContext | null)[]; readonly evaluated: Evaluated | null } {
  const { periods } = bill;
  if (periods === undefined) return { periods: [null], evaluated: null };
  const { value, evaluated } = evaluateRule(billing.program, periods, scope, noonOf(billing));
  if (value === null) throw noTariff(evaluated, billing.days.paid, billing.territory);
  return { periods: (isFeelList(value) ? value : [value]).map((period) => contextIn(period, periods)), evaluated };
}

function contextIn(period: FeelValue, decision: string): FeelContext {
  if (isFeelContext(period)) return period;
  throw new Refusal<EngineRefusal>('rule-gave-nothing', `${decision} gave a period that is no context`, { decision });
}

function lineOf(
  billing: Billing,
  line: BillLine,
  scope: Scope,
  period: FeelContext | null,
): Computed['lines'][number] | undefined {
  const { value, evaluated } = evaluateRule(billing.program, line.decision, scope, noonOf(billing));
  if (value === null) throw noTariff(evaluated, billing.days.paid, billing.territory);
  const amount = amountOf(value, evaluated);
  if (amount === 0n && line.omitZero) return undefined;
  const order: BillLineOrder = {
    line: line.id,
    payee: line.payee,
    agency: payeeAgency(billing, line.payee),
    amount,
    period: startOf(period),
    decision: line.decision,
    trace: evaluated.trace,
  };
  return { order, evaluated };
}

function amountOf(value: FeelValue, { decision, causes }: Evaluated): Rupiah {
  const amount = toJson(value);
  if (typeof amount === 'number' && amount >= 0) return rupiah(amount);
  const message = `${decision} gave no whole number of rupiah${sayCause(causes)}`;
  throw new Refusal<EngineRefusal>('amount-not-rupiah', message, { decision, causes: causesData(causes) });
}

/**
 * A share that only an agreement gave is not billed once the agreement has ended; one with a statute of its own stands. The
 * arrangements of the program are those in force as operations read them.
 */
function isShared(billing: Billing, payee: string): boolean {
  const { government, service } = billing.program;
  const to = payeeAgency(billing, payee);
  if (to === null) return true;
  const share = { service: service.file.id, payee, to };
  const found = shareOf(government.arrangements.values(), share, noonOf(billing), government.file.zone);
  return found === null || found.kind === 'effective';
}

/** Null where no agency of the government plays the payee's role; the payee's name then stands alone. */
function payeeAgency({ program, territory, days }: Billing, payee: string): AgencyId | null {
  const found = program.government.file.payees.find(({ id }) => id === payee);
  return found === undefined ? null : (agencyOf(program.government, found.role, territory, days.paid) ?? null);
}

function startOf(period: FeelContext | null): string | null {
  const start = toJson(period?.get('from') ?? period?.get('due') ?? null);
  return typeof start === 'string' ? start : null;
}
