import { timingSafeEqual } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { BankBook } from '#billing/bank/book';
import { Courier, SCHEDULE } from '#billing/bank/courier';
import { answer, type Reply, type Request } from '#billing/bank/desk';
import { openSecrets } from '#billing/bank/secrets';
import { Till } from '#billing/bank/till';
import { lockFolder } from '#store/folder-lock';
import { type Instant, instant } from '#terms/plain-date';

export interface BankOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host?: string;
  /** The bank's own folder: book, keys and token. Nobody else writes in it. */
  readonly folder: string;
  /** Where the house hears of payments. */
  readonly callbackUrl: string;
  /** Where a payer goes back to; by default their applications, on the origin of the callback. */
  readonly houseUrl?: string;
  /** Milliseconds before each attempt to tell the house. */
  readonly schedule?: readonly number[];
  readonly now?: () => Instant;
}

export interface Bank {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Milliseconds that a bank of the same folder has to end: two would not read each other's lines. */
const PREDECESSOR = 10_000;

/**
 * The fictional regional bank: it holds bills it was told of, takes payments from anybody who knows a code, and tells the
 * house by a signed callback until it is heard. Everything it says is on its disk first, so a kill loses nothing.
 */
export async function startBank(options: BankOptions): Promise<Bank> {
  const now = options.now ?? (() => instant(Date.now()));
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const release = await lockFolder(options.folder, PREDECESSOR);
  const secrets = openSecrets(options.folder);
  const book = await BankBook.open(options.folder);
  const courier = new Courier({
    callbackUrl: options.callbackUrl,
    key: { kind: 'v1a', privateKey: secrets.privateKey },
    schedule: options.schedule ?? SCHEDULE,
    now,
    random: Math.random,
    told: (reference, how) => void book.write({ kind: 'told', reference, how }),
  });
  const till = new Till(book, courier, now);
  const houseUrl = options.houseUrl ?? new URL('/permohonan', options.callbackUrl).href;
  const server = createServer((request, response) => {
    void handle(request, response, (asked) => answer(asked, { book, till, now, houseUrl }), secrets.token);
  });
  const port = await listen(server, options.port, options.host ?? '127.0.0.1');
  for (const payment of book.untoldPayments()) courier.send(payment);
  return {
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    port,
    close: async () => {
      courier.stop();
      await shut(server);
      await book.close();
      release();
    },
  };
}

const LARGEST_BODY = 8_192;

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  desk: (asked: Request) => Promise<Reply>,
  token: string,
): Promise<void> {
  try {
    const body = await read(request);
    const asked: Request = {
      method: request.method === 'HEAD' ? 'GET' : (request.method ?? ''),
      url: new URL(request.url ?? '/', 'http://bank.invalid'),
      body: body ?? '',
      language: request.headers['accept-language'],
      trusted: fits(request.headers.authorization, token),
    };
    send(response, body === undefined ? { status: 413, type: 'application/json', body: '{}' } : await desk(asked));
  } catch {
    send(response, { status: 500, type: 'application/json', body: '{}' }); // says nothing of what went wrong
  }
}

/** Undefined when it is larger than anything a form or the house sends. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = part as Uint8Array; // node:http gives bytes when no encoding is set
    size += bytes.length;
    if (size > LARGEST_BODY) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString();
}

function fits(header: string | undefined, token: string): boolean {
  const [given, ours] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === ours.length && timingSafeEqual(given, ours);
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': `${reply.type}; charset=utf-8`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  });
  response.end(reply.body);
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

async function shut(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeAllConnections();
  await closed;
}
