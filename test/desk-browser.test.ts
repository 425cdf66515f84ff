import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { instant } from '#terms/plain-date';
import { BOARD_WORDS } from '#web/texts/board';
import { CLOCK_WORDS } from '#web/texts/clock';
import { DOOR_WORDS } from '#web/texts/door';
import { INCIDENT_WORDS } from '#web/texts/incident';
import { TURN_WORDS } from '#web/texts/suspension';
import { openBrowser } from './support/browser.ts';
import { HELD, heldGovernment } from './support/held-service.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, looks, sayLook, Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
/** For a machine that is busy; nothing is measured. */
const PATIENT = { timeout: 300_000 };

const LOOKS: readonly { readonly look: Look; readonly citizen: string; readonly plate: string }[] = looks(
  { look: { language: 'id', script: false, width: 360 }, citizen: 'sari', plate: 'AN 1234 BC' },
  { look: { language: 'id', script: false, width: 1280 }, citizen: 'nurhayati', plate: 'AN 4477 RS' },
);

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING, { files: await heldGovernment() })]);

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

describe.each(LOOKS.map((one) => [sayLook(one.look), one] as const))(
  'officers settle and ask in a browser: %s',
  PATIENT,
  (_say, { look, citizen, plate }) => {
    const t = INCIDENT_WORDS[look.language];
    const turn = TURN_WORDS[look.language];
    const people = new Map<string, Walker>();
    let play: Play;

    beforeAll(async () => {
      const answers = { 'contact.phone': '0812-3456-7890' };
      const filing = { at: open.now(), persona: citizen, service: HELD, pick: plate, answers };
      play = await beginPlay(open.test.house, filing, open.test.seed(plate));
      const checked = { 'endorsement.confirmed': true };
      await play.move({ at: open.now(), by: 'rudi', act: 'conclude check', answers: checked, text: '' });
    });
    afterEach(() => {
      expect([...people.values()].flatMap(({ faults }) => faults.splice(0))).toEqual([]);
    });
    afterAll(async () => {
      for (const walker of people.values()) await walker.leave();
    });

    /** Somebody at a browser of their own, signed in by the button that bears their name. */
    async function who(persona: string): Promise<Walker> {
      const known = people.get(persona);
      if (known !== undefined) return known;
      const walker = await Walker.arrive(browser, open.url, persona, look);
      people.set(persona, walker);
      await walker.go('/masuk');
      const { personas } = open.test.house.library.government;
      const { name } = personas.find(({ id }) => id === persona) ?? { name: persona };
      await walker.press(walker.button(DOOR_WORDS[look.language].signInAs(name)));
      return walker;
    }

    it('the applicant reads that her case holds, at whom, and that it is not her turn', async () => {
      const walker = await who(citizen);
      await walker.go(`/berkas/${play.number}`);
      await walker.see();
      expect(await walker.says()).toContain('Ini bukan giliran Anda');
    });

    it('the coordinator finds it on the board and in the list', async () => {
      const walker = await who('sekda');
      await walker.go('/papan');
      await walker.see();
      await walker.press(walker.link(BOARD_WORDS[look.language].incidentsAll));
      expect(await walker.see()).toBe(t.title(1));
      await walker.press(walker.page.locator(`main a[href^="/kendala/${play.number}/"]`).first());
      await walker.see();
      expect(await walker.says()).toContain(t.mayNot);
    });

    it('its officer tries again in vain, sets the fact right, and the case goes on', async () => {
      const walker = await who('bagus');
      await walker.go('/antrean');
      await walker.see();
      await walker.press(walker.link(t.atYours(1)));
      await walker.press(walker.page.locator(`main a[href^="/kendala/${play.number}/"]`).first());
      await walker.see();
      await walker.press(walker.button(t.retry));
      expect(await walker.says()).toContain(t.tried(1));
      await walker.press(walker.page.locator('main a[href*="fakta=vehicle.cc"]'));
      await walker.see();
      await walker.press(walker.button(t.mendSend));
      expect(walker.status).toBe(422);
      await walker.see();
      await walker.page.locator('[name="vehicle.cc"]').fill('250');
      await walker.page.locator('[name="mend-reason"]').fill('Faktur menulis 250 cc.');
      await walker.press(walker.button(t.mendSend));
      expect(await walker.see()).toBe(t.title(0));
      expect(await walker.says()).toContain(play.number);
    });

    it('an officer asks the applicant, and sees before sending what it does to the clock', async () => {
      const walker = await who('rudi');
      const { state } = await loadCase(open.test.house, open.test.house.db, { number: play.number });
      const item = state.open.find(({ node }) => node === 'visit');
      await walker.go('/antrean');
      await walker.press(walker.page.locator(`main a[href^="/antrean/${play.number}/${item?.id}"]`).first());
      await walker.press(walker.link(turn.ask));
      expect(await walker.see()).toBe(turn.title);
      await walker.press(walker.button(turn.send));
      expect(walker.status).toBe(422);
      await walker.see();
      await walker.page.locator('[name="text"]').fill('Mohon kirim foto nomor rangka.');
      await walker.press(walker.button(turn.send));
      await walker.see();
      expect(await walker.says()).toContain('hitungan waktu berkas berhenti');
    });

    it('the applicant answers on one page, and the clock goes on', async () => {
      const words = CLOCK_WORDS[look.language];
      const walker = await who(citizen);
      await walker.go(`/berkas/${play.number}`);
      await walker.see();
      await walker.press(walker.link(words.answerAll(1)));
      expect(await walker.see()).toBe(words.answerTitle(1));
      await walker.page.locator('textarea').fill('Foto sudah saya kirim.');
      await walker.press(walker.button(words.send));
      await walker.see();
      expect(await walker.says()).toContain('Hitungan waktu pernah berhenti');
    });
  },
);
