import { hash, X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { TLSSocket } from 'node:tls';
import { z } from 'zod';
import { bodyOf, lookFor, type Patience, portOf } from '#exchange/gateway/line';
import type { Gateway } from '#exchange/gateway/receive';
import type { UsageDoor } from '#exchange/gateway/usage';
import { FAULTS, MxFault } from '#exchange/mx/faults';
import { fieldsOf, type RawRequest, type RawResponse } from '#exchange/mx/message';
import type { MetaDoor } from '#exchange/xroad/metadata';

/** PEM texts. The authority's certificate makes a stranger's connection possible to tell from a known one. */
export interface TlsParts {
  readonly key: string;
  readonly certificate: string;
  readonly authority: string;
}

export interface GatewayDoor {
  readonly port: number;
  close(): Promise<void>;
}

/** What the gateway's own agency asks of it; null where the path is none of those. */
export interface OwnAgencyDoor {
  answer(raw: RawRequest, pin: string | null): Promise<RawResponse | null>;
}

const MOST_BODY = 65_536;
const MOST_HEADERS = 16_384;
const PATIENCE = { headers: 5_000, request: 10_000 };
const MOST_CONNECTIONS = 512;
/** Milliseconds between two looks for what is missing or over. */
const SWEEP = 30_000;

export const HALVES = '/mg/receipts';
/** Most halves at once: more would be a body too large. */
export const MOST_HALVES = 100;
const Half = z.strictObject({ xid: z.uuid(), client: z.string().max(300), sig: z.base64().max(200) });
const Halves = z.strictObject({ keyid: z.string().max(100), halves: z.array(Half).max(MOST_HALVES) });

/** Opens the gateway's door: TLS 1.3 with client certificates, nothing else. */
export async function openDoor(
  gateway: Gateway,
  tls: TlsParts,
  {
    port,
    host,
    report,
    usage,
    meta,
    own,
    patience = PATIENCE,
  }: {
    readonly port: number;
    readonly host: string;
    readonly report: (error: unknown) => void;
    readonly usage?: UsageDoor;
    readonly meta?: MetaDoor;
    readonly own?: OwnAgencyDoor;
    readonly patience?: Patience;
  },
): Promise<GatewayDoor> {
  const server = createServer(
    {
      key: tls.key,
      cert: tls.certificate,
      ca: tls.authority,
      minVersion: 'TLSv1.3',
      requestCert: true,
      rejectUnauthorized: false, // a stranger is refused by name, signed, and counted
      maxHeaderSize: MOST_HEADERS,
      connectionsCheckingInterval: lookFor(patience),
    },
    (request, response) =>
      void answer({ gateway, usage, meta, own }, request, response).catch((error: unknown) =>
        fail(response, error, report),
      ),
  );
  server.headersTimeout = patience.headers;
  server.requestTimeout = patience.request;
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  const sweeping = setInterval(() => void gateway.sweep().catch(report), SWEEP);
  return { port: portOf(server, port), close: () => close(server, sweeping, gateway) };
}

interface Doors {
  readonly gateway: Gateway;
  readonly usage: UsageDoor | undefined;
  readonly meta: MetaDoor | undefined;
  readonly own: OwnAgencyDoor | undefined;
}

async function answer(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { gateway } = doors;
  const body = await bodyOf(request, MOST_BODY);
  const pin = pinOf(request);
  if (request.method === 'POST' && request.url === HALVES) return takeHalves(gateway, body, pin, response);
  const raw: RawRequest = {
    method: request.method ?? '',
    target: request.url ?? '',
    fields: fieldsOf(request.rawHeaders),
    body: body ?? Buffer.alloc(0),
  };
  const answered =
    body === null
      ? await gateway.turnAway(new MxFault('body-too-large', 'the body is too large'), raw)
      : await answerOf(doors, raw, pin);
  if (body === null) response.shouldKeepAlive = false; // what is left of it is not read
  response.writeHead(answered.status, answered.fields.flat());
  response.end(answered.body);
}

async function answerOf(
  { gateway, usage, meta, own }: Doors,
  raw: RawRequest,
  pin: string | null,
): Promise<RawResponse> {
  try {
    const answered = (await usage?.answer(raw, pin)) ?? (await own?.answer(raw, pin)) ?? meta?.answer(raw, pin);
    return answered ?? (await gateway.receive(raw, pin));
  } catch (error) {
    if (error instanceof MxFault) return gateway.turnAway(error, raw);
    throw error;
  }
}

async function takeHalves(
  gateway: Gateway,
  body: Buffer | null,
  pin: string | null,
  response: ServerResponse,
): Promise<void> {
  try {
    const taken = await gateway.takeHalves(Halves.parse(JSON.parse(body?.toString() ?? '')), pin);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ taken }));
  } catch (error) {
    if (!(error instanceof MxFault) && !(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
    response.writeHead(error instanceof MxFault ? FAULTS[error.code].status : 400).end();
  }
}

/** A connection has one certificate for as long as it lasts; reading it takes longer than judging a signature. */
const PINS = new WeakMap<TLSSocket, string | null>();

function pinOf({ socket }: IncomingMessage): string | null {
  if (!(socket instanceof TLSSocket)) return null;
  const known = PINS.get(socket);
  if (known !== undefined) return known;
  const pin = readPin(socket);
  PINS.set(socket, pin);
  return pin;
}

/** base64 of the SHA-256 of the public key of the other side's certificate; null where the authority did not give it. */
function readPin(socket: TLSSocket): string | null {
  if (!socket.authorized) return null;
  const { raw } = socket.getPeerCertificate() as { raw?: Buffer }; // an empty object without a certificate
  return raw === undefined ? null : pinOfCertificate(raw);
}

export function pinOfCertificate(certificate: string | Buffer): string {
  return hash('sha256', new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }), 'base64');
}

/** The last resort: whoever asked gets no word about the inside. */
function fail(response: ServerResponse, error: unknown, report: (error: unknown) => void): void {
  report(error);
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'X-Road-Error': FAULTS['gateway-fault'].type }).end();
}

async function close(server: Server, sweeping: NodeJS.Timeout, gateway: Gateway): Promise<void> {
  clearInterval(sweeping);
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
  await gateway.flush();
}
