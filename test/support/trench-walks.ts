import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { receivePayment } from '#operations/money/receive-payment';
import { instant } from '#terms/plain-date';
import { CASE_WORDS } from '#web/texts/case';
import { DOOR_WORDS } from '#web/texts/door';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';
import { openBrowser } from './browser.ts';
import { openHouse } from './open-house.ts';
import { payAt } from './payments.ts';
import { type Look, sayLook, Walker } from './walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
/** For a machine that is busy; nothing is measured. */
const PATIENT = { timeout: 300_000 };
const ROAD = {
  'surface.name': 'Jalan Melati',
  'surface.status': 'city',
  'road.paved': '10/8/2021',
  evidence: 'Ruas 2',
};

type Answers = { readonly [field: string]: string };
/** Who does what at their desk: persona, step or read answered by hand, answers. */
type Desk = readonly [persona: string, step: string, answers: Answers];

const WATER_DESKS: readonly Desk[] = [
  [
    'slamet',
    'survey',
    {
      'water.survey': 'feasible',
      'road.segment': 'R-99-014',
      'survey.length': '6',
      'survey.digging': 'true',
      'connection.use': 'household',
      'connection.diameter': 'half',
    },
  ],
  ['kartika', 'pipes', { 'pipe.capacity': 'free', 'pipe.diameter': '100', evidence: 'Lembar Melati' }],
  ['umar', 'road', ROAD],
  ['kartika', 'estimate', { 'estimate.result': 'ready' }],
  [
    'umar',
    'consent',
    {
      'digging.result': 'allowed',
      'digging.number': 'GAL-9971-2026-0044',
      'digging.from': '25/11/2026',
      'digging.until': '27/11/2026',
    },
  ],
];
const INSTALLED: readonly Desk[] = [
  ['slamet', 'install', { 'meter.number': 'MTR-100877', 'meter.installed': '24/11/2026' }],
  ['kartika', 'check', { 'meter.result': 'flows', 'water.number': '0100877' }],
];
const NETWORK_DESKS: readonly Desk[] = [
  ['wahyu', 'ducts', { 'duct.owner': 'Serat Arunika', 'duct.free': '0', evidence: 'Gambar saluran' }],
  ['umar', 'road', ROAD],
  ['kartika', 'join-water', { 'join.water': 'false' }],
  ['grace', 'join-power', { 'join.power': 'false' }],
  ['wahyu', 'join-telecom', { 'join.telecom': 'false' }],
  ['anisa', 'check-file', { 'file.complete': 'true' }],
  ['umar', 'recommend', { 'advice.recommend': 'for' }],
  ['rudi', 'traffic', { 'advice.traffic': 'for' }],
  ['made', 'space', { 'advice.space': 'for' }],
  ['anisa', 'decide', { 'network.result': 'granted' }],
];

