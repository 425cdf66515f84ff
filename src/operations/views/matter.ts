import type { Due } from '#operations/views/desk';
import type { FieldView, Link, Owner } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** A question, decision, dispute, duty or minutes in a list. */
export interface MatterRowView {
  readonly number: string;
  readonly href: string;
  /** What it is about, as it was written; empty once erased. */
  readonly text: string;
  readonly arrangement: Link;
  /** Whose turn it is; null where nothing is awaited. */
  readonly owner: Owner | null;
  /** "Kepala Unit, naik ke pemimpin Samsat" */
  readonly turn: string;
  readonly due: Due;
  readonly state: { readonly word: string; readonly kind: 'ok' | 'near' | 'late' };
}

/** A question in a case, for whoever watches the whole: what it says stands with the case. */
export interface CaseQuestionView {
  readonly number: string;
  readonly asker: Owner;
  readonly owner: Owner;
  readonly turn: string;
  readonly due: Due;
  readonly blocking: boolean;
}

/** `/dewan/pertanyaan`, `/dewan/keputusan`, `/dewan/sengketa`. */
export interface MattersView {
  readonly list: 'questions' | 'decisions' | 'disputes';
  readonly open: readonly MatterRowView[];
  readonly over: readonly MatterRowView[];
  /** Only with questions, and only for coordinators. */
  readonly cases: readonly CaseQuestionView[];
  /** The other lists. */
  readonly others: readonly Link[];
  /** Where each new one begins: kind and arrangement. */
  readonly begin: readonly Link[];
}

/** What whoever looks may do now: a form that posts its fields with `do` and `seen`. */
export interface MatterWay {
  readonly act: string;
  readonly label: string;
  readonly fields: readonly FieldView[];
}

/** `/dewan/perkara/:number` */
export interface MatterView extends MatterRowView {
  readonly kind: string;
  readonly back: Link;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Options of a decision, and who signed under each. */
  readonly options: readonly { readonly text: string; readonly signed: string; readonly taken: boolean }[];
  readonly history: readonly {
    readonly at: Instant;
    readonly what: string;
    readonly who: string;
    readonly words: string | null;
  }[];
  readonly ways: readonly MatterWay[];
  readonly seen: number;
  readonly error: string | null;
}

/** `/dewan/baru`: posts its fields; `jenis`, `kesepakatan` and `pesan` stand in the address. */
export interface NewMatterView {
  readonly title: string;
  readonly back: Link;
  readonly note: string;
  readonly fields: readonly FieldView[];
  readonly error: string | null;
}
