import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { ASSET_WORDS } from '#web/texts/asset';
import { CASE_WORDS } from '#web/texts/case';
import { DOOR_WORDS } from '#web/texts/door';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';
import { openBrowser } from './support/browser.ts';
import { officialsOf } from './support/officials.ts';
import { openHouse } from './support/open-house.ts';
import { Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const LOOK = { language: 'id', script: false, width: 360 } as const;
const PATIENT = { timeout: 300_000 };
const [frame, door, draft, own] = [FRAME_WORDS.id, DOOR_WORDS.id, DRAFT_WORDS.id, CASE_WORDS.id];
const PHOTO = { name: 'lubang.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('ffd8ffe000104a464946', 'hex') };

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
  const name = open.test.house.library.government.personas.find(({ id }) => id === persona)?.name ?? '';
  await walker.go('/masuk');
  await walker.press(walker.button(door.signInAs(name)));
  return walker;
}

/** From the service's page to the answer to naming the stretch of road. */
async function pick(walker: Walker, segment: string): Promise<void> {
  await walker.go('/layanan/jalan.kerusakan');
  await walker.see();
  await walker.press(walker.link(door.start));
  await walker.page.locator('input[name="road.segment"]').fill(segment);
  await walker.see();
  await walker.press(walker.button(frame.onward));
}

describe('a hole in a road', PATIENT, () => {
  let number = '';

  it('is reported with a photo by somebody who need not know whose road it is', async () => {
    const sari = await who('sari');
    await pick(sari, 'R-99-014');
    await sari.see();
    await sari.press(sari.link(frame.onward));
    await sari.page.locator('[name="damage.place"]').fill('Depan rumah nomor 14');
    await sari.see();
    await sari.press(sari.button(frame.onward));
    await sari.page
      .locator('[name="damage.photo"]')
      .setInputFiles({ ...PHOTO, name: 'lubang.jpg', buffer: Buffer.from('no photo') });
    await sari.press(sari.button(frame.onward));
    expect(sari.status).toBe(422);
    await sari.see();
    await sari.page.locator('[name="damage.photo"]').setInputFiles(PHOTO);
    await sari.press(sari.button(frame.onward));
    await sari.page.locator('[name="contact.phone"]').fill('0812-3456-7890');
    await sari.press(sari.button(frame.onward));
    expect(await sari.see()).toBe(draft.checkTitle);
    expect(await sari.says()).toContain('lubang.jpg');
    await sari.press(sari.button(draft.submit));
    await open.pass(1);
    number = sari.path.split('/').at(-1) ?? '';
    await sari.go(`/berkas/${number}`);
    await sari.see();
    expect(await sari.says()).toContain(own.files);
  });

  it('is one case however many report it: the next is led to the one that is open', async () => {
    const dewi = await who('dewi');
    await pick(dewi, 'R-99-014');
    await dewi.see();
    await dewi.press(dewi.page.locator('a[href^="/aset/jalan.kerusakan/"]').first());
    await dewi.see();
    expect(await dewi.says()).toContain('Jalan Melati');
    await dewi.press(dewi.button(ASSET_WORDS.id.follow));
    await dewi.see();
    expect(await dewi.says()).toContain(ASSET_WORDS.id.follows);
  });

  it('is looked at on the desk of the owner, photo and all, and repaired with a photo of its own', async () => {
    const officials = officialsOf(open, number);
    await officials.conclude('jaya', 'mark-city', { 'danger.marked': true });
    const jaya = await who('jaya');
    const survey = await officials.itemAt('survey-city');
    await jaya.go(`/antrean/${number}/${survey}`);
    await jaya.see();
    expect(await jaya.page.locator('a[download]').textContent()).toContain('lubang.jpg');
    await officials.conclude('jaya', 'survey-city', {
      'survey.result': 'damaged',
      'damage.kind': 'pothole',
      'survey.note': 'Dalam 12 cm',
    });
    await open.pass(1);
    await jaya.go(`/antrean/${number}/${await officials.itemAt('repair-city')}`);
    for (const [part, value] of [
      ['day', '24'],
      ['month', '11'],
      ['year', '2026'],
    ])
      await jaya.page.locator(`[name="repair.on-${part}"]`).fill(value ?? '');
    await jaya.page.locator('[name="repair.photo"]').setInputFiles({ ...PHOTO, name: 'selesai.jpg' });
    await jaya.press(jaya.page.locator('#putusan .go'));
    expect(jaya.status).toBe(422);
    await jaya.see();
    expect(await jaya.says()).toContain('selesai.jpg');
    await jaya.page.locator('[name="repair.method"]').fill('Tambal aspal panas');
    await jaya.press(jaya.page.locator('#putusan .go'));
    await open.pass(1);
    await open.pass(1);
    const sari = await who('sari');
    await sari.go(`/berkas/${number}`);
    await sari.see();
    expect(await sari.says()).toContain('selesai.jpg');
    expect(await sari.says()).toContain(own.paper);
  });

  it('is told to whoever wanted to know, and nobody else is kept as wanting to', async () => {
    const dewi = await who('dewi');
    await dewi.go('/pemberitahuan');
    await dewi.see();
    expect(await dewi.says()).toContain('laporan yang Anda ikuti sudah selesai diproses');
    await dewi.press(dewi.page.locator('main a[href="/aset/jalan.kerusakan/R-99-014"]'));
    expect(await dewi.page.locator('main form').count()).toBe(0);
    await dewi.go('/data-saya');
    expect(await dewi.says()).toContain('Anda ingin tahu bila selesai');
    expect(await open.test.house.db.many(sql`select 1 from case_followers`)).toEqual([]);
  });

  it('stands at a public address with its owner and the day of its repair, and nothing of who reported it', async () => {
    const anybody = await Walker.arrive(browser, open.url, 'anybody', LOOK);
    people.set('anybody', anybody);
    await anybody.go('/aset/jalan.kerusakan/R-99-014');
    await anybody.see();
    const says = await anybody.says();
    for (const word of ['Jalan Melati', 'PUPR', 'Baik', '24 November 2026', 'Lubang']) expect(says).toContain(word);
    for (const word of ['Depan rumah', 'Sari', '0812', number, 'lubang.jpg', 'Dalam 12 cm'])
      expect(says).not.toContain(word);
    await anybody.go('/aset/jalan.kerusakan/R-00-000');
    expect(anybody.status).toBe(404);
    await anybody.go('/aset/air.sambungan/R-99-014');
    expect(anybody.status).toBe(404);
  });
});
