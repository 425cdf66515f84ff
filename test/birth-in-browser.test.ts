import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { sendMessage } from '#operations/message/send-message';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { DOOR_WORDS } from '#web/texts/door';
import { FRAME_WORDS } from '#web/texts/frame';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const LOOK: Look = { language: 'id', script: false, width: 360 };
const DEWI = '9971026111950002';
const [frame, door] = [FRAME_WORDS.id, DOOR_WORDS.id];
/** For a machine that is busy; nothing is measured. */
const PATIENT = { timeout: 300_000 };

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);
const people = new Map<string, Walker>();
const house = open.test.house;
let number = '';

afterEach(() => {
  expect([...people.values()].flatMap(({ faults }) => faults.splice(0))).toEqual([]);
});
afterAll(async () => {
  expect(open.faults).toEqual([]);
  for (const walker of people.values()) await walker.leave();
  await browser.close();
  await open.close();
});

/** Somebody at a browser of their own, signed in by the button that bears their name. */
async function who(persona: string): Promise<Walker> {
  const known = people.get(persona);
  if (known !== undefined) return known;
  const walker = await Walker.arrive(browser, open.url, persona, LOOK);
  people.set(persona, walker);
  await walker.go('/masuk');
  const name = house.library.government.personas.find(({ id }) => id === persona)?.name ?? persona;
  await walker.press(walker.button(door.signInAs(name)));
  return walker;
}

const now = (): Promise<Loaded> => loadCase(house, house.db, { number });

/** From the queue to the desk of a step, or of a read that is answered by hand. */
async function atDesk(persona: string, wanted: string): Promise<Walker> {
  const walker = await who(persona);
  const { state } = await now();
  const item = state.open.find((wait) => wait.kind === 'item' && (wait.read ?? wait.node) === wanted);
  await walker.go('/antrean');
  await walker.press(walker.page.locator(`main a[href^="/antrean/${number}/${item?.id}"]`).first());
  return walker;
}

async function fill(walker: Walker, values: { readonly [name: string]: string }): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = walker.page.locator(`main [name="${name}"]`);
    const [day = '', month = '', year = ''] = value.split('/');
    if ((await field.count()) === 0) {
      await walker.page.locator(`main [name="${name}-day"]`).fill(day);
      await walker.page.locator(`main [name="${name}-month"]`).fill(month);
      await walker.page.locator(`main [name="${name}-year"]`).fill(year);
    } else if ((await field.first().getAttribute('type')) === 'radio') {
      await walker.page.locator(`main [name="${name}"][value="${value}"]`).check();
    } else if ((await field.first().getAttribute('type')) === 'checkbox') await field.first().check();
    else await field.first().fill(value);
  }
}

/** Does a step of the desk with what its form asks. */
async function conclude(persona: string, step: string, values: { readonly [name: string]: string }): Promise<void> {
  await open.pass(4);
  const officer = await atDesk(persona, step);
  await officer.see();
  await fill(officer, values);
  await officer.press(officer.page.locator('#putusan .go'));
  expect(officer.path).toBe('/antrean');
  await open.pass(0);
}

/** The hospital's own system says that a child was born. */
async function report(key: string, facts: { readonly [name: string]: string }): Promise<void> {
  const midwife = await personOf(house, 'ningsih', open.now(), open.test.seed('ningsih'));
  const inbox = { source: 'api', msgId: key };
  await sendMessage(house, midwife, 'birth-reported', facts, open.now(), open.test.seed(key), inbox);
  await open.pass(0);
  const row = await house.db.one<{ number: string }>(sql`
    select number from cases where service = 'dukcapil.kelahiran-paket' order by case_id desc limit 1`);
  number = row?.number ?? '';
}

const BORN = {
  'person.nik': DEWI,
  'birth.letterNo': 'RSUD-2026-1116-003',
  'birth.date': '2026-11-16',
  'birth.place': 'RSUD Tirta Arum',
  'birth.sex': 'L',
  'birth.province': '99',
};

