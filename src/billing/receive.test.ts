import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bill } from '#billing/bill';
import type { PaymentNotice } from '#billing/notice';
import { type Payment, type PaymentStatus, payRefund, receivePayment, refund } from '#billing/receive';
import { type Instant, later } from '#terms/plain-date';
import { rupiah } from '#terms/rupiah';
import { EXPIRES, ISSUED, openBill } from '../../test/support/bills.ts';
import { Books } from '../../test/support/books.ts';

const IN_TIME = later(ISSUED, 60_000);
const LATE = later(EXPIRES, 60_000);

function notice(bill: Bill, change: Partial<PaymentNotice> = {}): PaymentNotice {
  return { channel: 'bank', reference: 'BC1', code: bill.code, amount: bill.total, paidAt: IN_TIME, ...change };
}

describe('money that comes in', () => {
  it('pays the open bill that it fits, and every payee is owed its share', () => {
    const bill = openBill();
    const receipt = receivePayment(bill, notice(bill), later(IN_TIME, 500));
    expect(receipt).toMatchObject({
      kind: 'posted',
      bill: { status: 'paid', paidAt: IN_TIME },
      payment: {
        channel: 'bank',
        reference: 'BC1',
        bill: bill.billId,
        amount: 296_450n,
        at: IN_TIME,
        status: 'posted',
      },
    });
    expect(receipt.journals.map(({ idem }) => idem)).toEqual(['pay/bank/BC1', `split/${bill.billId}`]);
  });

  it.each([
    ['unknown-code', null, {}],
    ['amount-differs', openBill(), { amount: rupiah(296_449) }],
    ['amount-differs', openBill(), { amount: rupiah(296_451) }],
    ['expired', openBill(), { paidAt: LATE }],
    ['expired', { ...openBill(), status: 'expired' }, {}],
    ['cancelled', { ...openBill(), status: 'cancelled' }, {}],
    ['already-paid', { ...openBill(), status: 'paid' }, {}],
  ] as const)('is parked and never lost when it fits no open bill: %s', (reason, bill, change) => {
    const receipt = receivePayment(bill, notice(openBill(), change), LATE);
    const amount = 'amount' in change ? change.amount : 296_450n;
    expect(receipt).toMatchObject({ kind: 'parked', reason, payment: { amount, status: 'parked' } });
    expect(receipt.journals).toHaveLength(1);
    expect(receipt.journals[0]).toMatchObject({ kind: 'park', idem: 'park/bank/BC1' });
  });

  it('is in time up to the last moment, however late the house hears of it', () => {
    const bill = openBill();
    expect(receivePayment(bill, notice(bill, { paidAt: EXPIRES }), LATE).kind).toBe('posted');
    expect(receivePayment(bill, notice(bill, { paidAt: later(EXPIRES, 1) }), LATE).kind).toBe('parked');
  });

  it('is not made late by a bank whose clock runs ahead', () => {
    const bill = openBill();
    const receipt = receivePayment(bill, notice(bill, { paidAt: LATE }), IN_TIME);
    expect(receipt).toMatchObject({ kind: 'posted', payment: { at: IN_TIME } });
  });
});

describe('parked money', () => {
  const parked = receivePayment(null, notice(openBill()), IN_TIME).payment;

  it('goes back in two steps by two persons', () => {
    const due = refund(parked, 'Bagus', IN_TIME);
    expect(due).toMatchObject({ payment: { status: 'refund-due' }, approvedBy: 'Bagus' });
    expect(() => payRefund(due.payment, { approvedBy: 'Bagus', paidBy: 'Bagus' }, IN_TIME)).toThrow(
      expect.objectContaining({ code: 'refund-by-one-person' }),
    );
    const paid = payRefund(due.payment, { approvedBy: 'Bagus', paidBy: 'Intan' }, IN_TIME);
    expect(paid.payment.status).toBe('refunded');
    expect(paid.journals.map(({ idem }) => idem)).toEqual(['refund/bank/BC1']);
  });

  it('goes back once, and money that paid a bill not at all', () => {
    const bill = openBill();
    const posted = receivePayment(bill, notice(bill), IN_TIME).payment;
    const due = refund(parked, 'Bagus', IN_TIME).payment;
    const refunded: Payment = { ...parked, status: 'refunded' };
    for (const payment of [posted, due, refunded]) {
      expect(() => refund(payment, 'Bagus', IN_TIME)).toThrow(expect.objectContaining({ code: 'payment-not-parked' }));
    }
    for (const payment of [posted, parked, refunded]) {
      expect(() => payRefund(payment, { approvedBy: 'Bagus', paidBy: 'Intan' }, IN_TIME)).toThrow(
        expect.objectContaining({ code: 'refund-not-due' }),
      );
    }
  });
});

