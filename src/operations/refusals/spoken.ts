import type { Text } from '#terms/language';

/** What a refusal is to the outside: HTTP status, exit code of the command line, what happened, what to do next. */
export interface Spoken {
  readonly status: number;
  /** 1 the law or the state of the case, 2 the input, 3 the right, 4 not there, 5 try again. */
  readonly exit: number;
  readonly what: Text;
  readonly next: Text;
}

/** A row of the table: status, exit code, and both sentences in Indonesian and English. */
export function say(
  status: number,
  exit: number,
  what: readonly [string, string],
  next: readonly [string, string],
): Spoken {
  return { status, exit, what: { id: what[0], en: what[1] }, next: { id: next[0], en: next[1] } };
}
