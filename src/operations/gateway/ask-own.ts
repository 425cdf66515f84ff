import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { dirname, resolve } from 'node:path';
import { pinOfCertificate } from '#exchange/gateway/serve';
import { readGatewayFile } from '#operations/gateway/read-gateway-file';
import { isObject, type Json, textOf } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** What an agency asks of its own gateway. */
export interface OwnQuestion {
  readonly path: string;
  /** Sent where something is to be done; else it is only read. */
  readonly body?: Json;
  /** Where the gateway is, where its file leaves the port to chance. */
  readonly url?: string;
}

const PATIENCE = 10_000;

/**
 * Asks a gateway as its own agency, over the certificate that its file names. Refuses `gateway-file-malformed`,
 * `registry-silent` where it does not run, and whatever the gateway refuses, by its code.
 */
export async function askOwnGateway(file: string, { path, body, url }: OwnQuestion): Promise<Json> {
  const { keys, listen } = readGatewayFile(file);
  const pem = (relative: string) => readFileSync(resolve(dirname(file), relative), 'utf8');
  const [key, cert, ca] = [pem(keys.tls), pem(keys.certificate), pem(keys.authority)];
  const own = pinOfCertificate(cert);
  const { hostname, port } = new URL(url ?? `https://${listen.host}:${listen.port}`);
  const text = body === undefined ? '' : JSON.stringify(body);
  const { status, said } = await new Promise<{ status: number; said: string }>((done, fail) => {
    const sending = request(
      {
        hostname,
        port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
        key,
        cert,
        ca,
        minVersion: 'TLSv1.3',
        checkServerIdentity: (_host, { raw }) =>
          pinOfCertificate(raw) === own ? undefined : new Error('the certificate is of another'),
        signal: AbortSignal.timeout(PATIENCE),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => done({ status: response.statusCode ?? 0, said: Buffer.concat(parts).toString() }));
      },
    );
    sending.on('error', fail);
    sending.end(text);
  }).catch((cause: unknown) => {
    throw new Refusal('registry-silent', `The gateway of ${file} does not answer`, {}, { cause });
  });
  const read = JSON.parse(said === '' ? '{}' : said) as Json; // of our own gateway
  if (status === 200) return read;
  const refused = isObject(read) ? read : {};
  throw new Refusal(textOf(refused['code']) || 'not-allowed', textOf(refused['message']), {});
}
