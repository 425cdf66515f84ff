import type { Withholding } from '#operations/desk/answer-read';
import type { Holder } from '#operations/views/case';
import type { ProcessMapView } from '#operations/views/door';
import type { HeldView } from '#operations/views/incident';
import type { BasisView, ClockState, FactView, FieldView, Link, Owner, TimelineView } from '#operations/views/marks';
import type { TurnRow } from '#operations/views/suspension';
import type { TalkView } from '#operations/views/talk';
import type { Instant } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

export interface Due {
  readonly at: Instant | null;
  /** Whole working days until due; negative when past. */
  readonly left: number | null;
  readonly state: ClockState;
}

export interface QueueRow {
  readonly number: string;
  readonly href: string;
  /** "Periksa kendaraan" */
  readonly task: string;
  readonly service: string;
  readonly about: string;
  readonly since: Instant;
  readonly due: Due;
  /** Officer at work on it now. */
  readonly taken: string | null;
  /** What holds it: "menunggu jawaban Bapenda". */
  readonly blocked: string | null;
}

/** `/antrean`: nearest deadline first. */
export interface QueueView {
  readonly agency: Owner;
  readonly position: string;
  readonly asOf: Instant;
  /** Cases in this scope; `rows` is one page of them. */
  readonly total: number;
  /** Incidents that wait for the agency. */
  readonly held: number;
  readonly scopes: readonly (Link & { readonly current: boolean })[];
  readonly rows: readonly QueueRow[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** A question between agencies: never ownerless, with a clock; a blocking one holds the asker's decision. */
export interface QuestionRow {
  readonly id: string;
  readonly number: string;
  readonly case: Link | null;
  readonly text: string;
  readonly asker: Owner;
  readonly askedBy: string;
  readonly owner: Owner;
  /** Seat that owes the answer. */
  readonly position: string;
  readonly asked: Instant;
  readonly due: Due;
  readonly blocking: boolean;
  readonly state: 'open' | 'answered' | 'closed';
  readonly answer: { readonly text: string; readonly by: string; readonly at: Instant } | null;
  /** "Naik ke Bapenda, pemimpin Samsat, lalu ke Sekretariat Daerah." */
  readonly climbs: string;
}

/** A row of a decision table that fired, beside the facts it read. */
export interface RuleRow {
  /** "Kecocokan data kendaraan" */
  readonly table: string;
  readonly row: number;
  readonly sentence: string;
  readonly basis: BasisView | null;
}

/** A disputed value of a registry that the officer's own agency holds; posts `fact` and `reason` with `do` = `correct`. */
export interface CorrectionView {
  readonly fact: string;
  readonly label: string;
  readonly held: string;
  readonly declared: string;
  /** Why the person disputes it, in their words. */
  readonly why: string;
  readonly corrected: Instant | null;
  readonly reason: string;
  readonly error: string | null;
}

/** A read that an officer of the holding agency answers by hand; posts the fields and `evidence` with `do` = `answer`, or `reason` with `withhold`. */
export interface AnsweringView {
  readonly question: string;
  readonly asker: Owner;
  readonly askerName: string;
  readonly purpose: string;
  readonly basis: BasisView;
  readonly fields: readonly FieldView[];
  readonly evidence: { readonly value: string; readonly error: string | null };
  readonly reasons: readonly Withholding[];
}

/** Case desk, `/antrean/:number/:item`. Posts the fields with `do`: `take`, `preview`, `decide`, `reveal` (NIK), `correct`, `take-back`. */
export interface DeskView {
  readonly number: string;
  readonly service: string;
  readonly about: string;
  readonly heading: string;
  /** "Maya Lestari juga membuka berkas ini sejak 10.31." */
  readonly present: string | null;
  readonly place: {
    readonly index: number;
    readonly of: number;
    readonly previous: string | null;
    readonly next: string | null;
  };
  readonly queue: readonly {
    readonly number: string;
    readonly href: string;
    readonly due: Instant | null;
    readonly current: boolean;
  }[];
  /** The page of the whole queue that this case is on. */
  readonly queueAt: string;
  readonly holders: readonly Holder[];
  /** `waitingFor`: whose turn stops the clock of the step. */
  readonly due: Due & { readonly label: string; readonly waitingFor: string | null };
  /** `take`: nobody has opened it yet, so the hand-over wait still runs. */
  readonly task: { readonly say: string; readonly blocked: string | null; readonly take: boolean };
  /** Elements at which this case holds. */
  readonly held: readonly HeldView[];
  readonly timeline: TimelineView;
  readonly facts: readonly { readonly title: string; readonly facts: readonly FactView[] }[];
  readonly reveal: boolean;
  readonly corrections: readonly CorrectionView[];
  readonly rules: readonly RuleRow[];
  readonly decision: {
    readonly title: string;
    readonly fields: readonly FieldView[];
    /** The applicant's text as it will read; null until previewed. */
    readonly preview: { readonly title: string; readonly text: string } | null;
    /** Label of the deciding button: "Kirim keputusan". */
    readonly verb: string;
    /** Why it cannot be sent yet. */
    readonly blocked: { readonly text: string; readonly link: Link } | null;
    /** What sending does, and that it cannot be undone. */
    readonly effect: string;
  } | null;
  readonly answering: AnsweringView | null;
  readonly questions: readonly QuestionRow[];
  readonly ask: string;
  /** Others' turns: what was asked of the applicant, a court, the platform. */
  readonly turns: readonly TurnRow[];
  /** Where the applicant is asked. */
  readonly askApplicant: string;
  readonly talk: TalkView;
  readonly map: ProcessMapView;
}

/** `/antrean/:number/:item/tanya`; posts `to`, `text`, `blocking`. */
export interface AskQuestionView {
  readonly back: Link;
  readonly number: string;
  readonly heading: string;
  readonly lanes: readonly {
    readonly agency: string;
    readonly owner: Owner;
    readonly position: string;
    readonly due: Instant;
  }[];
  readonly chosen: string;
  readonly text: string;
  readonly blocking: boolean;
  readonly climbs: string;
  readonly errors: { readonly to?: string | undefined; readonly text?: string | undefined };
}

/** `/pertanyaan`; posts `question` with `answer`, or with `do` = `close`. */
export interface QuestionsView {
  readonly agency: Owner;
  readonly owed: readonly QuestionRow[];
  readonly asked: readonly QuestionRow[];
  /** Question whose answer was refused, with what to do. */
  readonly error: { readonly question: string; readonly text: string } | null;
}

/** `/kas`: money outside an open bill; posts `channel` and `reference` with `do` = `approve`, then, by another, `pay-out`. */
export interface TreasurerView {
  readonly asOf: Instant;
  readonly parked: readonly {
    readonly id: string;
    /** Case it was meant for; null where its code leads to none. */
    readonly number: string | null;
    readonly amount: Rupiah;
    readonly at: Instant;
    readonly channel: string;
    readonly reference: string;
    /** "Datang 3 jam setelah tagihan berakhir." */
    readonly why: string;
    /** What this treasurer can do next; null where another must. */
    readonly step: 'approve' | 'pay-out' | null;
    /** Who approved it, and that another must pay it out; null before. */
    readonly approved: string | null;
  }[];
  readonly refunded: readonly {
    readonly number: string | null;
    readonly amount: Rupiah;
    readonly at: Instant;
    readonly by: string;
  }[];
  /** Trial balance of all journals: zero, or the difference. */
  readonly balance: Rupiah;
  readonly payees: readonly { readonly owner: Owner; readonly collected: Rupiah; readonly bills: number }[];
}
