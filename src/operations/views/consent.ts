import type { BasisView, Link, Owner } from '#operations/views/marks';
import type { Instant, PlainDate } from '#terms/plain-date';

/** `/persetujuan`; posts `withdraw` with the id of one. */
export interface ConsentsView {
  readonly standing: readonly ConsentView[];
  /** Withdrawn, or over. */
  readonly ended: readonly ConsentView[];
}

export interface ConsentView {
  readonly id: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** When it ended; null while it stands. */
  readonly ended: Instant | null;
  readonly withdrawn: boolean;
  readonly holder: Owner;
  readonly receiver: Owner;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly service: Link | null;
  readonly basis: BasisView | null;
}

/** `/berkas/:number/setuju/:ask`: a running case asks; posts `read` to allow it, or `self` to say it instead. */
export interface ConsentInCaseView {
  readonly number: string;
  readonly service: string;
  readonly offer: ConsentOffer;
  readonly action: string;
  /** When the case goes on by asking the person. */
  readonly until: Instant;
}

/** `/berkas/:number/lihat/:ask`: what a holder would give; posts `ok.<fact>` for each piece approved, or `self` to say it instead. */
export interface PreviewInCaseView {
  readonly number: string;
  readonly service: string;
  readonly action: string;
  readonly holder: string;
  readonly receiver: string;
  readonly basis: BasisView;
  /** When the case goes on by asking the person. */
  readonly until: Instant;
  /** Nothing where the holder has nothing, or does not answer now. */
  readonly pieces: readonly PreviewPiece[];
  /** Where a wrong value is told to its holder. */
  readonly wrong: string;
}

export interface PreviewPiece {
  readonly fact: string;
  readonly label: string;
  readonly value: string;
  readonly source: string;
  readonly at: Instant;
}

/** The moment of asking, on a page of questions: an agency holds the answer and gives it only if the person says so. */
export interface ConsentOffer {
  /** Where the consent is sent, with `read`. */
  readonly action: string;
  readonly read: string;
  readonly holder: string;
  readonly receiver: string;
  readonly fields: readonly string[];
  /** What the person agrees to, in the words of the definition. */
  readonly text: string;
  readonly until: PlainDate;
  readonly basis: BasisView;
  /** Allowed a moment ago or before, but the holder did not give it: the person fills it in. */
  readonly given: boolean;
}
