import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FactsFile } from '#definitions/schema/facts';
import { gatewayFindings } from '#exchange/gateway/findings';
import type { Served } from '#exchange/gateway/holder';
import { answerQuestion, questionsFor } from '#exchange/gateway/officers';
import { pinOfCertificate } from '#exchange/gateway/serve';
import { signRequest } from '#exchange/mx/request';
import { OWN, OwnDoor } from '#operations/gateway/own-door';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { positionId } from '#terms/ids';
import { instant, later } from '#terms/plain-date';
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

const TARGET = '/r1/ID/GOV/DUKCAPIL/DATA/families';
const CLIENT = 'ID/GOV/REGIDENT/LAYANAN';
const BY = positionId('dukcapil.registrar');
const [MINUTE, DAY] = [60_000, 86_400_000];
const FOUND = { kind: 'found', values: { 'person.name': 'Sari' }, evidence: 'Buku register 12' } as const;

const FACTS = new Map(
  FactsFile.parse([{ id: 'person.alive', type: 'boolean', label: { id: 'Hidup', en: 'Alive' }, personal: true }]).map(
    (one) => [one.id, one],
  ),
);

const byHand: Served = {
  holder: { find: () => Promise.resolve({ kind: 'silent' }) },
  officers: { registry: 'families', position: BY, due: (at) => later(at, 3 * DAY) },
  names: new Map(),
  lapse: () => null,
};

let test: TestExchange;
let waits = 0;
beforeAll(async () => {
  test = await startTestExchange({ services: [['families', byHand]] });
});
afterAll(() => test.close());
beforeEach(() => {
  test.clock.now = AT;
  waits += 1;
});

const request = () => wish({ target: TARGET });
/** As a case asks that waits: each time with a fresh request, for the same wait. */
const ask = (asker = test.asker) => asker.ask({ url: test.url, provider: HOLDER }, request(), `case/${waits}`);
const parts = () => test.gateway.parts;

/** The question of this test's wait. */
async function openQuestion() {
  const asked = sql`select xid from exchange.asked where wait = ${`case/${waits}`} order by at desc limit 1`;
  const { xid } = (await test.consumer.db.one<{ xid: string }>(asked)) ?? {};
  const found = (await questionsFor(parts())).find((one) => one.xid === xid);
  if (found === undefined) throw new Error('nobody is asked');
  return found;
}

async function actsOf(xid: string) {
  const row = await test.provider.db.one<{ subject: string }>(
    sql`select subject from exchange.served where xid = ${xid}`,
  );
  const acts = await readActs(test.provider.db, row?.subject as Parameters<typeof readActs>[1]);
  return acts.filter(({ data }) => data['xid'] === xid);
}

