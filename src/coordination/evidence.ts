import type { PlainDate } from '#terms/plain-date';

type Pair = readonly [string, string];

/** A joint plan in force: that of the arrangement's file, or one agreed at run time. */
export interface AgreedPlan {
  /** Shared outcomes it works towards. */
  readonly outcomes: readonly string[];
  readonly signedBy: readonly string[];
  readonly owners: readonly string[];
  /** Indicators that have a baseline and a target. */
  readonly indicators: number;
}

/** What a service under the arrangement shows, of its members alone. */
export interface ServicePractice {
  readonly service: string;
  /** Members that own a lane of the definition in force. */
  readonly lanes: readonly string[];
  /** Pairs that finished steps in one and the same case. */
  readonly together: readonly Pair[];
}

/** What the definitions in force and the acts of the last year show about an arrangement. Gathered by `operations`, judged by `levelOf`. */
export interface Evidence {
  readonly asOf: PlainDate;
  readonly inForce: boolean;
  /** Member whose published definition or plan states its effect, and the other member it names. */
  readonly impacts: readonly Pair[];
  /** Pairs of members joined by a closed question, countersigned minutes or an exchange read under this arrangement. */
  readonly links: readonly Pair[];
  readonly plans: readonly AgreedPlan[];
  readonly services: readonly ServicePractice[];
  /** Members with a budget or fee share above 0. */
  readonly shares: readonly string[];
  /** The agency owned by members is on record and has finished work in its own lane. */
  readonly ownedAgency: { readonly onRecord: boolean; readonly worked: boolean };
  /** Agencies that signed each decision taken. */
  readonly decisions: readonly (readonly string[])[];
  readonly union: {
    /** Members under one head position that keep their own names. */
    readonly headed: readonly string[];
    /** Of them, those whose queue another of them shares now. */
    readonly pooled: readonly string[];
    /** Of them, those whose questions climb to one and the same seat. */
    readonly escalating: readonly string[];
  };
  /** Members that ended in one merger which left nothing without a successor. */
  readonly merged: readonly string[];
}
