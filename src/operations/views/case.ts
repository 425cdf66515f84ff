import type { ClockProofView, RequestView } from '#operations/views/clocks';
import type { RuleRow } from '#operations/views/desk';
import type {
  BasisView,
  BillLineView,
  BillState,
  FieldView,
  Link,
  NotAskedView,
  Owner,
  QrView,
  TimelineView,
  Ways,
} from '#operations/views/marks';
import type { Instant, PlainDate } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

/** Who holds the baton, derived once; list, case and menu read the same value. */
export interface Holder {
  readonly owner: Owner;
  readonly office: string | null;
  readonly since: Instant;
}

export interface BillSummary {
  readonly state: BillState;
  readonly total: Rupiah;
  readonly lines: readonly BillLineView[];
  readonly paidAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly href: string;
}

export interface OpenedRow {
  readonly owner: Owner;
  /** "petugas penetapan", "sistem" */
  readonly who: string;
  readonly at: Instant;
  /** "data kendaraan" */
  readonly what: string;
  readonly purpose: string;
}

export interface HappenedRow {
  readonly at: Instant;
  readonly what: string;
  readonly detail: string;
}

/** A question between agencies on this case, as the applicant may know of it. */
export interface CaseQuestionRow {
  readonly from: Owner;
  readonly to: Owner;
  readonly asked: Instant;
  readonly due: Instant;
  readonly sentence: string;
}

/** Status page, `/berkas/:number`. */
export interface CaseView {
  readonly number: string;
  readonly service: Link;
  /** A sentence with a subject: "Polri sedang mencocokkan data kendaraan Anda". */
  readonly heading: string;
  readonly holders: readonly Holder[];
  readonly timeline: TimelineView;
  readonly questions: readonly CaseQuestionRow[];
  /** How the statutory deadline was counted; null where the service has no statutory clock. */
  readonly clock: ClockProofView | null;
  /** Obstacle or outcome told in a sentence: registry silent, lead vacant, refused with ways on. */
  readonly notices: readonly {
    readonly kind: 'info' | 'late' | 'done';
    readonly title: string;
    readonly text: string;
    readonly ways: Ways;
  }[];
  /** null in the open view that a QR leads to: no personal data. */
  readonly own: {
    /** Whoever it was filed for or by, with a power of attorney; where the power can be seen and ended. */
    readonly behalf: { readonly sentence: string; readonly way: Link } | null;
    readonly task: { readonly say: string; readonly detail: string; readonly action: Link | null };
    /** What agencies ask the applicant to mend; null where nothing is. */
    readonly request: RequestView | null;
    readonly notAsked: NotAskedView;
    readonly bill: BillSummary | null;
    readonly opened: { readonly total: number; readonly last: readonly OpenedRow[] };
    readonly history: readonly HappenedRow[];
    readonly paper: { readonly href: string; readonly name: string; readonly number: string } | null;
    /** What the kind of service leaves in somebody's hands beside it: a connection, an asset, a rule. */
    readonly product: readonly {
      readonly label: string;
      readonly value: string;
      readonly detail: string | null;
      readonly href: string | null;
    }[];
    /** What the person attached, by fact; what an agency attached stands there too. */
    readonly files: readonly { readonly label: string; readonly files: readonly Link[] }[];
    readonly withdraw: string | null;
    /** Where an ended case is rated; null while it is open and once it was. */
    readonly survey: string | null;
  } | null;
}

/** `/berkas/:number/tagihan`; posts to ask for a new bill after expiry. */
export interface BillView {
  readonly number: string;
  readonly service: string;
  readonly state: BillState;
  readonly issuedAt: Instant;
  readonly lines: readonly BillLineView[];
  readonly total: Rupiah;
  readonly code: string | null;
  readonly qr: QrView | null;
  readonly expiresAt: Instant | null;
  readonly paid: { readonly at: Instant; readonly channel: string; readonly reference: string } | null;
  /** What happens to money that comes after expiry. */
  readonly fate: string;
  readonly pay: Link | null;
  readonly renewable: boolean;
  readonly parked: readonly { readonly amount: Rupiah; readonly at: Instant; readonly sentence: string }[];
}

/** A value with its name, both ready to print. */
export interface Named {
  readonly label: string;
  readonly value: string;
}

