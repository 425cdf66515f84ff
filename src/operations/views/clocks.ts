import type { BasisView } from '#operations/views/marks';
import type { TermUnit } from '#terms/calendar';
import type { Instant, PlainDate } from '#terms/plain-date';

/** How a deadline was counted, day by day, so that a reader can count it again. */
export interface ClockProofView {
  readonly basis: BasisView;
  readonly amount: number;
  readonly unit: TermUnit;
  readonly start: Instant;
  /** Null while the clock stands still: nobody knows yet. */
  readonly deadline: Instant | null;
  /** What has become of it: runs, stands still, decided in time, or what its running out meant. */
  readonly state: { readonly kind: 'ok' | 'stopped' | 'late'; readonly sentence: string };
  /** Counted days suspended in all, overlaps once; null where hours count. */
  readonly suspended: number | null;
  readonly calendar: string;
  /** Counted over a year whose days off are not decreed yet. */
  readonly provisional: boolean;
  readonly days: readonly {
    readonly day: PlainDate;
    readonly as: 'counted' | 'suspended' | 'rest';
    /** "hari kerja ke-3", "Idulfitri", "akhir pekan" */
    readonly sentence: string;
  }[];
  readonly suspensions: readonly {
    /** "Dinas menunggu Anda" */
    readonly sentence: string;
    readonly reason: string;
    readonly basis: BasisView | null;
    readonly from: Instant;
    readonly to: Instant | null;
    readonly days: number | null;
  }[];
  /** Counted again as the page was made. */
  readonly holds: boolean;
  readonly href: string;
}

/** All that agencies ask the applicant to mend, in one request. */
export interface RequestView {
  /** Names who asks, once each. */
  readonly who: string;
  readonly texts: readonly { readonly who: string; readonly text: string }[];
  /** The first day on which an answer is due. */
  readonly answerBy: Instant | null;
  /** Whether the clock of the case stands still meanwhile. */
  readonly stops: boolean;
  /** Where all of it is answered. */
  readonly action: string;
}
