import type { Locator } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { receivePayment } from '#operations/money/receive-payment';
import { sql } from '#store/sql';
import { dayIn, instant, later } from '#terms/plain-date';
import { DOOR_WORDS } from '#web/texts/door';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';
import { RULE_WORDS } from '#web/texts/rule';
import { openBrowser } from './support/browser.ts';
import { officialsOf } from './support/officials.ts';
import { openHouse } from './support/open-house.ts';
import { payAt } from './support/payments.ts';
import { Walker } from './support/walker.ts';

const MORNING = instant('2026-05-12T09:03:00+07:00');
const LOOK = { language: 'id', script: false, width: 360 } as const;
const PATIENT = { timeout: 300_000 };
const [frame, door, draft, rule] = [FRAME_WORDS.id, DOOR_WORDS.id, DRAFT_WORDS.id, RULE_WORDS.id];

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);
const people = new Map<string, Walker>();
/** Whose session is of today. */
const signedIn = new Set<string>();

afterEach(() => {
  expect([...people.values()].flatMap(({ faults }) => faults.splice(0))).toEqual([]);
});
afterAll(async () => {
  for (const walker of people.values()) await walker.leave();
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

/** Somebody on a phone, signed in unless nobody in particular; after days they sign in again. */
async function who(persona: string): Promise<Walker> {
  const walker = people.get(persona) ?? (await Walker.arrive(browser, open.url, persona, LOOK));
  people.set(persona, walker);
  if (signedIn.has(persona)) return walker;
  signedIn.add(persona);
  const found = open.test.house.library.government.personas.find(({ id }) => id === persona);
  if (found === undefined) return walker;
  await walker.go('/masuk');
  await walker.press(walker.button(door.signInAs(found.name)));
  return walker;
}

/** From the door to a case: picks a record, sees what was fetched, answers page by page. */
async function apply(persona: string, service: string, key: string, pages: readonly object[]): Promise<string> {
  const walker = await who(persona);
  await walker.go(`/layanan/${service}`);
  await walker.see();
  await walker.press(walker.link(door.start));
  if (walker.path.startsWith('/draf/')) await walker.press(walker.button(frame.onward));
  await walker.page.locator(`input[name="record"][value="${key}"]`).check();
  await walker.see();
  await walker.press(walker.button(frame.onward));
  if (walker.status === 422) return '';
  expect(await walker.see()).toBe(draft.fetchedTitle);
  await walker.press(walker.link(frame.onward));
  for (const answers of pages) {
    await fill(walker, answers);
    await walker.see();
    await walker.press(walker.button(frame.onward));
  }
  expect(await walker.see()).toBe(draft.checkTitle);
  await walker.press(walker.button(draft.submit));
  await open.pass(1);
  return walker.path.split('/').at(-1) ?? '';
}

/** A file as somebody chooses it. */
type Upload = Extract<Parameters<Locator['setInputFiles']>[0], { buffer: Buffer }>;

async function fill(walker: Walker, answers: object): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const field = walker.page.locator(`[name="${name}"]`);
    const isFile = typeof value === 'object';
    const isRadio = (await field.first().getAttribute('type')) === 'radio';
    if (isFile) await field.setInputFiles(value as Upload);
    else if (isRadio) await walker.page.locator(`[name="${name}"][value="${String(value)}"]`).check();
    else await field.first().fill(String(value));
  }
}

/** An official on a phone concludes a step at the desk. */
async function decide(persona: string, number: string, item: number, answers: object): Promise<Walker> {
  const walker = await who(persona);
  await walker.go(`/antrean/${number}/${item}`);
  await fill(walker, answers);
  await walker.see();
  await walker.press(walker.page.locator('#putusan .go'));
  await open.pass(1);
  return walker;
}

async function days(n: number): Promise<void> {
  signedIn.clear();
  await open.pass(n * 24 * 60);
}

