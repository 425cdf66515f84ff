import type { Process } from '#definitions/process';
import type { CasesView } from '#operations/views/case';
import type {
  BasisView,
  BillLineView,
  FieldView,
  Link,
  NotAskedView,
  Owner,
  TimelineView,
  Way,
  Ways,
} from '#operations/views/marks';
import type { SatisfactionRow } from '#operations/views/voice';
import type { TermUnit } from '#terms/calendar';
import type { Instant, PlainDate } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

export interface LifeEventRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Its services are described but do not run yet. */
  readonly planned: boolean;
}

/** Front door, `/`. */
export interface FrontView {
  readonly lifeEvents: readonly LifeEventRow[];
  /** One live case, seen by everybody who has a part in it. */
  readonly live: {
    readonly number: string;
    /** "Polri, Bapenda, dan Jasa Raharja sedang mengerjakan STNK Sari, serentak" */
    readonly heading: string;
    readonly note: string;
    readonly timeline: TimelineView;
    readonly faces: readonly Way[];
  } | null;
  readonly week: {
    /** "16 sampai 22 November 2026, Kota Tirta Arum, 47 berkas selesai." */
    readonly note: string;
    readonly figures: readonly { readonly value: string; readonly what: string; readonly how: string }[];
    /** How each figure is computed, one sentence each. */
    readonly method: readonly string[];
  } | null;
}

export interface ServiceRow {
  readonly id: string;
  readonly title: string;
  readonly promise: string;
  readonly lead: Owner;
  readonly planned: boolean;
}

/** `/cari?q=` */
export interface SearchView {
  readonly query: string;
  readonly found: readonly ServiceRow[];
  readonly all: readonly ServiceRow[];
}

