import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RegistryFile } from '#definitions/registry-schema';
import { openHolder } from '#exchange/gateway/holders';

const REGISTRY = RegistryFile.parse({
  id: 'people',
  role: 'civil-registration',
  name: { id: 'Penduduk', en: 'Population' },
  key: 'person.nik',
  fields: { nik: 'person.nik', name: 'person.name' },
  source: 'http',
  fresh: { amount: 24, unit: 'hours' },
});
const ASKED = {
  client: { instance: 'ID', memberClass: 'GOV', member: 'REGIDENT', subsystem: 'LAYANAN' },
  id: '0190f3c1-7d4e-7b3a-9c1e-0123456789ab',
  userId: 'ID-svc.a',
  issue: '-',
};

let server: Server;
let does: RequestListener;
let calls: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    calls += 1;
    does(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** What the gateway makes of an API that does this. */
async function found(next: RequestListener) {
  [does, calls] = [next, 0];
  const { port } = server.address() as AddressInfo;
  const source = { kind: 'http', url: `http://127.0.0.1:${port}/{key}` } as const;
  const plain = { registry: REGISTRY, source, csv: null, path: (one: string) => one, env: {}, now: () => 0 };
  const holder = await openHolder(plain);
  const said = await holder.find('1', ['person.name'], ASKED).catch(() => 'none');
  return { said, calls };
}

const says = (body: string, status = 200): RequestListener => {
  return (_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
};

describe("an agency's own API", () => {
  it('gives the fields asked for and no other, and knows what it does not have', async () => {
    const kind = 'found';
    expect((await found(says('{"name":"Sari","nik":"1","secret":2}'))).said).toEqual({
      kind,
      fields: { 'person.name': 'Sari' },
    });
    expect((await found(says('{}', 404))).said).toEqual({ kind: 'unknown' });
  });

  it.each(['', 'null', '[]', '<html>', '{"name":', '"Sari"'])('is not believed where it says %j', async (body) => {
    expect((await found(says(body))).said).toEqual({ kind: 'nonsense' });
  });

  it.each([400, 401, 500, 503])('is silent where it answers %i', async (status) => {
    expect((await found(says('{"name":"Sari"}', status))).said).toEqual({ kind: 'silent' });
  });

  it('is not followed where it sends elsewhere', async () => {
    const away = await found((_, response) => response.writeHead(302, { location: '/2' }).end());
    expect(away).toEqual({ said: 'none', calls: 1 });
  });

  it('is not believed where it says more than a record can be, and not waited for', async () => {
    const long = await found((_, response) => {
      response.writeHead(200);
      response.write(`{"name":"${'x'.repeat(70_000)}`); // and never ends
    });
    expect(long.said).toEqual({ kind: 'nonsense' });
    expect((await found(() => undefined)).said).toBe('none');
  });
});