/** How one amount or decision came about: what it was made from, the rows that fired, what came of it. */
export interface ReasonView {
  readonly id: string;
  readonly title: string;
  readonly owner: Owner | null;
  readonly at: Instant;
  readonly inputs: readonly Named[];
  readonly rows: readonly RuleRow[];
  /** What was computed on the way. */
  readonly steps: readonly Named[];
  readonly outcomes: readonly Named[];
  readonly basis: BasisView | null;
  readonly arrangement: Link | null;
}

/** `/berkas/:number/alasan` */
export interface ReasonsView {
  readonly number: string;
  readonly service: string;
  readonly lines: readonly ReasonView[];
  readonly decisions: readonly ReasonView[];
  readonly ways: readonly WayView[];
}

/** Where the case could have gone several ways: what was asked, from which data, and where it went. */
export interface WayView {
  readonly id: string;
  readonly title: string;
  readonly at: Instant;
  readonly inputs: readonly Named[];
  /** Each way that was asked about, in order. */
  readonly asked: readonly { readonly to: string; readonly holds: boolean | null }[];
  /** Where the case went; empty where it holds there. */
  readonly went: readonly string[];
}

/** `/berkas/:number/riwayat` */
export interface HistoryView {
  readonly number: string;
  readonly service: string;
  readonly acts: readonly (HappenedRow & {
    readonly seq: number;
    readonly by: string;
    readonly owner: Owner | null;
    readonly commitment: string;
  })[];
  /** Head of the chain, and whether every link was recomputed to it. */
  readonly chain: { readonly head: string; readonly intact: boolean };
}

/** `/berkas/:number/tugas/:item`: a step the applicant owes; posts the fields. */
export interface OwnTaskView {
  readonly number: string;
  readonly service: string;
  readonly title: string;
  /** Why it is asked, and what follows. */
  readonly note: string;
  readonly fields: readonly FieldView[];
  /** Statements that can only be confirmed: sent as `true`. */
  readonly fixed: readonly string[];
}

/** `/berkas/:number/tarik`; posts `reason`. */
export interface WithdrawView {
  readonly number: string;
  readonly service: string;
  readonly consequence: string;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly error: string | null;
}

/** `/permohonan` */
export interface CasesView {
  readonly cases: readonly {
    readonly number: string;
    readonly service: string;
    readonly about: string;
    readonly heading: string;
    /** "Diajukan Dewi dengan kuasa Anda"; null where people apply for themselves. */
    readonly behalf: string | null;
    readonly holders: readonly Holder[];
    readonly due: Instant | null;
    readonly state: 'open' | 'done' | 'refused' | 'withdrawn' | 'lapsed';
    readonly task: string | null;
  }[];
  readonly drafts: readonly { readonly href: string; readonly service: string; readonly until: PlainDate }[];
}

/** `/data-saya`: every read of this person's facts, pages of 50. */
export interface TrailView {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly (OpenedRow & {
    readonly id: string;
    readonly fields: readonly string[];
    readonly basis: BasisView | null;
    readonly case: Link | null;
    readonly ask: string;
    /** The question that was asked about it. */
    readonly asked: Link | null;
    /** "Data diberikan", "Dilihat di layar" */
    readonly outcome: string;
    /** The person's consent that it was read on. */
    readonly consent: Link | null;
    /** Where its receipt is handed out. */
    readonly receipt: string;
  })[];
}

/** A look as an official reads of it. */
export type LookView = Omit<TrailView['rows'][number], 'outcome' | 'consent' | 'receipt' | 'asked'>;

/** `/kuasa`: power of attorney; posts `agent`, `service`, `until` to give, `end` to end one. */
export interface PowerView {
  readonly given: readonly {
    readonly id: string;
    readonly agent: string;
    readonly services: readonly string[];
    readonly until: PlainDate;
  }[];
  readonly received: readonly {
    readonly principal: string;
    readonly services: readonly string[];
    readonly until: PlainDate;
  }[];
  readonly services: readonly { readonly value: string; readonly label: string }[];
  readonly form: { readonly agent: string; readonly service: string; readonly until: string };
  readonly errors: {
    readonly agent?: string | undefined;
    readonly service?: string | undefined;
    readonly until?: string | undefined;
  };
  readonly justGiven: string | null;
}