describe('a house is approved, built and found fit', PATIENT, () => {
  let number = '';
  const officials = () => officialsOf(open, number);
  const due = async () => {
    const { state } = await loadCase(open.test.house, open.test.house.db, { number });
    return state.clock?.due == null ? 'stands still' : dayIn('Asia/Jakarta', later(state.clock.due, -1));
  };

  it('is found by what happens in a life, and filed with what no agency holds', async () => {
    const anybody = await who('anybody');
    await anybody.go('/cari?q=bangun+rumah');
    await anybody.see();
    await anybody.press(anybody.page.locator('main a[href="/layanan/ptsp.pbg"]').first());
    expect(await anybody.says()).toContain('Belum dikonfirmasi');
    number = await apply('sari', 'ptsp.pbg', '99.71.010.001.002-0145.0', [
      { 'building.use': 'dwelling', 'building.work': 'new', 'building.floors': 2, 'building.floorArea': 150 },
      { 'building.plan': 'Rangka beton bertulang, dinding bata, jarak dua meter ke batas.' },
      {
        'building.drawings': { name: 'denah.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 denah') },
      },
      { 'designer.name': 'Adi Nugraha', 'designer.licence': 'STRA-2024-118' },
      { 'contact.phone': '0812-3456-7890' },
    ]);
    await (await who('sari')).see();
    expect(number).toMatch(/^MG-/);
  });

  it('has 28 working days from the complete file, which one request stops and never starts again', async () => {
    const { itemAt } = officials();
    await decide('fitri', number, await itemAt('check-file'), { 'file.complete': 'true' });
    expect(await due()).toBe('2026-06-29');
    await days(8);
    await officials().ask('gunawan', 'consult', 'Lengkapi sekaligus: tangga, septik, dan jarak ke batas timur.');
    expect(await due()).toBe('stands still');
    const sari = await who('sari');
    await sari.go(`/berkas/${number}`);
    await sari.see();
    expect(await sari.says()).toContain('Lengkapi sekaligus');
    await days(5);
    await (await who('sari')).go(`/berkas/${number}/perbaikan`);
    await sari.page.locator('textarea[name^="answer-"]').fill('Tangga, septik, dan jarak sudah digambar ulang.');
    await sari.press(sari.page.locator('main form:has(textarea[name^="answer-"]) .go'));
    expect(await due()).toBe('2026-07-02');
  });

  it('is stated, paid, issued in the national system, built and found fit, with a paper for each', async () => {
    const { conclude } = officials();
    await decide('gunawan', number, await officials().itemAt('consult'), {
      'consultation.date-day': '28',
      'consultation.date-month': '5',
      'consultation.date-year': '2026',
      'consultation.minutes': 'BA-031',
      'consultation.result': 'meets',
    });
    await conclude('fitri', 'state', { 'statement.number': 'SPPST-1' });
    await conclude('anisa', 'levy', { 'skrd.number': 'SKRD-1' });
    const sari = await who('sari');
    await sari.go(`/berkas/${number}/tagihan`);
    await sari.see();
    expect(await sari.says()).toContain('Rp819.952');
    const { bill } = await loadCase(open.test.house, open.test.house.db, { number });
    const callback = payAt(open.test, bill?.code ?? '', bill?.total ?? 0n, open.now());
    await receivePayment(open.test.house, callback, open.now(), open.test.seed('pay'));
    await open.pass(1);
    const issued = { 'pbg.number': 'PBG-9971-2026-0145', 'pbg.date': '2026-05-25', 'pbg.evidence': 'SIMBG 7F3K' };
    await conclude('anisa', 'issue', issued);
    await open.pass(1);
    await sari.go(`/berkas/${number}/tugas/${await officials().itemAt('finish')}`);
    await fill(sari, {
      'building.finished-day': '20',
      'building.finished-month': '5',
      'building.finished-year': '2026',
      'building.asBuilt': 'Dibangun sesuai rencana, diawasi oleh perencananya.',
    });
    await sari.see();
    await sari.press(sari.button(frame.send));
    await open.pass(1);
    await conclude('fitri', 'inspect', { 'slf.result': 'fit', 'slf.number': 'SLF-1', 'slf.sbkbg': 'SBKBG-1' });
    await open.pass(1);
    await open.pass(1);
    await sari.go(`/berkas/${number}`);
    await sari.see();
    const papers = await open.test.house.db.many<{ kind: string }>(sql`
      select d.kind from documents d join cases_all c using (case_id) where c.number = ${number} order by d.sealed_at`);
    expect(papers.map(({ kind }) => kind)).toEqual(['pbg', 'slf']);
  });

  it('on a river bank is refused at the door, in the words of this service', async () => {
    expect(await apply('rahmat', 'ptsp.pbg', '99.71.010.001.006-0270.0', [])).toBe('');
    const rahmat = await who('rahmat');
    await rahmat.see();
    expect(await rahmat.says()).toContain('zona lindung');
  });

  it('is not for land of somebody else, and the refusal speaks of land, not of vehicles', async () => {
    const dewi = await who('dewi');
    await dewi.go('/layanan/ptsp.pbg');
    await dewi.press(dewi.link(door.start));
    if (dewi.path.startsWith('/draf/')) await dewi.press(dewi.button(frame.onward));
    await dewi.page.locator('input[name="parcel.nop"]').fill('99.71.010.001.003-0088.0');
    await dewi.press(dewi.button(frame.onward));
    expect(await dewi.says()).toContain('tanah ini atas nama orang lain');
  });
});