describe('a registry that officers of an agency answer behind its gateway', () => {
  it('accepts the question with its clock, and the answer comes later, signed, with both receipts', async () => {
    expect(await ask()).toEqual({ kind: 'accepted', until: instant(AT + 3 * DAY) });
    const question = await openQuestion();
    expect(question).toMatchObject({
      client: CLIENT,
      position: BY,
      registry: 'families',
      fields: ['person.name', 'person.alive'],
      key: '9971014507900003',
      due: instant(AT + 3 * DAY),
    });
    expect(await ask()).toMatchObject({ kind: 'accepted' });
    expect(await actsOf(question.xid)).toEqual([]);
    test.clock.now += 2 * DAY;
    await answerQuestion(parts(), question, FOUND, BY);
    const answer = await ask();
    expect(answer).toMatchObject({
      kind: 'found',
      xid: question.xid,
      body: { 'person.name': 'Sari', '@officer': { position: BY, evidence: 'Buku register 12' } },
    });
    expect(await actsOf(question.xid)).toMatchObject([
      { kind: 'exchange-served', position: BY, data: { outcome: 'served', client: CLIENT } },
    ]);
    await test.asker.tell();
    const halves = sql`select own_half is not null and their_half is not null as whole, receipt from exchange.served
      where xid = ${question.xid}`;
    const asked = sql`select own_half is not null and their_half is not null as whole, receipt from exchange.asked
      where xid = ${question.xid}`;
    const served = await test.provider.db.one<{ whole: boolean; receipt: string }>(halves);
    expect(served).toEqual(await test.consumer.db.one(asked));
    expect(served?.whole).toBe(true);
    expect(JSON.stringify(served)).not.toContain('9971014507900003');
  });

  it('says that nobody answers to whoever does not wait, and asks no officer', async () => {
    const before = (await questionsFor(parts())).length;
    const once = await test.asker.ask({ url: test.url, provider: HOLDER }, request());
    expect(once).toEqual({ kind: 'refused', type: 'Server.ServerProxy.ServiceFailed' });
    expect(await questionsFor(parts())).toHaveLength(before);
  });

  it('goes on where it stood after either side was killed, and puts the question once', async () => {
    await ask();
    const question = await openQuestion();
    // Killed between the gateway's word and its own note of it.
    await test.consumer.db.run(
      sql`update exchange.asked set state = 'asked', until = null where xid = ${question.xid}`,
    );
    expect(await ask()).toMatchObject({ kind: 'accepted' });
    const next = await test.reopen();
    await answerQuestion(next.parts, question, FOUND, BY);
    const again = await test.reopen();
    const raw = signRequest(
      { ...request(), id: question.xid },
      { created: AT / 1000, nonce: 'kKYjLb9FqDq5yK1m4sO2Ww', keyid: keysOf(test.founded, ASKER).keyid },
      signerOf(test.founded, ASKER),
    );
    const pin = pinOfCertificate(tlsOf(test.founded, ASKER).certificate);
    expect((await again.receive(raw, pin)).status).toBe(200);
    const answer = await ask();
    expect(answer).toMatchObject({ kind: 'found', xid: question.xid });
    expect(await actsOf(question.xid)).toHaveLength(1);
    const rows = await test.consumer.db.many(sql`select xid from exchange.asked where wait = ${`case/${waits}`}`);
    expect(rows).toHaveLength(1);
  });

  it('takes the first of two answers, the same again as the same, and no other', async () => {
    await ask();
    const question = await openQuestion();
    const other = { ...FOUND, values: { 'person.name': 'Sita' } };
    const both = await Promise.allSettled([
      answerQuestion(parts(), question, FOUND, BY),
      answerQuestion(parts(), question, other, BY),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'question-answered' } });
    const first = both[0]?.status === 'fulfilled' ? FOUND : other;
    await answerQuestion(parts(), question, first, BY);
    const fetched = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(fetched.map((one) => (one.kind === 'found' ? one.body['person.name'] : one.kind)))).toEqual(
      new Set([first.values['person.name']]),
    );
    expect(await actsOf(question.xid)).toHaveLength(1);
  });

  it('is answered by its own position, for the fields asked, and for nothing that was not asked', async () => {
    await ask();
    const question = await openQuestion();
    const strange = { ...FOUND, values: { 'person.kk': '1' } };
    await expect(answerQuestion(parts(), question, FOUND, positionId('dukcapil.head'))).rejects.toMatchObject({
      code: 'not-your-position',
    });
    await expect(answerQuestion(parts(), question, strange, BY)).rejects.toMatchObject({ code: 'fact-not-in-read' });
    await expect(answerQuestion(parts(), { ...question, xid: wish().id }, FOUND, BY)).rejects.toMatchObject({
      code: 'question-unknown',
    });
  });

  it('tells the asker that there is no record, or that it may not be given', async () => {
    await ask();
    await answerQuestion(parts(), await openQuestion(), { kind: 'unknown' }, BY);
    expect(await ask()).toMatchObject({ kind: 'unknown' });
    waits += 1;
    await ask();
    await answerQuestion(parts(), await openQuestion(), { kind: 'withheld' }, BY);
    expect(await ask()).toEqual({ kind: 'refused', type: 'Server.ServerProxy.OfficerWithholds' });
  });

  it('is no finding while its clock runs, and is refused as late after it', async () => {
    await ask();
    const question = await openQuestion();
    test.clock.now += DAY;
    expect(await test.gateway.sweep()).not.toContain(question.xid);
    expect(await test.asker.sweep()).not.toContain(question.xid);
    test.clock.now += 3 * DAY;
    expect((await questionsFor(parts())).map(({ xid }) => xid)).not.toContain(question.xid);
    await expect(answerQuestion(parts(), question, FOUND, BY)).rejects.toMatchObject({ code: 'question-late' });
    expect(await ask()).toEqual({ kind: 'refused', type: 'Server.ServerProxy.OfficersLate' });
  });
});

