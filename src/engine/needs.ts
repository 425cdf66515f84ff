import type { Read } from '#definitions/schema/service';
import type { CaseAct } from '#engine/acts';
import type { CaseState } from '#engine/case';
import type { Fact } from '#engine/fact';
import type { Evaluated } from '#engine/trace';
import type { Firing } from '#rules/dmn/evaluate';
import type { AgencyId } from '#terms/ids';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

/** What must now exist outside, as a difference. */
export interface Needs {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly asks: readonly {
    readonly id: number;
    readonly node: string;
    readonly read: string;
    readonly definition: Read;
    readonly agency: AgencyId;
    readonly due: Instant;
  }[];
  readonly bills: readonly BillOrder[];
  /** Bills that no longer stand (expired, withdrawn), by the wait they belong to. */
  readonly billsEnded: readonly { readonly wait: number; readonly as: 'expired' | 'cancelled' }[];
  readonly papers: readonly {
    readonly id: number;
    readonly node: string;
    readonly template: string;
    readonly facts: readonly string[];
  }[];
  readonly messages: readonly MessageOrder[];
  readonly writes: readonly WriteOrder[];
  /** Disputed facts that now go before their holders. */
  readonly corrections: readonly { readonly id: number; readonly act: number }[];
  readonly evaluations: readonly (Evaluated & { readonly element: string })[];
}

/** A message to another case. What it brings stands sealed in its act. */
export interface MessageOrder {
  readonly node: string;
  readonly name: string;
  /** Place of its act among those of the step. */
  readonly act: number;
  /** Values of the facts by which it finds its case; may be personal. */
  readonly key: readonly Json[];
  /** Until when it is kept while nobody waits for it. */
  readonly until: Instant;
}

/** One record of one registry, and the facts to be entered in it. */
export interface WriteOrder {
  /** Wait it belongs to. */
  readonly id: number;
  readonly node: string;
  readonly registry: string;
  readonly agency: AgencyId;
  readonly key: string;
  /** A record that is not there yet is entered. */
  readonly creates: boolean;
  readonly values: { readonly [fact: string]: Json };
}

/** One bill: the wait it belongs to, its lines with payee and the rows that fired, and when it expires. */
export interface BillOrder {
  readonly wait: number;
  readonly node: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly lines: readonly BillLineOrder[];
}
export interface BillLineOrder {
  readonly line: string;
  readonly payee: string;
  readonly agency: AgencyId | null;
  readonly amount: Rupiah;
  /** Start of the tax period it is for, where the bill has several. */
  readonly period: string | null;
  readonly decision: string;
  readonly trace: readonly Firing[];
  /** Where a case issued it; absent in a quote. */
  readonly origin?: BillOrigin;
}

/** The wait that a bill belongs to, and the element it waits at. */
export interface BillOrigin {
  readonly wait: number;
  readonly element: string;
}

export interface Step {
  readonly state: CaseState;
  readonly acts: readonly CaseAct[];
  readonly needs: Needs;
}
