import type { PublicJwk } from '#documents/signer';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

/** A seal key that may be believed, and whose it is. Plain JSON: the verify page and the offline bundle carry it. */
export interface TrustedKey {
  readonly agency: AgencyId;
  /** The name shown to people; never taken from what is being checked. */
  readonly name: string;
  readonly kid: string;
  readonly jwk: PublicJwk;
  /** Seals made before or after are not believed. */
  readonly from: Instant;
  readonly until: Instant;
}

export interface TrustList {
  /** PEM of the root certificate every seal certificate hangs from. */
  readonly authority: string;
  readonly keys: readonly TrustedKey[];
}

export function trustedKey(trust: TrustList, kid: string): TrustedKey | undefined {
  return trust.keys.find((key) => key.kid === kid);
}

export function validAt(key: TrustedKey, at: Instant): boolean {
  return key.from <= at && at <= key.until;
}