describe('an exchange that nothing ever answers', () => {
  it('is a finding after five minutes, and closed after the time that its file names', async () => {
    const silent = wish();
    await test.asker.ask({ url: 'https://127.0.0.1:1', provider: HOLDER }, silent);
    await ask(); // officers who never answer, of an asker who never comes back
    const question = await openQuestion();
    test.clock.now += 6 * MINUTE;
    expect(await test.asker.sweep()).toContain(silent.id);
    const closed = (db: typeof test.provider.db, xid: string) =>
      db.one<{ closed: string | null }>(sql`
        select closed from exchange.asked where xid = ${xid} union all
        select closed from exchange.served where xid = ${xid}`);
    expect(await closed(test.consumer.db, silent.id)).toEqual({ closed: null });
    test.clock.now += 31 * DAY;
    await test.asker.sweep();
    expect((await closed(test.consumer.db, silent.id))?.closed).not.toBeNull();
    test.clock.now += 3 * DAY;
    await test.gateway.sweep();
    expect((await closed(test.provider.db, question.xid))?.closed).not.toBeNull();
    const findings = await gatewayFindings(test.consumer.db, ASKER, instant(test.clock.now));
    expect(findings.closed).toBeGreaterThan(0);
  });
});

describe('what an agency asks of its own gateway', () => {
  it('is told to its own certificate and to no other', async () => {
    const door = new OwnDoor(parts(), () => Promise.resolve({ facts: FACTS }));
    const pin = (of: typeof HOLDER) => pinOfCertificate(tlsOf(test.founded, of).certificate);
    const get = (target: string) => ({ method: 'GET', target, fields: [], body: Buffer.alloc(0) });
    const said = (response: Awaited<ReturnType<OwnDoor['answer']>>) =>
      JSON.parse(Buffer.from(response?.body ?? []).toString()) as { questions?: { xid: string }[]; code?: string };
    await ask();
    const { xid } = await openQuestion();
    expect(said(await door.answer(get(OWN.questions), pin(HOLDER))).questions?.map((one) => one.xid)).toContain(xid);
    for (const path of Object.values(OWN))
      for (const stranger of [pin(ASKER), null])
        await expect(door.answer(get(path), stranger)).rejects.toMatchObject({ code: 'certificate-unknown' });
    expect(await door.answer(get('/mg/receipts'), pin(HOLDER))).toBeNull();
    const post = (body: object) => ({ ...get(OWN.answers), method: 'POST', body: Buffer.from(JSON.stringify(body)) });
    const given = { client: CLIENT, xid, position: BY, evidence: 'Buku 3' };
    const malformed = await door.answer(post({ ...given, answers: { 'person.alive': 'mungkin' } }), pin(HOLDER));
    expect([malformed?.status, said(malformed).code]).toEqual([422, 'form-invalid']);
    const taken = await door.answer(post({ ...given, answers: { 'person.alive': true } }), pin(HOLDER));
    expect(taken?.status).toBe(200);
    expect(await ask()).toMatchObject({ kind: 'found', body: { 'person.alive': true } });
    const findings = await door.answer(get(OWN.findings), pin(HOLDER));
    expect(findings?.status).toBe(200);
    expect(Buffer.from(findings?.body ?? []).toString()).not.toContain('99710145');
  });
});
