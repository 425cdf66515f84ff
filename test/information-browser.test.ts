import { afterAll, describe, expect, it } from 'vitest';
import { instant } from '#terms/plain-date';
import { DOOR_WORDS } from '#web/texts/door';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, looks, sayLook, Walker } from './support/walker.ts';

const [browser, open] = await Promise.all([openBrowser(), openHouse(instant('2026-11-24T09:03:00+07:00'))]);

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

const LOOKS: readonly Look[] = looks(
  { language: 'id', script: false, width: 360 },
  { language: 'en', script: false, width: 1280 },
);

describe.each(LOOKS)('somebody moves into a new home', (look) => {
  it(`${sayLook(look)}: finds water here, electricity and the new address where they are given`, {
    timeout: 300_000,
  }, async () => {
    const somebody = await Walker.arrive(browser, open.url, 'somebody', look);
    await somebody.go(`/peristiwa/rumah-baru?lang=${look.language}`);
    await somebody.see();
    for (const service of ['listrik.sambungan', 'dukcapil.pindah']) {
      await somebody.go('/peristiwa/rumah-baru');
      await somebody.press(somebody.page.locator(`main a[href="/layanan/${service}"]`));
      await somebody.see();
      expect(await somebody.page.locator('a[href^="/mulai/"]').count()).toBe(0);
      await somebody.press(somebody.link(DOOR_WORDS[look.language].complain));
      await somebody.see();
    }
    expect(somebody.faults).toEqual([]);
    await somebody.leave();
  });
});
