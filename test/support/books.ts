import { type Bill, endBill, issueBill } from '#billing/bill';
import { type Account, disburseJournal, type Journal } from '#billing/journals';
import type { PaymentNotice } from '#billing/notice';
import { type Payment, payRefund, receivePayment, refund } from '#billing/receive';
import type { Instant } from '#terms/plain-date';
import { ids, order } from './bills.ts';

/** The books as the database keeps them: one write or none, (channel, reference) and journal keys unique. */
export class Books {
  readonly bills = new Map<string, Bill>();
  readonly journals = new Map<string, Journal>();
  readonly payments = new Map<string, Payment>();

  issue(n: number): Bill {
    const { bill, journals } = issueBill(order(), ids(n));
    this.write({ bill, journals });
    return bill;
  }

  receive(told: PaymentNotice, at: Instant): void {
    if (this.payments.has(`${told.channel}/${told.reference}`)) return;
    const bill = [...this.bills.values()].find(({ code }) => code === told.code) ?? null;
    this.write(receivePayment(bill, told, at));
  }

  end(billId: string, as: 'expired' | 'cancelled', at: Instant): void {
    const bill = this.bills.get(billId);
    if (bill?.status === 'open') this.write(endBill(bill, as, at));
  }

  approve(key: string, at: Instant): void {
    const payment = this.payments.get(key);
    if (payment?.status === 'parked') this.write(refund(payment, 'Bagus', at));
  }

  giveBack(key: string, at: Instant): void {
    this.approve(key, at);
    const payment = this.payments.get(key);
    if (payment?.status === 'refund-due') this.write(payRefund(payment, { approvedBy: 'Bagus', paidBy: 'Intan' }, at));
  }

  balances(): { readonly [account: string]: bigint } {
    const balances: { [account in Account]: bigint } = {};
    for (const { account, side, amount } of this.entries()) {
      balances[account] = (balances[account] ?? 0n) + (side === 'D' ? amount : 0n - amount);
    }
    return balances;
  }

  disburse(billId: string, at: Instant): void {
    const bill = this.bills.get(billId);
    if (bill !== undefined) this.write({ journals: [disburseJournal(bill, 'bank', at)] });
  }

  /** Debits less credits of all accounts of a kind, or of all accounts. */
  total(kind = ''): bigint {
    const accounts = Object.entries(this.balances()).filter(([account]) => account.startsWith(kind));
    return accounts.reduce((all, [, balance]) => all + balance, 0n);
  }

  /** Everything but the ids that carry the time of booking. */
  content(): unknown {
    const journals = [...this.journals.values()].map(({ idem, kind, bill, entries }) => ({
      idem,
      kind,
      bill,
      entries,
    }));
    const byIdem = Object.fromEntries(journals.map((journal) => [journal.idem, journal]));
    return { bills: [...this.bills.values()], byIdem, payments: Object.fromEntries(this.payments) };
  }

  /** The same, whichever of two equal payments came first, and by whichever channel. */
  outcome(): unknown {
    const kept = Object.fromEntries(
      Object.entries(this.balances()).filter(([account]) => !account.startsWith('suspense/')),
    );
    const suspense = this.total('suspense');
    const payments = [...this.payments.values()].map(({ status, amount }) => `${status} ${amount}`).toSorted();
    return { kept, suspense, states: [...this.bills.values()].map(({ status }) => status), payments };
  }

  private entries(): Journal['entries'] {
    return [...this.journals.values()].flatMap(({ entries }) => entries);
  }

  private write(rows: { bill?: Bill; payment?: Payment; journals: readonly Journal[] }): void {
    const known = rows.journals.filter(({ idem }) => this.journals.has(idem));
    if (known.length > 0) throw new Error(`booked before: ${known[0]?.idem}`);
    for (const journal of rows.journals) this.journals.set(journal.idem, journal);
    if (rows.bill !== undefined) this.bills.set(rows.bill.billId, rows.bill);
    if (rows.payment !== undefined)
      this.payments.set(`${rows.payment.channel}/${rows.payment.reference}`, rows.payment);
  }
}
