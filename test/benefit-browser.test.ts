import { afterAll, describe, expect, it } from 'vitest';
import { servicesOnOffer } from '#definitions/government';
import { instant } from '#terms/plain-date';
import { BENEFIT_WORDS } from '#web/texts/benefit';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, looks, sayLook, Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = '/layanan/samsat.pengesahan-tahunan';
const LOOKS: readonly Look[] = looks(
  { language: 'id', script: false, width: 360 },
  { language: 'en', script: false, width: 1280 },
);
/** For a machine that is busy; nothing is measured. */
const PATIENT = { timeout: 300_000 };

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

describe.each(LOOKS.map((look) => ({ look, said: sayLook(look) })))('the benefit, $said', PATIENT, ({ look }) => {
  const t = BENEFIT_WORDS[look.language];

  it('stands on the page of a service and can be reckoned by one’s own figures', async () => {
    const walker = await Walker.arrive(browser, open.url, 'anybody', look);
    await walker.go(SERVICE);
    await walker.see();
    expect(await walker.says()).toContain(t.visitsFromTo(3, 1));
    expect(await walker.says()).toContain(t.daysFromTo('4', '2').slice(0, 12));
    await walker.page.locator('#manfaat summary').click();
    await walker.page.locator('#fieldMinutes').fill('0');
    await walker.page.locator('#visitMinutes').fill('120');
    await walker.page.locator('#documentMinutes').fill('15');
    await walker.page.locator('#hourRupiah').fill('25000');
    await walker.page.locator('#cases').fill('100000');
    await walker.press(walker.button(t.compute));
    await walker.see();
    const costs = await walker.page.locator('#manfaat tbody td:last-child').allInnerTexts();
    const [alone, joined] =
      look.language === 'id' ? ['Rp20 miliar', 'Rp7,5 miliar'] : ['Rp20 billion', 'Rp7.5 billion'];
    expect(costs.map((cost) => cost.trim()).slice(0, 2)).toEqual([alone, joined]);
    await walker.page.locator('#cases').fill('banyak');
    await walker.press(walker.button(t.compute));
    await walker.see();
    expect(walker.status).toBe(422);
    expect(await walker.says()).toContain(t.faulty(t.names.cases));
    await walker.press(walker.page.locator('#manfaat').getByRole('link', { name: t.usualAgain }));
    expect(walker.status).toBe(200);
    expect(walker.faults).toEqual([]);
    await walker.leave();
  });

  it('adds up for the whole government on a page that the foot of every page leads to', async () => {
    const walker = await Walker.arrive(browser, open.url, 'anybody', look);
    await walker.go('/');
    await walker.press(walker.page.locator('footer a[href="/manfaat"]'));
    expect(await walker.see()).toBe(t.title);
    const rows = await walker.page.locator('tbody tr').count();
    expect(rows).toBe(servicesOnOffer(open.test.house.library.government).length + 1);
    expect(walker.faults).toEqual([]);
    await walker.leave();
  });

  it('is met on the way from what happens in a life, whose page stands any look too', async () => {
    const walker = await Walker.arrive(browser, open.url, 'anybody', look);
    await walker.go('/peristiwa/aturan');
    await walker.see();
    await walker.press(walker.page.locator('main ol a').first());
    expect(await walker.page.locator('#manfaat').count()).toBe(1);
    expect(walker.faults).toEqual([]);
    await walker.leave();
  });
});
