import type { ArrangementRow } from '#operations/views/council';
import type { FieldView } from '#operations/views/marks';
import type { MatterRowView } from '#operations/views/matter';

/** `/dewan`: the coordinating body's and the heads' view of every arrangement. */
export interface CouncilView {
  /** Nearest end first among those that warn, then by title. */
  readonly rows: readonly (ArrangementRow & {
    readonly code: string;
    /** Ends soon, lead vacant, evidence incomplete: in words. */
    readonly warnings: readonly string[];
    /** Whose signature it waits for. */
    readonly waiting: readonly string[];
  })[];
  readonly counts: readonly { readonly label: string; readonly n: number }[];
  /** The latest questions, decisions, disputes and duties that the reader may see, open ones first. */
  readonly matters: readonly MatterRowView[];
}

/** `/dewan/naskah/...`: a draft as a form. */
export interface ArrangementDraftView {
  /** null for one that is new. */
  readonly id: string | null;
  readonly title: string;
  /** Number of its last act, which the change names. */
  readonly seen: number;
  /** Why it was not kept, in words; the typed text stays. */
  readonly error: string | null;
  readonly sections: readonly {
    readonly title: string;
    readonly note: string | null;
    readonly groups: readonly { readonly legend: string | null; readonly fields: readonly FieldView[] }[];
  }[];
}
