import { afterAll, describe, expect, it } from 'vitest';
import { ARRANGEMENT_LIFE } from '#operations/council/say-life';
import { instant } from '#terms/plain-date';
import { COUNCIL_WORDS } from '#web/texts/council';
import { COUNCIL_DESK_WORDS } from '#web/texts/council-desk';
import { DOOR_WORDS } from '#web/texts/door';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);
const walkers: Walker[] = [];
afterAll(async () => {
  for (const walker of walkers) await walker.leave();
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

/** A decree of the mayor: Public Works opens its segments of roads to licensing. */
const WRITTEN: { readonly [field: string]: string } = {
  'title.id': 'Pasar bersama',
  'title.en': 'Shared market',
  'sentence.id': 'PUPR dan DPMPTSP menata pasar',
  'sentence.en': 'Public Works and licensing order the market',
  instrument: 'head-of-region-decree',
  declaredLevel: '2',
  enactedBy: 'setda.mayor',
  leadPattern: 'single',
  'leadPosition.position': 'pupr.head',
  'members.0.agency': 'pupr',
  'members.0.role': 'lead',
  'members.1.agency': 'dpmptsp',
  'members.1.role': 'member',
  'legalBasis.0.law': 'Keputusan Wali Kota (rekaan)',
  'legalBasis.0.certainty': 'B',
  'grants.0.kind': 'data',
  'grants.0.from': 'pupr',
  'grants.0.to': 'dpmptsp',
  'grants.0.registry': 'road-surfaces',
  'grants.0.facts': 'road.segment',
  'grants.0.purpose.id': 'Mengetahui ruas pasar',
  'grants.0.purpose.en': 'To know the segment of the market',
  'grants.0.basis.law': 'Keputusan Wali Kota (rekaan)',
  'grants.0.basis.certainty': 'B',
  'from-day': '24',
  'from-month': '11',
  'from-year': '2026',
};

describe.each(['id', 'en'] as const)('an arrangement is made on a phone without scripts (%s)', (language) => {
  const look = { language, script: false, width: 360 } as const;
  const t = COUNCIL_WORDS[language];
  const { ways, acts } = ARRANGEMENT_LIFE[language];
  const id = `pasar-${language}`;

  async function who(persona: string): Promise<Walker> {
    const walker = await Walker.arrive(browser, open.url, `${persona}-${language}`, look);
    walkers.push(walker);
    const found = open.test.house.library.government.personas.find((one) => one.id === persona);
    await walker.go('/masuk');
    await walker.press(walker.button(DOOR_WORDS[language].signInAs(found?.name ?? '')));
    return walker;
  }
  async function fill({ page }: Walker, name: string, value: string): Promise<void> {
    const radio = page.locator(`input[type="radio"][name="${name}"][value="${value}"]`);
    const select = page.locator(`select[name="${name}"]`);
    if ((await radio.count()) > 0) await radio.check();
    else if ((await select.count()) > 0) await select.selectOption(value);
    else await page.locator(`[name="${name}"]`).fill(value);
  }

  it('from the draft over stances and the one signature until it is in force and printed', {
    timeout: 240_000,
  }, async () => {
    const [sekda, head, licensing, mayor] = await Promise.all(['sekda', 'rahman', 'arief', 'wali'].map(who));
    if (!sekda || !head || !licensing || !mayor) throw new Error('nobody came');
    await sekda.go('/dewan');
    await sekda.press(sekda.link(COUNCIL_DESK_WORDS[language].draft));
    await sekda.see();
    await fill(sekda, 'id', id);
    for (const [name, value] of Object.entries(WRITTEN)) await fill(sekda, name, value);
    await sekda.press(sekda.button(COUNCIL_DESK_WORDS[language].keep));
    const page = `/kesepakatan/${id}`;
    expect(sekda.path).toBe(page);
    await sekda.see();
    expect(await sekda.says()).toContain(t.changes);
    await sekda.press(sekda.button(ways.circulate));
    expect(await sekda.says()).toContain(t.stances);
    for (const [walker, stance] of [
      [head, 'agree'],
      [licensing, 'reserve'],
    ] as const) {
      await walker.go(page);
      await fill(walker, 'stance', stance);
      await walker.press(walker.button(ways.stance));
    }
    await sekda.go(page);
    await sekda.see();
    await sekda.press(sekda.button(ways.propose));
    await mayor.go(page);
    await mayor.press(mayor.button(new RegExp(`^${ways.sign}$`)));
    expect(await mayor.says()).toContain(acts['arrangement-enacted']);
    expect(await mayor.says()).toContain(ARRANGEMENT_LIFE[language].holds);
    await mayor.see();
    const paper = await sekda.page.request.get(`${open.url}/dewan/naskah/${id}/cetak.pdf`);
    expect([paper.status(), (await paper.body()).subarray(0, 5).toString('latin1')]).toEqual([200, '%PDF-']);
    expect([sekda, head, licensing, mayor].flatMap(({ faults }) => faults)).toEqual([]);
  });
});