/** From the door to the product: a home gets water, and a network its permit, its trench and a road made good. */
export async function walkTrenches(look: Look): Promise<void> {
  const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);
  const { house } = open.test;
  const people = new Map<string, Walker>();
  const [frame, door, draft, own] = [FRAME_WORDS, DOOR_WORDS, DRAFT_WORDS, CASE_WORDS].map(
    (words) => words[look.language],
  ) as [(typeof FRAME_WORDS)['id'], (typeof DOOR_WORDS)['id'], (typeof DRAFT_WORDS)['id'], (typeof CASE_WORDS)['id']]; // in the order they are named

  const who = async (persona: string): Promise<Walker> => {
    const known = people.get(persona);
    if (known !== undefined) return known;
    const walker = await Walker.arrive(browser, open.url, persona, look);
    people.set(persona, walker);
    const name = house.library.government.personas.find(({ id }) => id === persona)?.name ?? persona;
    await walker.go('/masuk');
    await walker.press(walker.button(door.signInAs(name)));
    return walker;
  };
  const fill = async ({ page }: Walker, answers: Answers): Promise<void> => {
    for (const [name, value] of Object.entries(answers)) {
      const field = page.locator(`main [name="${name}"]`);
      const [day = '', month = '', year = ''] = value.split('/');
      const type = (await field.count()) === 0 ? 'date' : await field.first().getAttribute('type');
      if (type === 'date') {
        await page.locator(`main [name="${name}-day"]`).fill(day);
        await page.locator(`main [name="${name}-month"]`).fill(month);
        await page.locator(`main [name="${name}-year"]`).fill(year);
      } else if (type === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check();
      else if (type === 'checkbox') await field.first().check();
      else await field.first().fill(value);
    }
  };
  const apply = async (persona: string, service: string, key: string, pages: readonly Answers[]): Promise<string> => {
    const walker = await who(persona);
    await walker.go(`/layanan/${service}`);
    await walker.see();
    await walker.press(walker.link(door.start));
    if (walker.path.startsWith('/draf/')) await walker.press(walker.button(frame.onward));
    await walker.page.locator(`input[name="record"][value="${key}"]`).check();
    await walker.see();
    await walker.press(walker.button(frame.onward));
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
  };
  const atDesk = async (number: string, [persona, step, answers]: Desk): Promise<void> => {
    const officer = await who(persona);
    const { state } = await loadCase(house, house.db, { number });
    const item = state.open.find((wait) => wait.kind === 'item' && (wait.read ?? wait.node) === step);
    if (item === undefined) throw new Error(`${step} is not open`);
    await officer.go(`/antrean/${number}/${item.id}`);
    await officer.see();
    await fill(officer, answers);
    await officer.press(officer.page.locator('#putusan .go'));
    expect(officer.path, step).toBe('/antrean');
    await open.pass(1);
  };
  const caseOf = async (persona: string, number: string): Promise<Walker> => {
    const walker = await who(persona);
    await walker.go(`/berkas/${number}`);
    await walker.see();
    return walker;
  };
  /** What the applicant must do themselves, from the page of the case. */
  const ownStep = async (persona: string, number: string, answers: Answers): Promise<void> => {
    const walker = await caseOf(persona, number);
    await walker.press(walker.page.locator('main .go').first());
    await walker.see();
    await fill(walker, answers);
    await walker.press(walker.page.locator('main .go').first());
    expect(walker.status).toBe(200);
    await open.pass(1);
  };
  const pay = async (persona: string, number: string): Promise<void> => {
    const { bill } = await loadCase(house, house.db, { number });
    const walker = await caseOf(persona, number);
    expect(await walker.page.locator('main').innerText()).toContain('Rp');
    await receivePayment(
      house,
      payAt(open.test, bill?.code ?? '', bill?.total ?? 0n, open.now()),
      open.now(),
      open.test.seed(`pay ${number}`),
    );
    await open.pass(1);
  };

  afterEach(() => expect([...people.values()].flatMap(({ faults }) => faults.splice(0))).toEqual([]));
  afterAll(async () => {
    for (const walker of people.values()) await walker.leave();
    expect(open.faults).toEqual([]);
    await browser.close();
    await open.close();
  });

  describe(`a road that is dug up, ${sayLook(look)}`, PATIENT, () => {
    it('a home gets water, from the door to the meter and the contract', async () => {
      const number = await apply('sari', 'air.sambungan', '99.71.010.001.002-0145.0', [
        { 'connection.basis': 'own' },
        { 'contact.phone': '0812-3456-7890' },
      ]);
      for (const desk of WATER_DESKS) await atDesk(number, desk);
      await pay('sari', number);
      for (const desk of INSTALLED) await atDesk(number, desk);
      await open.pass(1);
      const sari = await caseOf('sari', number);
      expect(await sari.says()).toContain(own.paper);
      const ended = await loadCase(house, house.db, { number });
      expect(ended.state.status).toBe('done');
      expect(ended.facts.get('water.number')?.value).toBe('0100877');
    });

    it('a network gets its permit, digs, and ends when the road is made good', async () => {
      const number = await apply('yulianus', 'telko.izin-jaringan', 'RUTE-2026-07', [
        { 'network.method': 'open', 'network.plan': 'Serat optik 240 m di tepi kiri jalan, dua lubang kontrol.' },
        { 'trench.from': '25/11/2026', 'trench.until': '18/12/2026' },
        { 'contact.phone': '0812-3456-7890' },
      ]);
      for (const desk of NETWORK_DESKS) await atDesk(number, desk);
      await pay('yulianus', number);
      await atDesk(number, ['anisa', 'issue', { 'trench.permit': 'GAL-9971-2026-0045', 'network.date': '24/11/2026' }]);
      await open.pass(1);
      await ownStep('yulianus', number, { 'trench.opened': '25/11/2026' });
      await ownStep('yulianus', number, { 'trench.closed': '26/11/2026' });
      await atDesk(number, ['umar', 'inspect', { 'reinstatement.result': 'good' }]);
      const yulianus = await caseOf('yulianus', number);
      expect(await yulianus.says()).toContain(own.paper);
      const ended = await loadCase(house, house.db, { number });
      expect(ended.state.status).toBe('done');
      expect(ended.facts.get('trench.permit')?.value).toBe('GAL-9971-2026-0045');
    });
  });
}
