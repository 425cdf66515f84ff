import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '#terms/refusal';

/** What a browser tells about where a form was sent from. */
export interface FormOrigin {
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  /** Addresses this house answers at, e.g. `http://127.0.0.1:3000`. */
  readonly ours: readonly string[];
}

/**
 * A change needs our own Origin, Sec-Fetch-Site same-origin where the browser sends one, and the session's token
 * (OWASP ASVS 5.0 3.5.1, 3.5.8). Throws `forged-form`.
 */
export function guardForm(from: FormOrigin, session: string, token: string | undefined): void {
  const originFits = from.origin !== undefined && from.ours.includes(from.origin);
  const siteFits = from.fetchSite === undefined || from.fetchSite === 'same-origin';
  if (originFits && siteFits && token !== undefined && sameToken(token, formToken(session))) return;
  throw new Refusal('forged-form', 'The form did not come from a page of this session');
}

/** Token of a session, shown in every form; reveals nothing about the session id. */
export function formToken(session: string): string {
  return createHmac('sha256', session).update('form').digest('base64url');
}

function sameToken(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
