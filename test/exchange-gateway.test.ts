import { createPrivateKey, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as send } from 'node:https';
import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatewayChain } from '#exchange/gateway/answers';
import { openDoor, pinOfCertificate } from '#exchange/gateway/serve';
import { openTrustList, signTrustList, TrustFile } from '#exchange/gateway/trust';
import { MxFault } from '#exchange/mx/faults';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import { type MxRequest, signRequest } from '#exchange/mx/request';
import { openNote } from '#ledger/note';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import {
  ASKER,
  AT,
  HOLDER,
  keysOf,
  NIK,
  OTHER,
  signerOf,
  startTestExchange,
  type TestExchange,
  tlsOf,
  wish,
} from './support/exchange.ts';

let test: TestExchange;
let pin: { readonly [agency: string]: string };

beforeAll(async () => {
  test = await startTestExchange();
  pin = Object.fromEntries(
    [HOLDER, ASKER, OTHER].map((one) => [one, pinOfCertificate(tlsOf(test.founded, one).certificate)]),
  );
});
afterAll(() => test.close());
beforeEach(() => {
  test.clock.now = AT;
  test.calls.n = 0;
  test.behaviour.lapse = () => null;
  test.behaviour.consent = () => Promise.resolve(false);
  test.behaviour.find = (_key, fields) =>
    Promise.resolve({ kind: 'found', fields: Object.fromEntries(fields.map((one) => [one, `value of ${one}`])) });
});

/** Signed by the asker at the gateway's own moment. */
function signed(
  request: MxRequest,
  more: { readonly created?: number; readonly nonce?: string; readonly by?: typeof ASKER } = {},
): RawRequest {
  const {
    created = Math.floor(test.clock.now / 1000),
    nonce = randomBytes(16).toString('base64url'),
    by = ASKER,
  } = more;
  return signRequest(request, { created, nonce, keyid: keysOf(test.founded, by).keyid }, signerOf(test.founded, by));
}

async function receive(raw: RawRequest, as: string | null = pin[ASKER] ?? null): Promise<RawResponse> {
  return test.gateway.receive(raw, as);
}

function said({ status, fields, body }: RawResponse) {
  const { message } = JSON.parse(Buffer.from(body).toString()) as { message?: string };
  return { status, type: valuesOf(fields, 'x-road-error')[0], code: message };
}

