import { uuidv7 } from '#terms/ids';
import { type Instant, milliseconds } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import type { Rupiah } from '#terms/rupiah';

/** Kinds of account and the side on which each grows. All are in rupiah. */
const NORMAL_SIDE = {
  /** what payers owe on issued bills */
  receivable: 'D',
  /** money that a channel has taken in and not yet passed on */
  clearing: 'D',
  /** billed for a payee, not yet paid */
  pending: 'C',
  /** paid, owed to a payee */
  payable: 'C',
  /** money that fits no open bill */
  suspense: 'C',
  /** such money once its return is decided */
  'refund-payable': 'C',
} as const;
type AccountKind = keyof typeof NORMAL_SIDE;
/** `<kind>/<whose>`: `payable/bapenda-prov/pkb`, `clearing/bank`. An auditor reads the kind off the name. */
export type Account = `${AccountKind}/${string}`;

type Side = 'D' | 'C';
interface Entry {
  readonly account: Account;
  readonly side: Side;
  /** At least 1. */
  readonly amount: Rupiah;
}

type JournalKind = 'issue' | 'pay' | 'split' | 'expire' | 'cancel' | 'park' | 'refund-due' | 'refund' | 'disburse';

/** One booking in double entry. Never changed once written; a correction is another journal that reverses it. */
export interface Journal {
  /** UUIDv7 of the moment and the idempotency key. */
  readonly journal: string;
  /** Names what happened, so that the same event is booked once however often it is told: `pay/bank/<reference>`. */
  readonly idem: string;
  readonly bill: string | null;
  readonly kind: JournalKind;
  readonly reversalOf: string | null;
  readonly entries: readonly Entry[];
}

/** Money as a channel reported it: what the journals of one payment need to know of it. */
export interface Money {
  readonly channel: string;
  /** The channel's own number of the payment; unique within it. */
  readonly reference: string;
  readonly amount: Rupiah;
  readonly bill: string | null;
}

/** What the journals of a bill need to know of it. */
export interface Billed {
  readonly billId: string;
  readonly issuedAt: Instant;
  readonly total: Rupiah;
  readonly lines: readonly { readonly account: string; readonly amount: Rupiah }[];
}

const RECEIVABLE: Account = 'receivable/payers';

/** The payers owe the total; each line waits for its payee. */
export function issueJournal(bill: Billed): Journal {
  const credits = lineEntries(bill, 'C', 'pending');
  const idem = `issue/${bill.billId}`;
  return journal('issue', idem, bill.billId, bill.issuedAt, [debit(RECEIVABLE, bill.total), ...credits]);
}

/** The channel holds the money; nobody owes it any more. */
export function payJournal(bill: Billed, money: Money, at: Instant): Journal {
  const entries = [debit(clearing(money), bill.total), credit(RECEIVABLE, bill.total)];
  return journal('pay', `pay/${source(money)}`, bill.billId, at, entries);
}

/** What waited is now owed to every payee: all of them or none, and once a bill. */
export function splitJournal(bill: Billed, at: Instant): Journal {
  const entries = [...lineEntries(bill, 'D', 'pending'), ...lineEntries(bill, 'C', 'payable')];
  return journal('split', `split/${bill.billId}`, bill.billId, at, entries);
}

/** The reversal of `issue`. */
export function endJournal(bill: Billed, as: 'expired' | 'cancelled', at: Instant): Journal {
  const issued = issueJournal(bill);
  const entries = issued.entries.map((entry) => ({ ...entry, side: other(entry.side) }));
  const kind = as === 'expired' ? 'expire' : 'cancel';
  return journal(kind, `${kind}/${bill.billId}`, bill.billId, at, entries, issued.journal);
}

/** Money that fits no open bill is kept apart. */
export function parkJournal(money: Money, at: Instant): Journal {
  const entries = [debit(clearing(money), money.amount), credit(suspense(money), money.amount)];
  return journal('park', `park/${source(money)}`, money.bill, at, entries);
}

/** Its return is decided: the house owes it to whoever paid. */
export function refundDueJournal(money: Money, at: Instant): Journal {
  const entries = [debit(suspense(money), money.amount), credit(refundPayable(money), money.amount)];
  return journal('refund-due', `refund-due/${source(money)}`, money.bill, at, entries);
}

/** The channel has given it back. */
export function refundJournal(money: Money, at: Instant): Journal {
  const entries = [debit(refundPayable(money), money.amount), credit(clearing(money), money.amount)];
  return journal('refund', `refund/${source(money)}`, money.bill, at, entries);
}

/** The channel passes a paid bill's money on to its payees: one debit there is N credits here. */
export function disburseJournal(bill: Billed, channel: string, at: Instant): Journal {
  const entries = [...lineEntries(bill, 'D', 'payable'), credit(`clearing/${channel}`, bill.total)];
  return journal('disburse', `disburse/${bill.billId}`, bill.billId, at, entries);
}

/** A row of the table of accounts. */
export interface AccountRow {
  readonly account: Account;
  /** An agency, a channel, or all payers. */
  readonly owner: string;
  readonly kind: AccountKind;
  readonly normal: Side;
}

/** Every account that journals touch, each once. */
export function accountsOf(journals: readonly Journal[]): AccountRow[] {
  const accounts = new Set(journals.flatMap(({ entries }) => entries.map(({ account }) => account)));
  return [...accounts].map((account) => {
    const [kind, owner] = account.split('/') as [AccountKind, string]; // what the type Account says
    return { account, owner, kind, normal: NORMAL_SIDE[kind] };
  });
}

/** A bug throws: uneven, empty or negative journals are never data. */
function journal(
  kind: JournalKind,
  idem: string,
  bill: string | null,
  at: Instant,
  entries: readonly Entry[],
  reversalOf: string | null = null,
): Journal {
  const [debits, credits] = [sumOf(entries, 'D'), sumOf(entries, 'C')];
  if (debits !== credits || debits === 0n) throw new Error(`${idem} does not balance: ${debits} against ${credits}`);
  if (entries.some(({ amount }) => amount <= 0n)) throw new Error(`${idem} has an entry that is not above 0`);
  return { journal: journalId(idem, at), idem, bill, kind, reversalOf, entries };
}

/** The key is unique, so its hash is; that the id can be found again lets a reversal name what it reverses. */
function journalId(idem: string, at: Instant): string {
  return uuidv7(milliseconds(at), sha256(idem));
}

function sumOf(entries: readonly Entry[], side: Side): bigint {
  return entries.reduce((sum, entry) => (entry.side === side ? sum + entry.amount : sum), 0n);
}

/** A line of 0 rupiah is on the bill and not in the books. */
function lineEntries(bill: Billed, side: Side, kind: 'pending' | 'payable'): Entry[] {
  return bill.lines
    .filter(({ amount }) => amount > 0n)
    .map(({ account, amount }) => ({ account: `${kind}/${account}`, side, amount }));
}

function debit(account: Account, amount: Rupiah): Entry {
  return { account, side: 'D', amount };
}

function credit(account: Account, amount: Rupiah): Entry {
  return { account, side: 'C', amount };
}

function other(side: Side): Side {
  return side === 'D' ? 'C' : 'D';
}

function clearing(money: Money): Account {
  return `clearing/${money.channel}`;
}

function suspense(money: Money): Account {
  return `suspense/${money.channel}`;
}

function refundPayable(money: Money): Account {
  return `refund-payable/${money.channel}`;
}

function source(money: Money): string {
  return `${money.channel}/${money.reference}`;
}
