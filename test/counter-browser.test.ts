import { afterAll, describe, expect, it } from 'vitest';
import { instant } from '#terms/plain-date';
import { ATTEND_WORDS } from '#web/texts/attend';
import { DOOR_WORDS } from '#web/texts/door';
import { FRAME_WORDS } from '#web/texts/frame';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, looks, sayLook, Walker } from './support/walker.ts';

const [browser, open] = await Promise.all([openBrowser(), openHouse(instant('2026-11-24T09:03:00+07:00'))]);

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

const LOOKS: readonly (Look & { readonly nik: string; readonly plate: string })[] = looks(
  { language: 'id', script: false, width: 360, nik: '9971014507900003', plate: 'AN 1234 BC' },
  { language: 'en', script: true, width: 1280, nik: '9971045910870008', plate: '' },
);

describe.each(LOOKS)('somebody is helped at a counter', ({ nik, plate, ...look }) => {
  it(`${sayLook(look)}: from the statement to the printed receipt, no page with a fault`, {
    timeout: 300_000,
  }, async () => {
    const t = ATTEND_WORDS[look.language];
    const w = FRAME_WORDS[look.language];
    const sekar = await Walker.arrive(browser, open.url, 'sekar', look);
    await sekar.go(`/masuk?lang=${look.language}&ke=/dampingi`);
    await sekar.press(sekar.button(DOOR_WORDS[look.language].signInAs('Sekar Ayuningtyas')));
    await sekar.see();
    await sekar.press(sekar.button(t.begin));
    await sekar.see();
    await sekar.page.locator('[name=nik]').fill(nik);
    await sekar.page.locator('[name=service]').first().check();
    await sekar.page.locator('[name=way][value=paper]').check();
    await sekar.press(sekar.button(t.begin));
    expect(await sekar.see()).toBe(t.waitingTitle);
    const attendance = sekar.path;
    await sekar.press(sekar.link(t.print));
    expect(await sekar.see()).toBe(t.paperTitle);
    await sekar.go(attendance);
    await sekar.press(sekar.button(t.confirm));
    await sekar.see();
    await sekar.page.locator('[name=seen]').check();
    await sekar.page.locator('[name=signed]').check();
    await sekar.press(sekar.button(t.confirm));
    expect(await sekar.see()).toBe(t.presentTitle);
    await sekar.press(sekar.link(t.fill));
    await sekar.see();
    const record = sekar.page.locator(plate === '' ? '[name=record]' : `[name=record][value="${plate}"]`);
    await record.first().check();
    await sekar.press(sekar.button(w.onward));
    await sekar.see();
    const draft = sekar.path.replace(/\/data$/, '');
    await sekar.go(`${draft}/periksa`);
    for (let n = 0; n < 12 && !sekar.path.endsWith('/periksa'); n += 1) {
      await sekar.see();
      const [text, choice] = [sekar.page.locator('main .input'), sekar.page.locator('main [type=radio]')];
      if ((await choice.count()) > 0) await choice.first().check();
      else await text.first().fill('0812-3456-7890');
      await sekar.press(sekar.page.locator('main .go').first());
    }
    await sekar.see();
    await sekar.press(sekar.page.locator('main .go').first());
    expect(await sekar.see()).toBe(t.receiptTitle);
    expect(await sekar.says()).toMatch(/MG-2026-[0-9A-Z]{8}-[0-9A-Z]/);
    expect(sekar.faults).toEqual([]);
    await sekar.leave();
  });
});
