import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { askHolders, type ReadOrder } from '#exchange/ask';
import { consentHolds, consentsOf } from '#exchange/consent';
import { keptConsents } from '#exchange/gateway/consent-book';
import { Looks } from '#exchange/trail';
import { readOrder } from '#operations/case/gather-facts';
import { loadCase } from '#operations/case/load-case';
import { beginPlay } from '#operations/demo/play-case';
import { consentStatus } from '#operations/person/consent-status';
import { giveConsent, withdrawConsent } from '#operations/person/give-consent';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { agencyId } from '#terms/ids';
import { nik } from '#terms/nik';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { type Answer, closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'jalan.kerusakan';
const DAY = 86_400_000;
const PHONE = '0812-0000-1401';
const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

async function citizen(persona: string) {
  const person = await personOf(t.house, persona, MORNING, t.seed(persona));
  if (person?.kind !== 'citizen') throw new Error(`${persona} is no citizen`);
  return person;
}

const [sari, budi] = [await citizen('sari'), await citizen('budi')];

/** The read of the road report that only consent opens. */
function orderFor({ nik: number }: typeof sari, more: Partial<ReadOrder> = {}): ReadOrder {
  const { program } = t.house.library.newest(SERVICE);
  const known = new Map([
    ['person.nik', { value: number, source: { kind: 'computed', at: MORNING, decision: 'sign-in' } }],
  ] as const);
  const order = readOrder(program, 'contact', known, '99', null, MORNING);
  if (order === undefined) throw new Error('nobody to ask');
  return { ...order, ...more };
}

async function ask(who: typeof sari, at: Instant, order = orderFor(who)) {
  const looks = new Looks(t.house.db, at, randomBytes(32));
  const { exchange, library } = t.house;
  const [answer] = await askHolders(exchange, library.government, [order], who.subject, at, looks);
  await looks.settle();
  return answer;
}

const give = (who: typeof sari, at: Instant, words_: string, order = orderFor(who)) =>
  giveConsent(t.house, who, order, 'id', at, t.seed(words_));

/** The last look of the phone number on a person's chain. */
async function lastLook({ subject }: typeof sari) {
  const row = await t.house.db.one<{ data: Record<string, unknown> }>(sql`
    select data from acts where chain = ${subject} and kind = 'data-read' and data->>'registry' = 'participant-contacts'
    order by seq desc limit 1`);
  return row?.data;
}

const looksOf = async ({ subject }: typeof sari) =>
  (
    await t.house.db.one<{ n: number }>(sql`
      select count(*)::int as n from acts
      where chain = ${subject} and kind = 'data-read' and data->>'registry' = 'participant-contacts'`)
  )?.n;

describe('what only consent opens', () => {
  it('stays shut until the person allows it, opens then, names the consent on their trail, and shuts at once', async () => {
    expect(await ask(budi, MORNING)).toEqual({ kind: 'withheld', reason: 'no-consent' });
    expect(await looksOf(budi)).toBe(0);
    const id = await give(budi, MORNING, 'first');
    expect(await give(budi, MORNING, 'again')).toBe(id);
    const open = await ask(budi, later(MORNING, 1));
    expect(open).toMatchObject({ kind: 'received' });
    expect(await lastLook(budi)).toMatchObject({ consent: id, facts: ['contact.phone'] });
    await withdrawConsent(t.house, budi, id, later(MORNING, 2), t.seed('away'));
    expect(await ask(budi, later(MORNING, 2))).toEqual({ kind: 'withheld', reason: 'no-consent' });
    expect(await looksOf(budi)).toBe(1);
    await withdrawConsent(t.house, budi, id, later(MORNING, 3), t.seed('away again'));
    const acts = await t.house.db.many<{ kind: string }>(sql`
      select kind from acts where chain = ${budi.subject} and kind like 'consent-%' order by seq`);
    expect(acts.map(({ kind }) => kind)).toEqual(['consent-given', 'consent-withdrawn']);
  });

  it('is not opened by the consent of another, for other fields, another asker, or after its day', async () => {
    const who = await citizen('cut-meutia');
    await give(who, MORNING, 'cut');
    expect(await ask(who, MORNING)).toMatchObject({ kind: 'received' });
    const { definition } = orderFor(who);
    const refused = { kind: 'withheld', reason: 'no-consent' };
    expect(await ask(sari, MORNING)).toEqual(refused);
    expect(await ask(who, MORNING, orderFor(who, { key: sari.nik, own: false }))).toEqual(refused);
    expect(await ask(who, later(MORNING, 91 * DAY))).toEqual(refused);
    expect(await ask(who, MORNING, orderFor(who, { read: 'other' }))).toEqual(refused);
    const wider = { ...definition, facts: [...definition.facts, 'person.address'] };
    expect((await ask(who, MORNING, orderFor(who, { definition: wider })))?.kind).toBe('withheld');
    const { consent: _named, ...byLaw } = definition; // a service that forgets to ask still gets nothing
    expect(await ask(sari, MORNING, orderFor(sari, { definition: byLaw }))).toEqual(refused);
  });

  it('cannot be allowed for somebody else, nor withdrawn by them', async () => {
    await expect(give(sari, MORNING, 'other', orderFor(budi, { own: false }))).rejects.toMatchObject({
      code: 'consent-unknown',
    });
    const counter = { id: 'x', service: SERVICE, by: { agency: agencyId('pupr') } } as never;
    await expect(give({ ...sari, attended: counter }, MORNING, 'counter')).rejects.toMatchObject({
      code: 'consent-unknown',
    });
    const [one] = await consentsOf(t.house, (await citizen('cut-meutia')).subject);
    await expect(withdrawConsent(t.house, sari, one?.id ?? '', MORNING, t.seed('x'))).rejects.toMatchObject({
      code: 'consent-unknown',
    });
  });

  it('is no consent when its record was altered or is not the one that the hash names', async () => {
    const who = await citizen('cut-meutia');
    const [one] = await consentsOf(t.house, who.subject);
    if (one === undefined) throw new Error('no consent');
    const { provider, consumer, purpose, fields } = one.record;
    const use = { subject: who.subject, provider, consumer, purpose, fields };
    const holds = (hash: Buffer) => consentHolds(t.house, { id: one.id, hash }, use, MORNING);
    expect([await holds(one.hash), await holds(randomBytes(32))]).toEqual([true, false]);
    await expect(
      t.house.db.run(sql`update consents set until = ${later(MORNING, 999 * DAY)} where consent_id = ${one.id}`),
    ).rejects.toThrow();
    const forged = await t.house.db.one<{ sealed: Buffer }>(
      sql`select sealed from consents where consent_id = ${one.id}`,
    );
    const id = '0193a1b2-0000-7000-8000-00000000c0de';
    await t.house.db.run(sql`
      insert into consents (consent_id, subject, purpose, hash, sealed, given_at, until)
      values (${id}, ${sari.subject}, ${purpose}, ${one.hash}, ${forged?.sealed ?? null}, ${MORNING}, ${later(MORNING, DAY)})`);
    await t.house.db.run(sql`insert into consent_status (consent_id, status, at) values (${id}, 'given', ${MORNING})`);
    expect(await consentsOf(t.house, sari.subject)).toEqual([]);
    expect(await ask(sari, MORNING)).toEqual({ kind: 'withheld', reason: 'no-consent' });
  });
});

describe('a gateway that asks the book of consents', () => {
  const token = 'a secret of two houses';
  const settings = { ...t.house.settings, consentToken: token };

  async function question(more: object = {}) {
    const who = await citizen('cut-meutia');
    const [one] = await consentsOf(t.house, who.subject);
    if (one === undefined) throw new Error('no consent');
    const { provider, consumer, purpose, fields } = one.record;
    const wish = { person: who.nik as string, provider: provider as string, consumer: consumer as string, purpose };
    return { consent: one.id, hash: one.hash.toString('hex'), ...wish, fields: [...fields], ...more };
  }
  const status = async (more: object = {}, bearer = `Bearer ${token}`) =>
    consentStatus({ ...t.house, settings }, bearer, await question(more), MORNING);

  it('hears yes for the very person, purpose and fields, and no for anything else', async () => {
    expect(await status()).toBe(true);
    for (const other of [
      { person: sari.nik },
      { person: '9971019999900003' },
      { hash: '0'.repeat(64) },
      { consumer: 'bapenda-prov' },
      { purpose: `${SERVICE}/road` },
      { fields: ['contact.phone', 'person.name'] },
    ])
      expect(await status(other), JSON.stringify(other)).toBe(false);
  });

  it('is told nothing without the shared secret', async () => {
    await expect(status({}, 'Bearer guess')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      consentStatus({ ...t.house, settings: t.house.settings }, `Bearer ${token}`, await question(), MORNING),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('asks again after a second at the latest, and gives nothing when the book is away', async () => {
    let [holds, asked, now] = [true, 0, 0];
    const { createServer } = await import('node:http');
    const server = createServer((request, response) => {
      asked += 1;
      request.resume().on('end', () => {
        response.writeHead(request.headers.authorization === `Bearer ${token}` ? 200 : 403);
        response.end(JSON.stringify({ holds }));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const book = keptConsents(`http://127.0.0.1:${port}/`, token, () => now);
    const { consent: id, hash, person, provider, consumer, purpose, fields } = await question();
    const wish = { person: nik(person), provider: agencyId(provider), consumer: agencyId(consumer), purpose, fields };
    const held = () => book({ kind: 'given', id, hash: Buffer.from(hash, 'hex') }, wish, MORNING);
    expect([await held(), await held(), asked]).toEqual([true, true, 1]);
    holds = false;
    now = 1_000;
    expect([await held(), asked]).toEqual([false, 2]);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    now = 5_000;
    await expect(held()).rejects.toThrow();
  });
});

describe('who looked', () => {
  const names = [sari.nik as string, 'Sari Wulandari', '0819-7777-8888'];

  /** Looks of others on a person's chain. */
  const looked = async () =>
    (
      await t.house.db.one<{ n: number }>(sql`
        select count(*)::int as n from acts where chain = ${sari.subject} and agency is not null`)
    )?.n ?? 0;

  it('is known at once of a page that shows a case, and a list that leaves no look shows nobody', async () => {
    const answers = { 'contact.phone': '0819-7777-8888' };
    const filing = { at: MORNING, persona: 'sari', service: 'samsat.pengesahan-tahunan', pick: 'AN 1234 BC', answers };
    const { number } = await beginPlay(t.house, filing, t.seed('looked at'));
    const { state } = await loadCase(t.house, t.house.db, { number });
    const desk = (node: string) =>
      `/antrean/${number}/${state.open.find((one) => one.kind === 'item' && one.node === node)?.id}`;
    const pages = [
      ['bagus', desk('confirm-tax'), true],
      ['intan', desk('confirm-insurance'), true],
      ['auditor', `/periksa/${number}`, true],
      ['bagus', '/antrean', false],
      ['bagus', '/pertanyaan', false],
      ['sekda', '/papan', false],
      ['sekda', '/kendala', false],
    ] as const;
    for (const [persona, path, looks] of pages) {
      const browser = await visitor(t, door, persona);
      const before = await looked();
      const answer = await browser.go(path);
      expect(answer.status, path).toBe(200);
      expect((await looked()) > before, `${persona} ${path}`).toBe(looks);
      if (!looks) for (const name of names) expect(answer.page, path).not.toContain(name);
    }
  });

  it('is told with outcome and receipt, and the whole list can be kept', async () => {
    const browser = await visitor(t, door, 'sari', 'en');
    const page = await browser.go('/data-saya');
    expect(words(page)).toContain('Data given');
    expect(words(page)).toContain('Seen on a screen');
    const receipt = /href="(\/data-saya\/tanda-terima\/\d+)"/.exec(page.page)?.[1] ?? '';
    const kept = JSON.parse((await browser.go(receipt)).page) as { act: { chain: string; c: string } };
    expect(kept.act).toMatchObject({ chain: sari.subject, c: expect.any(String), prev: expect.any(String) });
    const json = await browser.go('/data-saya/unduh/json');
    const rows = JSON.parse(json.page) as { agency: string; fields: string }[];
    const csv = await browser.go('/data-saya/unduh/csv');
    expect(csv.page.trim().split('\r\n')).toHaveLength(rows.length + 1);
    for (const { page: text } of [json, csv, await browser.go(receipt)])
      for (const name of names) expect(text).not.toContain(name);
    expect((await browser.go('/data-saya/tanda-terima/999999')).status).toBe(404);
    const other = await visitor(t, door, null);
    for (const path of [receipt, '/data-saya/unduh/csv', '/persetujuan'])
      expect((await other.go(path)).status, path).toBe(303);
    const official = await visitor(t, door, 'bagus');
    for (const path of [receipt, '/data-saya/unduh/csv', '/persetujuan'])
      expect((await official.go(path)).status, path).toBe(403);
  });
});

describe('a person who reports a road', () => {
  const link = (page: Answer, start: string) => new RegExp(`action="(${start}[^"]*)"`).exec(page.page)?.[1] ?? '';

  it('is asked on the page of the question, where filling it in is as good, and withdraws by one press', async () => {
    const browser = await visitor(t, door, 'sari');
    const begun = await browser.send(`/mulai/${SERVICE}`, await browser.go(`/mulai/${SERVICE}`), {
      'road.segment': 'R-99-014',
    });
    const draft = begun.to.replace('/data', '');
    const page = await browser.go(`${draft}/isi/contact`);
    expect(words(page)).toContain('hanya bila Anda setuju');
    expect(words(page)).toContain('Isi sendiri');
    expect(page.page).toContain('name="contact.phone"');
    expect(page.page).not.toContain(PHONE);
    const sent = await browser.send(link(page, `${draft}/setuju`), page, { read: 'contact' });
    expect(sent.status).toBe(303);
    expect((await browser.go(`${draft}/isi/contact`)).status).toBe(404);
    const data = await browser.go(`${draft}/data`);
    expect(words(data)).toContain(PHONE);
    expect(data.page).toContain('fakta=contact.phone');
    const trail = words(await browser.go('/data-saya'));
    expect(trail).toContain('Menghubungi Anda saat petugas di lapangan');
    const list = await browser.go('/persetujuan');
    expect(words(list)).toContain('dari JKN kepada Dinas PUPR');
    const withdraw = /name="withdraw" value="([^"]+)"/.exec(list.page)?.[1] ?? '';
    expect((await browser.send('/persetujuan', list, { withdraw })).to).toBe('/persetujuan');
    expect(words(await browser.go('/persetujuan'))).toContain('ditarik');
    expect(await ask(sari, door.at)).toEqual({ kind: 'withheld', reason: 'no-consent' });
  });

  it('may not press for what needs no consent, nor withdraw what is not theirs', async () => {
    const browser = await visitor(t, door, 'rosalina', 'en');
    const begun = await browser.send(`/mulai/${SERVICE}`, await browser.go(`/mulai/${SERVICE}`), {
      'road.segment': 'R-99-015',
    });
    const draft = begun.to.replace('/data', '');
    const page = await browser.go(`${draft}/isi/contact`);
    const other = await browser.send(`${draft}/setuju`, page, { read: 'people' });
    expect(words(other)).toContain('There is no such consent of yours');
    const given = await browser.send(`${draft}/setuju`, page, { read: 'contact' });
    expect(given.to).toBe(`${draft}/isi/contact`);
    expect(words(await browser.go(given.to))).toContain('You have consented, but');
  });
});
