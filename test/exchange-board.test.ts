import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import { readFolder } from '#definitions/read-folder';
import { pinOfCertificate } from '#exchange/gateway/serve';
import { signRequest } from '#exchange/mx/request';
import { readBoard } from '#insights/board';
import type { Library } from '#operations/government/library';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import type { House } from '#operations/house';
import { personOf } from '#operations/person/sign-in';
import { instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import {
  ASKER,
  AT,
  HOLDER,
  keysOf,
  signerOf,
  startTestExchange,
  type TestExchange,
  tlsOf,
  wish,
} from './support/exchange.ts';

let test: TestExchange;
let house: Pick<House, 'db' | 'keys' | 'library' | 'settings'>;
let coordinator: Person | null;
const NUSANTARA = join(import.meta.dirname, '..', 'governments', 'nusantara');

beforeAll(async () => {
  test = await startTestExchange();
  const { db, keys } = test.consumer;
  await publishGovernment(db, await readFolder(NUSANTARA), instant(AT));
  const library: Library = await openLibrary(db);
  house = { db, keys, library, settings: { baseUrl: 'http://127.0.0.1', bankUrl: null, demo: true } };
  coordinator = await personOf(house, 'sekda', instant(AT), sha256('sekda'));
});
afterAll(() => test.close());

const MINUTE = 60_000;
const at = () => instant(test.clock.now);

/** What the board of the asker's house says of missing halves. */
async function needs(): Promise<readonly string[]> {
  const { needs: rows } = await readBoard(house, coordinator, { detail: null, case: null, refused: null }, 'id', at());
  return rows.map(({ what }) => what).filter((what) => what.includes('tanda terima'));
}

describe('an exchange whose other half has not come', () => {
  it('stands on the coordinator’s board after five minutes, and no more once the half is there', async () => {
    await test.asker.ask({ url: test.url, provider: HOLDER }, wish());
    test.clock.now = AT + 5 * MINUTE;
    expect(await test.asker.sweep()).toEqual([]);
    expect(await needs()).toEqual([]);
    test.clock.now = AT + 5 * MINUTE + 1;
    expect(await test.asker.sweep()).toHaveLength(1);
    expect(await test.asker.sweep()).toEqual([]);
    expect(await needs()).toEqual(['1 pertukaran data Dukcapil untuk Polri tanpa tanda terima lengkap']);
    await test.asker.tell();
    expect(await needs()).toEqual([]);
  });

  it('stands there too where no answer came, until the same request is answered', async () => {
    test.clock.now = AT;
    const request = wish();
    expect(await test.asker.ask({ url: 'https://127.0.0.1:1', provider: HOLDER }, request)).toMatchObject({
      kind: 'silent',
    });
    test.clock.now = AT + 6 * MINUTE;
    await test.asker.sweep();
    expect(await needs()).toHaveLength(1);
    await test.asker.ask({ url: test.url, provider: HOLDER }, request);
    await test.asker.tell();
    expect(await needs()).toEqual([]);
  });

  it('stands there where the holder’s gateway keeps its books in this house', async () => {
    test.clock.now = AT;
    const raw = signRequest(
      wish(),
      {
        created: Math.floor(AT / 1000),
        nonce: randomBytes(16).toString('base64url'),
        keyid: keysOf(test.founded, ASKER).keyid,
      },
      signerOf(test.founded, ASKER),
    );
    const gateway = await test.reopen(test.consumer);
    await gateway.receive(raw, pinOfCertificate(tlsOf(test.founded, ASKER).certificate));
    test.clock.now = AT + 6 * MINUTE;
    expect(await gateway.sweep()).toHaveLength(1);
    expect(await needs()).toHaveLength(1);
  });
});
