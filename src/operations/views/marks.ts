import type { TermUnit } from '#terms/calendar';
import type { Certainty } from '#terms/certainty';
import type { Instant } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

/**
 * What pages show. A view is made for one language: names and sentences are ready to print; moments, dates and money
 * stay typed, and the page formats them. Nothing in a view may be shown that its reader may not see.
 */

/** Number of the agency's lane hue in the design tokens; the applicant is a lane too, in ink. */
export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 'you';

/** Whose it is, as a sentence names it ("Polri"). From the ninth lane of a case on, hues repeat with a double rule. */
export interface Owner {
  readonly name: string;
  readonly hue: Hue;
  readonly double: boolean;
}

export interface Link {
  readonly href: string;
  readonly label: string;
}

/** A link with one line that says what it leads to. */
export interface Way extends Link {
  readonly detail: string;
}

/** Lawful ways on after a "no"; a way without an address is walked outside. */
export type Ways = readonly (Omit<Way, 'href'> & { readonly href: string | null })[];

export interface BasisView {
  /** `UU 1/2022 pasal 12(1)` */
  readonly text: string;
  readonly certainty: Certainty;
}

/** `gap`: handed over, not yet touched: nobody's time. `stop`: the clock stands still. `plan`: expected, ahead of now. */
export type SegmentKind = 'gap' | 'work' | 'stop' | 'plan';
export interface Segment {
  readonly kind: SegmentKind;
  readonly from: Instant;
  /** null: still running */
  readonly to: Instant | null;
}

/** One agency's share of a case. The sentence carries all that the drawing shows. */
export interface LaneView {
  readonly owner: Owner;
  readonly office: string | null;
  /** Set while this lane holds the baton. */
  readonly holding: { readonly since: Instant } | null;
  readonly sentence: string;
  readonly segments: readonly Segment[];
  /** Moments without length: the applicant filed, paid. */
  readonly points: readonly Instant[];
}

export type ClockState = 'on-time' | 'near' | 'late' | 'stopped' | 'done';

export interface ClockView {
  /** "Jam layanan" */
  readonly name: string;
  readonly due: Instant | null;
  /** Whole units until due; negative when past; null without a deadline. */
  readonly left: number | null;
  readonly unit: TermUnit;
  readonly state: ClockState;
  /** Whom a stopped clock waits for ("Anda"); a stop always has an owner. */
  readonly waitingFor: string | null;
  /** Milliseconds */
  readonly running: number;
  readonly stopped: number;
  /** `work` runs, `stop` stands still. */
  readonly segments: readonly Segment[];
}

export interface TimelineView {
  readonly lanes: readonly LaneView[];
  readonly clock: ClockView;
}

/** What the state already holds, grouped for reading; counts are facts of facts.yaml. */
export interface NotAskedGroup {
  /** "Nama, NIK, alamat" */
  readonly label: string;
  readonly facts: number;
  readonly source: string;
  /** null: not fetched yet (service page) */
  readonly at: Instant | null;
}
export interface NotAskedView {
  readonly groups: readonly NotAskedGroup[];
  /** What is asked, as labels: "nomor telepon". */
  readonly asked: readonly string[];
}

export interface BillLineView {
  readonly payee: Owner;
  /** "PKB" */
  readonly label: string;
  readonly amount: Rupiah;
  /** "masa pajak 2025-2026", where a bill has several years */
  readonly period: string | null;
  readonly basis: BasisView;
  /** The table and row that gave the amount, in words. */
  readonly rule: string;
  /** Arrangement that gives the payee its share. */
  readonly arrangement: Link | null;
  /** Where it is told how the amount came about; null for an estimate. */
  readonly why: string | null;
}

export type BillState = 'estimate' | 'open' | 'paid' | 'expired' | 'cancelled';

/** QR drawn as one path of unit squares. */
export interface QrView {
  readonly modules: number;
  readonly path: string;
}

/** One question of a form; its control follows from the fact's type. */
export interface FieldView {
  /** Fact name; a date is sent as `<name>-day`, `-month`, `-year`. */
  readonly name: string;
  readonly type:
    | 'text'
    | 'prose'
    | 'date'
    | 'integer'
    | 'decimal'
    | 'rupiah'
    | 'boolean'
    | 'nik'
    | 'phone'
    | 'plate'
    | 'choice'
    | 'list'
    | 'file';
  readonly label: string;
  readonly hint: string | null;
  readonly unit: string | null;
  readonly required: boolean;
  /** As typed or as stored; a date as YYYY-MM-DD or the typed parts joined by `-`. */
  readonly value: string;
  /** What to do about it: "Isi nomor polisi, contoh AN 1234 BC". */
  readonly error: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string | null }[];
  /** For `file`: media types it takes, how many, and what is attached; each can be marked to go. */
  readonly files?: {
    readonly accept: string;
    readonly several: boolean;
    readonly kept: readonly { readonly id: string; readonly label: string }[];
  };
}

/** A value with where it came from, for the person concerned or for the officer whose purpose permits it. */
export interface FactView {
  readonly name: string;
  readonly label: string;
  /** Ready to print; a NIK comes masked. */
  readonly value: string;
  readonly masked: { readonly ending: string } | null;
  readonly source: string;
  readonly at: Instant;
  /** `why`: what the person wrote, for the officer who decides with the value; `standing`: who has it and until when. */
  readonly disputed: {
    readonly declared: string;
    readonly at: Instant;
    readonly why?: string;
    readonly standing?: string;
  } | null;
  /** Where the files under it are handed out. */
  readonly files?: readonly Link[];
  /** null when this person may not dispute it here. */
  readonly dispute: string | null;
}
