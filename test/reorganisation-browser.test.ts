import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { instant } from '#terms/plain-date';
import { DOOR_WORDS } from '#web/texts/door';
import { REORGANISATION_PAGE_WORDS } from '#web/texts/reorganisation';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { Walker } from './support/walker.ts';

const MORNING = instant('2026-05-12T09:03:00+07:00');
const LOOK = { language: 'id', script: false, width: 360 } as const;
const t = REORGANISATION_PAGE_WORDS.id;

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);
const people = new Map<string, Walker>();

afterEach(() => {
  expect([...people.values()].flatMap(({ faults }) => faults.splice(0))).toEqual([]);
});
afterAll(async () => {
  for (const walker of people.values()) await walker.leave();
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

async function who(persona: string): Promise<Walker> {
  const known = people.get(persona);
  if (known !== undefined) return known;
  const walker = await Walker.arrive(browser, open.url, persona, LOOK);
  people.set(persona, walker);
  const found = open.test.house.library.government.personas.find(({ id }) => id === persona);
  if (found === undefined) return walker;
  await walker.go('/masuk');
  await walker.press(walker.button(DOOR_WORDS.id.signInAs(found.name)));
  return walker;
}

describe('two agencies are merged on a phone, without scripts', { timeout: 240_000 }, () => {
  let place = '';

  it('the coordinator chooses sides, day and basis, and sees what becomes of every thing before anything is sent', async () => {
    const sekda = await who('sekda');
    await sekda.go('/penataan');
    await sekda.see();
    await sekda.press(sekda.link('Penggabungan'));
    await sekda.see();
    await sekda.page.locator('select[name="from-1"]').selectOption('tata-ruang');
    await sekda.page.locator('select[name="to-1"]').selectOption('pupr');
    for (const [part, value] of Object.entries({ day: '12', month: '5', year: '2026' }))
      await sekda.page.locator(`input[name="day-${part}"]`).fill(value);
    await sekda.press(sekda.button(t.count));
    expect(sekda.status).toBe(422);
    await sekda.see();
    await sekda.page.locator('input[name="law"]').fill('Perda perangkat daerah (rekaan)');
    await sekda.press(sekda.button(t.count));
    expect(await sekda.see()).toBe('Penggabungan');
    expect(await sekda.says()).toContain(t.noOrphans);
    await sekda.press(sekda.button(t.propose));
    place = sekda.path;
    await sekda.see();
    expect(await sekda.says()).toContain(t.unsigned);
  });

  it('a split asks for what nobody takes until nothing is left over', async () => {
    const sekda = await who('sekda');
    const wish = 'kind=split&from-1=pupr&to-1=dlh&to-2=air&by=role&rest=dlh&day-day=12&day-month=5&day-year=2026&law=x';
    await sekda.go(`/penataan/baru?${wish}`);
    await sekda.see();
    expect(await sekda.says()).toContain(t.leftovers);
    expect(await sekda.page.getByRole('button', { name: t.propose }).count()).toBe(0);
    await sekda.page
      .locator('select[name="share.public-works"], input[name="share.public-works"][value="dlh"]')
      .first()
      .check();
    await sekda.press(sekda.button(t.count));
    await sekda.see();
    expect(await sekda.page.getByRole('button', { name: t.propose }).count()).toBe(1);
  });

  it('each head signs on the page, once; then the coordinator brings it into effect', async () => {
    for (const head of ['rahman', 'yuliana']) {
      const walker = await who(head);
      await walker.go(place);
      await walker.see();
      await walker.press(walker.button(t.sign));
      expect(await walker.page.getByRole('button', { name: t.sign }).count()).toBe(0);
    }
    const made = await who('made');
    await made.go(place);
    expect(await made.page.getByRole('button', { name: t.sign }).count()).toBe(0);
    const sekda = await who('sekda');
    await sekda.go(place);
    await sekda.see();
    await sekda.press(sekda.button(t.apply));
    expect(await sekda.says()).toContain(t.inEffect);
    await sekda.see();
  });

  it('anybody reads on the page of an agency whom it followed, and who followed it', async () => {
    const anybody = await who('anybody');
    await anybody.go('/instansi/tata-ruang');
    await anybody.see();
    expect(await anybody.says()).toContain(t.over);
    await anybody.press(anybody.link('Dinas Pekerjaan Umum dan Penataan Ruang Kota Tirta Arum'));
    await anybody.see();
    expect(await anybody.says()).toContain(t.came);
    expect(await anybody.says()).toContain('Dinas Tata Ruang Kota Tirta Arum');
  });
});