describe('a birth in a browser, without scripts on a phone, in Indonesian', PATIENT, () => {
  it('the hospital reports it, and the mother confirms it and gives the only thing nobody holds: the name', async () => {
    await report('first', BORN);
    const mother = await who('dewi');
    await mother.go(`/berkas/${number}`);
    await mother.see();
    await mother.press(mother.page.locator('main .go').first());
    await mother.see();
    expect(await mother.page.locator('main form input:not([type="hidden"]):not([type="radio"])').count()).toBe(1);
    await fill(mother, { 'child.name': 'B. Hidayat', 'birth.confirmed': 'true' });
    await mother.press(mother.page.locator('main .go').first());
    await open.pass(0);
    await mother.go(`/berkas/${number}`);
    await mother.see();
    expect(await mother.says()).toContain('Ditanyakan kepada petugas KUA');
  });

  it('an officer of Dukcapil and one of KUA answer by hand, each from their own queue, with what it rests on', async () => {
    const officer = await atDesk('yanti', 'families');
    await officer.see();
    await officer.press(officer.page.locator('#putusan .go'));
    await officer.see(); // what is missing is said beside its field
    expect(officer.status).toBe(422);
    await fill(officer, {
      'family.head': 'Rahmat Hidayat',
      'family.members': '2',
      evidence: 'SIAK, KK 9971020507190044',
    });
    await officer.press(officer.page.locator('#putusan .go'));
    expect(officer.path).toBe('/antrean');
    await conclude('fauzi', 'marriages', {
      'marriage.state': 'recorded',
      'marriage.bookNo': '0204/017/VII/2019',
      evidence: 'Buku nikah 2019, halaman 204',
    });
    const mother = await who('dewi');
    await mother.go(`/berkas/${number}/data`);
    await mother.see();
    expect(await mother.says()).toContain('KUA, dijawab penghulu');
    await mother.go('/data-saya');
    await mother.see();
    expect(await mother.says()).toContain('dijawab penghulu');
  });

  it('the name is corrected once, with the clock standing still', async () => {
    await conclude('lestari', 'check', { 'check.result': 'mend', 'check.reason': 'name-form' });
    const mother = await who('dewi');
    await mother.go(`/berkas/${number}`);
    await mother.see();
    await mother.press(mother.page.locator('main .go').first());
    await mother.see();
    await fill(mother, { 'child.name': 'Bagas Hidayat' });
    await mother.press(mother.page.locator('main .go').first());
    await open.pass(0);
    await conclude('lestari', 'check', { 'check.result': 'valid' });
  });

  it('what SIAK and the insurer have issued is noted, and one receipt says that it is a receipt', async () => {
    const siak = (what: string, no: string) => ({
      [`siak.${what}No`]: no,
      [`siak.${what}Date`]: '24/11/2026',
      [`siak.${what}Proof`]: 'REG-1124',
    });
    await conclude('lestari', 'certificate', siak('certificate', '9971-LT-24112026-0003'));
    await conclude('lestari', 'family-card', {
      ...siak('family', '9971020507190044'),
      'child.nik': '9971021611260001',
    });
    await conclude('lestari', 'child-card', siak('childCard', 'KIA-9971-1116-0001'));
    await conclude('putri', 'enrol', { 'insurer.childNo': '0001234500145', 'insurer.enrolledOn': '24/11/2026' });
    const mother = await who('dewi');
    await mother.go(`/berkas/${number}`);
    await mother.see();
    expect((await now()).state.status).toBe('done');
    await mother.go(`/berkas/${number}/riwayat`);
    await mother.see();
    expect(await mother.says()).toContain('dicatat di SIAK, nomor 9971-LT-24112026-0003, 24 November 2026');
    expect(await mother.says()).toContain('JKN menjawab, berkas tanggal 24 November 2026');
    const row = await house.db.one<{ number: string }>(sql`
      select d.number from documents d join cases_all c on c.case_id = d.case_id where c.number = ${number}`);
    const paper = await mother.fetch(`/berkas/${number}/dokumen.pdf`);
    expect(row?.number).toBeDefined();
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('a letter that the hospital does not know is refused, with what to do next', async () => {
    const mother = await who('cut-meutia');
    await mother.go('/layanan/dukcapil.kelahiran-paket');
    await mother.see();
    await mother.press(mother.link(door.start));
    await mother.see();
    await mother.page.getByRole('radio', { name: 'RSUD-2026-1103-021' }).check();
    await mother.press(mother.button(frame.onward));
    await mother.see();
    await mother.press(mother.link(frame.onward));
    await mother.press(mother.button(frame.onward));
    await mother.see();
    await fill(mother, { 'child.name': 'Zahra Meutia Tenri' });
    await mother.press(mother.button(frame.onward));
    await mother.see();
    await mother.press(mother.page.locator('main .go').first());
    [, number = ''] = /^\/berkas\/(MG-[^/]+)$/.exec(mother.path) ?? [];
    await open.pass(0);
    await conclude('ningsih', 'attest', { 'birth.attested': 'not-here', 'check.reason': 'letter-false' });
    await mother.go(`/berkas/${number}`);
    expect(await mother.see()).toContain('RSUD tidak mengenal surat lahir ini');
    expect(await mother.says()).toContain('SPTJM F-2.03');
  });
});
