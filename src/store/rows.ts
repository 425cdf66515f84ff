import type { AgencyId, ChainId, FactName, PositionId, RoleId, ServiceId, SubjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** Status of a case that has not ended; any other word says how it ended. */
export const OPEN = 'open';

/** An act as the ledger links it. */
export interface ActRow {
  readonly chain: ChainId;
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly element: string | null;
  readonly agency: AgencyId | null;
  readonly position: PositionId | null;
  readonly data: JsonObject;
  readonly subject: SubjectId | null;
  readonly sealed: Uint8Array;
  /** base64url. */
  readonly c: string;
  readonly prev: string | null;
}

/** Where a chain ends: `c` of its last act in base64url. */
export interface HeadRow {
  readonly seq: number;
  readonly c: string | null;
  readonly at: Instant | null;
}

/** A case as it stands. `State` is what the engine folds; the store never looks inside. */
export interface CaseRow<State extends object = JsonObject> {
  readonly caseId: ChainId;
  readonly number: string;
  readonly service: ServiceId;
  /** Version of the service definition the case began with. */
  readonly def: number;
  /** Grows by one with each step. */
  readonly version: number;
  readonly status: string;
  readonly head: HeadRow;
  readonly state: State;
  /** Ended and moved to the cold table: it takes no more steps. */
  readonly archived: boolean;
}

/** A fact of a case. A personal value stands only in `sealed`, under the key of `subject`. */
export interface FactRow {
  /** 0 for the case itself; a multi-instance or sub-process has its own. */
  readonly scope: number;
  readonly name: FactName;
  readonly value: Json;
  readonly sealed: Uint8Array | null;
  readonly subject: SubjectId | null;
  /** Where the value came from; never personal. */
  readonly source: object;
  /** Act that brought it. */
  readonly seq: number;
}

/** What a case waits for: a `timer` or clock has `due`; a `message` has `name` and, hashed where personal, `corr`. */
export interface WaitRow {
  readonly waitId: number;
  readonly kind: string;
  readonly name: string | null;
  readonly corr: string | null;
  readonly due: Instant | null;
}

export interface WorkItemRow {
  readonly itemId: number;
  readonly step: string;
  readonly lane: string;
  /** Null: the applicant's. */
  readonly agency: AgencyId | null;
  readonly role: RoleId;
  readonly version: number;
  readonly enabledAt: Instant;
  readonly claimedAt: Instant | null;
  /** Assignment, a pseudonym; never a name. */
  readonly claimedBy: string | null;
  readonly startedAt: Instant | null;
  readonly due: Instant | null;
}

export interface QuestionRow {
  readonly questionId: number;
  readonly askerAgency: AgencyId;
  readonly ownerAgency: AgencyId;
  readonly blocking: boolean;
  readonly state: string;
  readonly askedAt: Instant;
  readonly due: Instant;
}

export interface BillRow {
  readonly billId: string;
  readonly code: string;
  readonly status: string;
  /** Rupiah. */
  readonly total: bigint;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly paidAt: Instant | null;
  readonly lines: readonly object[];
}

export interface AccountRow {
  readonly account: string;
  readonly owner: string;
  readonly kind: string;
  /** Side on which it grows. */
  readonly normal: 'D' | 'C';
}

/** A journal with its entries; the database refuses one that does not balance. */
export interface JournalRow {
  readonly journal: string;
  /** One journal per key, however often the same thing is booked. */
  readonly idem: string;
  readonly bill: string | null;
  readonly kind: string;
  readonly reversalOf: string | null;
  /** Act it belongs to. */
  readonly chain: ChainId;
  readonly seq: number;
  readonly at: Instant;
  readonly entries: readonly { readonly account: string; readonly side: 'D' | 'C'; readonly amount: bigint }[];
}

/** Money received. `parked` has no open bill; nothing received is ever dropped. */
export interface PaymentRow {
  readonly channel: string;
  readonly reference: string;
  readonly bill: string | null;
  readonly caseId: ChainId | null;
  readonly amount: bigint;
  readonly at: Instant;
  readonly status: 'posted' | 'parked' | 'refund-due' | 'refunded';
  readonly raw: object;
}

export interface DocumentRow {
  readonly number: string;
  readonly kind: string;
  readonly sha256: Uint8Array;
  readonly bytes: Uint8Array;
  readonly qr: string;
  readonly sealedAt: Instant;
  readonly status: string;
}

/** A row of the outbox as a worker gets it. */
export interface OutboxRow {
  readonly chain: ChainId;
  readonly seq: number;
  readonly n: number;
  readonly topic: string;
  readonly payload: JsonObject;
  /** `chain/seq/n`: the receiver's inbox makes at-least-once into once. */
  readonly idem: string;
  /** Failed attempts so far. */
  readonly tries: number;
  readonly bucket: number;
}

export type OutboxKey = Pick<OutboxRow, 'chain' | 'seq' | 'n'>;

/** Proof of still holding a bucket: the epoch grows when the bucket changes hands. */
export interface Fence {
  readonly bucket: number;
  readonly epoch: number;
}

/** An arrangement as its chain leaves it. Texts and standings are what `coordination` folds; the store never looks inside. */
export interface ArrangementRow {
  readonly id: string;
  /** Of the last act. */
  readonly seq: number;
  /** Whether more than the file of the government decided. */
  readonly decided: boolean;
  /** Of the file's text, where a file shipped it. */
  readonly sha256: Uint8Array | null;
  readonly text: object;
  readonly standing: object;
}

/** A question, decision, dispute, duty or minutes as the acts on its arrangement's chain leave it. The store never looks inside. */
export interface MatterRow {
  readonly id: string;
  readonly number: string;
  readonly arrangement: string;
  readonly kind: string;
  readonly status: string;
  /** When it moves by itself, or is late. */
  readonly due: Instant | null;
  readonly openedAt: Instant;
  readonly version: number;
  readonly state: object;
}
