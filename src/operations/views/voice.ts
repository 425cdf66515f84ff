import type { ComplaintClass } from '#coordination/voice-schema';
import type { LookView, OpenedRow } from '#operations/views/case';
import type { BasisView, Link, Owner } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** `/pengaduan/baru`: anyone, from any page. */
export interface NewComplaintView {
  /** What it is about, in words; null for the government as a whole. */
  readonly about: string | null;
  readonly hidden: { readonly [field: string]: string };
  /** Steps of the case or service it can be about. */
  readonly steps: readonly Choice[];
  readonly signedIn: boolean;
  readonly text: string;
  readonly contact: string;
  readonly naming: string;
  readonly step: string;
  readonly error: string | null;
  /** The clocks that run from the filing. */
  readonly clocks: readonly ComplaintClock[];
}

export interface ComplaintClock {
  readonly what: string;
  readonly days: number;
  readonly basis: BasisView;
  readonly by: Instant;
}

/** A complaint as whoever may see it reads it. */
export interface ComplaintView {
  readonly number: string;
  /** Only after filing: the code is shown once. */
  readonly code: string | null;
  readonly owner: Owner;
  readonly class: string | null;
  readonly status: 'filed' | 'verified' | 'answered' | 'closed';
  readonly due: Instant | null;
  readonly silentBy: Instant | null;
  readonly basis: BasisView | null;
  readonly case: Link | null;
  readonly service: Link | null;
  readonly step: string | null;
  /** Null where the reader may not know it. */
  readonly from: string | null;
  readonly contact: string | null;
  readonly text: string;
  readonly happened: readonly { readonly at: Instant; readonly what: string; readonly words: string | null }[];
  /** Who else has opened it, latest first; null for whoever did not file it. */
  readonly opened: readonly OpenedRow[] | null;
  /** What the reader may do now. */
  readonly may: {
    readonly verify: boolean;
    readonly forward: boolean;
    readonly answer: boolean;
    readonly object: boolean;
    readonly close: boolean;
  };
  readonly classes: readonly { readonly value: ComplaintClass; readonly label: string; readonly by: Instant }[];
  readonly agencies: readonly Choice[];
  readonly error: string | null;
}

/** `/pengaduan`: my complaints, or those in an agency's hands. */
export interface ComplaintsView {
  readonly kind: 'mine' | 'agency' | 'desk';
  readonly rows: readonly {
    readonly number: string;
    readonly href: string;
    readonly owner: Owner;
    readonly class: string | null;
    readonly status: ComplaintView['status'];
    readonly due: Instant | null;
    readonly late: boolean;
    readonly about: string | null;
  }[];
}

/** `/berkas/:number/survei` */
export interface SurveyView {
  readonly number: string;
  readonly service: string;
  readonly basis: BasisView;
  readonly elements: readonly { readonly id: string; readonly question: string; readonly scale: readonly Choice[] }[];
  readonly given: { readonly [element: string]: string };
  readonly error: string | null;
  readonly done: boolean;
}

/** One row of indices; null where there are no answers, `hidden` where there are too few to show here. */
export interface SatisfactionRow {
  readonly label: string;
  readonly n: number;
  readonly index:
    | { readonly kind: 'none' }
    | { readonly kind: 'hidden'; readonly smallest: number }
    | {
        readonly kind: 'shown';
        readonly equal: string;
        readonly printed: string;
        readonly band: string;
        readonly name: string;
      };
}

/** `/suara`: what people said, by agency, lane and class; for everybody. */
export interface VoicesView {
  readonly year: number;
  readonly services: readonly SatisfactionRow[];
  readonly agencies: readonly SatisfactionRow[];
  readonly lanes: readonly SatisfactionRow[];
  readonly complaints: readonly {
    readonly owner: Owner;
    readonly counts: readonly number[];
    readonly late: number;
  }[];
  /** Heads of `counts`: not yet classed, then each class. */
  readonly classes: readonly string[];
  readonly basis: BasisView | null;
}

/** `/data-saya/tanya/:seq`: one look and a question about it; posts `text`. */
export interface LookQuestionView {
  readonly action: string;
  readonly look: LookView;
  readonly by: Instant;
  readonly basis: BasisView;
  readonly text: string;
  readonly error: string | null;
}
