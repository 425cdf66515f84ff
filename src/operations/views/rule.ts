import type { Verdict } from '#engine/command';
import type { Owner } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** `/aturan`: rules in the making, the open ones first. */
export interface RulesView {
  readonly rules: readonly RuleRow[];
}

export interface RuleRow {
  readonly number: string;
  readonly title: string;
  readonly service: string;
  readonly stage: string;
  readonly open: boolean;
  /** Last day of the consultation, as far as the agency has one set. */
  readonly until: Instant | null;
}

/** `/aturan/:number`: the draft in its versions, what was said about it and what became of that. Nothing personal. */
export interface RuleView extends RuleRow {
  readonly owner: Owner;
  readonly effective: string | null;
  readonly versions: readonly RuleVersion[];
  readonly comments: readonly CommentView[];
  readonly answered: number;
  /** Comments whose answer the reader owes. */
  readonly answers: boolean;
  readonly sent: boolean;
  readonly returned: ReturnedComment | null;
}

export interface RuleVersion {
  readonly n: number;
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
}

export interface CommentView {
  readonly comment: number;
  readonly at: Instant;
  /** Null where whoever said it has had it erased. */
  readonly text: string | null;
  readonly about: string;
  readonly answer: {
    readonly verdict: Verdict;
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
  readonly fault: string | null;
  readonly typed: string;
}

/** A comment that came back, with what is wrong with it. */
export interface ReturnedComment {
  readonly text: string;
  readonly about: string;
  readonly error: string;
}
