import type { Bill } from '#billing/bill';
import {
  type Journal,
  type Money,
  parkJournal,
  payJournal,
  refundDueJournal,
  refundJournal,
  splitJournal,
} from '#billing/journals';
import type { PaymentNotice } from '#billing/notice';
import type { BillingRefusal } from '#billing/refusals';
import type { ChainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export type PaymentStatus = 'posted' | 'parked' | 'refund-due' | 'refunded';

/** Money received. (channel, reference) is unique: that, and the journals' keys, make a repeated callback harmless. */
export interface Payment extends Money {
  readonly caseId: ChainId | null;
  /** When the payer paid. */
  readonly at: Instant;
  readonly status: PaymentStatus;
}

type ParkReason = 'unknown-code' | 'cancelled' | 'expired' | 'amount-differs' | 'already-paid';

export type Receipt =
  | {
      readonly kind: 'posted';
      readonly bill: Bill;
      readonly payment: Payment;
      readonly journals: readonly Journal[];
    }
  | {
      readonly kind: 'parked';
      readonly reason: ParkReason;
      readonly payment: Payment;
      readonly journals: readonly Journal[];
    };

/**
 * Decides what money is: the bill's, or nobody's yet. Never refuses, since money that came in cannot be turned away.
 * `at` is the house's time; `bill` the one with the notice's code, if any.
 */
export function receivePayment(bill: Bill | null, notice: PaymentNotice, at: Instant): Receipt {
  const { channel, reference, amount } = notice;
  const paidAt = paidBy(notice, at);
  const money = { channel, reference, amount, bill: bill?.billId ?? null, caseId: bill?.caseId ?? null, at: paidAt };
  const reason = bill === null ? 'unknown-code' : misfit(bill, notice, paidAt);
  if (bill === null || reason !== null) {
    const payment: Payment = { ...money, status: 'parked' };
    return { kind: 'parked', reason: reason ?? 'unknown-code', payment, journals: [parkJournal(payment, at)] };
  }
  const payment: Payment = { ...money, status: 'posted' };
  const paid: Bill = { ...bill, status: 'paid', paidAt };
  return { kind: 'posted', bill: paid, payment, journals: [payJournal(paid, payment, at), splitJournal(paid, at)] };
}

/** Why money does not fit a bill. What the notice says comes before what other payments did, so that order matters little. */
function misfit(bill: Bill, notice: PaymentNotice, paidAt: Instant): ParkReason | null {
  if (bill.status === 'cancelled') return 'cancelled';
  if (bill.status === 'expired' || (bill.expiresAt !== null && paidAt > bill.expiresAt)) return 'expired';
  if (notice.amount !== bill.total) return 'amount-differs';
  if (bill.status === 'paid') return 'already-paid';
  return null;
}

/** A channel whose clock runs ahead must not make a payment late: it was made before we heard of it. */
function paidBy(notice: PaymentNotice, at: Instant): Instant {
  return notice.paidAt < at ? notice.paidAt : at;
}

export interface RefundDecision {
  readonly payment: Payment;
  readonly journals: readonly Journal[];
}

/** One person decides that parked money goes back to its payer. Refuses with `payment-not-parked`. */
export function refund(payment: Payment, by: string, at: Instant): RefundDecision & { readonly approvedBy: string } {
  if (payment.status !== 'parked') throw unfit('payment-not-parked', payment);
  return { payment: { ...payment, status: 'refund-due' }, journals: [refundDueJournal(payment, at)], approvedBy: by };
}

/** Another person lets the channel pay it out. Refuses with `refund-not-due` or `refund-by-one-person`. */
export function payRefund(
  payment: Payment,
  by: { readonly approvedBy: string; readonly paidBy: string },
  at: Instant,
): RefundDecision {
  if (payment.status !== 'refund-due') throw unfit('refund-not-due', payment);
  if (by.approvedBy === by.paidBy) throw unfit('refund-by-one-person', payment);
  return { payment: { ...payment, status: 'refunded' }, journals: [refundJournal(payment, at)] };
}

function unfit(code: BillingRefusal, { channel, reference, status }: Payment): Refusal<BillingRefusal> {
  return new Refusal(code, `The payment ${channel}/${reference} is ${status}`, { channel, reference, status });
}
