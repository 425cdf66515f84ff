import type { AgencyId, ChainId, PositionId, SubjectId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** What a decision wants appended: an act before it has its place in a chain. */
export interface ActDraft<Kind extends string = string> {
  readonly kind: Kind;
  /** BPMN element the act is about, if any. */
  readonly element: string | null;
  readonly agency: AgencyId | null;
  readonly position: PositionId | null;
  /** Clear part. Never personal: no NIK, name, plate, free text. */
  readonly data: JsonObject;
  /** Sealed under the data key of one person; what concerns two people is two acts. */
  readonly personal?: { readonly subject: SubjectId; readonly values: JsonObject };
}

/** The clear part of an appended act: all that a fold, an indicator or a level ever reads. */
export interface Envelope<Kind extends string = string> extends Omit<ActDraft<Kind>, 'personal'> {
  readonly chain: ChainId;
  /** 1 for the first act of the chain. */
  readonly seq: number;
  readonly at: Instant;
  /** base64url of HMAC-SHA-256(salt, JCS(act without c)): binds the act, personal part included, without revealing it. */
  readonly c: string;
  /** `c` of the chain's previous act; null for the first. */
  readonly prev: string | null;
}

/** An act as it is stored. */
export interface Act<Kind extends string = string> extends Envelope<Kind> {
  readonly subject: SubjectId | null;
  /** With a subject: AES-256-GCM of {salt, values}. Without one: the 32 bytes of the salt in clear. */
  readonly sealed: Uint8Array;
}

/** Where a chain ends. `c` is null and `seq` 0 before the first act. */
export interface Head {
  readonly seq: number;
  readonly c: string | null;
  readonly at: Instant | null;
}

export const NO_HEAD: Head = { seq: 0, c: null, at: null };
