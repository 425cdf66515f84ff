import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import { exchange } from '#cli/exchange';
import { readFolder } from '#definitions/read-folder';
import { pinOfCertificate } from '#exchange/gateway/serve';
import { signRequest } from '#exchange/mx/request';
import { type Look, recordLooks } from '#exchange/trail';
import { readBoard } from '#insights/board';
import { readExchangeBoard, readExchangePage } from '#insights/exchange-board';
import { appendActs } from '#ledger/append';
import type { Library } from '#operations/government/library';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import type { House } from '#operations/house';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { agencyId, chainId, subjectId, uuidv7 } from '#terms/ids';
import type { Language } from '#terms/language';
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

describe('the exchange board', () => {
  const SARI = subjectId('019a0000-0000-7000-8000-0000000000aa');
  const SERVICE = 'samsat.pengesahan-tahunan';
  const [head, clerk] = [instant(AT + 10 * MINUTE), 'rudi'];

  /** One look of the police at the population register, as `askHolders` writes it. */
  function look(more: Partial<Look> = {}): Look {
    return {
      kind: 'data-read',
      agency: ASKER,
      position: null,
      facts: ['person.name'],
      registry: 'people',
      holder: HOLDER,
      purpose: `${SERVICE}/owner`,
      arrangement: 'data-kependudukan',
      caseNumber: null,
      ...more,
    };
  }

  async function plantCase(service: string, fact: string, kind: 'asked' | 'fetched', withheld: string | null) {
    const { db } = test.consumer;
    const id = uuidv7(AT, randomBytes(10));
    const number = `MG-${id}`;
    await db.run(sql`
      insert into cases (case_id, number, service, def, version, status, seq, head, at, bucket, state)
      values (${id}, ${number}, ${service}, 1, 1, 'open', 1, ${Buffer.alloc(32)}, ${head}, 0, '{}')`);
    await db.run(sql`
      insert into facts (case_id, scope, name, v, source, seq)
      values (${id}, 0, ${fact}, '"x"', ${JSON.stringify({ kind, at: head })}::jsonb, 1)`);
    if (withheld === null) return;
    const data = { ask: 1, read: 'people', reason: withheld, shut: [1] };
    const draft = { kind: 'fact-withheld', element: null, agency: HOLDER, position: null, data };
    await appendActs(db, { chain: chainId(id), drafts: [draft], at: head, seed: randomBytes(32) });
  }

  beforeAll(async () => {
    test.clock.now = AT + 10 * MINUTE;
    const { db } = test.consumer;
    const file = { kind: 'file', asOf: instant(AT), finding: 'too-old' } as const;
    const jkn = agencyId('jkn');
    const [lahir, people] = ['lahir', agencyId('dukcapil')];
    const participants = { agency: people, holder: jkn, registry: 'participants', arrangement: lahir, way: file };
    const receipted = { xid: wish().id, receipt: 'r' };
    const looks = [
      look(),
      look({ exchange: receipted }),
      look(participants),
      look({ agency: HOLDER, arrangement: null }),
    ];
    await recordLooks(db, SARI, looks, head, randomBytes(32));
    await plantCase('dukcapil.kelahiran-paket', 'birth.date', 'asked', null);
    await plantCase('dukcapil.kelahiran-paket', 'birth.date', 'fetched', null);
    await plantCase(SERVICE, 'person.name', 'asked', 'registry-silent');
  });

  const board = (arrangement: string | null = null, person = coordinator) =>
    readExchangePage(house, person, { arrangement, after: null }, at());

  it('tells who asks whom and how often, what is refused, which registry is old', async () => {
    const { flows, refusals, stale } = await board();
    expect(flows).toMatchObject([
      { asker: 'regident', holder: 'dukcapil', registry: 'people', service: SERVICE, count: 2, signed: 1 },
      { asker: 'dukcapil', holder: 'jkn', registry: 'participants', arrangement: 'lahir', count: 1, signed: 0 },
    ]);
    expect(refusals).toMatchObject([
      { by: 'case', holder: 'dukcapil', registry: 'people', reason: 'registry-silent', count: 1 },
    ]);
    expect(stale).toMatchObject([{ registry: 'participants', holder: 'jkn', finding: 'too-old' }]);
    const gone = await readExchangePage(
      house,
      coordinator,
      { arrangement: null, after: null },
      instant(AT + 31 * 86_400_000),
    );
    expect(gone).toMatchObject({ flows: [], refusals: [], stale: [], missing: [] });
  });

  it('counts what a gateway refused, by its reason', async () => {
    test.behaviour.lapse = () => 'arrangement-expired';
    await test.asker.ask({ url: test.url, provider: HOLDER }, wish());
    const { refusals } = await board();
    expect(refusals).toContainEqual(
      expect.objectContaining({ by: 'gateway', asker: 'regident', reason: 'Client.AccessDenied', count: 1 }),
    );
  });

  it('lists what citizens were asked though a registry holds it, with how often, under its arrangement', async () => {
    const { duplicates } = await board();
    expect(duplicates).toMatchObject([
      {
        arrangement: 'lahir',
        service: 'dukcapil.kelahiran-paket',
        fact: 'birth.date',
        registry: 'births',
        holders: ['rsud'],
        granted: true,
        when: 'fallback',
        asked: 1,
        cases: 2,
      },
    ]);
    expect((await board('samsat')).duplicates).toEqual([]);
  });

  it('shows one arrangement alone where that is wished', async () => {
    expect((await board('lahir')).flows.map(({ holder }) => holder)).toEqual(['jkn']);
    expect((await board('samsat')).flows).toEqual([]);
  });

  it('shows the head of an agency its own exchanges, and nobody beneath or outside any', async () => {
    const as = (persona: string) => personOf(house, persona, at(), sha256(persona));
    const seen = await board(null, await as('surya'));
    expect(seen.flows.map(({ asker }) => asker)).toEqual(['regident']);
    expect(seen.stale).toEqual([]);
    for (const persona of [clerk, 'sari', 'auditor'])
      await expect(board(null, await as(persona))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(board(null, null)).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('says it in words, page by page, in both languages', async () => {
    const many = Array.from({ length: 24 }, (_, n) => look({ registry: `registry-${n}` }));
    await recordLooks(test.consumer.db, SARI, many, head, randomBytes(32));
    const page = (n: number, language: Language) =>
      readExchangeBoard(house, coordinator, { arrangement: null, page: n }, language, at());
    const [first, last] = [await page(1, 'id'), await page(9, 'en')];
    expect([first.flows.rows.length, first.flows.of]).toEqual([20, 2]);
    expect([last.flows.rows.length, last.flows.page]).toEqual([6, 2]);
    expect(first.sentence).toContain('27 kali');
    expect(last.refusals.map(({ reason }) => reason)).toContain('Gateway: no grant of an arrangement');
    expect(first.duplicates[0]?.asked).toBe('1 dari 2 berkas; hanya bila daftar induk tidak memberi');
    expect(JSON.stringify([first, last])).not.toMatch(/\d{16}/);
  });

  it('is printed by the command line, and is JSON where that is wished', async () => {
    const out: string[] = [];
    const io = { stdout: (text: string) => out.push(text), stderr: () => undefined, env: {}, tty: false };
    const open = (use: (opened: House) => Promise<number>) => use(house as House); // no more of it is touched
    expect(await exchange(['--lang', 'en'], io, open, at)).toBe(0);
    expect(out.join('')).toContain('dukcapil.kelahiran-paket  birth.date');
    out.length = 0;
    expect(await exchange(['--json', '--arrangement', 'lahir'], io, open, at)).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject({ flows: [{ arrangement: 'lahir' }], duplicates: [{ asked: 1 }] });
  });
});
