import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { findMissingHalves } from '#exchange/gateway/missing';
import { type Founded, foundExchange } from '#operations/gateway/found-exchange';
import { sql } from '#store/sql';
import { uuidv7 } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { ASKER, HOLDER } from './support/exchange.ts';
import { GatewayProcess } from './support/gateways.ts';
import { chances } from './support/killer.ts';
import { startTestDatabase, type TestDatabase } from './support/postgres.ts';

/**
 * `kill -9` of either side while eight requests are between question and answer, again and again. `EXCHANGE_KILLS` says how
 * often, `EXCHANGE_SEED` repeats a run's kills.
 */
const KILLS = Number(process.env['EXCHANGE_KILLS'] ?? '200');
const SEED = process.env['EXCHANGE_SEED'] ?? String(Date.now());
const AT_ONCE = 8;
const TARGET = '/r1/ID/GOV/DUKCAPIL/KEPENDUDUKAN/people';
/** Most milliseconds that the holder takes, and that pass between question and kill. */
const [SLOW, LATEST] = [60, 160];
const MINUTE = 60_000;
const MOST_ROUNDS = 10;

interface Said {
  readonly xid: string;
  readonly answer: { readonly kind: string; readonly type?: string; readonly body?: object };
}

let folder: string;
let founded: Founded;
let books: { provider: TestDatabase; consumer: TestDatabase };
let gateway: GatewayProcess;
let asker: { readonly child: ChildProcess; readonly lines: Interface } | null = null;
let holder: Server;
const calls = new Map<string, number>();
const next = chances(SEED);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-kills-'));
  founded = foundExchange(join(folder, 'exchange'), 'Uji', [HOLDER, ASKER], instant(Date.now()));
  const [provider, consumer] = await Promise.all([startTestDatabase(), startTestDatabase()]);
  books = { provider, consumer };
  holder = createServer((request, response) => {
    const key = request.url?.slice(1) ?? '';
    calls.set(key, (calls.get(key) ?? 0) + 1);
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ name: `Orang ${key} ${calls.get(key) ?? 0}`, alive: true }));
    }, next() * SLOW);
  }).listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const source = { kind: 'http', url: `http://127.0.0.1:${port}/{key}` };
  gateway = new GatewayProcess(folder, founded, {
    agency: HOLDER,
    id: TARGET.split('/').slice(2, 6).join('/'),
    services: { people: { registry: 'people', source } },
    env: { DATABASE_URL: provider.url, KEYS_URL: provider.keysUrl },
  });
  await gateway.start();
});
afterAll(async () => {
  asker?.child.kill('SIGKILL');
  await gateway.end('SIGKILL');
  holder.closeAllConnections();
  holder.close();
  await Promise.all([books.provider.stop(), books.consumer.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

async function startAsker(): Promise<void> {
  const file = join(folder, 'gateways.yaml');
  const { list, verifier, keys } = founded;
  const gateways = { [HOLDER]: gateway.url };
  writeFileSync(file, stringify({ trust: { list, verifier }, gateways, askers: { [ASKER]: { ...keys.get(ASKER) } } }));
  const script = join(import.meta.dirname, 'support', 'asker-process.ts');
  const given = [file, books.consumer.url, ASKER, HOLDER, TARGET];
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script, ...given], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  asker = { child, lines };
}

/** Asks and gathers what is said, until all is said or the asker is gone. */
function askAll(wanted: ReadonlyMap<string, string>): {
  readonly said: Map<string, Said>;
  readonly over: Promise<void>;
} {
  const said = new Map<string, Said>();
  if (asker === null) throw new Error('nobody asks');
  const { child, lines } = asker;
  const over = new Promise<void>((done) => {
    const hear = (line: string) => {
      const one = JSON.parse(line) as Said; // of our own process
      said.set(one.xid, one);
      if (said.size < wanted.size) return;
      lines.off('line', hear);
      done();
    };
    lines.on('line', hear);
    child.once('exit', () => done());
  });
  for (const [xid, nik] of wanted) child.stdin?.write(`${JSON.stringify({ xid, nik })}\n`);
  return { said, over };
}

/** The same requests again, and once more those that found the gateway too busy: silence is no result. */
async function askUntilSaid(wanted: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Said>> {
  const all = new Map<string, Said>();
  for (let round = 0; round < MOST_ROUNDS && all.size < wanted.size; round += 1) {
    const { said, over } = askAll(new Map([...wanted].filter(([xid]) => !all.has(xid))));
    await over;
    for (const [xid, one] of said) if (one.answer.kind !== 'silent') all.set(xid, one);
  }
  return all;
}

async function endAsker(): Promise<void> {
  if (asker === null) return;
  const { child } = asker;
  asker = null;
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

describe(`either side killed between question and answer, ${KILLS} times with ${AT_ONCE} under way (seed ${SEED})`, () => {
  it('asks the holder at most once, gives one result, and leaves both receipts or a finding', async () => {
    const all = new Map<string, string>();
    const cut = { answered: 0, gateway: 0, asker: 0 };
    const ends = new Map<string, number>();
    let people = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (asker === null) await startAsker();
      const wanted = new Map(
        Array.from({ length: AT_ONCE }, () => {
          people += 1;
          return [uuidv7(Date.now(), randomBytes(10)), `99710145079${String(people).padStart(5, '0')}`] as const;
        }),
      );
      const { said, over } = askAll(wanted);
      await new Promise((resolve) => setTimeout(resolve, next() * LATEST));
      cut.answered += said.size;
      if (next() < 0.5) {
        await gateway.end('SIGKILL');
        cut.gateway += wanted.size - said.size;
        await over;
        await gateway.start();
      } else cut.asker += wanted.size - said.size;
      await endAsker(); // also where the gateway came back: at another port
      await startAsker();
      for (const [xid, { answer }] of await askUntilSaid(wanted)) {
        const end = answer.kind === 'refused' ? `refused ${answer.type ?? ''}` : answer.kind;
        ends.set(end, (ends.get(end) ?? 0) + 1);
        const before = said.get(xid)?.answer;
        if (before?.kind === 'found') expect(answer.body).toEqual(before.body);
      }
      for (const [xid, nik] of wanted) all.set(xid, nik);
    }
    process.stdout.write(`${JSON.stringify({ exchanges: all.size, cut, ends: Object.fromEntries(ends) })}\n`);
    expect([...calls.values()].filter((n) => n > 1)).toEqual([]);
    expect(
      [...ends.keys()].filter((end) => !['found', 'refused Server.ServerProxy.Interrupted'].includes(end)),
    ).toEqual([]);
    expect([...ends.values()].reduce((sum, n) => sum + n, 0)).toBe(all.size);
    expect(cut.gateway + cut.asker).toBeGreaterThan(0);
    expect(await withoutEnd([...all.keys()])).toEqual([]);
  });
});

/** Exchanges that are neither receipted on both sides nor a finding on either, five minutes on. */
async function withoutEnd(xids: readonly string[]): Promise<readonly string[]> {
  const [{ db: provider }, { db: consumer }] = [books.provider, books.consumer];
  for (let wait = 0; wait < 100; wait += 1) {
    const left = await consumer.one<{ n: number }>(sql`
      select count(*)::int as n from exchange.asked where state = 'received' and not told`);
    if (left?.n === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100)); // the asker tells once a second
  }
  const later = instant(Date.now() + 6 * MINUTE);
  await Promise.all([findMissingHalves(provider, HOLDER, later), findMissingHalves(consumer, ASKER, later)]);
  const state = (rows: { xid: string; whole: boolean; found: boolean }[]) =>
    new Map(rows.map(({ xid, whole, found }) => [xid, { whole, found }]));
  const served = state(
    await provider.many(sql`
      select xid, own_half is not null and their_half is not null as whole, missing is not null as found
      from exchange.served`),
  );
  const asked = state(
    await consumer.many(sql`
      select xid, own_half is not null and their_half is not null and told as whole, missing is not null as found
      from exchange.asked`),
  );
  return xids.filter((xid) => {
    const both = served.get(xid)?.whole === true && asked.get(xid)?.whole === true;
    return !both && served.get(xid)?.found !== true && asked.get(xid)?.found !== true;
  });
}
