import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeline } from '#engine/timeline';
import { findRecord } from '#exchange/store-registry';
import { recordLooks } from '#exchange/trail';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { readFile } from '#operations/case/read-case-file';
import { settleCase } from '#operations/case/settle-case';
import { giveFeedback } from '#operations/council/give-feedback';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { receivePayment } from '#operations/money/receive-payment';
import { sql } from '#store/sql';
import { agencyId } from '#terms/ids';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { payAt } from './support/payments.ts';
import { type Answer, closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';
const minutes = (n: number) => later(MORNING, n * 60_000);

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

const at = (moment: Instant) => {
  door.at = moment;
};
const who = (persona: string, language: 'id' | 'en' = 'id') => visitor(t, door, persona, language);
const now = (number: string): Promise<Loaded> => loadCase(t.house, t.house.db, { number });

function file(persona: string, pick: string, moment: Instant): Promise<Play> {
  const answers = { 'contact.phone': '0812-3456-7890' };
  return beginPlay(t.house, { at: moment, persona, service: SERVICE, pick, answers }, t.seed(`play ${persona}`));
}

async function deskOf(number: string, step: string): Promise<string> {
  const { state } = await now(number);
  const item = state.open.find((wait) => wait.kind === 'item' && wait.node === step);
  if (item === undefined) throw new Error(`${step} is not open`);
  return `/antrean/${number}/${item.id}`;
}

/** Looks on the trail of a case's person: kind and seat. */
async function looks(number: string): Promise<string[]> {
  const { state } = await now(number);
  const rows = await t.house.db.many<{ look: string }>(sql`
    select kind || ' ' || position as look from acts
    where chain = ${state.subject} and position is not null and data ->> 'caseNumber' = ${number} order by seq`);
  return rows.map(({ look }) => look);
}

describe('officers work on one case', () => {
  let number = '';
  const decide = (path: string, from: Answer, answers: { [name: string]: string }) => ({
    path,
    from,
    answers: { ...answers, do: 'decide' },
  });

  beforeAll(async () => {
    ({ number } = await file('nurhayati', 'AN 4477 RS', MORNING));
    at(minutes(2));
  });

  it('each finds it in the queue of their own agency, with the nearest deadline first and nothing personal', async () => {
    for (const persona of ['rudi', 'bagus', 'intan']) {
      const queue = await (await who(persona)).go('/antrean');
      expect(queue.page).toContain(number);
      expect(queue.page).not.toContain('AN 4477 RS');
      expect(queue.page).not.toContain('Nurhayati');
    }
    for (const persona of ['ronald', 'maya', 'yanti'])
      expect((await (await who(persona, 'en')).go('/antrean')).page).not.toContain(number);
    expect((await (await who('maya')).go('/antrean?lingkup=tim')).page).toContain(number);
    expect((await (await who('nurhayati')).go('/antrean')).status).toBe(403);
  });

  it('opening it shows what the step permits, stands on the person’s trail, and changes nothing else', async () => {
    const before = await now(number);
    const rudi = await who('rudi');
    const desk = await rudi.go(await deskOf(number, 'inspect'));
    expect(desk.status).toBe(200);
    expect(words(desk)).toContain('Apakah data kendaraan dan pemiliknya sah?');
    expect(words(desk)).toContain('Mulai kerjakan');
    expect(desk.page).toContain('9971••••••••0012');
    expect(desk.page).not.toContain('9971034801720012');
    expect(desk.page).not.toContain('0812');
    expect(words(desk)).toContain('Pencocokan, baris 2');
    expect(await looks(number)).toEqual(['case-viewed regident.verifier']);
    expect((await now(number)).version).toBe(before.version);
    const tax = await (await who('bagus', 'en')).go(await deskOf(number, 'confirm-tax'));
    expect(words(tax)).toContain('Start work');
    expect(words(tax)).toContain('Petrol, diesel or gas');
    expect(tax.page).not.toContain('Daeng');
    expect(words(tax)).toContain('also has this case open since');
  });

  it('another agency’s officer is refused, and that is no look', async () => {
    const before = await looks(number);
    for (const persona of ['intan', 'ronald']) {
      const refused = await (await who(persona, 'en')).go(await deskOf(number, 'inspect'));
      expect(refused.status).toBe(403);
      expect(words(refused)).toContain('This step belongs to another agency');
    }
    expect(await looks(number)).toEqual(before);
    expect((await (await who('rudi')).go(`/antrean/${number}/9999`)).status).toBe(409);
    expect((await (await who('rudi')).go('/antrean/MG-2026-XXXXXXXX-0/1')).status).toBe(404);
  });

  it('the hand-over wait ends when the officer starts; the NIK is shown on request, on the record', async () => {
    const path = await deskOf(number, 'inspect');
    const rudi = await who('rudi');
    at(minutes(6));
    const desk = await rudi.go(path);
    expect((await rudi.send(path, desk, { do: 'take' })).to).toBe(path);
    const taken = await rudi.go(path);
    expect(words(taken)).not.toContain('Mulai kerjakan');
    const shown = await rudi.send(path, taken, { do: 'reveal' });
    expect(shown.page).toContain('9971 0348 0172 0012');
    expect((await looks(number)).at(-1)).toBe('number-revealed regident.verifier');
    expect((await rudi.go(path)).page).not.toContain('9971 0348 0172 0012');
  });

  it('a decision without its reason comes back with what to do, and what the applicant will read can be seen first', async () => {
    const path = await deskOf(number, 'inspect');
    const rudi = await who('rudi');
    const empty = decide(path, await rudi.go(path), {});
    expect((await rudi.send(empty.path, empty.from, empty.answers)).status).toBe(422);
    const bare = await rudi.send(path, await rudi.go(path), { do: 'decide', 'police.result': 'invalid' });
    expect(bare.status).toBe(422);
    expect(bare.page).toContain('<title>Kesalahan: ');
    expect(bare.page).toMatch(/value="invalid" checked/);
    const answers = { 'police.result': 'invalid', 'police.reason': 'vehicle-differs' };
    const preview = await rudi.send(path, await rudi.go(path), { ...answers, do: 'preview' });
    expect(words(preview)).toContain('Polri sudah menolak permohonan Anda');
    expect(words(preview)).toContain('Bawa kendaraan ke Samsat untuk cek fisik');
    expect((await now(number)).state.status).toBe('open');
  });

  it('a blocking question holds the asker’s decision until the other lane answers', async () => {
    const path = await deskOf(number, 'confirm-tax');
    const bagus = await who('bagus', 'en');
    at(minutes(10));
    const page = await bagus.go(`${path}/tanya`);
    expect(words(page)).toContain('Climbs to the police, lead of Samsat Tirta Arum City');
    const silent = await bagus.send(`${path}/tanya`, page, { to: 'regident', text: ' ', blocking: 'true' });
    expect(silent.status).toBe(422);
    const strange = await bagus.send(`${path}/tanya`, page, { to: 'setda', text: 'Well?', blocking: 'true' });
    expect(strange.status).toBe(422);
    const question = { to: 'regident', text: 'Is 150 cc right?', blocking: 'true' };
    expect((await bagus.send(`${path}/tanya`, silent, question)).status).toBe(303);
    const desk = await bagus.go(path);
    expect(words(desk)).toContain('the question to the police is not answered');
    const held = await bagus.send(path, desk, { do: 'decide', 'assessment.confirmed': 'true' });
    expect(held.status).toBe(409);

    at(minutes(15));
    const rudi = await who('rudi');
    const owed = await rudi.go('/pertanyaan');
    expect(words(owed)).toContain('1 pertanyaan menunggu jawaban Anda');
    expect(words(owed)).toContain('Is 150 cc right?');
    const id = /name="question" value="([^"]+)"/.exec(owed.page)?.[1] ?? '';
    expect((await rudi.send('/pertanyaan', owed, { question: id, answer: '' })).status).toBe(422);
    expect((await rudi.send('/pertanyaan', owed, { question: id, answer: 'Ya, 150 cc.' })).status).toBe(303);
    const asked = await bagus.go('/pertanyaan');
    expect(words(asked)).toContain('Ya, 150 cc.');
    expect((await bagus.send('/pertanyaan', asked, { question: id, do: 'close' })).status).toBe(303);
    expect(words(await bagus.go('/pertanyaan'))).toContain('None of our questions is open');
  });

  it('three officers conclude, and a step that is done is not open a second time', async () => {
    at(minutes(20));
    const steps = [
      ['bagus', 'confirm-tax', { 'assessment.confirmed': 'true' }],
      ['intan', 'confirm-insurance', { 'insurance.confirmed': 'true' }],
      ['rudi', 'inspect', { 'police.result': 'valid' }],
    ] as const;
    for (const [persona, step, answers] of steps) {
      const person = await who(persona);
      const path = await deskOf(number, step);
      const desk = await person.go(path);
      expect((await person.send(path, desk, { ...answers, do: 'decide' })).to).toBe('/antrean');
      expect((await person.go(path)).status).toBe(409);
      expect((await person.send(path, desk, { ...answers, do: 'take' })).status).toBe(409);
    }
    await t.settle(minutes(21));
    expect((await now(number)).bill?.status).toBe('open');
  });

  it('every look of every officer is on the person’s trail', async () => {
    const all = await looks(number);
    expect(new Set(all)).toEqual(
      new Set([
        'case-viewed regident.verifier',
        'number-revealed regident.verifier',
        'case-viewed bapenda-prov.assessor',
        'case-viewed jasa-raharja.assessor',
      ]),
    );
    expect(all.filter((look) => look === 'case-viewed jasa-raharja.assessor')).toHaveLength(1);
  });
});

