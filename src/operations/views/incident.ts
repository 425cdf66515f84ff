import type { Holder } from '#operations/views/case';
import type { ProcessMapView } from '#operations/views/door';
import type { FactView, FieldView, Link, Owner, TimelineView } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** A case that holds, and whose it is to settle. */
export interface IncidentRow {
  readonly number: string;
  readonly href: string;
  /** Where it holds: "Tetapkan pajak" */
  readonly place: string;
  readonly service: string;
  readonly about: string;
  readonly owner: Owner;
  /** Why, in a sentence. */
  readonly cause: string;
  readonly since: Instant;
}

/** `/kendala`: held cases of the officer's agency; all of them for the coordinating body. Longest first. */
export interface IncidentsView {
  /** null: of all agencies. */
  readonly agency: Owner | null;
  readonly asOf: Instant;
  readonly total: number;
  readonly rows: readonly IncidentRow[];
  /** Agencies to look at one by one; empty for an officer. */
  readonly filters: readonly (Link & { readonly current: boolean })[];
  /** A case that has just been settled here and goes on. */
  readonly settled: Link | null;
  readonly previous: string | null;
  readonly next: string | null;
}

/** Fields of the ways on, with what is wrong with them. */
export interface IncidentWays {
  /** Facts that may be set right, each with where. */
  readonly facts: readonly FactView[];
  /** Facts the element reads that nobody knows yet. */
  readonly missing: readonly Link[];
  /** The fact that is being set right: posts it with `reason`, `do` = `mend`. */
  readonly mending: { readonly name: string; readonly field: FieldView; readonly reason: FieldView } | null;
  /** Posts `reason`, and `flow` where several ways lead on, with `do` = `skip`. */
  readonly skip: readonly FieldView[];
}

/** `/kendala/:number/:incident`. Posts `do`: `retry`, `mend`, `skip`. */
export interface IncidentView {
  readonly number: string;
  readonly service: string;
  readonly about: string;
  readonly heading: string;
  readonly back: Link;
  readonly place: string;
  readonly owner: Owner;
  readonly since: Instant;
  readonly cause: string;
  readonly mend: string;
  /** Names the rule, day or way that the engine gave as its reason; null where it gave none. */
  readonly detail: string | null;
  /** How often it was tried again in vain. */
  readonly tried: number;
  /** null: not for this official to settle; `who` says for whom. */
  readonly ways: IncidentWays | null;
  readonly who: string;
  readonly holders: readonly Holder[];
  readonly timeline: TimelineView;
  /** Other elements at which the same case holds. */
  readonly others: readonly Link[];
  readonly map: ProcessMapView;
}

/** Where a case holds, as another page tells of it. */
export interface HeldView {
  readonly sentence: string;
  readonly cause: string;
  readonly since: Instant;
  readonly href: string;
  readonly owner: Owner;
}
