import type { Link, Owner } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** Exchange board, `/pertukaran`: who asks whom, what is refused, which receipts are missing, which registries are old. */
export interface ExchangeBoardView {
  readonly asOf: Instant;
  /** How far back it looks. */
  readonly days: number;
  readonly sentence: string;
  /** Whose exchanges are shown: all of them, or those of the reader's own agency. */
  readonly scope: string;
  /** Arrangements to choose from; `chosen` is null for all. */
  readonly arrangements: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: string | null;
  readonly flows: {
    readonly page: number;
    readonly of: number;
    readonly rows: readonly {
      readonly asker: Owner;
      readonly holder: Owner;
      readonly registry: string;
      readonly service: Link;
      readonly arrangement: Link;
      readonly count: number;
      readonly signed: number;
      readonly last: Instant;
    }[];
  };
  readonly refusals: readonly {
    readonly holder: Owner;
    readonly asker: Owner | null;
    readonly service: Link;
    readonly registry: string;
    readonly reason: string;
    readonly count: number;
    readonly last: Instant;
  }[];
  readonly missing: readonly {
    readonly asker: Owner;
    readonly provider: Owner;
    readonly why: string;
    readonly count: number;
    readonly since: Instant;
  }[];
  readonly stale: readonly {
    readonly holder: Owner;
    readonly registry: string;
    readonly finding: string;
    readonly asOf: Instant;
    readonly lastRead: Instant;
  }[];
  readonly duplicates: readonly {
    readonly fact: string;
    readonly service: Link;
    readonly registry: string;
    readonly holders: string;
    readonly arrangement: Link | null;
    /** "12 dari 40 berkas, hanya bila daftar induk tidak menjawab" */
    readonly asked: string;
    readonly could: string;
  }[];
}
