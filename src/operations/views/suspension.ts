import type { Due } from '#operations/views/desk';
import type { BasisView, FieldView, Link, Owner } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** Somebody else's turn, as the desks of a case show it. Posts `suspension` with `do` = `take-back`. */
export interface TurnRow {
  readonly id: number;
  readonly owner: Owner;
  /** "Polri menunggu pemohon" */
  readonly sentence: string;
  readonly reason: string;
  readonly basis: BasisView | null;
  /** What was asked, and what was answered; null where this officer's agency did not ask. */
  readonly text: string | null;
  readonly answer: string | null;
  readonly from: Instant;
  readonly answerBy: Instant | null;
  /** What it stops, or how it ended. */
  readonly state: string;
  readonly open: boolean;
  /** Whether this officer may take it back, or say that it is over. */
  readonly mine: boolean;
}

/** `/antrean/:number/:item/minta`: posts `reason` and `text`. */
export interface AskApplicantView {
  readonly back: Link;
  readonly number: string;
  readonly heading: string;
  /** The deadline of the case as it now stands; null where none runs. */
  readonly due: Due | null;
  /** What questions may still stop, in a sentence. */
  readonly budget: string;
  /** Questions of other lanes that are open now: one round, one answer. */
  readonly round: string | null;
  /** When the answer would be due; null where nobody answers. */
  readonly answerBy: Instant | null;
  readonly reasons: readonly {
    readonly value: string;
    readonly label: string;
    readonly basis: BasisView;
    /** What sending it would do to the clocks. */
    readonly effect: string;
  }[];
  readonly chosen: string;
  readonly text: string;
  readonly errors: { readonly reason?: string | undefined; readonly text?: string | undefined };
}

/** `/berkas/:number/perbaikan`: all that agencies ask, answered in one go. */
export interface RepairView {
  readonly number: string;
  readonly service: string;
  readonly clock: string;
  readonly asks: readonly {
    readonly owner: Owner;
    readonly text: string;
    readonly reason: string;
    readonly basis: BasisView | null;
    readonly answerBy: Instant | null;
    readonly field: FieldView;
  }[];
}
