import { afterAll, describe, expect, it } from 'vitest';
import { beginPlay } from '#operations/demo/play-case';
import { signIn } from '#operations/person/sign-in';
import { instant } from '#terms/plain-date';
import { VOICE_WORDS } from '#web/texts/voice';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { pageFaults } from './support/sight.ts';
import { looks } from './support/walker.ts';

const [browser, open] = await Promise.all([openBrowser(), openHouse(instant('2026-11-24T09:03:00+07:00'))]);
const LOOK = process.env['LOOK'];

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

let visits = 0;

/** A page on a phone, as somebody or nobody. The pages have no scripts; the looker needs them. */
async function visit(persona: string | null, language: 'id' | 'en') {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const sid = `${persona ?? 'nobody'}${language}`
    .padEnd(40, 'a')
    .slice(0, 40)
    .concat(String(100 + (visits += 1)));
  if (persona !== null) await signIn(open.test.house, persona, sid, open.now());
  await context.addCookies([
    { name: 'sid', value: sid, url: open.url },
    { name: 'bahasa', value: language, url: open.url },
  ]);
  return context.newPage();
}

/** A withdrawn case of Sari's: only one of a vehicle may be open at a time. */
async function ended(label: string): Promise<string> {
  const { test } = open;
  const { house } = test;
  const { government } = house.library;
  const own = government.records.get('vehicles')?.find(({ ownerNik }) => ownerNik === '9971014507900003');
  const beginning = {
    at: open.now(),
    persona: 'sari',
    service: 'samsat.pengesahan-tahunan',
    pick: String(own?.['plate']),
    answers: { 'contact.phone': '0812-1111-2222' },
  };
  const play = await beginPlay(house, beginning, test.seed(`ended/${label}`));
  await play.move({ at: open.now(), by: 'applicant', act: 'withdraw', answers: {}, text: 'changed-mind' });
  return play.number;
}

describe.each(looks<'id' | 'en'>('id', 'en'))('voices in a browser, %s, 360 px', (language) => {
  const look = async (page: Awaited<ReturnType<typeof visit>>, name: string) => {
    if (LOOK !== undefined) await page.screenshot({ path: `${LOOK}/${language}-${name}.png`, fullPage: true });
    expect(await pageFaults(page, language), name).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(360);
  };

  it('an anonymous complaint is filed from a service, verified and answered; no page has a fault', {
    timeout: 300_000,
  }, async () => {
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

  it('the survey of an ended case and a complaint of somebody signed in; no page has a fault', {
    timeout: 300_000,
  }, async () => {
    const number = await ended(language);
    const sari = await visit('sari', language);
    await sari.goto(`${open.url}/berkas/${number}`);
    await look(sari, 'ended');
    await sari.locator(`main a.do[href$="/survei"]`).click();
    await look(sari, 'survey');
    await sari.locator('main .go').click();
    await look(sari, 'survey-missing');
    for (const { id } of open.test.house.library.government.satisfaction[0]?.elements ?? [])
      await sari.locator(`input[name=${id}][value="3"]`).check();
    await sari.locator('main .go').click();
    await look(sari, 'survey-done');
    await sari.goto(`${open.url}/pengaduan/baru?dari=/berkas/${number}`);
    await sari.locator('input[name=naming][value=secret]').check();
    await sari.locator('[name=text]').fill('Loket meminta imbalan.');
    await sari.locator('main .go').click();
    const [complaint = ''] = await sari.locator('main dd').allTextContents();
    const desk = await visit('wulan', language);
    await desk.goto(`${open.url}/pengaduan/${complaint}`);
    await sari.goto(`${open.url}/pengaduan/${complaint}`);
    expect(await sari.locator('main').textContent()).toContain(VOICE_WORDS[language].opened);
    await look(sari, 'own-complaint');
    await sari.goto(`${open.url}/data-saya`);
    await look(sari, 'trail');
    await sari.goto(`${open.url}/layanan/samsat.pengesahan-tahunan`);
    await look(sari, 'service');
    await desk.goto(`${open.url}/papan`);
    await look(desk, 'board');
    await sari.goto(`${open.url}/pemberitahuan`);
    await look(sari, 'notices');
    await sari.locator('main a[href="/pemberitahuan/cara"]').click();
    await look(sari, 'notice-way');
    await sari.locator('main .go').click();
    await look(sari, 'notice-way-saved');
    const officer = await visit('bagus', language);
    await officer.goto(`${open.url}/pemberitahuan`);
    await look(officer, 'digest');
  });
});
