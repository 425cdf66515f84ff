import { afterAll, describe, expect, it } from 'vitest';
import { signIn } from '#operations/person/sign-in';
import { instant } from '#terms/plain-date';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { pageFaults } from './support/sight.ts';

const [browser, open] = await Promise.all([openBrowser(), openHouse(instant('2026-11-24T09:03:00+07:00'))]);
const LOOK = process.env['LOOK'];

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

/** A page on a phone, as somebody or nobody. The pages have no scripts; the looker needs them. */
async function visit(persona: string | null, language: 'id' | 'en') {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const sid = `${persona ?? 'nobody'}${language}`.padEnd(43, 'a').slice(0, 43);
  if (persona !== null) await signIn(open.test.house, persona, sid, open.now());
  await context.addCookies([
    { name: 'sid', value: sid, url: open.url },
    { name: 'bahasa', value: language, url: open.url },
  ]);
  return context.newPage();
}

describe.each(['id', 'en'] as const)('voices in a browser, %s, 360 px', (language) => {
  it('an anonymous complaint is filed from a service, verified and answered; no page has a fault', {
    timeout: 300_000,
  }, async () => {
    const look = async (page: Awaited<ReturnType<typeof visit>>, name: string) => {
      if (LOOK !== undefined) await page.screenshot({ path: `${LOOK}/${language}-${name}.png`, fullPage: true });
      expect(await pageFaults(page, language), name).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(360);
    };
    const nobody = await visit(null, language);
    await nobody.goto(`${open.url}/layanan/samsat.pengesahan-tahunan`);
    await nobody.locator('footer a[href^="/pengaduan/baru"]').click();
    await look(nobody, 'new');
    await nobody.locator('main .go').click();
    await look(nobody, 'new-empty');
    await nobody.locator('[name=text]').fill('Loket tutup pukul 11.00.');
    await nobody.locator('main .go').click();
    await look(nobody, 'receipt');
    const [number = '', code = ''] = await nobody.locator('main dd').allTextContents();
    const desk = await visit('wulan', language);
    await desk.goto(`${open.url}/pengaduan`);
    await look(desk, 'desk');
    await desk.locator(`a[href="/pengaduan/${number}"]`).click();
    await look(desk, 'verify');
    await desk.locator('input[name=class][value=ordinary]').check();
    await desk.locator('select[name=agency], input[name=agency]').first().selectOption('setda');
    await desk.locator('main .go').click();
    await desk.locator('[name=answer-text]').fill('Loket buka sampai pukul 15.00 mulai hari ini.');
    await look(desk, 'answer');
    await desk.locator('main .go').first().click();
    await nobody.goto(`${open.url}/pengaduan/ikuti`);
    await look(nobody, 'follow');
    await nobody.locator('[name=number]').fill(number);
    await nobody.locator('[name=code]').fill(code);
    await nobody.locator('main .go').click();
    await look(nobody, 'answered');
    await nobody.locator('main .do').click();
    await look(nobody, 'closed');
    await nobody.goto(`${open.url}/suara`);
    await look(nobody, 'voices');
  });
});
