import type { Trend } from '#coordination/indicator';
import type { Link, Owner } from '#operations/views/marks';
import type { Instant, PlainDate } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

export interface IndicatorView {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly baseline: string;
  readonly target: string;
  /** Of the last period that has a figure; null is unknown. */
  readonly value: string | null;
  readonly period: string | null;
  readonly isFinal: boolean;
  /** Percent of the way, unclipped. */
  readonly progress: string | null;
  readonly trend: Trend;
  /** The last periods, the oldest first. */
  readonly history: readonly { readonly period: string; readonly value: string | null }[];
  readonly query: string;
  readonly hash: string;
  readonly head: string | null;
  readonly observedAt: Instant | null;
  readonly caution: string | null;
}

export interface OutcomeView {
  readonly id: string;
  readonly title: string;
  readonly result: string;
  readonly indicators: readonly IndicatorView[];
  readonly weights: readonly { readonly owner: Owner; readonly weight: string }[];
  /** Since when all members agree; null while a signature is missing. */
  readonly agreedAt: Instant | null;
  readonly missing: readonly string[];
  readonly arrangement: Link;
  readonly plan: Link;
}

/** `/capaian`, and `/dewan/hasil` for officials. */
export interface OutcomesView {
  readonly outcomes: readonly OutcomeView[];
}

export interface ActivityView {
  readonly id: string;
  readonly title: string;
  readonly output: string;
  readonly owner: Owner;
  readonly after: readonly string[];
  readonly days: number;
  readonly slack: number;
  readonly isCritical: boolean;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly due: PlainDate;
  /** Ends after it is due, by the plan's own reckoning. */
  readonly isLate: boolean;
  readonly shares: readonly { readonly owner: Owner; readonly amount: Rupiah }[];
}

/** `/dewan/rencana/:id` */
export interface PlanView {
  readonly id: string;
  readonly title: string;
  readonly outcome: string;
  readonly version: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  readonly path: readonly string[];
  readonly activities: readonly ActivityView[];
  readonly total: Rupiah;
  readonly ceiling: Rupiah;
  readonly byAgency: readonly { readonly owner: Owner; readonly amount: Rupiah }[];
  readonly signatures: readonly { readonly owner: Owner; readonly signed: boolean }[];
  readonly agreedAt: Instant | null;
  /** Whoever looks may sign. */
  readonly maySign: boolean;
  readonly refused: { readonly what: string; readonly next: string } | null;
}

/** `/dewan/rencana` */
export interface PlansView {
  readonly rows: readonly {
    readonly link: Link;
    readonly outcome: string;
    readonly agreedAt: Instant | null;
    readonly missing: readonly string[];
  }[];
}
