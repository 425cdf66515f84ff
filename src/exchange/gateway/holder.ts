import type { Lapse } from '#coordination/arrangement';
import type { SystemId } from '#exchange/mx/identifier';
import type { RestAnswer, RestCall } from '#exchange/xroad/rest-message';
import type { PositionId } from '#terms/ids';
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

/** Who asks, as the signed request says it; an old system is told. */
export interface Asked {
  readonly client: SystemId;
  readonly id: string;
  readonly userId: string;
  readonly issue: string;
  readonly represented?: string;
}

/** The agency's own system behind its gateway. */
export interface Holder {
  find(key: string, fields: readonly string[], asked: Asked): Promise<HolderAnswer>;
  /** Passes on a call of an old system about this record as it was made; closed: nothing there that this asker may call. */
  pass?(call: RestCall, key: string, asked: Asked): Promise<RestAnswer | 'closed'>;
}

/** Officers of the agency who answer a registry by hand, and by when. */
export interface Officers {
  readonly registry: string;
  readonly position: PositionId;
  due(at: Instant): Instant;
}

/** A service as it is open to others. */
export interface Served {
  readonly holder: Holder;
  /** Set where no system answers. Whoever cannot wait for them is told that the holder is silent. */
  readonly officers?: Officers;
  /** The registry's own name of a field -> fact. */
  readonly names: ReadonlyMap<string, string>;
  /** Facts that are given on the person's consent and on nothing else. */
  readonly byConsent?: ReadonlySet<string>;
  /** Why this asker gets nothing now for this purpose; null where it does. */
  lapse(
    wish: { readonly client: SystemId; readonly purpose: string; readonly fields: readonly string[] },
    at: Instant,
  ): Lapse | null;
}
