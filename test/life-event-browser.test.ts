import { afterAll, describe, expect, it } from 'vitest';
import { instant } from '#terms/plain-date';
import { DOOR_WORDS } from '#web/texts/door';
import { EVENT_WORDS } from '#web/texts/event';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, looks, sayLook, Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const LOOKS = looks<readonly [Look, persona: string]>(
  [{ language: 'id', script: false, width: 360 }, 'sari'],
  [{ language: 'en', script: false, width: 1280 }, 'wayan'],
).map(([look, persona]) => [sayLook(look), look, persona] as const);

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

describe.each(LOOKS)('a life event in a browser: %s', { timeout: 300_000 }, (_said, look, persona) => {
  it('is one form, one choice of services and one page of progress', async () => {
    const [t, { personas }] = [EVENT_WORDS[look.language], open.test.house.library.government];
    const walker = await Walker.arrive(browser, open.url, persona, look);
    await walker.go('/masuk?ke=/peristiwa/aturan');
    const name = personas.find(({ id }) => id === persona)?.name ?? persona;
    await walker.press(walker.button(DOOR_WORDS[look.language].signInAs(name)));
    await walker.press(walker.button(t.begin(2)));
    await walker.see();
    await walker.press(walker.link(t.form(2)));
    expect(await walker.see()).toBe(t.formTitle(2));
    await walker.press(walker.button(t.keep));
    expect(walker.status).toBe(422);
    await walker.see();
    await walker.page.locator('main p.back a').click();
    await walker.page.locator('main details summary').last().click();
    await walker.page.locator('main details input[type=radio]').last().check();
    await walker.press(walker.page.locator('main details button').last());
    await walker.see();
    expect(await walker.says()).toContain(t.leftOut);
    await walker.press(walker.link(t.progress));
    await walker.see();
    expect(await walker.says()).toContain(t.progressSay(0, 1));
    expect(walker.faults).toEqual([]);
    await walker.leave();
  });
});