/** Why somebody leaves a service out of a life event. */
export const LEFT_OUT_REASONS = ['have-it', 'not-needed', 'another-way', 'later'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export function leftOutReason(text: string | null): LeftOutReason | null {
  return LEFT_OUT_REASONS.find((one) => one === text) ?? null;
}

/** Where a person stands in a service of a life event; nobody in particular may start what has no prerequisite. */
export type EventStanding =
  | { readonly kind: 'ready' | 'later' }
  | { readonly kind: 'left-out'; readonly reason: LeftOutReason }
  | { readonly kind: 'draft' | 'open' | 'done'; readonly href: string };

/** A service that a life event takes. */
export interface EventService extends ServiceRow {
  readonly gives: readonly string[];
  readonly asks: readonly string[];
  /** How many things agencies hold, so that nobody is asked for them. */
  readonly spared: number;
  /** Titles of the services whose product one must have before. */
  readonly after: readonly string[];
  readonly standing: EventStanding;
  /** Why it could not be begun a moment ago. */
  readonly refusal: RefusalView | null;
}

/** `/peristiwa/:id`; posts the wish to begin, and to `/tinggalkan` what is left out and why. */
export interface LifeEventView {
  readonly event: LifeEventRow;
  /** Life events that must have happened before. */
  readonly before: readonly LifeEventRow[];
  /** In the order that their prerequisites allow. */
  readonly services: readonly EventService[];
  /** Described here, applied for elsewhere. */
  readonly information: readonly ServiceRow[];
  /** What all of them ask, each once. */
  readonly asks: readonly string[];
  /** How many may start now, and how many are drafts. */
  readonly ready: number;
  readonly drafts: number;
  /** The person has a case of it. */
  readonly begun: boolean;
  readonly signedIn: boolean;
}

/** `/peristiwa/:id/isi`: what all open drafts of the event ask, each once; posts the fields. */
export interface EventFormView {
  readonly event: LifeEventRow;
  readonly services: readonly string[];
  readonly fields: readonly {
    readonly field: FieldView;
    /** Services that ask it, and agencies that will see it. */
    readonly services: readonly string[];
    readonly agencies: readonly string[];
  }[];
  /** What is not typed here: a record to choose, files to attach. */
  readonly elsewhere: readonly Link[];
}

/** `/peristiwa/:id/kemajuan`: every service of the event side by side, and what waits for what. */
export interface EventProgressView {
  readonly event: LifeEventRow;
  readonly done: number;
  readonly total: number;
  readonly services: readonly {
    readonly row: ServiceRow;
    readonly standing: EventStanding;
    /** A draft in which nothing is left to answer. */
    readonly sendable: boolean;
    readonly case: CasesView['cases'][number] | null;
    /** Titles of what must be done before, and of what waits for this one. */
    readonly waitsFor: readonly string[];
    readonly holdsUp: readonly string[];
  }[];
}

/** A step's words by element id, as the service's texts give them. */
export interface StepWords {
  readonly short: string;
  readonly doing: string;
}

/** The process drawn from its own coordinates, with a list per lane made from its graph. */
export interface ProcessMapView {
  readonly process: Process;
  readonly lanes: ReadonlyMap<string, Owner>;
  readonly words: ReadonlyMap<string, StepWords>;
  /** On a running case: flows taken, elements where it now stands, and where it holds; null on the service page. */
  readonly run: {
    readonly taken: ReadonlySet<string>;
    readonly at: ReadonlySet<string>;
    readonly held: ReadonlySet<string>;
  } | null;
}

export interface ServiceClock {
  readonly owner: Owner;
  /** "Polri memeriksa kendaraan yang datanya tidak cocok" */
  readonly what: string;
  readonly amount: number;
  readonly unit: TermUnit;
  readonly basis: BasisView;
  /** The deadline when one applies on `exampleStart`. */
  readonly example: PlainDate;
}

export interface QuoteResult {
  readonly on: PlainDate;
  readonly lines: readonly BillLineView[];
  readonly total: Rupiah;
}

/** Fee calculator, on the service page and at `/layanan/:id/hitung`; a GET form. */
export interface CalculatorView {
  readonly action: string;
  readonly fields: readonly FieldView[];
  readonly result: QuoteResult | null;
  /** Why no amount can be given ("Belum ada tarif ..."); null when there is a result or nothing was asked yet. */
  readonly refusal: string | null;
}

/** Standard of service, `/layanan/:id`: generated from the definition that runs (UU 25/2009 art. 21). */
export interface ServicePageView {
  readonly id: string;
  /** It takes no new cases; the page says so and offers none. */
  readonly isRetired: boolean;
  readonly title: string;
  readonly promise: string;
  readonly lead: Owner;
  readonly asks: { readonly say: string; readonly detail: string };
  readonly time: { readonly say: string; readonly detail: string };
  readonly cost: { readonly say: string; readonly detail: string };
  /** `false`: words of this language still stand in another. */
  readonly isTranslated: boolean;
  /** What one brings to the counter, how it goes, what it costs and whom to tell; null where the house asks for all of it itself. */
  readonly standard: {
    readonly requirements: readonly string[];
    readonly procedure: readonly string[];
    readonly fee: string;
    readonly complaints: string;
  } | null;
  readonly products: readonly { readonly owner: Owner; readonly name: string; readonly detail: string }[];
  readonly notAsked: NotAskedView;
  readonly map: ProcessMapView;
  readonly clocks: { readonly exampleStart: PlainDate; readonly rows: readonly ServiceClock[] };
  /** Null for a service that has no bill. */
  readonly calculator: CalculatorView | null;
  /** Who may apply, and the lawful ways for those who may not yet. */
  /** Services whose product one must have before. */
  readonly requires: readonly Link[];
  readonly eligibility: { readonly sentence: string; readonly ways: Ways };
  readonly basis: readonly { readonly basis: BasisView; readonly what: string }[];
  readonly arrangement: { readonly href: string; readonly sentence: string } | null;
  readonly complaint: { readonly sentence: string; readonly basis: BasisView | null };
  /** What people said of it this calendar year. */
  readonly satisfaction: SatisfactionRow;
  readonly start: string;
  readonly draft: { readonly href: string; readonly until: PlainDate } | null;
}

/** `/layanan/:id/hitung` */
export interface QuoteView {
  readonly service: Link;
  readonly calculator: CalculatorView;
}

export interface PersonaRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'citizen' | 'officer' | 'coordinator' | 'auditor' | 'treasurer';
  readonly about: string;
  readonly owner: Owner;
}

/** `/masuk`; posts `persona` or `word`, and `next`. */
export interface SignInView {
  /** Officials sign in by a word they were handed. */
  readonly byWord: boolean;
  readonly personas: readonly PersonaRow[];
  readonly next: string;
}

/** `/masukan`; posts `text`, `contact`, `about`. */
export interface FeedbackView {
  /** What it is about, where the person came from: a case, a page. */
  readonly about: { readonly value: string; readonly label: string } | null;
  readonly text: string;
  readonly contact: string;
  readonly error: string | null;
  /** Set after sending: the number to ask with and when it was received. */
  readonly sent: { readonly number: string; readonly at: Instant } | null;
}

/** A refusal in words: what happened, what next, lawful ways. */
export interface RefusalView {
  readonly code: string;
  readonly what: string;
  readonly next: string;
  readonly ways: Ways;
}

/** Anything else that goes wrong; tells nothing of the inside. */
export interface ErrorView {
  readonly status: number;
  readonly what: string;
  readonly next: string;
}

/** `/layanan/:id` of a service that does not run here: where and how one applies for it. */
export interface InformationView {
  readonly id: string;
  readonly title: string;
  readonly promise: string;
  readonly lead: Owner;
  readonly isTranslated: boolean;
  readonly requirements: readonly string[];
  readonly procedure: readonly string[];
  readonly time: string;
  readonly fee: string;
  readonly products: readonly string[];
  readonly where: string;
  readonly link: string | null;
  readonly complaints: string;
  readonly basis: readonly BasisView[];
}
