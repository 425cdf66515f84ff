import type { Due, QuestionRow } from '#operations/views/desk';
import type { Link, Owner, TimelineView } from '#operations/views/marks';
import type { Instant, PlainDate } from '#terms/plain-date';
import type { Rupiah } from '#terms/rupiah';

/** Something that waits for the coordinator, most urgent first. */
export interface NeedRow {
  readonly owner: Owner;
  /** "Polri belum menjawab Bapenda" */
  readonly what: string;
  readonly subject: Link;
  /** null where no deadline runs; `when` then says since when: "kosong sejak 16 November 2026". */
  readonly due: Due | null;
  readonly when: string | null;
  readonly why: string;
  readonly action: Link | null;
}

/** Waits at one hand-over between two agencies: the sum of the gaps that citizens see. Milliseconds. */
export interface MatrixCell {
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly href: string;
}

/** The cases behind one figure: `?dari=&ke=` of the matrix, `?pemegang=` of the open cases. */
export interface BoardDetail {
  readonly sentence: string;
  readonly rows: readonly {
    readonly number: string;
    readonly href: string;
    readonly what: string;
    readonly since: Instant;
    /** Milliseconds */
    readonly lasted: number;
    readonly running: boolean;
  }[];
}

/** One open case as the coordinator sees it, `?berkas=`: lanes and waits, nothing of whose it is. */
export interface BoardCase {
  readonly number: string;
  readonly href: string;
  readonly service: string;
  readonly heading: string;
  readonly timeline: TimelineView;
}

/** Coordinator's board, `/papan`; posts `feedback` with `answer`. */
export interface BoardView {
  readonly asOf: Instant;
  /** "Lima hal menunggu Anda pagi ini" */
  readonly sentence: string;
  readonly needs: readonly NeedRow[];
  readonly case: BoardCase | null;
  readonly detail: BoardDetail | null;
  readonly matrix: {
    readonly sentence: string;
    /** Window and number of hand-overs. */
    readonly note: string;
    readonly from: readonly Owner[];
    readonly to: readonly Owner[];
    readonly cells: readonly MatrixCell[];
  };
  readonly open: {
    readonly sentence: string;
    /** Age classes in working days: "0-2". */
    readonly ages: readonly string[];
    readonly rows: readonly {
      readonly owner: Owner;
      readonly total: number;
      readonly byAge: readonly number[];
      readonly late: number;
      readonly href: string;
    }[];
  };
  readonly risks: readonly {
    readonly number: string;
    readonly href: string;
    readonly owner: Owner;
    readonly what: string;
    readonly due: Due;
  }[];
  readonly questions: readonly QuestionRow[];
  readonly vacancies: readonly {
    readonly arrangement: Link;
    readonly owner: Owner;
    readonly position: string;
    readonly since: PlainDate;
    readonly effect: string;
  }[];
  readonly feedback: readonly {
    readonly id: string;
    readonly at: Instant;
    readonly text: string;
    readonly about: Link | null;
    readonly answered: string | null;
    /** Answer that was refused, with what to do. */
    readonly error: string | null;
  }[];
  /** Open complaints by agency. */
  readonly complaints: readonly { readonly owner: Owner; readonly open: number; readonly late: number }[];
  /** Only treasurers see the payments themselves. */
  readonly parked: { readonly count: number; readonly total: Rupiah };
  readonly incidents: readonly {
    readonly number: string;
    readonly href: string;
    readonly owner: Owner;
    readonly what: string;
    readonly since: Instant;
  }[];
}
