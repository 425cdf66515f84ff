import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { instant } from '#terms/plain-date';
import { DOOR_WORDS } from '#web/texts/door';
import { MATTER_PAGE_WORDS } from '#web/texts/matter';
import { TALK_WORDS } from '#web/texts/talk';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { Walker } from './support/walker.ts';

const LOOK = { language: 'id', script: false, width: 360 } as const;
const t = MATTER_PAGE_WORDS.id;

const [browser, open] = await Promise.all([openBrowser(), openHouse(instant('2026-05-12T09:03:00+07:00'))]);
const walker = await Walker.arrive(browser, open.url, 'surya', LOOK);

afterEach(() => {
  expect(walker.faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await walker.leave();
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

describe('the two channels on a phone, without scripts', { timeout: 240_000 }, () => {
  it('a message on the arrangement becomes a joint decision, which its head signs', async () => {
    await walker.go('/masuk');
    await walker.press(walker.button(DOOR_WORDS.id.signInAs('Surya Darmawan')));
    await walker.go('/kesepakatan/samsat');
    await walker.page.locator('#pesan').fill('Buka loket pada hari Sabtu?');
    await walker.press(walker.button(TALK_WORDS.id.send));
    await walker.see();
    await walker.press(walker.link('Jadikan rancangan keputusan'));
    await walker.see();
    await walker.page.locator('textarea[name="choices"]').fill('Ya\nTidak');
    for (const [part, value] of Object.entries({ day: '29', month: '5', year: '2026' }))
      await walker.page.locator(`input[name="due-${part}"]`).fill(value);
    await walker.press(walker.button(t.send));
    expect(await walker.see()).toBe('Buka loket pada hari Sabtu?');
    await walker.page.locator('input[name="sign-option"][value="0"]').check();
    await walker.press(walker.button('Tanda tangani'));
    expect(await walker.says()).toContain(t.signedBy('Polri'));
    await walker.go('/dewan/keputusan');
    expect(await walker.see()).toBe(t.decisions(1));
  });
});
