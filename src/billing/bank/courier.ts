import type { BankPayment } from '#billing/bank/book';
import { type SigningKey, signWebhook, type WebhookHeaders } from '#billing/webhook';
import { type Instant, milliseconds } from '#terms/plain-date';

export interface CourierOptions {
  /** The one address that is told; redirects are not followed. */
  readonly callbackUrl: string;
  readonly key: SigningKey;
  /** Milliseconds to wait before each attempt. */
  readonly schedule: readonly number[];
  readonly now: () => Instant;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Called once the house has answered for good. */
  readonly told: (reference: string, how: 'acknowledged' | 'gone') => void;
}

const SECONDS = 1_000;
const MINUTES = 60 * SECONDS;
const HOURS = 60 * MINUTES;
/**
 * About three days, as in the example of Standard Webhooks, with more attempts in the first minute: a house that was restarted
 * is back within seconds, and whoever has paid waits before their screen.
 */
export const SCHEDULE: readonly number[] = [
  0,
  1 * SECONDS,
  3 * SECONDS,
  8 * SECONDS,
  20 * SECONDS,
  MINUTES,
  5 * MINUTES,
  30 * MINUTES,
  2 * HOURS,
  5 * HOURS,
  10 * HOURS,
  14 * HOURS,
  20 * HOURS,
  24 * HOURS,
];
const TIMEOUT = 15 * SECONDS;
/** A wait is lengthened by up to a tenth, so that many messages do not come back at one moment. */
const JITTER = 0.1;

export interface SignedCallback {
  readonly headers: WebhookHeaders;
  readonly body: string;
}

/** Tells the house of payments until it answers 2xx, or 410 to stop. */
export class Courier {
  private readonly options: CourierOptions;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stopping = new AbortController();

  constructor(options: CourierOptions) {
    this.options = options;
  }

  /** The callback of a payment as it would be sent at a moment. */
  sign(payment: BankPayment, at: Instant): SignedCallback {
    const body = callbackBody(payment);
    return { headers: signWebhook(webhookId(payment), at, body, [this.options.key]), body };
  }

  send(payment: BankPayment): void {
    this.plan(payment, 0, 0);
  }

  stop(): void {
    this.stopping.abort();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private plan(payment: BankPayment, attempt: number, atLeast: number): void {
    const wait = this.options.schedule[attempt];
    if (wait === undefined || this.stopping.signal.aborted) return;
    const delay = Math.max(atLeast, wait * (1 + JITTER * this.options.random()));
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.attempt(payment, attempt);
    }, delay);
    this.timers.add(timer);
  }

  private async attempt(payment: BankPayment, attempt: number): Promise<void> {
    const answer = await this.post(payment);
    if (this.stopping.signal.aborted) return;
    if (answer.kind === 'again') this.plan(payment, attempt + 1, answer.after);
    else this.options.told(payment.reference, answer.kind);
  }

  private async post(payment: BankPayment): Promise<Answer> {
    const { now, callbackUrl } = this.options;
    const { headers, body } = this.sign(payment, now());
    try {
      const response = await fetch(callbackUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), this.stopping.signal]),
      });
      await response.body?.cancel();
      if (response.ok) return { kind: 'acknowledged' };
      if (response.status === 410) return { kind: 'gone' };
      return { kind: 'again', after: retryAfter(response.headers.get('retry-after'), now()) };
    } catch {
      return { kind: 'again', after: 0 };
    }
  }
}

type Answer =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'again' /** milliseconds */; readonly after: number };

/** The same for every attempt, so that whoever hears it twice knows. */
function webhookId(payment: BankPayment): string {
  return `msg_${payment.reference}`;
}

function callbackBody({ reference, code, amount, paidAt }: BankPayment): string {
  return JSON.stringify({ type: 'payment.received', channel: 'bank', reference, code, amount, paidAt });
}

/** Milliseconds that the receiver asks to be left in peace (RFC 9110 10.2.3), a day at most. */
function retryAfter(header: string | null, now: Instant): number {
  if (header === null) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * SECONDS : Date.parse(header) - milliseconds(now);
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), 24 * HOURS);
}