describe('a rule is made in the open', PATIENT, () => {
  let number = '';
  const text = 'Pasal 1 Setiap orang memilah sampah dari sumbernya.\nPasal 2 Setiap RT memiliki satu tempat pilah.';
  const officials = () => officialsOf(open, number);

  it('is proposed from the programme, and each agency touched gives its opinion', async () => {
    number = await apply('halim', 'hukum.perda', 'P-2026-01', [
      { 'rule.study': 'Sampah kota naik seperlima dalam lima tahun; tempat akhir penuh pada 2028.' },
      { 'rule.draft': text },
      { 'contact.phone': '0812-3456-7890' },
    ]);
    const { conclude, itemAt } = officials();
    const nina = await who('nina');
    await nina.go(`/antrean/${number}/${await itemAt('draft')}`);
    await nina.see();
    expect(await nina.page.locator('textarea[name="rule.draft"]').inputValue()).toBe(text);
    await conclude('nina', 'draft', { 'rule.draft': text });
    await conclude('tito', 'opinion', { 'opinion.text': 'Setuju.' });
    await conclude('fitri', 'opinion', { 'opinion.text': 'Setuju, letaknya mengikuti jalan.' });
    await conclude('nina', 'check-conflict', { 'conflict.result': 'none' });
    await conclude('nina', 'redraft', { 'rule.draft': `${text}\nPasal 3 Pasar menyediakan tempat pilah sendiri.` });
    await conclude('ario', 'harmonise', { 'harmony.result': 'agreed', 'harmony.number': 'W99-1' });
  });

  it('is read and commented on by anybody, who is asked for nothing', async () => {
    const anybody = await who('anybody');
    await anybody.go('/aturan');
    await anybody.see();
    await anybody.press(anybody.link('Pengelolaan Sampah dari Sumbernya'));
    expect(await anybody.see()).toBe('Pengelolaan Sampah dari Sumbernya');
    expect(await anybody.says()).toContain('naskah ke-2');
    await anybody.press(anybody.button(rule.send));
    expect(anybody.status).toBe(422);
    await anybody.see();
    for (const said of ['Gang kami tidak punya lahan.', 'Tiga jenis terlalu banyak.', 'Siapa yang mengangkut?']) {
      await anybody.page.locator('textarea[name="text"]').fill(said);
      await anybody.press(anybody.button(rule.send));
      expect(await anybody.says()).toContain(rule.thanks);
    }
    await anybody.see();
    expect(await anybody.says()).toContain(rule.comments(3, 0));
    const kept = await open.test.house.db.many<{ sealed: Buffer }>(sql`select sealed from comments`);
    expect(kept.map(({ sealed }) => sealed.toString('latin1')).join(' ')).not.toContain('Gang kami');
  });

  it('is not closed while a comment has no answer', async () => {
    const closing = { 'rule.draft': text, 'consultation.summary': 'Tiga pendapat dari warga kota.' };
    const nina = await decide('nina', number, await officials().itemAt('consult'), closing);
    expect(await nina.says()).toContain('Masih ada pendapat tanpa jawaban: 3');
    await nina.go(`/aturan/${number}`);
    await nina.see();
    for (const verdict of ['accepted', 'partly', 'rejected']) {
      const form = nina.page.locator('main form:has(input[name="verdict"])').first();
      await form.locator(`input[value="${verdict}"]`).check();
      await form.locator('textarea').fill('Alasannya ada pada kajian akademik.');
      await nina.press(form.locator('.go'));
    }
    expect(await nina.says()).toContain(rule.comments(3, 3));
    await nina.see();
    await officials().conclude('nina', 'consult', closing);
  });

  it('is enacted, and its page says from when it is in force', async () => {
    const { conclude } = officials();
    await conclude('darma', 'first-stage', { 'council.first': '2026-05-20' });
    await conclude('darma', 'second-stage', { 'council.second': '2026-05-21', 'council.result': 'approved' });
    await conclude('sinta', 'review', { 'review.result': 'clear' });
    await conclude('nina', 'submit', { 'rule.sent': '2026-05-22' });
    await conclude('sinta', 'register', { 'rule.registration': 'NOREG 1' });
    const numbers = { 'regulation.number': 'PERDA-9971-2026-009', 'rule.enacted': '2026-05-25' };
    await conclude('wali', 'enact', { ...numbers, 'rule.effective': '2026-09-01' });
    await conclude('nina', 'gazette', { 'rule.gazette': 'LD 9' });
    await open.pass(1);
    const anybody = await who('anybody');
    await anybody.go(`/aturan/${number}`);
    await anybody.see();
    expect(await anybody.says()).toContain('Berlaku mulai 1 September 2026');
    expect(await anybody.says()).toContain(rule.verdict.rejected);
    expect(await anybody.page.locator('textarea').count()).toBe(0);
    const { state } = await loadCase(open.test.house, open.test.house.db, { number });
    expect(state.status).toBe('done');
  });
});
