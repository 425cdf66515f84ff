import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { type Fields, fieldsOf, valuesOf } from '#exchange/mx/message';
import { passedOn } from '#exchange/xroad/filtered';
import type { RestAnswer, RestCall } from '#exchange/xroad/rest-message';

/** Where an old system is, and by what it and we know each other. PEM texts. */
export interface OldProvider {
  /** What the service code stands for; the path of the call follows it. */
  readonly url: URL;
  readonly tls?: { readonly ca?: string; readonly key?: string; readonly cert?: string };
  /** Milliseconds it may take. */
  readonly patience: number;
}

/** Bytes of an answer; base64 and a signature make more of them. */
const MOST = 131_072;

/**
 * Calls an old system as a Security Server would: same verb, mapped address with path and query, every header but the
 * filtered ones, in order and spelling. Its redirects are answers like others. One thing differs: what it says is judged
 * before it goes on, so it is not asked to compress. Rejects where it does not answer in time, or more than agreed.
 */
export function callOldProvider(provider: OldProvider, call: RestCall): Promise<RestAnswer> {
  const { url, tls, patience } = provider;
  const send = url.protocol === 'https:' ? secure : plain;
  const path = `${url.pathname.replace(/\/$/, '')}${call.path}` || '/';
  return new Promise((done, fail) => {
    const sending = send(
      {
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        path,
        method: call.method,
        headers: headersOf(url, call).flat(),
        agent: false,
        signal: AbortSignal.timeout(patience),
        ...tls,
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          parts.push(part);
          if (size > MOST) response.destroy(new Error('the answer is too large'));
        });
        response.on('error', fail);
        response.on('end', () => {
          const fields = passedOn(fieldsOf(response.rawHeaders));
          done({ status: response.statusCode ?? 0, fields, body: Buffer.concat(parts) });
        });
      },
    );
    sending.on('error', fail);
    sending.end(call.body);
  });
}

function headersOf(url: URL, { fields, body }: RestCall): Fields {
  const length = body.length === 0 ? [] : [['Content-Length', String(body.length)] as const];
  const accept = valuesOf(fields, 'accept').length === 0 ? [['Accept', 'application/json'] as const] : [];
  return [['Host', url.host], ...passedOn(fields, ['accept-encoding']), ...accept, ...length];
}
