import type { z } from 'zod';

/** One operation of the API: its path, who may call it, what goes in and comes out, and how it may be refused. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly signedIn: boolean;
  /** Acts need an Idempotency-Key: sent twice, done once. */
  readonly acts: boolean;
  /** A list in pages, that takes `after`. */
  readonly pages?: boolean;
  /** Other parameters of the query; none must be given. */
  readonly query?: readonly string[];
  readonly body?: z.ZodType;
  readonly status: 200 | 201;
  readonly answer: z.ZodType;
  readonly refusals: readonly string[];
}

/** How any act on a case may be refused before it is looked at. */
export const ACT = ['not-signed-in', 'not-allowed', 'key-missing', 'body-malformed', 'case-unknown'];
/** The same of a list that only some may read. */
export const READ = ['not-signed-in', 'not-allowed', 'body-malformed'];
