import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as secure } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RegistryFile } from '#definitions/registry-schema';
import { gatewayChain } from '#exchange/gateway/answers';
import { pinOfCertificate } from '#exchange/gateway/serve';
import { Strangers } from '#exchange/gateway/strangers';
import { readSystemId, saySystemId } from '#exchange/mx/identifier';
import { Endpoint } from '#exchange/xroad/endpoint';
import { Facade } from '#exchange/xroad/facade';
import { openFacadeDoor } from '#exchange/xroad/facade-door';
import { BindingFile } from '#exchange/xroad/facade-file';
import { oldHolder } from '#exchange/xroad/old-holder';
import { appendActs } from '#ledger/append';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { ASKER, HOLDER, OTHER, startTestExchange, type TestExchange, tlsOf } from './support/exchange.ts';
import { readTranscripts } from './support/transcripts.ts';

const CLIENT = 'ID/GOV/REGIDENT/LAYANAN';
const GRANTED = ['person.nik', 'person.name'];
const REGISTRY = RegistryFile.parse({
  id: 'people',
  role: 'civil-registration',
  name: { id: 'Penduduk', en: 'Population' },
  key: 'person.nik',
  fields: { nik: 'person.nik', name: 'person.name', kk: 'person.kk' },
  source: 'http',
  fresh: { amount: 24, unit: 'hours' },
});
const ENDPOINTS = [
  { method: 'GET', path: '/v1/people/{key}' },
  { method: 'GET', path: '/v1/search?nik={key}' },
  { method: 'POST', path: '/v1/reports', key: 'nik', only: [ASKER] },
  { method: 'PUT', path: '/v1/people/{key}', only: ['bapenda-prov'] },
  { method: 'PUT', path: '/v1/people/{key}/note', only: [ASKER] },
  { method: 'DELETE', path: '/v1/people/{key}/note', only: [ASKER] },
].map((one) => Endpoint.parse(one));
const PURPOSE = { code: 'samsat.pengesahan-tahunan/owner', basis: 'UU 24/2013', step: 'owner', retain: 1 };

let test: TestExchange;
let old: Server;
let facade: { port: number; close(): Promise<void> };
/** What the old system got, and what it says next: null breaks off. */
const system: { got: string; says: string | null } = { got: '', says: null };

beforeAll(async () => {
  old = createServer(serveOld).listen(0, '127.0.0.1');
  await new Promise((done) => old.once('listening', done));
  const source = { kind: 'xroad', url: `http://127.0.0.1:${portOf(old)}/api/`, endpoints: ENDPOINTS } as const;
  const plain = { registry: REGISTRY, csv: null, path: (one: string) => one, env: {}, now: () => test.clock.now };
  const holder = oldHolder({ ...plain, source }, source);
  const names = new Map(Object.entries(REGISTRY.fields));
  const lapse = () => test.behaviour.lapse();
  test = await startTestExchange({
    services: [['register', { holder, names, lapse }]],
    described: [
      ['register', { registry: REGISTRY, endpoints: ENDPOINTS, opens: () => true }],
      ['people', { registry: REGISTRY, opens: () => false }],
    ],
  });
  facade = await openFacadeDoor(facadeOf(test), { port: 0, host: '127.0.0.1', tls: null, report: throwIt });
});
afterAll(async () => {
  await facade.close();
  old.close();
  await test.close();
});