describe('an exchange between two agencies', () => {
  it('brings the fields asked for, and both sides keep both halves of one receipt', async () => {
    const request = wish();
    const answer = await test.asker.ask({ url: test.url, provider: HOLDER }, request);
    expect(answer).toMatchObject({
      kind: 'found',
      body: { 'person.name': 'value of person.name', 'person.alive': 'value of person.alive' },
    });
    await test.asker.tell();
    const served = await test.provider.db.one<{ receipt: string; own_half: Buffer; their_half: Buffer }>(
      sql`select receipt, own_half, their_half from exchange.served where xid = ${request.id}`,
    );
    const asked = await test.consumer.db.one<{ receipt: string; own_half: Buffer; their_half: Buffer; told: boolean }>(
      sql`select receipt, own_half, their_half, told from exchange.asked where xid = ${request.id}`,
    );
    expect(served).toEqual({ receipt: asked?.receipt, own_half: asked?.their_half, their_half: asked?.own_half });
    expect(asked?.told).toBe(true);
    expect(served?.receipt).not.toContain('9971014507900003');
  });

  it('stands on the chain of the person before the answer leaves', async () => {
    const request = wish({ body: Buffer.from('{"nik":"9971011203780007"}') });
    const { fields } = await receive(signed(request));
    expect(valuesOf(fields, 'mg-receipt')).toHaveLength(1);
    const row = await test.provider.db.one<{ subject: string }>(
      sql`select subject from exchange.served where xid = ${request.id}`,
    );
    const acts = await readActs(test.provider.db, row?.subject as Parameters<typeof readActs>[1]);
    expect(acts.at(-1)).toMatchObject({
      kind: 'exchange-served',
      data: {
        xid: request.id,
        client: 'ID/GOV/REGIDENT/LAYANAN',
        outcome: 'served',
        facts: ['person.name', 'person.alive'],
      },
    });
  });

  it('costs each side two statements, three for somebody new, and the halves of many go in one message', async () => {
    const body = Buffer.from('{"nik":"9971014507900011"}');
    const spent = async (work: () => Promise<unknown>) => {
      const before = [test.provider.db.counter, test.consumer.db.counter];
      await work();
      const after = [test.provider.db.counter, test.consumer.db.counter];
      return after.map(({ statements }, side) => statements - (before[side]?.statements ?? 0));
    };
    const ask = () => test.asker.ask({ url: test.url, provider: HOLDER }, wish({ body }));
    await test.asker.tell();
    expect(await spent(ask)).toEqual([3, 2]);
    expect(await spent(ask)).toEqual([2, 2]);
    for (let n = 0; n < 98; n += 1) await ask();
    expect(await spent(() => test.asker.tell())).toEqual([2, 2]);
    const kept = await test.provider.db.one(
      sql`select count(*)::int as n from exchange.served where their_half is not null`,
    );
    const told = await test.consumer.db.one(sql`
      select count(*) filter (where told)::int as n from exchange.asked having bool_and(told)`);
    expect(kept).toEqual(told);
  });

  it('says so, signed, where the holder has no such record', async () => {
    test.behaviour.find = () => Promise.resolve({ kind: 'unknown' });
    expect(await test.asker.ask({ url: test.url, provider: HOLDER }, wish())).toMatchObject({ kind: 'unknown' });
  });

  it('is refused with its type where the gateway refuses', async () => {
    test.behaviour.lapse = () => 'arrangement-expired';
    expect(await test.asker.ask({ url: test.url, provider: HOLDER }, wish())).toEqual({
      kind: 'refused',
      type: 'Client.AccessDenied',
    });
    expect(test.calls.n).toBe(0);
  });
});

