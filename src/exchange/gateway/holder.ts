import type { Lapse } from '#coordination/arrangement';
import type { SystemId } from '#exchange/mx/identifier';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** What the agency's own system said. nonsense: something, but not as agreed. */
export type HolderAnswer =
  | {
      readonly kind: 'found';
      readonly fields: { readonly [field: string]: Json };
      /** As of when, where it answers from a file. */
      readonly file?: { readonly asOf: string; readonly finding?: string };
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'nonsense' };

/** The agency's own system behind its gateway. */
export interface Holder {
  find(key: string, fields: readonly string[]): Promise<HolderAnswer>;
}

/** A service as it is open to others. */
export interface Served {
  readonly holder: Holder;
  /** Facts that are given on the person's consent and on nothing else. */
  readonly byConsent?: ReadonlySet<string>;
  /** Why this asker gets nothing now for this purpose; null where it does. */
  lapse(
    wish: { readonly client: SystemId; readonly purpose: string; readonly fields: readonly string[] },
    at: Instant,
  ): Lapse | null;
}
