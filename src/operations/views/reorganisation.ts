import type { BasisView, FieldView, Link, Owner } from '#operations/views/marks';
import type { Instant, PlainDate } from '#terms/plain-date';

/** The dry-run table: counts by kind, and every row under them. */
export interface DryRunView {
  readonly orphans: number;
  readonly counts: readonly {
    readonly what: string;
    readonly before: number;
    readonly after: number;
    readonly ended: number;
    readonly orphans: number;
  }[];
  readonly rows: readonly {
    readonly what: string;
    readonly id: string;
    readonly count: number;
    readonly from: string;
    /** Who takes it, or why it ends, or that nobody does. */
    readonly fate: string;
    readonly kind: 'to' | 'ends' | 'orphan';
  }[];
}

/** `/penataan` */
export interface ReorganisationsView {
  readonly rows: readonly {
    readonly link: Link;
    readonly state: string;
    readonly kind: 'ok' | 'near';
    readonly day: PlainDate;
  }[];
  /** Where the coordinating body begins a new one. */
  readonly kinds: readonly Link[];
}

/** `/penataan/baru`: sides, date and basis; then the table with what is left over. */
export interface WizardView {
  readonly kind: string;
  readonly title: string;
  readonly about: string;
  readonly fields: readonly FieldView[];
  /** Why it does not hold together yet; null while nothing has been counted. */
  readonly error: string | null;
  readonly table: DryRunView | null;
  /** Choices for what nobody takes yet, in the same form. */
  readonly leftovers: readonly FieldView[];
  readonly ready: boolean;
}

/** `/penataan/:id`: what will become of everything, who has signed, and when it takes effect. */
export interface ReorganisationView {
  readonly id: string;
  readonly title: string;
  readonly from: readonly Owner[];
  readonly to: readonly Owner[];
  readonly basis: BasisView;
  readonly effectiveAt: Instant;
  readonly switchedAt: Instant | null;
  readonly sides: readonly {
    readonly owner: Owner;
    readonly signed: { readonly by: string; readonly at: Instant } | null;
  }[];
  readonly table: DryRunView;
  /** What has changed since the plan; the coordinating body may count it again. */
  readonly changed: readonly string[];
  readonly may: { readonly sign: boolean; readonly apply: boolean; readonly recount: boolean };
  readonly refused: { readonly what: string; readonly next: string } | null;
}

/** `/instansi/:id`: an agency, what it was called when, and whom it followed. */
export interface AgencyView {
  readonly owner: Owner;
  readonly name: string;
  readonly office: string;
  readonly ended: boolean;
  readonly names: readonly { readonly name: string; readonly from: PlainDate; readonly recordedAt: Instant | null }[];
  readonly before: readonly KinView[];
  readonly after: readonly KinView[];
  readonly duties: readonly string[];
}

export interface KinView {
  readonly what: string;
  readonly agencies: readonly Link[];
  readonly at: Instant;
}