describe('the order of refusals', () => {
  /** Everything wrong at once; each row mends what the one before found. */
  it('says the first that fails, of ten', async () => {
    const used = randomBytes(16).toString('base64url');
    const seen = wish();
    await receive(signed(seen, { nonce: used }));
    test.behaviour.lapse = () => 'fields-exceed-grant';
    const consent = { kind: 'given', id: 'k-1', hash: randomBytes(32) } as const;
    const spoiled = wish({ ...seen, consent, target: '/r1/ID/GOV/DUKCAPIL/DATA/other' });
    const old = Math.floor(AT / 1000) - 3600;
    const rows: [RawRequest, string | null][] = [
      [signed(spoiled, { created: old, nonce: used, by: OTHER }), null],
      [signed(spoiled, { created: old, nonce: used, by: OTHER }), pin[ASKER] ?? ''],
      [{ ...signed(spoiled, { created: old, nonce: used }), body: Buffer.from('{}') }, pin[ASKER] ?? ''],
      [signed(spoiled, { created: old, nonce: used }), pin[ASKER] ?? ''],
      [signed(spoiled, { nonce: used }), pin[ASKER] ?? ''],
      [signed(spoiled), pin[ASKER] ?? ''],
      [signed(wish({ ...spoiled, id: wish().id })), pin[ASKER] ?? ''],
      [signed(wish({ consent })), pin[ASKER] ?? ''],
      [signed(wish()), pin[ASKER] ?? ''],
    ];
    const codes: unknown[] = [];
    for (const [raw, as] of rows) codes.push(said(await receive(raw, as)));
    expect(codes).toEqual([
      { status: 403, type: 'Client.AccessDenied', code: 'certificate-unknown' },
      { status: 401, type: 'Client.BadSignature', code: 'key-unknown' },
      { status: 401, type: 'Client.BadSignature', code: 'signature-bad' },
      { status: 401, type: 'Client.Expired', code: 'message-expired' },
      { status: 409, type: 'Client.Replay', code: 'nonce-used' },
      { status: 409, type: 'Client.IdReused', code: 'id-reused' },
      { status: 403, type: 'Client.AccessDenied', code: 'service-closed' },
      { status: 403, type: 'Client.ConsentMissing', code: 'consent-missing' },
      { status: 403, type: 'Client.FieldsExceedGrant', code: 'fields-exceed-grant' },
    ]);
    expect(test.calls.n).toBe(1);
    test.behaviour.lapse = () => null;
    test.behaviour.find = () => Promise.resolve({ kind: 'found', fields: { 'person.name': 'A', 'person.kk': '1' } });
    const leak = await receive(signed(wish()));
    expect(said(leak)).toEqual({ status: 500, type: 'Server.ServerProxy.FieldLeak', code: 'field-leak' });
    expect(Buffer.from(leak.body).toString()).not.toContain('person.kk');
  });

  it('counts strangers by the minute and writes down each refusal of a known asker', async () => {
    const chain = gatewayChain(HOLDER);
    await test.gateway.flush();
    const before = (await readActs(test.provider.db, chain)).length;
    for (let n = 0; n < 20; n += 1) await receive(signed(wish()), null);
    expect(await readActs(test.provider.db, chain)).toHaveLength(before);
    test.clock.now = AT + 61_000;
    await receive(signed(wish()), null);
    test.behaviour.lapse = () => 'no-arrangement';
    await receive(signed(wish()));
    const [counted, refused] = (await readActs(test.provider.db, chain)).slice(before);
    expect(counted).toMatchObject({
      kind: 'exchange-turned-away',
      data: { counts: { 'certificate-unknown ID/GOV/REGIDENT/LAYANAN': 21 } },
    });
    expect(refused).toMatchObject({ kind: 'exchange-refused', data: { code: 'service-closed' } });
  });

  it.each([-66, -60, 0, 5, 6])('looks at the moment of signing: %i s off', async (off) => {
    const { code } = said(await receive(signed(wish(), { created: AT / 1000 + off })));
    expect(code).toBe(off < -65 || off > 5 ? 'message-expired' : undefined);
  });

  it('refuses, and asks nobody, where its books cannot be written', async () => {
    const broken = Object.assign(Object.create(test.gateway) as typeof test.gateway, {
      parts: {
        ...test.gateway.parts,
        db: {
          one: () => Promise.reject(new Error('down')),
          many: () => Promise.reject(new Error('down')),
          run: () => Promise.reject(new Error('down')),
        },
      },
    });
    expect(said(await broken.receive(signed(wish()), pin[ASKER] ?? ''))).toMatchObject({
      status: 500,
      code: 'gateway-fault',
    });
    expect(test.calls.n).toBe(0);
  });
});

describe('what is given on consent only', () => {
  const consent = { kind: 'given', id: 'k-1', hash: randomBytes(32) } as const;
  const asked = (more: Partial<MxRequest> = {}) =>
    receive(signed(wish({ fields: ['person.address'], consent, ...more })));

  it('is given while the book says so for that very person, asker, purpose and fields, and refused at the next request', async () => {
    const books: unknown[] = [];
    let holds = true;
    test.behaviour.consent = (named, use) => {
      books.push({ ...named, ...use });
      return Promise.resolve(holds);
    };
    expect((await asked()).status).toBe(200);
    const use = { person: NIK, provider: HOLDER, consumer: ASKER, purpose: 'samsat.pengesahan-tahunan/owner' };
    expect(books).toEqual([{ ...consent, ...use, fields: ['person.address'] }]);
    holds = false;
    expect(valuesOf((await asked()).fields, 'x-road-error')).toEqual(['Client.ConsentMissing']);
    expect(test.calls.n).toBe(1);
  });

  it('is refused on a law, about no person, and where the book does not answer', async () => {
    const missing = { status: 403 };
    expect(await asked({ consent: { kind: 'law' } })).toMatchObject(missing);
    test.behaviour.consent = () => Promise.resolve(true);
    expect(await asked({ body: Buffer.from('{"plate":"AN 1234 BC"}') })).toMatchObject(missing);
    test.behaviour.consent = () => Promise.reject(new Error('away'));
    expect(await asked()).toMatchObject(missing);
    expect(test.calls.n).toBe(0);
    expect((await receive(signed(wish()))).status).toBe(200); // other fields stand on law
  });
});

