import { afterAll, describe, expect, it } from 'vitest';
import { beginPlay } from '#operations/demo/play-case';
import { instant } from '#terms/plain-date';
import { DOOR_WORDS } from '#web/texts/door';
import { EXCHANGE_WORDS } from '#web/texts/exchange';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, looks, sayLook, Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);
await beginPlay(
  open.test.house,
  {
    at: open.now(),
    persona: 'sari',
    service: SERVICE,
    pick: 'AN 1234 BC',
    answers: { 'contact.phone': '0812-3456-7890' },
  },
  open.test.seed('exchange board'),
);

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

const LOOKS: readonly (readonly [string, Look])[] = looks(
  ['sekda', { language: 'id', script: false, width: 360 }],
  ['surya', { language: 'en', script: false, width: 1280 }],
);

describe.each(LOOKS)('the exchange board before %s', (persona, look) => {
  it(`${sayLook(look)}: names askers, holders and arrangements, and can be narrowed to one`, {
    timeout: 300_000,
  }, async () => {
    const t = EXCHANGE_WORDS[look.language];
    const walker = await Walker.arrive(browser, open.url, persona, look);
    await walker.go('/masuk');
    const { personas } = open.test.house.library.government;
    const { name } = personas.find(({ id }) => id === persona) ?? { name: persona };
    await walker.press(walker.button(DOOR_WORDS[look.language].signInAs(name)));
    await walker.go('/pertukaran');
    await walker.see();
    expect(await walker.page.locator('#aliran tbody tr').count()).toBeGreaterThan(0);
    expect(await walker.says()).toContain('Dukcapil');
    await walker.page.locator('#kesepakatan').selectOption('lahir');
    await walker.press(walker.button(t.filter));
    expect(await walker.says()).toContain(t.flowsNone);
    expect(walker.faults).toEqual([]);
    await walker.leave();
  });
});
