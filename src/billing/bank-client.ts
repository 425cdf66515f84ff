import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PUBLIC_KEY_FILE, TOKEN_FILE } from '#billing/bank/secrets';
import type { BillingRefusal } from '#billing/refusals';
import { readPublicKey, type VerifyingKey } from '#billing/webhook';
import type { Text } from '#terms/language';
import { type Instant, instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { type Rupiah, rupiah } from '#terms/rupiah';

/** The bank as the house knows it. */
export interface BankAccess {
  readonly url: string;
  readonly token: string;
  /** Verifies its callbacks. */
  readonly key: VerifyingKey;
}

/** Reads what the bank left in its folder for the house; the bank must have been started once. */
export function bankAccess(url: string, folder: string): BankAccess {
  const { key } = KeyFile.parse(JSON.parse(readFileSync(join(folder, PUBLIC_KEY_FILE), 'utf8')));
  const token = readFileSync(join(folder, TOKEN_FILE), 'utf8').trim();
  return { url, token, key: readPublicKey(key) };
}

/** What the bank is told, and what the payer reads there: who bills and for what; no case number, nothing of a person. */
export interface RegisteredBill {
  readonly code: string;
  /** At least 1: a bill of 0 rupiah is never registered. */
  readonly total: Rupiah;
  readonly payee: string;
  readonly description: Text;
  readonly expiresAt: Instant | null;
}

/** Tells the bank of a bill; telling it again is harmless. Refuses with `bank-silent` (worth another try) or `bank-declined`. */
export async function registerBill(access: BankAccess, bill: RegisteredBill, timeout = TIMEOUT): Promise<void> {
  const { code, total, payee, description, expiresAt } = bill;
  const body = JSON.stringify({ total: Number(total), payee, description, expiresAt });
  const response = await ask(access, 'PUT', code, timeout, body);
  await response.body?.cancel();
  if (!response.ok) throw declined(code, response.status);
}

export type Cancelled =
  | { readonly kind: 'cancelled' }
  /** Money is there. Only its signed callback pays the bill; the bank now sends it again. */
  | { readonly kind: 'paid'; readonly payments: readonly BankMoney[] };

interface BankMoney {
  readonly reference: string;
  readonly amount: Rupiah;
  readonly paidAt: Instant;
}

/** Asks the bank to take no more money for a code; asking again is harmless. Refuses with `bank-silent` or `bank-declined`. */
export async function cancelBill(access: BankAccess, code: string, timeout = TIMEOUT): Promise<Cancelled> {
  const response = await ask(access, 'DELETE', code, timeout);
  if (response.ok) {
    await response.body?.cancel();
    return { kind: 'cancelled' };
  }
  const parsed = response.status === 409 ? Paid.safeParse(await read(response, code)) : undefined;
  if (parsed?.success !== true) throw declined(code, response.status);
  const payments = parsed.data.payments.map(({ reference, amount, paidAt }) => ({
    reference,
    amount: rupiah(amount),
    paidAt: instant(paidAt),
  }));
  return { kind: 'paid', payments };
}

/**
 * For the demonstration's own clock: the sandbox bank takes money at a moment and hands over its signed callback. The same
 * seed again is the same payment.
 */
export async function collectPayment(
  access: BankAccess,
  code: string,
  amount: Rupiah,
  at: Instant,
  seed: Seed,
): Promise<CollectedCallback> {
  const key = Buffer.from(derive(seed, 'payment', 16)).toString('hex');
  const response = await fetch(`${access.url}/peragaan`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ collect: { code, amount: Number(amount), at, key } }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (response.status !== 201) throw declined(code, response.status);
  return Collected.parse(await response.json());
}

const Collected = z.object({
  headers: z.object({ 'webhook-id': z.string(), 'webhook-timestamp': z.string(), 'webhook-signature': z.string() }),
  body: z.string(),
});
export type CollectedCallback = z.infer<typeof Collected>;

/** Milliseconds. */
const TIMEOUT = 5_000;

const KeyFile = z.object({ alg: z.literal('Ed25519'), key: z.string() });
const Paid = z.object({
  state: z.literal('paid'),
  payments: z.array(z.object({ reference: z.string(), amount: z.int(), paidAt: z.string() })),
});

async function ask(
  access: BankAccess,
  method: 'PUT' | 'DELETE',
  code: string,
  timeout: number,
  body?: string,
): Promise<Response> {
  try {
    const response = await fetch(`${access.url}/tagihan/${encodeURIComponent(code)}`, {
      method,
      headers: { authorization: `Bearer ${access.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status < 500) return response;
    throw new Error(`status ${response.status}`);
  } catch (cause) {
    throw silent(code, cause);
  }
}

async function read(response: Response, code: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw silent(code, cause);
  }
}

function silent(code: string, cause: unknown): Refusal<BillingRefusal> {
  return new Refusal('bank-silent', 'The bank does not answer', { code }, { cause });
}

function declined(code: string, status: number): Refusal<BillingRefusal> {
  return new Refusal('bank-declined', `The bank answers ${status}`, { code, status });
}
