import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { askHolders, type ReadOrder } from '#exchange/ask';
import type { GatewayDoors } from '#exchange/ask-by-gateway';
import type { MxRequest } from '#exchange/mx/request';
import { Looks } from '#exchange/trail';
import { type Founded, foundExchange } from '#operations/gateway/found-exchange';
import { openDoors } from '#operations/gateway/open-doors';
import { Database } from '#store/database';
import { sql } from '#store/sql';
import { agencyId, subjectId, uuidv7 } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { GatewayProcess } from './support/gateways.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { startTestDatabase, type TestDatabase } from './support/postgres.ts';

const SARI = '9971014507900003';
const [DUKCAPIL, JKN, JR, REGIDENT] = ['dukcapil', 'jkn', 'jasa-raharja', 'regident'].map(agencyId) as [
  ReturnType<typeof agencyId>,
  ReturnType<typeof agencyId>,
  ReturnType<typeof agencyId>,
  ReturnType<typeof agencyId>,
];
const ID = {
  dukcapil: 'ID/GOV/DUKCAPIL/KEPENDUDUKAN',
  jkn: 'ID/BUMN/JKN/KEPESERTAAN',
  jr: 'ID/BUMN/JASA-RAHARJA/SANTUNAN',
};

let folder: string;
let founded: Founded;
let house: TestHouse;
/** Where the insurer keeps its own books. */
let books: TestDatabase;
let doors: GatewayDoors;
let gateways: { dukcapil: GatewayProcess; jkn: GatewayProcess; jr: GatewayProcess };
/** Dukcapil's own system: any API that gives a record as JSON. */
const api = {
  calls: 0,
  hold: false,
  record: { name: 'Sari Wulandari', address: 'Jl. Melati 3', alive: true, kk: '1' } as object,
};
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-facts-'));
  founded = foundExchange(join(folder, 'exchange'), 'Uji', [DUKCAPIL, JKN, JR, REGIDENT], instant(Date.now()));
  house = await startTestHouse(instant(Date.now()));
  books = await startTestDatabase();
  server = createServer((request, response) => {
    api.calls += 1;
    if (api.hold) return; // says nothing, for as long as the caller waits
    const known = request.url === `/people/${SARI}`;
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? api.record : {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  layDownParticipants();
  await fillTable();
  const source = { kind: 'http', url: `http://127.0.0.1:${port}/people/{key}` };
  gateways = {
    dukcapil: new GatewayProcess(folder, founded, {
      agency: DUKCAPIL,
      id: ID.dukcapil,
      services: { people: { registry: 'people', source } },
      callers: [REGIDENT],
    }),
    jkn: new GatewayProcess(folder, founded, {
      agency: JKN,
      id: ID.jkn,
      services: { participants: { registry: 'participants', source: { kind: 'csv', folder: 'files' } } },
    }),
    jr: new GatewayProcess(folder, founded, {
      agency: JR,
      id: ID.jr,
      services: {
        swdkllj: {
          registry: 'swdkllj',
          source: {
            kind: 'postgres',
            database: 'OWN_DATABASE',
            table: 'santunan',
            columns: { plate: 'nopol', paidUntil: 'lunas' },
          },
        },
      },
      env: { OWN_DATABASE: books.url },
    }),
  };
  for (const one of Object.values(gateways)) await one.start();
  doors = openDoors(doorsFile(), house.house.db, () => Date.now());
}, 120_000);

afterAll(async () => {
  await doors.close();
  for (const one of Object.values(gateways)) await one.end('SIGTERM');
  server.closeAllConnections();
  server.close();
  await Promise.all([house.close(), books.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

function layDownParticipants(): void {
  const drop = join(folder, 'gateway-jkn', 'files', 'drop');
  mkdirSync(drop, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(join(drop, `peserta-${day}.csv`), `NIK;NOKA;STATUS\n${SARI};0001234567890;active\n`);
}

async function fillTable(): Promise<void> {
  const owner = new Database({ url: books.url, role: null, size: 1 });
  await owner.run({ name: '', text: `create table santunan (nopol text primary key, lunas date)`, values: [] });
  await owner.run({ name: '', text: `insert into santunan values ('AN 1234 BC', '2027-01-31')`, values: [] });
  await owner.close();
}

function doorsFile(): string {
  const file = join(folder, 'gateways.yaml');
  const { dukcapil, jkn, jr } = gateways;
  const { list, verifier, keys } = founded;
  const urls = { dukcapil: dukcapil.url, jkn: jkn.url, 'jasa-raharja': jr.url };
  writeFileSync(
    file,
    stringify({ trust: { list, verifier }, gateways: urls, askers: { regident: { ...keys.get(REGIDENT) } } }),
  );
  return file;
}

/** A read of the yearly renewal, as the vehicle registration asks it. */
function order(registry: string, more: Partial<ReadOrder> = {}): ReadOrder {
  const { government } = house.house.library;
  const service = government.services.get('samsat.pengesahan-tahunan');
  const [read, definition] =
    Object.entries(service?.file.reads ?? {}).find(([, one]) => one.registry === registry) ?? [];
  const file = government.registries.get(registry);
  if (read === undefined || definition === undefined || file === undefined) throw new Error(`no read of ${registry}`);
  const asked = { read, service: 'samsat.pengesahan-tahunan', version: 'abc', definition, registry: file };
  return {
    ...asked,
    holder: DUKCAPIL,
    asker: REGIDENT,
    key: SARI,
    own: true,
    caseNumber: 'MG-2026-7K3MQ2ZD-5',
    ...more,
  };
}

async function ask(one: ReadOrder) {
  const at = instant(Date.now());
  const looks = new Looks(house.house.db, at, randomBytes(32));
  const subject = subjectId(uuidv7(Date.now(), randomBytes(10)));
  const exchange = { ...house.house.exchange, processes: new Map(), gateways: doors };
  const [answer] = await askHolders(exchange, house.house.library.government, [one], subject, at, looks);
  return { answer, acts: looks.acts };
}

/** A request outside any case, for what the government's files do not read. */
function wish(target: string, more: Partial<MxRequest>): MxRequest {
  return {
    target,
    client: { instance: 'ID', memberClass: 'GOV', member: 'REGIDENT', subsystem: 'LAYANAN' },
    id: uuidv7(Date.now(), randomBytes(10)),
    userId: 'ID-svc.test.read@1',
    issue: '-',
    purpose: { code: 'samsat.pengesahan-tahunan/read', basis: 'UU', step: 'read', retainDays: 1 },
    consent: { kind: 'law' },
    fields: [],
    preview: false,
    body: Buffer.from('{}'),
    ...more,
  };
}

function asker() {
  const found = doors.askers.get(REGIDENT);
  if (found === undefined) throw new Error('no asker');
  return found;
}

describe('facts fetched over the exchange', () => {
  it('come with the id and the receipt of their exchange, to the last field and on the chain of the person', async () => {
    const { answer, acts } = await ask(order('people'));
    if (answer?.kind !== 'received') throw new Error(JSON.stringify(answer));
    const name = answer.facts.get('person.name');
    expect(name?.value).toBe('Sari Wulandari');
    expect(name?.source).toMatchObject({
      kind: 'fetched',
      agency: 'dukcapil',
      exchange: { xid: expect.any(String), receipt: expect.any(String) },
    });
    expect(acts[0]?.data).toMatchObject({
      registry: 'people',
      exchange: name?.source.kind === 'fetched' ? name.source.exchange : {},
    });
    const { xid = '' } = (name?.source.kind === 'fetched' ? name.source.exchange : undefined) ?? {};
    await asker().tell();
    const row = await house.house.db.one<{ told: boolean; receipt: string }>(
      sql`select told, receipt from exchange.asked where xid = ${xid}`,
    );
    expect(row?.told).toBe(true);
    expect(row?.receipt).toContain('"purpose":"samsat.pengesahan-tahunan/');
  });

  it('are withheld where the holder has no such record', async () => {
    const { answer } = await ask(order('people', { key: '9971011203780007' }));
    expect(answer).toEqual({ kind: 'withheld', reason: 'no-record' });
  });

  it("are withheld by the holder's gateway itself where the grant is narrower than the asker believes", async () => {
    const wide = order('people');
    const { government } = house.house.library;
    const arrangements = new Map(
      [...government.arrangements].map(([id, one]) => [
        id,
        { ...one, grants: one.grants.map((grant) => ({ ...grant, facts: [...grant.facts, 'person.kk'] })) },
      ]),
    );
    const at = instant(Date.now());
    const exchange = { ...house.house.exchange, gateways: doors };
    const definition = { ...wide.definition, facts: [...wide.definition.facts, 'person.kk'] };
    const looks = new Looks(house.house.db, at, randomBytes(32));
    const subject = subjectId(uuidv7(Date.now(), randomBytes(10)));
    const before = api.calls;
    const [answer] = await askHolders(
      exchange,
      { ...government, arrangements },
      [{ ...wide, definition }],
      subject,
      at,
      looks,
    );
    expect(answer).toEqual({ kind: 'withheld', reason: 'fields-exceed-grant' });
    expect(api.calls).toBe(before);
  });

  it('wait where the gateway is asked by nobody it knows, and go the present way without gateways', async () => {
    const { gateways: _none, ...present } = house.house.exchange;
    const at = instant(Date.now());
    const looks = new Looks(house.house.db, at, randomBytes(32));
    const subject = subjectId(uuidv7(Date.now(), randomBytes(10)));
    const [answer] = await askHolders(present, house.house.library.government, [order('people')], subject, at, looks);
    expect(answer?.kind).toBe('received');
    expect(JSON.stringify(looks.acts[0]?.data)).not.toContain('xid');
  });
});

describe('three gateways, each a process of its own', () => {
  it('have ids, folders and keys of their own', () => {
    const all = Object.values(gateways);
    expect(new Set(all.map(({ pid }) => pid)).size).toBe(3);
    expect(new Set(all.map(({ url }) => url)).size).toBe(3);
  });

  it('serve from a table of PostgreSQL', async () => {
    const request = wish(`/r1/${ID.jr}/swdkllj`, {
      fields: ['insurance.paidUntil'],
      body: Buffer.from('{"plate":"AN 1234 BC"}'),
    });
    const answer = await asker().ask({ provider: JR, url: gateways.jr.url }, request);
    expect(answer).toMatchObject({ kind: 'found', body: { 'insurance.paidUntil': '2027-01-31' } });
  });

  it('refuse who has no arrangement, though the file holds the record', async () => {
    const request = wish(`/r1/${ID.jkn}/participants`, {
      fields: ['participant.no'],
      body: Buffer.from(`{"nik":"${SARI}"}`),
    });
    const answer = await asker().ask({ provider: JKN, url: gateways.jkn.url }, request);
    expect(answer).toEqual({ kind: 'refused', type: 'Client.AccessDenied' });
  });
});

/** A GET of the data tracker contract at a gateway's own process, with REGIDENT's certificate. */
function usageAt(url: string, path: string) {
  const keys = founded.keys.get(REGIDENT);
  const pem = (file = '') => readFileSync(file, 'utf8');
  const tls = { key: pem(keys?.tls), cert: pem(keys?.certificate), ca: pem(keys?.authority) };
  const headers = { 'X-Road-UserId': `ID${SARI}` };
  return new Promise<{ status: number; body: string }>((done, fail) => {
    get(`${url}${path}`, { ...tls, headers, checkServerIdentity: () => undefined, agent: false }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => done({ status: response.statusCode ?? 0, body }));
    }).on('error', fail);
  });
}

describe('who looked, asked of a gateway as its own file opens it', () => {
  it('is told to the portals that gateway.yaml names, and by a gateway that names none to nobody', async () => {
    await ask(order('people'));
    const find = `/v2/findUsage?userCode=ID${SARI}`;
    const told = await usageAt(gateways.dukcapil.url, find);
    expect(told.status).toBe(200);
    const { totalUsages, usages } = JSON.parse(told.body) as { totalUsages: number; usages: object[] };
    expect(totalUsages).toBeGreaterThan(0);
    expect(usages[0]).toMatchObject({ receiverCode: 'regident', receiverSystem: 'LAYANAN' });
    for (const path of [find, '/v2/heartbeat']) expect((await usageAt(gateways.jr.url, path)).status).toBe(403);
  });
});

describe('a gateway that is killed while its holder answers', () => {
  it.each([1, 2])('asks the holder once, gives one result, and says that it does not know (kill %i)', async () => {
    const request = wish(`/r1/${ID.dukcapil}/people`, {
      fields: ['person.name'],
      body: Buffer.from(`{"nik":"${SARI}"}`),
    });
    const before = api.calls;
    api.hold = true;
    const answering = asker().ask({ provider: DUKCAPIL, url: gateways.dukcapil.url }, request);
    for (let n = 0; api.calls === before && n < 400; n += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await gateways.dukcapil.end('SIGKILL');
    expect(await answering).toMatchObject({ kind: 'silent' });
    api.hold = false;
    await gateways.dukcapil.start();
    const door = { provider: DUKCAPIL, url: gateways.dukcapil.url };
    const results = [await asker().ask(door, request), await asker().ask(door, request)];
    expect(results).toEqual(results.map(() => ({ kind: 'refused', type: 'Server.ServerProxy.Interrupted' })));
    expect(api.calls).toBe(before + 1);
    expect(await asker().ask(door, { ...request, id: uuidv7(Date.now(), randomBytes(10)) })).toMatchObject({
      kind: 'found',
    });
  });
});
