import type { AgencyId, PositionId } from '#terms/ids';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** Where a value came from. Once-only, minimisation and "what we did not ask you" all follow from this one type. */
export type FactSource =
  | { readonly kind: 'asked'; readonly at: Instant }
  | {
      readonly kind: 'fetched';
      readonly at: Instant;
      readonly registry: string;
      readonly agency: AgencyId;
      readonly read: string;
      readonly receipt: string;
      /** Where the agency's system did not answer itself. */
      readonly way?: AnswerWay;
      /** Where it came over the exchange: the id of the exchange, and the name of the receipt that both sides keep. */
      readonly exchange?: { readonly xid: string; readonly receipt: string };
    }
  | { readonly kind: 'computed'; readonly at: Instant; readonly decision: string }
  | { readonly kind: 'attested'; readonly at: Instant; readonly agency: AgencyId; readonly position: PositionId };

/**
 * Another way than the agency's own system. file: as of when the agency wrote it, and what is the matter with it; officer:
 * the position, and on what evidence.
 */
export type AnswerWay =
  | { readonly kind: 'file'; readonly asOf: Instant; readonly finding?: FileFinding }
  | { readonly kind: 'officer'; readonly position: PositionId; readonly evidence: string };

/** too-old: no newer file has come in time; newer-broken: one came that cannot be read, and the last good one is used. */
export type FileFinding = 'too-old' | 'newer-broken';

/** A value with provenance. A disputed one keeps what the person says beside what the registry says. */
export interface Fact {
  readonly value: Json;
  readonly source: FactSource;
  readonly disputed?: {
    readonly declared: Json;
    readonly at: Instant;
    readonly text?: string;
    /** When its holder answered that the record is right. */
    readonly upheld?: Instant;
  };
}
/** By fact name (`vehicle.plate`). */
export type Facts = ReadonlyMap<string, Fact>;