describe('wrong data in a registry', () => {
  it('the officer whose agency holds it mends it with a reason, for everybody who reads it after', async () => {
    const play = await file('cut-meutia', 'AN 6262 ST', MORNING);
    const move = (n: number, by: string, act: string, answers = {}, text = '') =>
      play.move({ at: minutes(n), by, act, answers, text });
    await move(6, 'applicant', 'dispute vehicle.cc', { 'vehicle.cc': '150' }, 'STNK saya menulis 150 cc.');
    await move(7, 'bagus', 'conclude confirm-tax', { 'assessment.confirmed': true });
    await move(8, 'intan', 'conclude confirm-insurance', { 'insurance.confirmed': true });
    await move(9, 'applicant', 'pay');
    at(minutes(30));
    const maya = await who('maya');
    const path = await deskOf(play.number, 'endorse');
    const desk = await maya.go(path);
    expect(words(desk)).toContain(
      'Isi silinder 300 cc Dibantah. Menurut pemohon: 150 cc. STNK saya menulis 150 cc. Polri',
    );
    expect((await maya.send(path, desk, { do: 'correct', fact: 'vehicle.cc', reason: '' })).status).toBe(422);
    const stranger = await maya.send(path, desk, { do: 'correct', fact: 'tax.njkb', reason: 'Salah' });
    expect(stranger.status).toBe(409);
    const where = { agency: agencyId('regident'), registry: 'vehicles', key: 'AN 6262 ST' };
    const record = () => findRecord(t.house.db, t.house.keys, where);
    expect((await record())?.fields['cc']).toBe(300);
    for (const _press of [1, 2])
      await maya.send(path, await maya.go(path), {
        do: 'correct',
        fact: 'vehicle.cc',
        reason: 'Faktur menulis 150 cc',
      });
    expect(await record()).toMatchObject({ fields: { cc: 150, plate: 'AN 6262 ST' }, version: 2 });
    expect((await looks(play.number)).filter((look) => look === 'record-corrected regident.endorser')).toHaveLength(1);
    expect(words(await maya.go(path))).toContain('Dibetulkan');
  });
});

