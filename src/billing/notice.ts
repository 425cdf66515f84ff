import { z } from 'zod';
import type { BillingRefusal } from '#billing/refusals';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { type Rupiah, rupiah } from '#terms/rupiah';

/** A channel says that money came in. Nothing in it is trusted beyond that: the bill decides what the money is. */
export interface PaymentNotice {
  readonly channel: string;
  /** The channel's own number of the payment; unique within it. */
  readonly reference: string;
  readonly code: string;
  /** At least 1. */
  readonly amount: Rupiah;
  readonly paidAt: Instant;
}

/** Body of the bank's callback, as the API describes it. */
export const PaymentCallback = z.object({
  type: z.literal('payment.received'),
  channel: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  reference: z.string().regex(/^[\w.-]{1,64}$/),
  /** Any, also one we never gave out: money for it is real all the same. */
  code: z.string().regex(/^[\w-]{1,64}$/),
  amount: z.int().min(1),
  paidAt: z.iso.datetime({ offset: true }),
});

/** Of a verified callback's raw body. Refuses with `callback-malformed`; unknown members are let be. */
export function readNotice(body: string): PaymentNotice {
  const parsed = PaymentCallback.safeParse(json(body));
  if (!parsed.success) {
    const where = parsed.error.issues.map(({ path }) => path.join('.'));
    throw new Refusal<BillingRefusal>('callback-malformed', 'The callback does not say who paid what', { where });
  }
  const { channel, reference, code, amount, paidAt } = parsed.data;
  return { channel, reference, code, amount: rupiah(amount), paidAt: instant(paidAt) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