const BILLS = [openBill(1), openBill(2)];
const anyNotice = fc.record({
  channel: fc.constantFrom('bank', 'kasir'),
  reference: fc.integer({ min: 1, max: 6 }).map((n) => `BC${n}`),
  code: fc.constantFrom('999999999999999', ...BILLS.map(({ code }) => code)),
  amount: fc.constantFrom(296_450n, 296_450n, 296_450n, 1n, 10n ** 12n).map(rupiah),
  paidAt: fc.constantFrom(IN_TIME, later(IN_TIME, 5), EXPIRES, LATE),
});
const notices = fc.uniqueArray(anyNotice, {
  selector: ({ channel, reference }) => `${channel}/${reference}`,
  minLength: 1,
  maxLength: 8,
});
/** Some notices, and two ways of telling them: each at least once, some more often, in any order. */
const toldTwice = notices.chain((list) => fc.tuple(fc.constant(list), retold(list), retold(list)));

function retold(list: readonly PaymentNotice[]): fc.Arbitrary<PaymentNotice[]> {
  const repeated = fc.array(fc.constantFrom(...list), { maxLength: 12 });
  return repeated.chain((more) => {
    const all = [...list, ...more];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
}

function booksAfter(list: readonly PaymentNotice[]): Books {
  const books = new Books();
  for (const n of [1, 2]) books.issue(n);
  for (const [after, one] of list.entries()) books.receive(one, later(LATE, after));
  return books;
}

function fits({ amount, paidAt }: PaymentNotice): boolean {
  return amount === 296_450n && paidAt <= EXPIRES;
}

function paysNothingTwice(list: readonly PaymentNotice[]): boolean {
  return BILLS.every(({ code }) => list.filter((one) => fits(one) && one.code === code).length < 2);
}

type Move = (books: Books, at: Instant) => void;
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: anyNotice.map(
      (one): Move =>
        (books, at) =>
          books.receive(one, at),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...BILLS), fc.constantFrom('expired' as const, 'cancelled' as const)).map(
      ([{ billId }, as]): Move =>
        (books, at) =>
          books.end(billId, as, at),
    ),
  },
  {
    weight: 2,
    arbitrary: anyNotice.map(
      ({ channel, reference }): Move =>
        (books, at) =>
          books.giveBack(`${channel}/${reference}`, at),
    ),
  },
);

function received(books: Books, status: PaymentStatus): bigint {
  const payments = [...books.payments.values()].filter((payment) => payment.status === status);
  return payments.reduce((all, { amount }) => all + amount, 0n);
}

describe('callbacks in any order, any number of times', () => {
  it('end in the same books, whichever of two equal payments came first', () => {
    fc.assert(
      fc.property(toldTwice, ([, one, other]) => {
        expect(booksAfter(one).outcome()).toEqual(booksAfter(other).outcome());
      }),
      { numRuns: 300 },
    );
  });

  it('end in the same books to the last entry when no bill is paid twice', () => {
    fc.assert(
      fc.property(toldTwice, ([list, one, other]) => {
        fc.pre(paysNothingTwice(list));
        expect(booksAfter(one).content()).toEqual(booksAfter(other).content());
      }),
      { numRuns: 300 },
    );
  });

  it('never lose or make a rupiah, with bills ending and refunds in between', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        const books = new Books();
        for (const n of [1, 2]) books.issue(n);
        for (const [after, move] of moves.entries()) {
          move(books, later(ISSUED, after));
          expect(books.total()).toBe(0n);
        }
        const [posted, parked, due] = (['posted', 'parked', 'refund-due'] as const).map((one) => received(books, one));
        expect(-books.total('payable/')).toBe(posted);
        expect(-books.total('suspense/')).toBe(parked);
        expect(-books.total('refund-payable/')).toBe(due);
        expect(books.total('clearing/')).toBe((posted ?? 0n) + (parked ?? 0n) + (due ?? 0n));
        const open = [...books.bills.values()].filter(({ status }) => status === 'open');
        expect(-books.total('pending/')).toBe(open.reduce((all, { total }) => all + total, 0n));
      }),
      { numRuns: 300 },
    );
  });
});
