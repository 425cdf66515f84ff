import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { TLSSocket } from 'node:tls';
import { bodyOf, lookFor, type Patience, portOf } from '#exchange/gateway/line';
import { type GatewayDoor, pinOfCertificate, type TlsParts } from '#exchange/gateway/serve';
import { fieldsOf, type RawResponse } from '#exchange/mx/message';
import type { Facade } from '#exchange/xroad/facade';
import { faultAnswer } from '#exchange/xroad/fault-answer';

export interface FacadeDoorOptions {
  readonly port: number;
  readonly host: string;
  /** null opens a door without TLS, which is for this machine alone. */
  readonly tls: TlsParts | null;
  readonly report: (error: unknown) => void;
  readonly patience?: Patience;
}

/** Bytes of a call; base64 and its headers make more of them than a gateway takes otherwise. */
const MOST_BODY = 40_000;
const MOST_CONNECTIONS = 256;
const PATIENCE = { headers: 5_000, request: 10_000 };

/** Opens the door for systems written for a Security Server. */
export async function openFacadeDoor(facade: Facade, options: FacadeDoorOptions): Promise<GatewayDoor> {
  const { port, host, tls, report, patience = PATIENCE } = options;
  if (tls === null && !['127.0.0.1', '::1', 'localhost'].includes(host))
    throw new Error('a facade without TLS opens on this machine alone');
  const take = (request: IncomingMessage, response: ServerResponse) =>
    void answer(facade, request, response, tls !== null).catch((error: unknown) => {
      report(error);
      if (response.headersSent) response.destroy();
      else say(response, faultAnswer(500, 'Server.ClientProxy.InternalError', 'the gateway failed', '-'));
    });
  const line = { connectionsCheckingInterval: lookFor(patience) };
  const server = tls === null ? createPlain(line, take) : createSecure({ ...secured(tls), ...line }, take);
  server.headersTimeout = patience.headers;
  server.requestTimeout = patience.request;
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, done);
  });
  return { port: portOf(server, port), close: () => closed(server) };
}

function secured({ key, certificate, authority }: TlsParts) {
  const asked = { requestCert: true, rejectUnauthorized: false } as const; // a stranger is refused by name, and counted
  return { key, cert: certificate, ca: authority, minVersion: 'TLSv1.3', ...asked } as const;
}

async function answer(
  facade: Facade,
  request: IncomingMessage,
  response: ServerResponse,
  secure: boolean,
): Promise<void> {
  const body = await bodyOf(request, MOST_BODY);
  if (body === null) {
    response.shouldKeepAlive = false; // what is left of it is not read
    return say(response, await facade.turnAway('Client.BodyTooLarge', 'the body is too large'));
  }
  const { method = '', url = '', rawHeaders } = request;
  const raw = { method, target: url, fields: fieldsOf(rawHeaders), body };
  say(response, await facade.answer(raw, secure ? pinOf(request) : null));
}

/** Whoever issued it: a system is known by the very key that the gateway's file names. Empty where it brings none. */
function pinOf({ socket }: IncomingMessage): string {
  if (!(socket instanceof TLSSocket)) return '';
  const { raw } = socket.getPeerCertificate() as { raw?: Buffer }; // an empty object without a certificate
  return raw === undefined ? '' : pinOfCertificate(raw);
}

function say(response: ServerResponse, { status, fields, body }: RawResponse): void {
  const dated = fields.some(([name]) => name.toLowerCase() === 'date');
  response.sendDate = !dated;
  const length = status === 204 || status === 304 ? [] : [['Content-Length', String(body.length)] as const];
  response.writeHead(status, [...fields, ...length].flat());
  response.end(body);
}

function closed(server: Server | ReturnType<typeof createSecure>): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
