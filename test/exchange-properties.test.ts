import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pinOfCertificate } from '#exchange/gateway/serve';
import type { RawRequest } from '#exchange/mx/message';
import { signRequest } from '#exchange/mx/request';
import {
  ASKER,
  AT,
  keysOf,
  OTHER,
  signerOf,
  startTestExchange,
  type TestExchange,
  tlsOf,
  wish,
} from './support/exchange.ts';

let test: TestExchange;
let pin: string;
beforeAll(async () => {
  test = await startTestExchange();
  pin = pinOfCertificate(tlsOf(test.founded, ASKER).certificate);
});
afterAll(() => test.close());

function signed(request = wish(), created = AT / 1000, by = ASKER): RawRequest {
  const at = { created, nonce: randomBytes(16).toString('base64url'), keyid: keysOf(test.founded, by).keyid };
  return signRequest(request, at, signerOf(test.founded, by));
}

/** Every way to send a request that was served once more, or as another. */
type Forgery = (raw: RawRequest, n: number) => RawRequest;
const FORGERIES: { readonly [kind: string]: Forgery } = {
  'the very same': (raw) => raw,
  'another body': (raw, n) => ({
    ...raw,
    body: Buffer.from(`{"nik":"99710145079${String(n % 100_000).padStart(5, '1')}"}`),
  }),
  'a header altered': (raw, n) => ({
    ...raw,
    fields: raw.fields.map((one, at) => (at === n % raw.fields.length ? [one[0], `${one[1]}${n % 10}`] : one)),
  }),
  'a header of another request': (raw, n) => {
    const other = signed().fields;
    const at = n % raw.fields.length;
    return other[at]?.[1] === raw.fields[at]?.[1]
      ? raw
      : { ...raw, fields: raw.fields.map((one, place) => (place === at ? (other[at] ?? one) : one)) };
  },
  'a header dropped': (raw, n) => ({ ...raw, fields: raw.fields.filter((_, at) => at !== n % raw.fields.length) }),
  'a header doubled': (raw, n) => ({ ...raw, fields: [...raw.fields, raw.fields[n % raw.fields.length] ?? ['', '']] }),
  'another time': (_, n) => signed(wish(), AT / 1000 + (n % 2 === 0 ? 6 + (n % 9999) : -66 - (n % 9999))),
  "another's key": () => signed(wish(), AT / 1000, OTHER),
  'its id for another body': (raw, n) =>
    signed(
      wish({ id: raw.fields.find(([name]) => name === 'X-Road-Id')?.[1] ?? '', body: Buffer.from(`{"key":"${n}"}`) }),
    ),
};

describe('generated forgeries of a request that was served', () => {
  it('are refused, and never reach the holder', async () => {
    const first = signed();
    expect((await test.gateway.receive(first, pin)).status).toBe(200);
    const runs = Number(process.env['EXCHANGE_RUNS'] ?? '2000');
    const kinds = Object.keys(FORGERIES);
    const { n: before } = test.calls;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...kinds), fc.nat(), async (kind, n) => {
        const forged = FORGERIES[kind]?.(first, n) ?? first;
        const { status } = await test.gateway.receive(forged, pin);
        expect(status).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: runs },
    );
    expect(test.calls.n).toBe(before);
  }, 3_600_000);
});

describe('generated answers of a faulty holder', () => {
  it('give no field outside what was asked', async () => {
    const asked = ['person.name', 'person.alive'];
    const name = fc.oneof(
      fc.constantFrom(...asked, 'person.kk', 'Person.name', 'person.name ', '@file', '__proto__', 'toString'),
      fc.string(),
    );
    const runs = Number(process.env['EXCHANGE_RUNS'] ?? '1000');
    let leaks = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, fc.oneof(fc.string(), fc.integer(), fc.boolean()))), async (pairs) => {
        const fields = Object.fromEntries(pairs);
        test.behaviour.find = () => Promise.resolve({ kind: 'found', fields });
        const { status, body } = await test.gateway.receive(signed(wish({ fields: asked })), pin);
        const within = Object.keys(fields).every((field) => asked.includes(field));
        expect(status).toBe(within ? 200 : 500);
        if (within)
          expect(
            Object.keys(JSON.parse(Buffer.from(body).toString()) as object).every((field) => asked.includes(field)),
          ).toBe(true);
        else leaks += 1;
      }),
      { numRuns: runs },
    );
    expect(leaks).toBeGreaterThan(runs / 4);
  }, 3_600_000);
});