let made = 0;
function facadeOf({ asker, url, consumer, clock }: TestExchange, pins: ReadonlySet<string> | null = null): Facade {
  const strangers = new Strangers(
    async (data, at) => {
      const draft = { kind: 'exchange-turned-away', element: null, agency: ASKER, position: null, data };
      await appendActs(consumer.db, { chain: gatewayChain(ASKER), drafts: [draft], at, seed: Buffer.alloc(32, 7) });
    },
    () => instant(clock.now),
  );
  const bound = { client: CLIENT, purpose: PURPOSE };
  const bindings = [
    { ...bound, service: 'ID/GOV/DUKCAPIL/DATA/register', endpoints: ENDPOINTS, fields: GRANTED },
    {
      ...bound,
      service: 'ID/GOV/DUKCAPIL/DATA/people',
      endpoints: [{ method: 'GET', path: '/{key}' }],
      way: 'record',
      fields: ['person.name'],
      names: { 'person.name': 'nama' },
    },
  ].map((one) => BindingFile.parse(one));
  const id = readSystemId(CLIENT);
  return new Facade({
    asker,
    gateways: new Map([[HOLDER, url]]),
    clients: new Map([[saySystemId(id), { id, pins }]]),
    bindings,
    nameOf: (agency) => agency.toUpperCase(),
    strangers,
    newId: () => {
      made += 1;
      return `0190f3c1-7d4e-7b3a-9c1e-${String(made).padStart(12, '0')}`;
    },
  });
}

function throwIt(error: unknown): never {
  throw error;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** An old system that is known by its bytes. */
function serveOld(socket: Socket): void {
  let got = '';
  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    got += bytes.toString('latin1');
    const [head = '', body = ''] = got.split('\r\n\r\n');
    if (!got.includes('\r\n\r\n') || body.length < Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)) return;
    system.got = got;
    if (system.says === null) socket.destroy();
    else socket.end(system.says);
  });
}

