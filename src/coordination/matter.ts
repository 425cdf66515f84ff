import type { CouncilRules } from '#coordination/council-schema';
import type { Calendar } from '#terms/calendar';
import type { AgencyId, PositionId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import { type Instant, later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** Refusal codes of what agencies ask, decide and dispute under an arrangement. */
export const MATTER_REFUSALS = [
  'matter-unknown',
  'matter-changed',
  'matter-unfit',
  'matter-malformed',
  'matter-not-yours',
  'council-unset',
] as const;
export type MatterRefusal = (typeof MATTER_REFUSALS)[number];

/** A seat of an agency: what is asked or owed always has one. */
export interface Seat {
  readonly agency: AgencyId;
  readonly position: PositionId;
}

/** Who acts, and with which powers under this arrangement on this day. */
export interface Voice extends Seat {
  /** May bind its agency. */
  readonly head: boolean;
  /** Is a member, in whatever part. */
  readonly member: boolean;
  /** Leads the arrangement today. */
  readonly lead: boolean;
  /** Chairs the coordinating body of the arrangement. */
  readonly body: boolean;
  /** Is the head of government. */
  readonly top: boolean;
}

/** What a matter is decided in: the clocks that hold, the calendar, and how the arrangement is led. */
export interface Scene {
  readonly rules: CouncilRules;
  readonly calendar: Calendar;
  /** Agencies that lead; empty where the seat is vacant, so that nothing waits for it. */
  readonly leads: readonly string[];
  readonly voting: readonly string[];
  /** A blocking question of the arrangement is open: nothing is signed, nor taken by silence. */
  readonly held: boolean;
}

/** What a matter became, and the act that says so. The act's data is clear: codes, agencies, dates; texts are sealed beside it. */
export interface Moved<M> {
  readonly matter: M;
  readonly act: { readonly kind: string; readonly data: JsonObject };
}

/** From when the next term counts: the last day of the one that ran out is its day 0. */
export function nextTerm(due: Instant): Instant {
  return later(due, -1);
}

export function unfit(state: string, act: string): never {
  throw new Refusal<MatterRefusal>('matter-unfit', `What is ${state} cannot be ${act}`, { state, act });
}

export function notYours({ agency, position }: Seat): never {
  throw new Refusal<MatterRefusal>('matter-not-yours', `${position} has no part in this`, { agency, position });
}

export function malformed(why: string): never {
  throw new Refusal<MatterRefusal>('matter-malformed', why, { why });
}