describe('at most once', () => {
  it('gives the stored result to a retry, signed for it anew, and asks the holder once', async () => {
    const request = wish();
    const first = await receive(signed(request));
    test.behaviour.lapse = () => null;
    const second = await receive(signed(request));
    expect(second.body).toEqual(first.body);
    expect(valuesOf(second.fields, 'signature')).not.toEqual(valuesOf(first.fields, 'signature'));
    expect(test.calls.n).toBe(1);
  });

  it('gives ten copies at once one result', async () => {
    test.behaviour.find = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { kind: 'found', fields: { 'person.name': randomBytes(4).toString('hex') } };
    };
    const request = wish();
    const answers = await Promise.all(Array.from({ length: 10 }, () => receive(signed(request))));
    expect(new Set(answers.map(({ status, body }) => `${status} ${Buffer.from(body).toString()}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(test.calls.n).toBe(1);
  });

  it('serves eight questions about one person at once, each with an act of its own', async () => {
    const requests = Array.from({ length: 8 }, () => wish({ body: Buffer.from('{"nik":"9971016504920012"}') }));
    const answers = await Promise.all(requests.map((one) => receive(signed(one))));
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200));
    const row = await test.provider.db.one<{ subject: string }>(
      sql`select subject from exchange.served where xid = ${requests[0]?.id ?? ''}`,
    );
    const acts = await readActs(test.provider.db, row?.subject as Parameters<typeof readActs>[1]);
    expect(new Set(acts.map(({ data }) => data['xid']))).toEqual(new Set(requests.map(({ id }) => id)));
  });

  it('says that it does not know, and never asks again, where it was killed while the holder answered', async () => {
    const request = wish();
    test.behaviour.find = () => new Promise(() => undefined);
    void receive(signed(request));
    while (test.calls.n === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const next = await test.reopen();
    const answer = await next.receive(signed(request), pin[ASKER] ?? '');
    expect(said(answer)).toMatchObject({ code: 'exchange-interrupted', type: 'Server.ServerProxy.Interrupted' });
    expect(test.calls.n).toBe(1);
  });

  it('finds a half that has not come after five minutes, once', async () => {
    const request = wish();
    await receive(signed(request));
    test.clock.now = AT + 299_000;
    expect(await test.gateway.sweep()).not.toContain(request.id);
    test.clock.now = AT + 301_000;
    expect(await test.gateway.sweep()).toContain(request.id);
    expect(await test.gateway.sweep()).not.toContain(request.id);
  });
});

describe('the trust list', () => {
  it('is refused when a letter of it is another, or its signer', () => {
    const note = readFileSync(test.founded.list, 'utf8');
    expect(openTrustList(note, test.founded.verifier)?.entries).toHaveLength(6);
    expect(openNote(note.replace('regident', 'regidont'), test.founded.verifier)).toBeNull();
    expect(openNote(note, test.founded.verifier.replace(/^[^+]+/, 'other'))).toBeNull();
  });

  it('knows a key and a certificate from their first moment until their last', async () => {
    const list = openTrustList(readFileSync(test.founded.list, 'utf8'), test.founded.verifier);
    const name = test.founded.verifier.split('+')[0] ?? '';
    const signer = { name, key: createPrivateKey(readFileSync(`${test.folder}/trust.key.pem`)) };
    const file = `${test.folder}/dated.note`;
    const until = instant('2026-11-24T03:00:00Z');
    const entries = list?.entries.map((one) => ({ ...one, notBefore: instant(AT), expires: until })) ?? [];
    writeFileSync(file, signTrustList({ serial: 1, entries }, signer));
    const trust = new TrustFile(file, test.founded.verifier, () => AT);
    const { keyid } = keysOf(test.founded, ASKER);
    const known = (at: number) => {
      try {
        return [trust.key(keyid, instant(at)).agency, trust.certified(pin[ASKER] ?? '', instant(at))];
      } catch (error) {
        return [error instanceof MxFault ? error.code : '', trust.certified(pin[ASKER] ?? '', instant(at))];
      }
    };
    expect(known(AT - 1)).toEqual(['key-unknown', null]);
    expect(known(AT)).toEqual([ASKER, ASKER]);
    expect(known(Date.parse(until) - 1)).toEqual([ASKER, ASKER]);
    expect(known(Date.parse(until))).toEqual(['key-unknown', null]);
  });

  it('lets an old and a new key overlap, and a revoked one no more within a minute', async () => {
    const note = readFileSync(test.founded.list, 'utf8');
    const list = openTrustList(note, test.founded.verifier);
    if (list === null) throw new Error('no list');
    const key = {
      name: test.founded.verifier.split('+')[0] ?? '',
      key: createPrivateKey(readFileSync(`${test.folder}/trust.key.pem`)),
    };
    const newer = list.entries.map((one) =>
      one.agency === ASKER && one.use === 'sign' ? { ...one, keyid: 'regident/gw-2' } : one,
    );
    const overlap = {
      serial: list.serial + 1,
      entries: [...list.entries, ...newer.filter(({ keyid }) => keyid === 'regident/gw-2')],
    };
    const under = (keyid: string) =>
      receive(
        signRequest(
          wish(),
          { created: Math.floor(test.clock.now / 1000), nonce: randomBytes(16).toString('base64url'), keyid },
          signerOf(test.founded, ASKER),
        ),
      );
    writeFileSync(test.founded.list, signTrustList(overlap, key));
    test.clock.now += 20_000;
    expect((await under('regident/gw-1')).status).toBe(200);
    expect((await under('regident/gw-2')).status).toBe(200);
    writeFileSync(test.founded.list, signTrustList({ serial: list.serial + 2, entries: newer }, key));
    test.clock.now += 59_000;
    expect(said(await under('regident/gw-1')).code).toBe('key-unknown');
    expect((await under('regident/gw-2')).status).toBe(200);
    writeFileSync(test.founded.list, note); // an older issue
    test.clock.now += 59_000;
    expect(said(await under('regident/gw-1')).code).toBe('key-unknown');
    writeFileSync(test.founded.list, signTrustList({ ...list, serial: list.serial + 3 }, key));
    test.clock.now += 59_000;
    expect((await under('regident/gw-1')).status).toBe(200);
  });
});

describe('the line', () => {
  it('answers nobody below TLS 1.3', async () => {
    const { key, certificate, authority } = tlsOf(test.founded, ASKER);
    const port = test.door.port;
    const version = (maxVersion: 'TLSv1.2' | 'TLSv1.3') =>
      new Promise<string | null>((done) => {
        const socket = connect(
          {
            port,
            host: '127.0.0.1',
            key,
            cert: certificate,
            ca: authority,
            maxVersion,
            checkServerIdentity: () => undefined,
          },
          () => {
            done(socket.getProtocol());
            socket.end();
          },
        );
        socket.on('error', () => done(null));
      });
    expect(await version('TLSv1.3')).toBe('TLSv1.3');
    expect(await version('TLSv1.2')).toBeNull();
  });

  it.each(['POST /r1/x HTTP/1.1\r\nHost: h\r\n', 'POST /r1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n1'])(
    'cuts off who writes too slowly: %j',
    async (begun) => {
      const { key, certificate, authority } = tlsOf(test.founded, ASKER);
      const patience = { headers: 100, request: 100 };
      const report = () => undefined;
      const door = await openDoor(test.gateway, tlsOf(test.founded, HOLDER), {
        port: 0,
        host: '127.0.0.1',
        report,
        patience,
      });
      const line = { port: door.port, host: '127.0.0.1', key, cert: certificate, ca: authority };
      const heard = await new Promise<string>((done) => {
        let got = '';
        const socket = connect({ ...line, checkServerIdentity: () => undefined }, () => socket.write(begun));
        socket.on('data', (bytes) => {
          got += bytes.toString();
        });
        socket.on('error', () => undefined);
        socket.on('close', () => done(got));
      });
      expect(heard).toMatch(/^HTTP\/1.1 408 /);
      await door.close();
    },
  );

  it('brings the other half of a receipt to a gateway that was away for a day', async () => {
    const options = { host: '127.0.0.1', report: () => undefined };
    const door = await openDoor(test.gateway, tlsOf(test.founded, HOLDER), { ...options, port: 0 });
    const request = wish();
    const { port } = door;
    expect(await test.asker.ask({ url: `https://127.0.0.1:${port}`, provider: HOLDER }, request)).toMatchObject({
      kind: 'found',
    });
    await door.close();
    test.clock.now = AT + 86_400_000;
    await test.asker.tell();
    expect(await test.asker.ask({ url: `https://127.0.0.1:${port}`, provider: HOLDER }, wish())).toMatchObject({
      kind: 'silent',
    });
    expect(await test.gateway.sweep()).toContain(request.id);
    const again = await openDoor(test.gateway, tlsOf(test.founded, HOLDER), { ...options, port });
    await test.asker.tell();
    const row = await test.provider.db.one<{ there: boolean }>(
      sql`select their_half is not null as there from exchange.served where xid = ${request.id}`,
    );
    expect(row?.there).toBe(true);
    await again.close();
  });

  it('refuses by name who brings no certificate, and a body that is too large', async () => {
    const { key, certificate, authority } = tlsOf(test.founded, ASKER);
    const post = (own: { key?: string; cert?: string }, body: Buffer) =>
      new Promise<{ status: number; type: unknown }>((done, fail) => {
        const raw = signed(wish({ body }));
        const sending = send(
          {
            port: test.door.port,
            host: '127.0.0.1',
            ca: authority,
            ...own,
            path: raw.target,
            method: 'POST',
            headers: Object.fromEntries(raw.fields),
            checkServerIdentity: () => undefined,
            agent: false,
          },
          (response) => {
            response.resume();
            done({ status: response.statusCode ?? 0, type: response.headers['x-road-error'] });
          },
        );
        sending.on('error', fail);
        sending.end(raw.body);
      });
    expect(await post({}, Buffer.from('{}'))).toEqual({ status: 403, type: 'Client.AccessDenied' });
    expect(await post({ key, cert: certificate }, Buffer.alloc(70_000, 32))).toEqual({
      status: 413,
      type: 'Client.BodyTooLarge',
    });
  });

  it('believes no gateway whose certificate is of another agency', async () => {
    expect(await test.asker.ask({ url: test.url, provider: OTHER }, wish())).toMatchObject({ kind: 'silent' });
    expect(test.calls.n).toBe(0);
  });

  it('does not wait for a gateway that is away', async () => {
    expect(await test.asker.ask({ url: 'https://127.0.0.1:1', provider: HOLDER }, wish())).toMatchObject({
      kind: 'silent',
    });
  });

  it('takes a half of a receipt only from its asker', async () => {
    const request = wish();
    await test.asker.ask({ url: test.url, provider: HOLDER }, request);
    const sig = randomBytes(64).toString('base64');
    const halves = [{ xid: request.id, client: 'ID/GOV/REGIDENT/LAYANAN', sig }];
    const under = (agency: typeof ASKER, as: string) =>
      test.gateway.takeHalves({ keyid: keysOf(test.founded, agency).keyid, halves }, pin[as] ?? '');
    expect(await under(OTHER, OTHER)).toEqual([]);
    await expect(under(ASKER, OTHER)).rejects.toMatchObject({ code: 'certificate-unknown' });
    expect(await under(ASKER, ASKER)).toEqual([]);
    const kept = await test.provider.db.one(sql`select their_half from exchange.served where xid = ${request.id}`);
    expect(kept).toEqual({ their_half: null });
  });
});
