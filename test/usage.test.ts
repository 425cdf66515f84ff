import { randomBytes } from 'node:crypto';
import { request as send } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { type GatewayDoor, openDoor } from '#exchange/gateway/serve';
import { TrustFile } from '#exchange/gateway/trust';
import { UsageDoor } from '#exchange/gateway/usage';
import { usageBooks } from '#operations/gateway/find-usage';
import { sql } from '#store/sql';
import {
  ASKER,
  AT,
  HOLDER,
  NIK,
  OTHER,
  startTestExchange,
  type TestExchange,
  tlsOf,
  wish,
} from './support/exchange.ts';

/** The contract's answers in our own words: names, types, and what must be there; nothing more may be. */
const Moment = z.iso.datetime({ offset: true });
const FIND = z.strictObject({
  totalUsages: z.int32(),
  usages: z.array(
    z.strictObject({
      logtime: Moment,
      action: z.string().min(1),
      receiverCode: z.string().min(1),
      receiverName: z.string().min(1).optional(),
      receiverSystem: z.string().min(1),
    }),
  ),
});
const PERIOD = z.strictObject({ periodStart: Moment, periodEnd: Moment.optional() });
const HEARTBEAT = z.strictObject({ status: z.enum(['OK', 'FAIL']), message: z.string().optional() });

const OWN = `ID${NIK}`;
const PORTAL = OTHER;
let test: TestExchange;
let door: GatewayDoor;
const reported: unknown[] = [];

beforeAll(async () => {
  test = await startTestExchange();
  const government = await readGovernment(await readFolder(join(import.meta.dirname, '../governments/nusantara')));
  const { db, keys } = test.provider;
  const now = () => test.clock.now;
  const trust = new TrustFile(test.founded.list, test.founded.verifier, now);
  const books = usageBooks({ db, keys, agency: HOLDER, system: 'DATA', government: () => Promise.resolve(government) });
  const usage = new UsageDoor({ books, callers: new Set([PORTAL]), country: 'ID', trust, now });
  const report = (error: unknown) => void reported.push(error);
  door = await openDoor(test.gateway, tlsOf(test.founded, HOLDER), { port: 0, host: '127.0.0.1', report, usage });
  for (let n = 0; n < 3; n += 1) {
    test.clock.now = AT + n * 60_000;
    await test.asker.ask({ url: test.url, provider: HOLDER }, wish());
  }
}, 60_000);
afterAll(async () => {
  await door.close();
  await test.close();
});

/** A GET of the contract with this agency's certificate; null for none. */
function get(path: string, userId: string | null = OWN, as: typeof OTHER | null = PORTAL) {
  const own = as === null ? {} : { key: tlsOf(test.founded, as).key, cert: tlsOf(test.founded, as).certificate };
  return new Promise<{ status: number; error: unknown; body: unknown }>((done, fail) => {
    send(
      {
        ...own,
        ca: tlsOf(test.founded, PORTAL).authority,
        port: door.port,
        host: '127.0.0.1',
        path,
        headers: userId === null ? {} : { 'X-Road-UserId': userId },
        checkServerIdentity: () => undefined,
        agent: false,
      },
      (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            error: response.headers['x-road-error'],
            body: text === '' ? null : JSON.parse(text),
          }),
        );
      },
    )
      .on('error', fail)
      .end();
  });
}

async function find(query: string, userId = OWN) {
  const { status, body } = await get(`/v2/findUsage?${query}`, userId);
  expect(status).toBe(200);
  return FIND.parse(body);
}

describe('the data tracker contract', () => {
  it('tells the person who got their data, when, why and which fields, newest first', async () => {
    const { totalUsages, usages } = await find(`userCode=${OWN}`);
    expect(totalUsages).toBe(3);
    expect(usages.map(({ logtime }) => Date.parse(logtime))).toEqual([AT + 120_000, AT + 60_000, AT]);
    expect(usages[0]).toMatchObject({ receiverCode: 'regident', receiverSystem: 'LAYANAN' });
    expect(usages[0]?.receiverName).toBe('Polri');
    expect(usages[0]?.action).toMatch(/^[A-Z].+: .*nama/i);
    expect(JSON.stringify(usages)).not.toContain('value of');
  });

  it('counts all of them whatever part is asked for', async () => {
    const part = await find(`userCode=${OWN}&offset=1&limit=1`);
    expect([part.totalUsages, part.usages.length, Date.parse(part.usages[0]?.logtime ?? '')]).toEqual([
      3,
      1,
      AT + 60_000,
    ]);
    expect(await find(`userCode=${OWN}&offset=9`)).toEqual({ totalUsages: 3, usages: [] });
    const end = encodeURIComponent(new Date(AT + 60_000).toISOString());
    expect((await find(`userCode=${OWN}&periodStart=${end}&periodEnd=${end}`)).totalUsages).toBe(1);
  });

  it('knows nothing of a person it never met, and does not begin to', async () => {
    const count = () => test.provider.db.one(sql`select count(*)::int as n from subjects`);
    const before = await count();
    expect(await find('userCode=ID9971014101900009', 'ID9971014101900009')).toEqual({ totalUsages: 0, usages: [] });
    expect(await count()).toEqual(before);
  });

  it('makes a look of its own where somebody asks for another', async () => {
    const agent = 'ID9971011203780007';
    expect((await find(`userCode=${OWN}`, agent)).totalUsages).toBe(3);
    const after = await find(`userCode=${OWN}`);
    expect(after.totalUsages).toBe(4);
    expect(after.usages[0]).toMatchObject({ receiverCode: PORTAL, action: expect.stringContaining('wakil Anda') });
  });

  it('says since when it keeps records, and that it lives', async () => {
    const period = await get('/v2/usagePeriod');
    expect(Date.parse(PERIOD.parse(period.body).periodStart)).toBe(AT);
    expect(HEARTBEAT.parse((await get('/v2/heartbeat')).body)).toEqual({ status: 'OK' });
  });

  it.each([
    ['', OWN],
    [`userCode=${NIK}`, OWN],
    [`userCode=${OWN}&userCode=${OWN}`, OWN],
    ['userCode=ID9971019999900003', OWN],
    [`userCode=${OWN}&offset=-1`, OWN],
    [`userCode=${OWN}&limit=x`, OWN],
    [`userCode=${OWN}&periodStart=2026-11-24`, OWN],
    [`userCode=${OWN}`, null],
    [`userCode=${OWN}`, 'EE12345678901'],
  ])('refuses what is not as the contract says: %s by %s', async (query, by) => {
    const { status, body } = await get(`/v2/findUsage?${query}`, by);
    expect(status).toBe(400);
    expect(JSON.stringify(body)).not.toContain(NIK);
  });
});

describe('who may ask', () => {
  it.each([ASKER, null])('is nobody but the portals named: not %s', async (as) => {
    for (const path of [`/v2/findUsage?userCode=${OWN}`, '/v2/usagePeriod', '/v2/heartbeat'])
      expect(await get(path, OWN, as)).toMatchObject({ status: 403, error: 'Client.AccessDenied' });
  });

  it('leaves no number of a person in the books or in what is reported', async () => {
    await get(`/v2/findUsage?userCode=${OWN}&x=${randomBytes(4).toString('hex')}`, OWN, ASKER);
    await test.gateway.flush();
    const row = await test.provider.db.one<{ n: number; all: number }>(sql`
      select count(*) filter (where data::text like ${`%${NIK}%`})::int as n, count(*)::int as all from acts`);
    expect(row?.n).toBe(0);
    expect(row?.all).toBeGreaterThan(3);
    expect(reported).toEqual([]);
  });
});
