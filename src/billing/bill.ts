import { endJournal, issueJournal, type Journal } from '#billing/journals';
import { paymentCode } from '#billing/payment-code';
import type { BillingRefusal } from '#billing/refusals';
import type { BillLineOrder, BillOrder } from '#engine/needs';
import { type ChainId, uuidv7 } from '#terms/ids';
import { type Instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { type Rupiah, sum } from '#terms/rupiah';

type BillStatus = 'open' | 'paid' | 'expired' | 'cancelled';

/** One sum and one code for the applicant; a line for every payee and what it is owed for. */
export interface Bill {
  readonly billId: string;
  readonly caseId: ChainId;
  /** Payment code, 15 digits. */
  readonly code: string;
  readonly status: BillStatus;
  readonly total: Rupiah;
  readonly issuedAt: Instant;
  /** Last moment at which a payment is in time; null: it does not expire. */
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly lines: readonly BillLine[];
}

interface BillLine extends Omit<BillLineOrder, 'trace'> {
  /** Whose books, e.g. `bapenda-prov/pkb`; the journals put the kind of account before it. */
  readonly account: string;
  /** At least one. */
  readonly fired: readonly FiredTable[];
}

/** Why a line stands on the bill: the table by its hash and the rows that answered, without what they were asked. */
interface FiredTable {
  readonly decision: string;
  readonly table: string;
  readonly tableHash: string;
  readonly rows: readonly { readonly row: number; readonly id: string; readonly annotations: readonly string[] }[];
}

export interface BillIds {
  readonly billId: string;
  readonly caseId: ChainId;
  readonly code: string;
}

/** The payee's account for a line. */
export type AccountOf = (payee: string, line: BillLineOrder) => string;

export interface BillDecision {
  readonly bill: Bill;
  readonly journals: readonly Journal[];
}

/** Ids of the bill that this command issues in a case. */
export function billIds(seed: Seed, caseId: ChainId, at: Instant): BillIds {
  const billId = uuidv7(milliseconds(at), derive(seed, `bill/${caseId}`, 10));
  return { billId, caseId, code: paymentCode(seed) };
}

/** Keeps accounts apart by agency (a payee key means another one in each territory) and by revenue. */
function accountOf(payee: string, line: BillLineOrder): string {
  return `${line.agency ?? payee}/${line.line}`;
}

/**
 * Issues what the engine ordered. Refuses with `line-without-tariff` a line for which no row of a tariff table fired (no
 * unlawful levy reaches a bill) and with `amount-not-whole` anything but whole rupiah from 0 up. A bill of 0 rupiah is paid
 * by nothing the moment it is issued, and has no journals.
 */
export function issueBill(order: BillOrder, ids: BillIds, accounts: AccountOf = accountOf): BillDecision {
  const lines = order.lines.map((line) => billLine(line, accounts(line.payee, line)));
  const total = sum(lines.map(({ amount }) => amount));
  const free = total === 0n;
  const bill: Bill = {
    ...ids,
    status: free ? 'paid' : 'open',
    total,
    issuedAt: order.issuedAt,
    expiresAt: order.expiresAt,
    paidAt: free ? order.issuedAt : null,
    lines,
  };
  return { bill, journals: free ? [] : [issueJournal(bill)] };
}

/**
 * Ends a bill that nobody paid. Asking again changes nothing. Refuses with `bill-already-paid`: cancel the code at the bank
 * first, and take the payment if the bank has one.
 */
export function endBill(bill: Bill, as: 'expired' | 'cancelled', at: Instant): BillDecision {
  if (bill.status === 'paid') {
    throw new Refusal<BillingRefusal>('bill-already-paid', 'The bill has been paid', { bill: bill.billId });
  }
  if (bill.status !== 'open') return { bill, journals: [] };
  return { bill: { ...bill, status: as }, journals: [endJournal(bill, as, at)] };
}

/** What each payee gets of a bill; adds up to its total. */
export function sharesOf(bill: Bill): ReadonlyMap<string, Rupiah> {
  const payees = new Set(bill.lines.map(({ payee }) => payee));
  const amounts = (payee: string): Rupiah[] =>
    bill.lines.filter((line) => line.payee === payee).map(({ amount }) => amount);
  return new Map([...payees].map((payee) => [payee, sum(amounts(payee))]));
}

function billLine(order: BillLineOrder, account: string): BillLine {
  const { line, payee, agency, amount, period, decision, origin } = order;
  const fired = order.trace.filter(({ rows }) => rows.length > 0).map(firedTable);
  const facts = { line, payee, decision };
  if (fired.length === 0) {
    throw new Refusal<BillingRefusal>('line-without-tariff', `No tariff row stands behind ${line}`, facts);
  }
  // what came through JSON could hold what the type forbids
  if (typeof amount !== 'bigint' || amount < 0n) {
    const wrong = String(amount);
    throw new Refusal<BillingRefusal>('amount-not-whole', `${wrong} is not whole rupiah`, { ...facts, amount: wrong });
  }
  return {
    line,
    payee,
    agency,
    account,
    amount,
    period,
    decision,
    fired,
    ...(origin === undefined ? {} : { origin }),
  };
}

function firedTable({ decision, table, tableHash, rows }: BillLineOrder['trace'][number]): FiredTable {
  return { decision, table, tableHash, rows: rows.map(({ row, id, annotations }) => ({ row, id, annotations })) };
}
