import { randomBytes } from 'node:crypto';
import type { BankBook, BankPayment } from '#billing/bank/book';
import type { Courier, SignedCallback } from '#billing/bank/courier';
import type { Instant } from '#terms/plain-date';
import { sha256Hex } from '#terms/random';

/** What a demonstration asks of the next callbacks. */
export const CALLBACK_MODES = ['normal', 'duplicate', 'hold', 'drop'] as const;
export type CallbackMode = (typeof CALLBACK_MODES)[number];

/** Takes money. A payment is on disk before the payer or the house hears of it. */
export class Till {
  private readonly book: BankBook;
  private readonly courier: Courier;
  private readonly now: () => Instant;
  private readonly held: BankPayment[] = [];
  private mode: CallbackMode = 'normal';
  private copies = 2;

  constructor(book: BankBook, courier: Courier, now: () => Instant) {
    this.book = book;
    this.courier = courier;
    this.now = now;
  }

  /** Takes the money, whatever the code; a form whose key was paid before is not brought here again. */
  async pay(code: string, amount: number, key: string): Promise<BankPayment> {
    const reference = `BC${randomBytes(10).toString('hex').toUpperCase()}`;
    const payment: BankPayment = { reference, code, amount, paidAt: this.now(), key };
    await this.book.write({ kind: 'paid', ...payment });
    await this.tell(payment);
    return payment;
  }

  /**
   * Money paid at a given moment, told to nobody: the signed callback goes to whoever asked for it, as often as they ask. Its
   * reference follows from the key, so that a demonstration is the same every time.
   */
  async collect(code: string, amount: number, at: Instant, key: string): Promise<SignedCallback> {
    const before = this.book.paymentOfForm(key);
    if (before !== undefined) return this.courier.sign(before, at);
    const reference = `BC${sha256Hex(key).slice(0, 20).toUpperCase()}`;
    const payment: BankPayment = { reference, code, amount, paidAt: at, key };
    await this.book.write({ kind: 'paid', ...payment });
    await this.book.write({ kind: 'told', reference, how: 'acknowledged' });
    return this.courier.sign(payment, at);
  }

  setMode(mode: CallbackMode, copies: number): void {
    this.mode = mode;
    this.copies = copies;
  }

  /** Lets go of what was held back. */
  release(): void {
    for (const payment of this.held.splice(0)) this.courier.send(payment);
  }

  /** The house asks after a code: whatever it has not acknowledged is told again. */
  remind(code: string): void {
    for (const payment of this.book.paymentsOf(code)) {
      if (!this.book.isAcknowledged(payment.reference)) this.courier.send(payment);
    }
  }

  private async tell(payment: BankPayment): Promise<void> {
    switch (this.mode) {
      case 'normal':
        return this.courier.send(payment);
      case 'duplicate':
        for (let copy = 0; copy < this.copies; copy += 1) this.courier.send(payment);
        return undefined;
      case 'hold':
        this.held.push(payment);
        return undefined;
      case 'drop':
        return this.book.write({ kind: 'told', reference: payment.reference, how: 'dropped' });
      default:
        return this.mode satisfies never;
    }
  }
}
