import type { Context } from 'hono';
import { spokenFor } from '#operations/refusals';
import { chooseLanguage } from '#terms/language';
import { Refusal } from '#terms/refusal';

/** RFC 9457: a refusal tells its code and facts; a bug tells nothing. */
export function problem(c: Context, error: unknown): Response {
  const language = chooseLanguage(c.req.header('accept-language'));
  const spoken = error instanceof Refusal ? spokenFor(error.code) : undefined;
  const body =
    error instanceof Refusal && spoken !== undefined
      ? {
          type: `urn:manunggal:refusal:${error.code}`,
          status: spoken.status,
          title: spoken.what[language],
          detail: spoken.next[language],
          facts: error.facts,
        }
      : { type: 'about:blank', status: 500, title: 'Internal error', detail: '', facts: {} };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