describe('what a person wrote before sending', () => {
  it('stands beside the disputed value at the desk of whoever decides with it', async () => {
    const budi = await who('budi');
    const begin = '/mulai/samsat.pengesahan-tahunan';
    const { to } = await budi.send(begin, await budi.go(begin), { record: 'AN 4521 DK' });
    const form = await budi.go(`${to}?fakta=vehicle.class`);
    const said = { fact: 'vehicle.class', declared: 'C2', text: 'Fakturnya menulis lain.' };
    expect((await budi.send(to, form, said)).status).toBe(303);
    const draft = to.replace('/data', '');
    const question = `${draft}/isi/contact`;
    await budi.send(question, await budi.go(question), { 'contact.phone': '0812 3456 7890' });
    const filed = await budi.send(`${draft}/periksa`, await budi.go(`${draft}/periksa`));
    const number = filed.to.slice('/berkas/'.length, -'?baru=1'.length);
    const { caseId } = await now(number);
    await settleCase(t.house, caseId, door.at, t.seed('settle budi'));
    const desk = words(await (await who('intan')).go(await deskOf(number, 'confirm-insurance')));
    expect(desk).toContain('Dibantah. Menurut pemohon: C2: sepeda motor di atas 250 cc. Fakturnya menulis lain. Polri');
  });
});

