import type { Instant } from '#terms/plain-date';
import { dueDay, type Saying, sayDeadline, sayFull, sayMoment, sayShort } from '#web/say';

const SAY = { short: sayShort, moment: sayMoment, full: sayFull } as const;

/** A moment, as people of the page's language write it. */
export function Time({ at, as, saying }: { at: Instant; as: keyof typeof SAY; saying: Saying }) {
  return <time datetime={at}>{SAY[as](at, saying)}</time>;
}

/** The last day of a deadline, with its weekday. */
export function DueTime({ at, saying }: { at: Instant; saying: Saying }) {
  return <time datetime={dueDay(at, saying.zone)}>{sayDeadline(at, saying)}</time>;
}
