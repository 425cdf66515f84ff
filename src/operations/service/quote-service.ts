import { servicesWithin } from '#definitions/callees';
import { readValue } from '#definitions/form-value';
import type { Government, Service } from '#definitions/government';
import { factsReadBy } from '#definitions/rule-names';
import type { FactType } from '#definitions/schema/facts';
import type { BillLine } from '#definitions/schema/service';
import { computeBill } from '#engine/bill';
import type { Fact, Facts } from '#engine/fact';
import type { BillLineOrder } from '#engine/needs';
import type { Firing } from '#rules/dmn/evaluate';
import type { AgencyId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Text } from '#terms/language';
import { endOfDay, type PlainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { type Rupiah, sum } from '#terms/rupiah';
import type { Basis } from '#terms/schema';

/** What a service costs on a day, line by line, and why. */
export type Quote = {
  readonly service: string;
  readonly on: PlainDate;
  readonly lines: readonly QuoteLine[];
  /** What each payee gets, in the order of the lines. */
  readonly shares: readonly QuoteShare[];
  readonly total: Rupiah;
  /** Facts the rules read that were not given; the sum was reached without them. */
  readonly without: readonly FactWanted[];
};

export type QuoteLine = {
  readonly line: string;
  readonly label: Text;
  readonly payee: string;
  readonly agency: AgencyId | null;
  readonly amount: Rupiah;
  /** First day of the tax period, where a bill has several. */
  readonly period: string | null;
  readonly basis: Basis;
  readonly certainty: Basis['certainty'];
  readonly rows: readonly QuoteRow[];
};

/** A row of a tariff table that fired. */
export type QuoteRow = {
  readonly table: string;
  readonly tableHash: string;
  /** Counts from 1 in the order of the file. */
  readonly row: number;
  readonly id: string;
  readonly annotations: readonly string[];
};

export type QuoteShare = {
  readonly payee: string;
  readonly name: Text;
  readonly agency: AgencyId | null;
  readonly amount: Rupiah;
};

export type FactWanted = { readonly fact: string; readonly label: Text };

/**
 * What the case would bill if it were filed and paid on that day: by the engine's own rules, so that quote and bill agree.
 * Refusals: `unknown-service`, `service-retired`, `fact-unknown`, `form-invalid` (a value that cannot be read), `fact-missing` (names the facts
 * with their labels), `no-tariff` (decision, date, province).
 */
export function quoteService(government: Government, serviceId: string, given: JsonObject, on: PlainDate): Quote {
  const service = government.services.get(serviceId);
  if (service === undefined) {
    const facts = { service: serviceId, services: [...government.services.keys()] };
    throw new Refusal('unknown-service', `There is no service ${serviceId}`, facts);
  }
  if (government.retired.has(serviceId))
    throw new Refusal('service-retired', `${serviceId} takes no new cases`, { service: serviceId });
  const billing = billingService(government, service);
  const facts = readGiven(government, given, on);
  const orders = linesOf(government, billing, facts, given, on);
  const lines = orders.map((order) => lineOf(billing, order));
  const shares = sharesOf(government, orders);
  const without = wanted(government, billing, decisionsOf(billing), given);
  return { service: serviceId, on, lines, shares, total: sum(lines.map(({ amount }) => amount)), without };
}

/** The service whose bill the applicant pays: it, or the first that it calls where it has none of its own. */
export function billingService(government: Government, service: Service): Service {
  return servicesWithin(government, service).find((one) => billLinesOf(one).length > 0) ?? service;
}

/** A fact given as null is known not to be there: it counts as given and has no value. */
function readGiven(government: Government, given: JsonObject, on: PlainDate): Facts {
  const at = endOfDay(government.file.zone, on);
  const facts = new Map<string, Fact>();
  for (const [name, raw] of Object.entries(given)) {
    const type = government.facts.get(name);
    if (type === undefined) throw new Refusal('fact-unknown', `There is no fact ${name}`, { fact: name });
    if (raw === null || raw === undefined) continue;
    const value = readValue(type.type, raw);
    if (value === undefined) throw unreadable(type);
    facts.set(name, { value, source: { kind: 'asked', at } });
  }
  return facts;
}

function unreadable({ id, type, label }: FactType): Refusal {
  const message = { id: `${label.id} tidak dapat dibaca.`, en: `${label.en} cannot be read.` };
  const errors = [{ field: id, keyword: 'type', message }];
  return new Refusal('form-invalid', `${id} is no ${type}`, { form: 'quote', errors });
}

/** Codes by which a rule says that it cannot give an amount; a missing fact is the likelier cause. */
const GAVE_NOTHING = ['no-tariff', 'rule-gave-nothing', 'amount-not-rupiah'];

function linesOf(
  government: Government,
  service: Service,
  facts: Facts,
  given: JsonObject,
  on: PlainDate,
): readonly BillLineOrder[] {
  const place = service.file.territory;
  if (!facts.has(place)) throw missing([labelled(government, place)]);
  try {
    return computeBill({ government, service }, facts, { filed: on, paid: on });
  } catch (error) {
    if (!(error instanceof Refusal) || !GAVE_NOTHING.includes(error.code)) throw error;
    const { decision } = error.facts;
    const lacking = typeof decision === 'string' ? wanted(government, service, [decision], given) : [];
    throw lacking.length === 0 ? error : missing(lacking, error);
  }
}

function missing(facts: readonly FactWanted[], cause?: Refusal): Refusal {
  const names = facts.map(({ fact, label }) => `${fact} (${label.en})`).join(', ');
  return new Refusal('fact-missing', `The sum depends on ${names}`, { facts }, { cause });
}

function wanted(
  government: Government,
  service: Service,
  decisions: readonly string[],
  given: JsonObject,
): FactWanted[] {
  const models = service.rules.models.map(({ model }) => model);
  const read = factsReadBy(models, decisions, [...government.facts.keys()]);
  return read.filter((fact) => !Object.hasOwn(given, fact)).map((fact) => labelled(government, fact));
}

function labelled(government: Government, fact: string): FactWanted {
  return { fact, label: government.facts.get(fact)?.label ?? { id: fact, en: fact } };
}

/** Facts a calculator must ask for to quote a service, in the order of facts.yaml. */
export function factsToQuote(government: Government, asked: Service): readonly string[] {
  const service = billingService(government, asked);
  const read = wanted(government, service, decisionsOf(service), {}).map(({ fact }) => fact);
  return [...government.facts.keys()].filter((fact) => fact === service.file.territory || read.includes(fact));
}

function billLinesOf(service: Service): readonly BillLine[] {
  return Object.values(service.file.elements).find(({ bill }) => bill !== undefined)?.bill?.lines ?? [];
}

function decisionsOf(service: Service): string[] {
  const bill = Object.values(service.file.elements).find((element) => element.bill !== undefined)?.bill;
  return [...(bill?.periods === undefined ? [] : [bill.periods]), ...billLinesOf(service).map((line) => line.decision)];
}

function lineOf(service: Service, order: BillLineOrder): QuoteLine {
  const line = billLinesOf(service).find(({ id }) => id === order.line);
  if (line === undefined) throw new Error(`${service.file.id} has no bill line ${order.line}`);
  const { id, en } = service.texts;
  return {
    line: order.line,
    label: { id: id.lines[order.line] ?? order.line, en: en.lines[order.line] ?? order.line },
    payee: order.payee,
    agency: order.agency,
    amount: order.amount,
    period: order.period,
    basis: line.basis,
    certainty: line.basis.certainty,
    rows: eachOnce(order.trace.flatMap(rowsOf)),
  };
}

/** A table asked twice on the way to one line is shown once for each row. */
function eachOnce(rows: readonly QuoteRow[]): QuoteRow[] {
  return [...new Map(rows.map((row) => [`${row.table}/${row.row}`, row])).values()];
}

function rowsOf({ table, tableHash, rows }: Firing): QuoteRow[] {
  return rows.map(({ row, id, annotations }) => ({ table, tableHash, row, id, annotations }));
}

function sharesOf(government: Government, orders: readonly BillLineOrder[]): QuoteShare[] {
  const payees = [...new Set(orders.map(({ payee }) => payee))];
  return payees.map((payee) => {
    const own = orders.filter((order) => order.payee === payee);
    const name = government.file.payees.find(({ id }) => id === payee)?.name ?? { id: payee, en: payee };
    return { payee, name, agency: own[0]?.agency ?? null, amount: sum(own.map(({ amount }) => amount)) };
  });
}

/** A quote as JSON: amounts are whole numbers of rupiah. */
export function quoteJson(quote: Quote): JsonObject {
  const { service, on, total, without } = quote;
  return {
    service,
    on,
    total: Number(total),
    lines: quote.lines.map(({ amount, basis, ...line }) => ({
      ...line,
      amount: Number(amount),
      basis: { law: basis.law, article: basis.article ?? null, certainty: basis.certainty },
    })),
    shares: quote.shares.map(({ amount, ...share }) => ({ ...share, amount: Number(amount) })),
    without,
  };
}