describe('a question that nobody answers', () => {
  let number = '';

  beforeAll(async () => {
    ({ number } = await file('suparti', 'AN 1145 JT', MORNING));
    at(minutes(12));
    const bagus = await who('bagus');
    const path = await deskOf(number, 'confirm-tax');
    const page = await bagus.go(`${path}/tanya`);
    await bagus.send(`${path}/tanya`, page, { to: 'jasa-raharja', text: 'Golongan C1 atau C2?', blocking: 'true' });
  });

  const pass = async (moment: Instant) => {
    const { caseId } = await now(number);
    await settleCase(t.house, caseId, moment, t.seed(`settle ${moment}`));
    at(moment);
  };

  it('climbs to the lead of the arrangement, then to the coordinating body, which answers it', async () => {
    const owes = async (persona: string) => words(await (await who(persona)).go('/pertanyaan')).includes('C1 atau C2');
    expect(await owes('intan')).toBe(true);
    expect(await owes('surya')).toBe(false);
    await pass(instant('2026-11-28T08:00:00+07:00'));
    expect(await owes('surya')).toBe(true);
    expect(await owes('sekda')).toBe(false);
    await pass(instant('2026-12-02T08:00:00+07:00'));
    const sekda = await who('sekda', 'en');
    const owed = await sekda.go('/pertanyaan');
    expect(words(owed)).toContain('Has climbed to the Regional Secretariat');
    expect(owed.page).toContain(`href="/berkas/${number}"`);
    const board = words(await sekda.go('/papan'));
    expect(board).toContain('No answer yet from Jasa Raharja to Bapenda');
    expect(board).toContain('It has climbed to you.');
    expect(board).not.toContain('C1 atau C2');
    const id = /name="question" value="([^"]+)"/.exec(owed.page)?.[1] ?? '';
    expect((await sekda.send('/pertanyaan', owed, { question: id, answer: 'C1.' })).status).toBe(303);
    expect(await owes('bagus')).toBe(true);
    expect((await looks(number)).filter((look) => look.endsWith('setda.coordinator')).length).toBeGreaterThan(0);
  });

  it('in another province climbs to the lead there, and the case page names that one', async () => {
    const asked = instant('2026-11-24T10:00:00+07:00');
    const play = await file('hasnah', 'SG 1021 AB', asked);
    const text = 'SWDKLLJ sudah lunas?';
    await play.move({ at: later(asked, 60_000), by: 'ronald', act: 'ask confirm-tax jasa-raharja', answers: {}, text });
    const monday = instant('2026-11-28T08:00:00+07:00');
    await play.move({ at: monday, by: 'time', act: 'wait', answers: {}, text: '' });
    at(monday);
    const notice = words(await (await who('hasnah')).go(`/berkas/${play.number}`));
    expect(notice).toContain('Sekarang Polri Sagara yang harus memastikan jawabannya.');
  });
});

