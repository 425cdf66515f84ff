import type { Link } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** Conversation beside a case or an arrangement: it decides nothing. Posts `message` with `do` = `talk`. */
export interface TalkView {
  readonly rows: readonly {
    readonly n: number;
    readonly at: Instant;
    readonly who: string;
    /** Empty once erased. */
    readonly text: string;
    /** Where it is turned into a question or a draft decision. */
    readonly turns: readonly Link[];
  }[];
  /** Address its form posts to. */
  readonly action: string;
  /** What was written and refused, with what to do. */
  readonly refused: { readonly text: string; readonly error: string } | null;
}
