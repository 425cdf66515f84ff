import type { ConsentName } from '#exchange/consent';
import type { ConsentRef } from '#exchange/mx/terms';
import type { AgencyId } from '#terms/ids';
import { canonical } from '#terms/json';
import type { Nik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';

/** What is wished on a consent, and of whom. */
export interface ConsentWish {
  readonly person: Nik;
  readonly provider: AgencyId;
  readonly consumer: AgencyId;
  readonly purpose: string;
  readonly fields: readonly string[];
}

/** Whether the consent so named carries the wish at that moment. A book that throws carries nothing. */
export type ConsentBook = (
  consent: ConsentRef & { readonly kind: 'given' },
  wish: ConsentWish,
  at: Instant,
) => Promise<boolean>;

/** Milliseconds for which an answer of the book may be used again: a withdrawal is felt within it. */
const KEPT = 1_000;
const PATIENCE = 1_000;
const MOST = 10_000;

/**
 * The book of the house that keeps people's consents, asked over HTTP with a shared secret; the person's number travels in the
 * body. Throws where the book does not answer.
 */
export function keptConsents(url: string, token: string, now: () => number): ConsentBook {
  const known = new Map<string, { readonly holds: boolean; readonly until: number }>();
  return async (consent, wish) => {
    const asked = { ...nameOf(consent), ...wish };
    const name = canonical(asked);
    const before = known.get(name);
    if (before !== undefined && before.until > now()) return before.holds;
    const since = now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(asked),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`the book of consents answers ${response.status}`);
    const holds = ((await response.json()) as { readonly holds?: unknown }).holds === true; // compared, not trusted
    if (known.size >= MOST) known.clear();
    known.set(name, { holds, until: since + KEPT });
    return holds;
  };
}

function nameOf({ id, hash }: ConsentName): { readonly consent: string; readonly hash: string } {
  return { consent: id, hash: hash.toString('hex') };
}
