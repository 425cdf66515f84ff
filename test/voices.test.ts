import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import { apiApp } from '#api/app';
import { ComplaintReceipt as ComplaintReceiptBody, SignedIn } from '#api/schemas';
import { loadCase } from '#operations/case/load-case';
import { readCase } from '#operations/case/read-case';
import { askAboutLook, beginLookQuestion } from '#operations/complaint/ask-look';
import { type ComplaintReceipt, fileComplaint, type NewComplaint } from '#operations/complaint/file-complaint';
import { type ComplaintMove, followComplaint, handleComplaint } from '#operations/complaint/handle-complaint';
import { readComplaint, readComplaints } from '#operations/complaint/read-complaint';
import { auditLooks } from '#operations/council/audit-looks';
import { demoCase, growDemo } from '#operations/demo/grow-demo';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { readNotices } from '#operations/notice/read-notices';
import { readTrail } from '#operations/person/read-trail';
import { personOf } from '#operations/person/sign-in';
import { answerSurvey } from '#operations/satisfaction/answer-survey';
import { readVoices } from '#operations/satisfaction/read-voices';
import { sql } from '#store/sql';
import { instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';

const AT = instant('2026-03-16T02:00:00.000Z');
const WISH: NewComplaint = {
  text: 'Petugas meminta fotokopi yang tidak perlu.',
  contact: '',
  naming: 'open',
  caseNumber: null,
  element: null,
  service: 'samsat.pengesahan-tahunan',
  about: '/layanan/samsat.pengesahan-tahunan',
};
let test: TestHouse;
let play: Play;

async function person(id: string): Promise<Person> {
  const found = await personOf(test.house, id, AT, test.seed(`person/${id}`));
  if (found === null) throw new Error(`no persona ${id}`);
  return found;
}

const complain = async (who: string | null, words: string, wish: Partial<NewComplaint> = {}) =>
  fileComplaint(test.house, who === null ? null : await person(who), { ...WISH, ...wish }, AT, test.seed(words));

async function handle(who: string, { number }: ComplaintReceipt, move: ComplaintMove, words: string): Promise<void> {
  const inbox = { source: 'test', msgId: words };
  await handleComplaint(test.house, await person(who), number, move, later(AT, 60_000), test.seed(words), inbox);
}

const read = async (who: string | null, { number }: ComplaintReceipt, code = '') =>
  readComplaint(
    test.house,
    { person: who === null ? null : await person(who), code },
    number,
    'id',
    AT,
    test.seed('read'),
  );

const VERIFY: ComplaintMove = { command: { kind: 'verify', class: 'ordinary', agency: 'bapenda-prov' }, text: '' };

beforeAll(async () => {
  test = await startTestHouse(AT);
  const beginning = {
    at: instant('2026-11-10T02:00:00.000Z'),
    persona: 'sari',
    service: 'samsat.pengesahan-tahunan',
    pick: 'AN 2718 SW',
    answers: { 'contact.phone': '0812-1111-2222' },
  };
  const { government } = test.house.library;
  const own = government.records.get('vehicles')?.find(({ ownerNik }) => ownerNik === '9971014507900003');
  play = await beginPlay(test.house, { ...beginning, pick: String(own?.['plate']) }, test.seed('play'));
}, 120_000);
afterAll(() => test.close());

describe('a complaint', () => {
  it('is filed once, however often it is sent, and its text stands nowhere in clear', async () => {
    const first = await complain('sari', 'twice');
    expect(await complain('sari', 'twice')).toEqual(first);
    const rows = await test.house.db.many<{ all: string }>(
      sql`select row_to_json(c)::text || (select string_agg(row_to_json(a)::text, '') from acts a where a.chain = c.complaint_id) as all
          from complaints c where number = ${first.number}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.all).not.toMatch(/fotokopi|Sari/);
    expect(rows[0]?.all).not.toContain(first.code);
  });

  it('without a name opens by its code only', async () => {
    const receipt = await complain(null, 'anonymous');
    expect((await read(null, receipt, receipt.code)).text).toBe(WISH.text);
    await expect(read(null, receipt, 'WRONG')).rejects.toMatchObject({ code: 'complaint-unknown' });
    await expect(read('budi', receipt)).rejects.toMatchObject({ code: 'complaint-unknown' });
  });

  it('kept secret shows the name to the desk, not to the agency that answers', async () => {
    const receipt = await complain('sari', 'secret', { naming: 'secret' });
    await handle('wulan', receipt, VERIFY, 'verify secret');
    expect((await read('wulan', receipt)).from).toBe('Sari Wulandari');
    expect((await read('bagus', receipt)).from).toBeNull();
    expect((await read('sari', receipt)).from).toBe('Sari Wulandari');
  });

  it('is verified by the desk, passed on once on the same clock, answered, objected to, answered, closed', async () => {
    const receipt = await complain('sari', 'walk');
    await expect(handle('bagus', receipt, VERIFY, 'too early')).rejects.toMatchObject({ code: 'not-allowed' });
    await handle('wulan', receipt, VERIFY, 'verify');
    const before = (await read('bagus', receipt)).due;
    await handle(
      'bagus',
      receipt,
      { command: { kind: 'forward', agency: 'regident' }, text: 'Ini urusan loket Polri.' },
      'forward',
    );
    expect((await read('rudi', receipt)).due).toBe(before);
    await expect(read('bagus', receipt)).rejects.toMatchObject({ code: 'complaint-unknown' });
    await expect(
      handle('rudi', receipt, { command: { kind: 'forward', agency: 'dukcapil' }, text: 'Bukan kami.' }, 'again'),
    ).rejects.toMatchObject({ code: 'forwarded-before' });
    await expect(handle('rudi', receipt, { command: { kind: 'answer' }, text: ' ' }, 'empty')).rejects.toMatchObject({
      code: 'text-empty',
    });
    await handle('rudi', receipt, { command: { kind: 'answer' }, text: 'Fotokopi tidak diperlukan.' }, 'answer');
    const claim = { person: await person('sari'), code: '' };
    const follow = (move: ComplaintMove, words: string) =>
      followComplaint(test.house, claim, receipt.number, move, AT, test.seed(words), { source: 'test', msgId: words });
    await follow({ command: { kind: 'object' }, text: 'Loketnya masih meminta.' }, 'object');
    await handle('rudi', receipt, { command: { kind: 'answer' }, text: 'Loket sudah ditegur.' }, 'answer again');
    await follow({ command: { kind: 'close', by: 'complainant' }, text: '' }, 'close');
    const view = await read('sari', receipt);
    expect(view.status).toBe('closed');
    expect(view.happened.map(({ words }) => words).filter((words) => words !== null)).toEqual([
      'Ini urusan loket Polri.',
      'Fotokopi tidak diperlukan.',
      'Loketnya masih meminta.',
      'Loket sudah ditegur.',
    ]);
  });

  it('opened by an official is an act with its purpose, which whoever filed it reads; auditors of cases do not', async () => {
    const receipt = await complain('sari', 'looked at', { naming: 'secret' });
    expect((await read('sari', receipt)).opened).toEqual([]);
    await read('wulan', receipt);
    await handle('wulan', receipt, VERIFY, 'verify looked at');
    await read('bagus', receipt);
    const { opened } = await read('sari', receipt);
    expect(opened?.map(({ purpose }) => purpose)).toEqual(['menjawab aduan Anda', 'memeriksa aduan Anda']);
    expect((await read('wulan', receipt)).opened).toBeNull();
    const sari = await person('sari');
    const trail = await readTrail(test.house, sari, 1, 'id');
    const rows = trail.rows.filter((row) => row.case?.label === receipt.number);
    expect(rows).toHaveLength(3);
    expect(rows.every(({ basis }) => basis?.text.includes('76/2013') === true)).toBe(true);
    const now = await loadCase(test.house, test.house.db, { number: play.number });
    const audited = await auditLooks(test.house, now, 1, 'id');
    expect(JSON.stringify(audited)).not.toContain(receipt.number);
  });

  it('without a name keeps the looks on its own chain, also by whoever has its code', async () => {
    const receipt = await complain(null, 'looked at unnamed');
    await Promise.all([read('wulan', receipt), read('wulan', receipt), read(null, receipt, receipt.code)]);
    await handle('wulan', receipt, VERIFY, 'verify unnamed');
    const { opened, happened } = await read(null, receipt, receipt.code);
    expect(opened).toHaveLength(4);
    expect(happened).toHaveLength(2);
    await expect(read(null, receipt, 'WRONG')).rejects.toMatchObject({ code: 'complaint-unknown' });
    expect((await read(null, receipt, receipt.code)).opened).toHaveLength(5);
  });

  it('sent twice is one act, also by an official', async () => {
    const receipt = await complain('budi', 'double');
    await handle('wulan', receipt, VERIFY, 'same');
    await handle('wulan', receipt, VERIFY, 'same');
    expect((await read('budi', receipt)).happened).toHaveLength(2);
  });

  it('closes by silence at the time that the rules give, before anybody looks', async () => {
    const receipt = await complain('tigor', 'silent');
    await handle('wulan', receipt, VERIFY, 'verify silent');
    await handle('bagus', receipt, { command: { kind: 'answer' }, text: 'Sudah diperbaiki.' }, 'answer silent');
    const until = (await read('tigor', receipt)).silentBy;
    if (until === null) throw new Error('silence has a time');
    const list = await readComplaints(test.house, await person('tigor'), 'id', until, test.seed('silence'));
    expect(list.rows[0]?.status).toBe('closed');
  });

  it('about a case leaves the case as it was', async () => {
    const state = () => test.house.db.one(sql`select version, seq, state from cases where number = ${play.number}`);
    const before = await state();
    const receipt = await complain('sari', 'about', { caseNumber: play.number, service: null, element: 'confirm-tax' });
    await handle('wulan', receipt, VERIFY, 'verify about');
    expect(await state()).toEqual(before);
    expect((await read('bagus', receipt)).case?.label).toBe(play.number);
  });
});

describe("the machines' door", () => {
  it('files a complaint once for one key, and answers a survey of an open case with its refusal', async () => {
    const app = apiApp({ house: test.house, clock: () => AT, chance: (n = 32) => new Uint8Array(n).fill(7) }, fail);
    const post = (path: string, body: object, headers = {}) =>
      app.request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      });
    const { token } = SignedIn.parse(await (await post('/api/sessions', { persona: 'sari' })).json());
    const by = { authorization: `Bearer ${token}`, 'idempotency-key': 'one' };
    const wish = { text: 'Antreannya panjang.', service: 'samsat.pengesahan-tahunan' };
    const first = await post('/api/complaints', wish, by);
    expect(first.status).toBe(201);
    const receipt = ComplaintReceiptBody.parse(await first.json());
    expect(await (await post('/api/complaints', wish, by)).json()).toEqual(receipt);
    expect((await read('sari', receipt)).text).toBe(wish.text);
    const early = await post(`/api/cases/${play.number}/survey`, { scores: {} }, { ...by, 'idempotency-key': 'two' });
    expect([early.status, await early.json()]).toMatchObject([409, { type: 'urn:manunggal:refusal:survey-early' }]);
  });
});

function fail(error: unknown): never {
  throw error;
}

describe('the survey', () => {
  const ids = () => test.house.library.government.satisfaction[0]?.elements.map(({ id }) => id) ?? [];
  const best = () => Object.fromEntries(ids().map((id) => [id, '4']));
  const END = instant('2026-11-11T02:00:00.000Z');

  it('opens when the case has ended, counts once, and is hidden elsewhere while answers are few', async () => {
    const sari = await person('sari');
    await expect(answerSurvey(test.house, sari, play.number, best(), END)).rejects.toMatchObject({
      code: 'survey-early',
    });
    await play.move({ at: END, by: 'applicant', act: 'withdraw', answers: {}, text: 'changed-mind' });
    await expect(answerSurvey(test.house, await person('budi'), play.number, best(), END)).rejects.toMatchObject({
      code: 'case-unknown',
    });
    const gap = answerSurvey(test.house, sari, play.number, { ...best(), fee: '5' }, END);
    await expect(gap).rejects.toMatchObject({ code: 'score-missing' });
    await answerSurvey(test.house, sari, play.number, best(), END);
    await answerSurvey(test.house, sari, play.number, { ...best(), fee: '1' }, END);
    const own = await readVoices(test.house, await person('rudi'), 2026, 'id', END);
    const open = await readVoices(test.house, null, 2026, 'id', END);
    const rows = own.agencies.filter(({ index }) => index.kind === 'shown');
    expect(rows.every(({ n }) => n === 1)).toBe(true);
    expect(open.services.map(({ index }) => index.kind).filter((kind) => kind !== 'none')).toEqual(['hidden']);
    expect(open.agencies.some(({ index }) => index.kind === 'shown')).toBe(false);
    expect(open.agencies.find(({ label }) => label.startsWith('Inspektorat'))?.index.kind).toBe('none');
  });

  it('is answered by the agent too, as long as the power lasts', async () => {
    const file = test.house.library.government.demo.get('02-power-of-attorney');
    if (file === undefined) throw new Error('no such demonstration case');
    const t = await startTestHouse(END);
    try {
      const one = { demo: new Map([['02-power-of-attorney', file]]) };
      const government = { ...t.house.library.government, ...one };
      const library = Object.create(t.house.library, { government: { value: government } });
      const failures: unknown[] = [];
      await growDemo({ ...t.house, library }, END, (_, error) => failures.push(error));
      expect(failures).toEqual([]);
      const rows = await t.house.db.many<{ scores: number[] }>(sql`select scores from survey_answers`);
      expect(rows.map(({ scores }) => scores)).toEqual([[4, 4, 4, 4, 3, 4, 4, 4, 4]]);
      const number = await demoCase(t.house, '02-power-of-attorney');
      const owner = await personOf(t.house, 'budi', END, t.seed('budi'));
      expect((await readCase(t.house, owner, number ?? '', 'id', END)).own?.survey).toBeNull();
    } finally {
      await t.close();
    }
  });

  it('shows both indices once five have answered', async () => {
    for (let n = 1; n < 5; n += 1) {
      await test.house.db.run(sql`
        insert into survey_answers (case_id, service, agencies, lanes, at, scores)
        values (${`0193b2f0-0000-7000-9000-00000000000${n}`}, 'samsat.pengesahan-tahunan', ${['regident']}, ${['lane-police']}, ${END}, ${Array(9).fill(4)})`);
    }
    const view = await readVoices(test.house, null, 2026, 'id', END);
    expect(view.services.find(({ index }) => index.kind !== 'none')?.index).toMatchObject({
      kind: 'shown',
      equal: '100.00',
      printed: '99.00',
      band: 'A',
    });
  });
});

describe('a question about a look', () => {
  const ASKED = instant('2026-11-10T03:00:00.000Z');
  const TEXT = 'Mengapa nomor telepon saya dibaca?';
  const own = async (who = 'sari') => (await readTrail(test.house, await person(who), 1, 'id')).rows;
  const looked = async () => (await own()).filter(({ ask }) => ask.startsWith('/data-saya/tanya/'));
  const seqOf = (row: { readonly id: string }) => Number(row.id.slice(1));
  const ask = async (who: string, seq: number, text: string, seed: string) =>
    askAboutLook(test.house, await person(who), { seq, text }, 'id', ASKED, test.seed(seed));
  const count = () => test.house.db.one<{ n: number }>(sql`select count(*)::int as n from complaints`);

  it('goes to the agency that looked, which answers it where the person sees it', async () => {
    const [row] = await looked();
    if (row === undefined) throw new Error('nobody looked');
    const form = await beginLookQuestion(test.house, await person('sari'), seqOf(row), 'id', ASKED);
    expect(form.look).toMatchObject({ owner: row.owner, at: row.at, purpose: row.purpose });
    expect(form.basis.certainty).toBe('M');
    const number = await ask('sari', seqOf(row), TEXT, 'look');
    expect(await ask('sari', seqOf(row), TEXT, 'look')).toBe(number);
    const view = await read('sari', { number, code: '' });
    expect(view).toMatchObject({ owner: { name: row.owner.name }, status: 'verified', due: form.by, text: TEXT });
    expect((await own()).find(({ id }) => id === row.id)?.asked?.label).toBe(number);

    const kept = await test.house.db.one<{ agency: string }>(sql`
      select agency from complaints where number = ${number}`);
    const seat = test.house.library.government.agencies.get(kept?.agency ?? '')?.positions[0]?.id ?? '';
    const officer = { agency: kept?.agency, position: seat, name: 'P', persona: 'p' };
    await handleComplaint(
      test.house,
      { ...(await person('rudi')), ...officer } as Person,
      number,
      { command: { kind: 'answer' }, text: 'Untuk mencocokkan.' },
      later(ASKED, 60_000),
      test.seed('look answer'),
      { source: 'test', msgId: 'look answer' },
    );
    const after = await read('sari', { number, code: '' });
    expect(after.happened.map(({ words }) => words)).toEqual([
      expect.stringContaining(row.purpose.replace('Anda', 'pemohon')), // the agency reads it too
      'Untuk mencocokkan.',
    ]);
    const notices = await readNotices(test.house, await person('sari'), 'id', ASKED);
    expect(
      notices.kind === 'mine' ? notices.rows.filter(({ href }) => href === `/pengaduan/${number}`) : [],
    ).toHaveLength(1);
  });

  it('climbs once where its agency is silent', async () => {
    const row = (await looked()).find(({ asked }) => asked === null);
    if (row === undefined) throw new Error('all are asked about');
    const number = await ask('sari', seqOf(row), TEXT, 'look silent');
    const { due } = await read('sari', { number, code: '' });
    const claim = { person: await person('sari'), code: '' };
    for (const late of [0, 86_400_000]) {
      const view = await readComplaint(
        test.house,
        claim,
        number,
        'id',
        later(due ?? AT, late),
        test.seed(`late ${late}`),
      );
      expect(view.owner.name).toMatch(/Inspektorat/);
      expect(view.happened).toHaveLength(2);
    }
  });

  it('is refused for a look of another, a second time, and without words', async () => {
    const rows = await looked();
    const [asked, free] = [rows.find((row) => row.asked !== null), rows.find((row) => row.asked === null)];
    if (asked === undefined || free === undefined) throw new Error('not enough looks');
    const before = await count();
    await expect(ask('sari', seqOf(asked), TEXT, 'again')).rejects.toMatchObject({ code: 'look-asked' });
    await expect(ask('budi', seqOf(free), TEXT, 'other')).rejects.toMatchObject({ code: 'receipt-unknown' });
    await expect(ask('rudi', seqOf(free), TEXT, 'officer')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(ask('sari', seqOf(free), ' ', 'empty')).rejects.toMatchObject({ code: 'text-empty' });
    await expect(ask('sari', 0, TEXT, 'none')).rejects.toMatchObject({ code: 'receipt-unknown' });
    expect(await count()).toEqual(before);
  });
});