/** Sends bytes as an adapter does and gives what comes back until the line is closed. */
function send(text: string): Promise<string> {
  return new Promise((done, fail) => {
    let got = '';
    const socket = connect(facade.port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.on('data', (bytes) => {
      got += bytes.toString('latin1');
    });
    socket.on('end', () => done(got));
    socket.on('error', fail);
  });
}

const closing = (text: string) => text.replace('\r\n', '\r\nConnection: close\r\n');
const plain = (text: string) =>
  text.replaceAll(/\r\n(Date|Connection|Keep-Alive): [^\r]*/gi, '').replace(`127.0.0.1:${portOf(old)}`, '<host>');

describe('an adapter written for a Security Server', () => {
  const transcripts = readTranscripts(readFileSync(join(import.meta.dirname, 'transcripts', 'xroad.txt'), 'utf8'));

  it.each(transcripts)('works unchanged: $name', async ({ sends, called, says, gets }) => {
    system.got = '';
    system.says = says === null ? null : closing(says);
    const got = await send(closing(sends));
    if (called !== null) expect(plain(system.got)).toBe(called);
    expect(plain(got)).toBe(gets);
  });

  it('leaves a receipt at both gateways and an act on the chain of the person', async () => {
    const xid = '0190f3c1-7d4e-7b3a-9c1e-000000000001';
    const served = await test.provider.db.one<{ receipt: string; subject: string }>(
      sql`select receipt, subject from exchange.served where xid = ${xid}`,
    );
    const asked = await test.consumer.db.one<{ receipt: string }>(
      sql`select receipt from exchange.asked where xid = ${xid}`,
    );
    expect(asked?.receipt).toBe(served?.receipt);
    expect(served?.receipt).not.toContain('9971014507900003');
    const acts = await readActs(test.provider.db, chainId(served?.subject ?? ''));
    const about = acts
      .filter(({ kind }) => kind === 'exchange-served')
      .map(({ data }) => [data['xid'], data['outcome'], data['facts']]);
    expect(about[0]).toEqual([xid, 'served', GRANTED]);
    expect(about.map(([, outcome]) => outcome)).toContain('holder-refused');
    expect(JSON.stringify(about)).not.toContain('9971014507900003');
  });

  it('gets nothing once the grant has ended, and nothing for a purpose that nobody bound', async () => {
    const call = (path: string, more = '') =>
      send(
        closing(`GET /r1/ID/GOV/DUKCAPIL/DATA/${path} HTTP/1.1\r\nHost: h\r\nX-Road-Client: ${CLIENT}\r\n${more}\r\n`),
      );
    system.says = closing('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
    test.behaviour.lapse = () => 'arrangement-expired';
    expect(await call('register/v1/people/9971014507900003')).toContain(
      'X-Road-Error: Server.ServerProxy.AccessDenied',
    );
    test.behaviour.lapse = () => null;
    expect(await call('register/v1/people/9971014507900003')).toContain('HTTP/1.1 200');
    expect(await call('register/v2/people/9971014507900003')).toContain('X-Road-Error: Client.UnboundService');
    expect(await call('register/v1/people/9971014507900003', 'MG-Fields: "person.kk"\r\n')).toContain(
      'Client.BadRequest',
    );
    expect(await call('register/v1/people/9971014507900003', 'MG-Fields: "person.name"\r\n')).toContain('HTTP/1.1 200');
    const away = await send(
      closing(
        `GET /r1/ID/GOV/DUKCAPIL/DATA/people/1 HTTP/1.1\r\nHost: h\r\nX-Road-Client: ID/GOV/BAPENDA-PROV/X\r\n\r\n`,
      ),
    );
    expect(away).toContain('HTTP/1.1 400');
    expect(away).toContain('X-Road-Error: Client.AccessDenied');
  });

  it('is cut off where its body is larger than agreed', async () => {
    const body = 'x'.repeat(40_001);
    const said = await send(
      closing(
        `POST /r1/ID/GOV/DUKCAPIL/DATA/register/v1/reports HTTP/1.1\r\nHost: h\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      ),
    );
    expect(said).toContain('X-Road-Error: Client.BodyTooLarge');
  });
});

describe('an old system that answers otherwise than agreed', () => {
  const call = () =>
    send(
      closing(
        `GET /r1/ID/GOV/DUKCAPIL/DATA/register/v1/people/9971014507900003 HTTP/1.1\r\nHost: h\r\nX-Road-Client: ${CLIENT}\r\n\r\n`,
      ),
    );
  const whole = (body: string) =>
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

  it.each([
    ['no HTTP at all', 'tidak ada\r\n\r\n'],
    ['no JSON', whole('<html>9971014507900003</html>')],
    ['JSON that is cut off', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"name":'],
    ['a text where a record belongs', whole('"9971014507900003"')],
    ['more than an answer can be', whole(`{"name":"${'x'.repeat(140_000)}"}`)],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}'],
  ])('is refused as such, and nothing of it goes on: %s', async (_, says) => {
    system.says = says;
    const got = await call();
    expect(got).toContain('HTTP/1.1 500');
    expect(got).toContain('X-Road-Error: Server.ServerProxy.ServiceFailed');
    expect(got).not.toContain('9971014507900003');
  });
});

describe('a facade over TLS', () => {
  let secured: Awaited<ReturnType<typeof openFacadeDoor>>;
  const port = () => secured.port;
  beforeAll(async () => {
    const pins = new Set([pinOfCertificate(tlsOf(test.founded, ASKER).certificate)]);
    const tls = tlsOf(test.founded, ASKER);
    const options = { port: 0, host: '127.0.0.1', report: () => undefined, tls };
    secured = await openFacadeDoor(facadeOf(test, pins), { ...options, patience: { headers: 200, request: 200 } });
  });
  afterAll(() => secured.close());

  /** What is heard until the line is closed; null where there is no line. */
  function hear(text: string, own: { readonly agency?: typeof ASKER; readonly maxVersion?: 'TLSv1.2' } = {}) {
    const { key, certificate, authority } = tlsOf(test.founded, own.agency ?? ASKER);
    const identity = own.agency === undefined ? {} : { key, cert: certificate };
    const version = own.maxVersion === undefined ? {} : { maxVersion: own.maxVersion };
    return new Promise<string | null>((done) => {
      let got = '';
      const line = { port: port(), host: '127.0.0.1', ca: authority, checkServerIdentity: () => undefined };
      const socket = secure({ ...line, ...identity, ...version }, () => socket.write(text, 'latin1'));
      socket.on('data', (bytes) => {
        got += bytes.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => done(got === '' ? null : got));
    });
  }

  const asks = (client: string) =>
    closing(
      `GET /r1/ID/GOV/DUKCAPIL/DATA/register/v1/people/9971014507900003 HTTP/1.1\r\nHost: h\r\nX-Road-Client: ${client}\r\n\r\n`,
    );

  it('serves the system whose certificate its file names', async () => {
    system.says = closing('HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"name":"Sari"}');
    expect(await hear(asks(CLIENT), { agency: ASKER })).toContain('{"name":"Sari"}');
  });

  it('refuses by name a certificate of another, none, and another system under a known one', async () => {
    system.got = '';
    const refused = 'X-Road-Error: Client.AccessDenied';
    expect(await hear(asks(CLIENT), { agency: OTHER })).toContain(refused);
    expect(await hear(asks(CLIENT))).toContain(refused);
    expect(await hear(asks('ID/GOV/REGIDENT/LAIN'), { agency: ASKER })).toContain(refused);
    expect(system.got).toBe('');
  });

  it('speaks to nobody below TLS 1.3', async () => {
    expect(await hear(asks(CLIENT), { agency: ASKER, maxVersion: 'TLSv1.2' })).toBeNull();
  });

  it.each(['GET /r1/x HTTP/1.1\r\nHost: h\r\n', 'POST /r1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n1'])(
    'cuts off who writes too slowly: %j',
    async (begun) => {
      expect(await hear(begun, { agency: ASKER })).toMatch(/^HTTP\/1.1 408 /);
    },
  );
});

describe('metaservices', () => {
  const ask = async (path: string) => {
    const [head = '', body = ''] = (
      await send(closing(`GET ${path} HTTP/1.1\r\nHost: h\r\nX-Road-Client: ${CLIENT}\r\n\r\n`))
    ).split('\r\n\r\n');
    return { head, body: JSON.parse(body) as { [name: string]: unknown } };
  };

  it('list the services of a provider, and those open to the asker', async () => {
    const all = await ask('/r1/ID/GOV/DUKCAPIL/DATA/listMethods');
    expect(all.head).toContain('X-Road-Service: ID/GOV/DUKCAPIL/DATA/listMethods');
    const named = {
      member_class: 'GOV',
      member_code: 'DUKCAPIL',
      object_type: 'SERVICE',
      subsystem_code: 'DATA',
      xroad_instance: 'ID',
    };
    const register = {
      ...named,
      service_code: 'register',
      service_type: 'REST',
      endpoint_list: [
        { method: 'GET', path: '/v1/people/*' },
        { method: 'GET', path: '/v1/search' },
        { method: 'POST', path: '/v1/reports' },
        { method: 'PUT', path: '/v1/people/*' },
        { method: 'PUT', path: '/v1/people/*/note' },
        { method: 'DELETE', path: '/v1/people/*/note' },
      ],
    };
    const people = {
      ...named,
      service_code: 'people',
      service_type: 'OPENAPI',
      endpoint_list: [{ method: 'POST', path: '/' }],
    };
    expect(all.body).toEqual({ service: [register, people] });
    expect((await ask('/r1/ID/GOV/DUKCAPIL/DATA/allowedMethods')).body).toEqual({ service: [register] });
  });

  it('describe a service, or say which is none', async () => {
    const described = await ask('/r1/ID/GOV/DUKCAPIL/DATA/getOpenAPI?serviceCode=people');
    expect(described.body).toMatchObject({ openapi: '3.0.0', info: { title: 'Population' } });
    const none = await ask('/r1/ID/GOV/DUKCAPIL/DATA/getOpenAPI?serviceCode=listMethods');
    expect(none.head).toContain('X-Road-Error: Server.ServerProxy.UnknownService');
    expect((await ask('/r1/ID/GOV/DUKCAPIL/DATA/getOpenAPI')).body).toMatchObject({ type: 'Client.BadRequest' });
  });

  it('list the systems that can be reached', async () => {
    const id = (member: string, subsystem: string) => ({
      member_class: 'GOV',
      member_code: member,
      object_type: 'SUBSYSTEM',
      subsystem_code: subsystem,
      xroad_instance: 'ID',
    });
    expect((await ask('/listClients')).body).toEqual({
      member: [
        { id: id('REGIDENT', 'LAYANAN'), name: 'REGIDENT' },
        { id: id('DUKCAPIL', 'DATA'), name: 'DUKCAPIL' },
      ],
    });
  });
});