describe('the coordinator’s board', () => {
  it('shows waits at hand-overs that are, to the millisecond, the gaps that citizens see', async () => {
    const sekda = await who('sekda');
    const csv = (await sekda.go('/papan.csv')).page.trim().split('\r\n');
    const board = csv
      .map((row) => row.split(','))
      .filter(([table]) => table === 'hand-over')
      .reduce((sum, row) => sum + Number(row[4]), 0);
    const numbers = await t.house.db.many<{ number: string }>(sql`select number from cases`);
    let seen = 0;
    for (const { number } of numbers) {
      const told = await readFile(t.house, { number });
      const { lanes } = timeline(told.now.program, told.envelopes, door.at);
      seen += lanes.reduce((sum, lane) => sum + lane.handOverMs, 0);
    }
    expect(seen).toBeGreaterThan(0);
    expect(board).toBe(seen);
    expect(csv.join()).not.toMatch(/Nurhayati|AN 4477|9971/);
  });

  it('names how many things wait, in both languages, opens a figure into its cases, and holds nothing personal', async () => {
    for (const [language, sentence] of [
      ['id', /hal menunggu Anda pagi ini/],
      ['en', /things? (is|are) waiting for you this morning/],
    ] as const) {
      const sekda = await who('sekda', language);
      const board = await sekda.go('/papan');
      expect(words(board)).toMatch(sentence);
      expect(board.page).not.toMatch(/Suparti|Nurhayati Daeng|AN 1145|9971\d/);
      const pair =
        /href="(\/papan\?dari=pemohon&amp;ke=bapenda-prov)/.exec(board.page)?.[1]?.replace('&amp;', '&') ?? '';
      expect((await sekda.go(pair)).page).toContain('id="rincian"');
    }
    expect((await (await who('rudi')).go('/papan')).status).toBe(403);
    expect((await (await who('rudi')).go('/papan.csv')).status).toBe(403);
  });

  it('feedback is read and answered there', async () => {
    const feedback = { text: 'Cepat sekali.', contact: '', about: '/belajar', language: 'id' } as const;
    await giveFeedback(t.house, feedback, door.at, t.seed('feedback'));
    const sekda = await who('sekda');
    const board = await sekda.go('/papan');
    const id = /name="feedback" value="([^"]+)"/.exec(board.page)?.[1] ?? '';
    expect((await sekda.send('/papan', board, { feedback: id, answer: ' ' })).status).toBe(422);
    expect((await sekda.send('/papan', board, { feedback: id, answer: 'Terima kasih.' })).status).toBe(303);
    expect(words(await sekda.go('/papan'))).toContain('Terima kasih.');
  });
});

describe('money that fits no bill', () => {
  it('is approved by one treasurer and paid out by another', async () => {
    const callback = payAt(t, '880000000000000', 50_000n, door.at);
    expect(await receivePayment(t.house, callback, door.at, t.seed('stray'))).toEqual({ kind: 'parked' });
    const ratna = await who('ratna');
    const till = await ratna.go('/kas');
    expect(words(till)).toContain('Kode pembayarannya tidak dikenal');
    expect(words(till)).toContain('Neraca percobaan nol');
    const reference = /name="reference" value="([^"]+)"/.exec(till.page)?.[1] ?? '';
    const payment = { channel: 'bank', reference };
    expect((await ratna.send('/kas', till, { ...payment, do: 'approve' })).status).toBe(303);
    const own = await ratna.go('/kas');
    expect(words(own)).toContain('Anda sudah menyetujui; bendahara lain yang mencairkan');
    expect((await ratna.send('/kas', till, { ...payment, do: 'pay-out' })).status).toBe(403);
    const lukman = await who('lukman', 'en');
    const other = await lukman.go('/kas');
    expect(words(other)).toContain('Approved by Ratna Kusumawati');
    expect((await lukman.send('/kas', other, { ...payment, do: 'pay-out' })).status).toBe(303);
    const done = words(await lukman.go('/kas'));
    expect(done).toContain('by Ratna Kusumawati, Lukman Hakim');
    expect(done).toContain('The trial balance is zero');
    expect((await (await who('rudi')).go('/kas')).status).toBe(403);
  });
});

