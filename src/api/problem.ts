import type { Context } from 'hono';
import type { Government } from '#definitions/government';
import { refusalView } from '#operations/marks/say-refusal';
import { spokenFor } from '#operations/refusals';
import type { RefusalView } from '#operations/views/door';
import { chooseLanguage } from '#terms/language';
import { Refusal } from '#terms/refusal';

/** RFC 9457: a refusal tells its code and facts, in the words of the service where it has its own; a bug tells nothing. */
export function problem(c: Context, government: Government, error: unknown): Response {
  const language = chooseLanguage(c.req.header('accept-language'));
  const spoken = error instanceof Refusal ? spokenFor(error.code) : undefined;
  const body =
    error instanceof Refusal && spoken !== undefined
      ? refused(error, spoken.status, refusalView(government, error, language))
      : { type: 'about:blank', status: 500, title: 'Internal error', detail: '', facts: {} };
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

function refused({ code, facts }: Refusal, status: number, { what, next }: RefusalView) {
  return { type: `urn:manunggal:refusal:${code}`, status, title: what, detail: next, facts };
}
