import type { Assumption } from '#definitions/benefit-schema';
import type { Link } from '#operations/views/marks';
import type { Certainty } from '#terms/certainty';

/** A reckoned figure by the lowest, the likely and the highest assumptions. */
export interface Spread<T> {
  readonly low: T;
  readonly likely: T;
  readonly high: T;
}

export const WAYS = ['alone', 'joined', 'once-only'] as const;
export type WayName = (typeof WAYS)[number];

/** One case of a service by one way; days are working days, cost is whole rupiah a year. */
export interface BenefitWay {
  readonly name: WayName;
  readonly visits: number;
  readonly documents: number;
  readonly fields: number;
  readonly days: Spread<number>;
  readonly cost: Spread<bigint>;
}

/** How many things the agencies would ask, of each kind. */
export interface Demands {
  readonly now: number;
  readonly ifConnected: number;
  readonly barred: number;
  readonly unknown: number;
}

export interface BenefitRow {
  readonly service: Link;
  readonly id: string;
  /** In the order of `WAYS`. */
  readonly ways: readonly BenefitWay[];
  /** Between each agency alone and once-only. */
  readonly saving: Spread<bigint>;
  readonly demands: Demands;
  /** Cases a year. */
  readonly cases: Spread<number>;
  /** Set once enough cases are finished: their median replaces the reckoned days of the joined ways. */
  readonly measured: { readonly cases: number; readonly days: number } | null;
}

/** An assumption that a reader may change; `cases` only where one service is shown. */
export interface AssumptionField extends Spread<number> {
  readonly name: Assumption | 'cases';
  /** As typed, else empty. */
  readonly value: string;
  readonly faulty: boolean;
}

/** `/manfaat`, and a section of each service page. */
export interface BenefitView {
  readonly rows: readonly BenefitRow[];
  readonly total: {
    readonly alone: Spread<bigint>;
    readonly onceOnly: Spread<bigint>;
    readonly saving: Spread<bigint>;
  };
  readonly assumptions: readonly AssumptionField[];
  readonly source: string;
  readonly certainty: Certainty;
  readonly measuredFrom: number;
}