describe('the auditor', () => {
  let number = '';

  it('finds a case by its number; a chain that nobody touched is whole and replays to the same state', async () => {
    ({ number } = await file('sari', 'AN 1234 BC', door.at));
    for (const [language, whole, same] of [
      ['id', 'Utuh', 'Keadaan sama'],
      ['en', 'Whole', 'State agrees'],
    ] as const) {
      const auditor = await who('auditor', language);
      expect((await auditor.go(`/periksa?nomor=${number.toLowerCase()}`)).to).toBe(`/periksa/${number}`);
      expect((await auditor.go('/periksa?nomor=MG-2026-AAAAAAAA-0')).status).toBe(404);
      const page = words(await auditor.go(`/periksa/${number}`));
      expect(page).toContain(whole);
      expect(page).toContain(same);
      expect(page).toContain(language === 'id' ? 'semua dengan berkas terbuka' : 'all with an open case');
    }
    expect((await looks(number)).every((look) => look === 'case-viewed inspektorat.auditor')).toBe(true);
    expect(await looks(number)).toHaveLength(2);
    expect((await (await who('rudi')).go(`/periksa/${number}`)).status).toBe(403);
  });

  it('reads every look one by one, latest first, 50 a page: who, when, what for, which data', async () => {
    const { state } = await now(number);
    const look = {
      kind: 'data-read',
      agency: agencyId('bapenda-prov'),
      position: null,
      facts: ['vehicle.plate'],
      registry: 'vehicles',
      holder: agencyId('regident'),
      purpose: 'samsat.pengesahan-tahunan/read-vehicle',
      arrangement: 'samsat',
    } as const;
    const unexplained = { ...look, purpose: 'audit', facts: [], caseNumber: null };
    const many = Array.from({ length: 60 }, () => ({ ...look, caseNumber: number }));
    await recordLooks(t.house.db, state.subject, [unexplained, ...many], door.at, t.seed('sixty looks'));
    const auditor = await who('auditor');
    const first = await auditor.go(`/periksa/${number}`);
    const rows = (answer: Answer) => [...answer.page.matchAll(/<tr id="r/g)].length;
    expect([rows(first), words(first).includes('Halaman 1 dari 2')]).toEqual([50, true]);
    expect(words(first)).toContain('1 tanpa berkas terbuka');
    expect(words(first)).toMatch(/Inspektorat, auditor, \D+[\d.]+ Memeriksa jalannya berkas\..*berkas pemohon/);
    expect(words(first)).toMatch(/Bapenda, sistem [\d.]+ .*Nomor polisi/);
    const second = await auditor.go(`/periksa/${number}?halaman=2`);
    expect(words(second)).toContain('Tanpa berkas terbuka.');
    const counted = Number(/Pembukaan data (\d+) kali/.exec(words(second))?.[1]);
    expect(rows(second)).toBe(counted + 1 - 50);
    const bySystem = 1; // Jasa Raharja's premium was fetched when she applied
    expect(counted).toBe((await looks(number)).length + bySystem + many.length);
    expect(second.page).not.toContain('Sari');
    expect(rows(await auditor.go(`/periksa/${number}?halaman=99`))).toBeLessThan(50);
  });

  it('sees at which act a chain was tampered with', async () => {
    const { caseId } = await now(number);
    await t.house.db.transaction(async (as) => {
      await as.run(sql`set local role none`);
      await as.run(sql`alter table acts disable trigger append_only`);
      await as.run(sql`update acts set agency = 'bank' where chain = ${caseId} and kind = 'decided' and seq = (
        select min(seq) from acts where chain = ${caseId} and kind = 'decided')`);
      await as.run(sql`alter table acts enable trigger append_only`);
    });
    const { acts } = await readFile(t.house, { number });
    const forged = acts.find(({ kind }) => kind === 'decided')?.seq ?? 0;
    const page = words(await (await who('auditor')).go(`/periksa/${number}`));
    expect(page).toContain(`Putus pada peristiwa ${forged}`);
  });
});
