import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { CASE_WORDS } from '#web/texts/case';
import { DESK_WORDS } from '#web/texts/desk';
import { DOOR_WORDS } from '#web/texts/door';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';
import { PROOF_WORDS } from '#web/texts/proof';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { type Look, sayLook, Walker } from './support/walker.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';

interface Walk {
  readonly look: Look;
  readonly citizen: string;
  readonly plate: string;
  readonly need: string;
  /** Who works on it, and the answer that each gives. */
  readonly officers: readonly (readonly [persona: string, step: string, answer: string])[];
  /** Who asks whom about it. */
  readonly question: { readonly asker: string; readonly step: string; readonly of: string; readonly answerer: string };
}

/** The name of the first differs from what Dukcapil holds, so that police look at her case too; the second's is the everyday one. */
const WALKS: readonly Walk[] = [
  {
    look: { language: 'id', script: false, width: 360 },
    citizen: 'nurhayati',
    plate: 'AN 4477 RS',
    need: 'pajak motor',
    officers: [
      ['rudi', 'inspect', 'valid'],
      ['bagus', 'confirm-tax', 'true'],
      ['intan', 'confirm-insurance', 'true'],
    ],
    question: { asker: 'bagus', step: 'confirm-tax', of: 'regident', answerer: 'rudi' },
  },
  {
    look: { language: 'en', script: true, width: 1280 },
    citizen: 'sari',
    plate: 'AN 1234 BC',
    need: 'motorcycle tax',
    officers: [
      ['bagus', 'confirm-tax', 'true'],
      ['intan', 'confirm-insurance', 'true'],
    ],
    question: { asker: 'bagus', step: 'confirm-tax', of: 'jasa-raharja', answerer: 'intan' },
  },
];

const [browser, open] = await Promise.all([openBrowser(), openHouse(MORNING)]);
const PROVEN = { id: 'Dokumen ini asli dan berlaku', en: 'This document is genuine and in force' };
/** For a machine that is busy; nothing is measured. */
const PATIENT = { timeout: 300_000 };

afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

describe.each(WALKS.map((walk) => [sayLook(walk.look), walk] as const))(
  'a case in a browser: %s',
  PATIENT,
  (_say, walk) => {
    const { look, citizen, officers, question } = walk;
    const { language } = look;
    const [frame, door, desk] = [FRAME_WORDS[language], DOOR_WORDS[language], DESK_WORDS[language]];
    const people = new Map<string, Walker>();
    let number = '';
    let paper: { readonly number: string; readonly qr: string; readonly bytes: Buffer };

    /** Somebody at a browser of their own, signed in by the button that bears their name. */
    async function who(persona: string): Promise<Walker> {
      const known = people.get(persona);
      if (known !== undefined) return known;
      const walker = await arrive(persona);
      await walker.go('/masuk');
      const { personas } = open.test.house.library.government;
      await walker.press(walker.button(door.signInAs(personas.find(({ id }) => id === persona)?.name ?? persona)));
      return walker;
    }

    async function arrive(name: string): Promise<Walker> {
      const walker = people.get(name) ?? (await Walker.arrive(browser, open.url, name, look));
      people.set(name, walker);
      return walker;
    }

    /** From the queue to the desk of a step. */
    async function atDesk(persona: string, step: string): Promise<Walker> {
      const walker = await who(persona);
      const { state } = await loadCase(open.test.house, open.test.house.db, { number });
      const item = state.open.find((wait) => wait.kind === 'item' && wait.node === step);
      await walker.go('/antrean');
      await walker.press(walker.page.locator(`main a[href^="/antrean/${number}/${item?.id}"]`).first());
      return walker;
    }

    afterEach(() => {
      expect([...people.values()].flatMap(({ faults }) => faults.splice(0))).toEqual([]);
    });
    afterAll(async () => {
      for (const walker of people.values()) await walker.leave();
    });

    it('the citizen finds the service by her need, and reads what it takes before signing in', async () => {
      const anybody = await arrive('anybody');
      await anybody.go('/');
      await anybody.see();
      await anybody.page.getByRole('searchbox').fill(walk.need);
      await anybody.press(anybody.button(door.search));
      await anybody.see();
      await anybody.press(anybody.page.locator(`main a[href="/layanan/${SERVICE}"]`).first());
      await anybody.see();
      await anybody.press(anybody.link(door.start));
      expect(await anybody.see()).toBe(door.signInTitle);
    });

    it('picks her vehicle, sees what was fetched and not asked, fills what nobody holds, checks and files', async () => {
      const walker = await who(citizen);
      await walker.see();
      await walker.go(`/layanan/${SERVICE}`);
      await walker.press(walker.link(door.start));
      await walker.see();
      await walker.press(walker.button(frame.onward));
      await walker.see();
      await walker.page.getByRole('radio', { name: walk.plate }).check();
      await walker.press(walker.button(frame.onward));
      expect(await walker.see()).toBe(DRAFT_WORDS[language].fetchedTitle);
      await walker.press(walker.link(frame.onward));
      await walker.see();
      await walker.press(walker.button(frame.onward));
      await walker.see();
      await walker.page.getByRole('textbox').fill('0812-3456-7890');
      await walker.press(walker.button(frame.onward));
      expect(await walker.see()).toBe(DRAFT_WORDS[language].checkTitle);
      await walker.press(walker.button(DRAFT_WORDS[language].submit));
      [, number = ''] = /^\/berkas\/(MG-[^/]+)$/.exec(walker.path) ?? [];
      expect(number).not.toBe('');
      await open.pass(0);
      await walker.page.reload();
      await walker.see();
    });

    it('one officer asks another lane, which answers', async () => {
      await open.pass(4);
      const asker = await atDesk(question.asker, question.step);
      await asker.see();
      await asker.press(asker.link(desk.askLane));
      await asker.see();
      await asker.page.locator(`input[name="to"][value="${question.of}"]`).check();
      await asker.page.getByRole('textbox').fill('125 cc?');
      await asker.press(asker.button(desk.askSend));
      await asker.see();
      const answerer = await who(question.answerer);
      await answerer.press(answerer.link(frame.menu.officer[1]?.[1] ?? ''));
      await answerer.see();
      await answerer.page.getByRole('textbox').fill('125 cc.');
      await answerer.press(answerer.button(desk.answerSend));
      expect(await answerer.says()).toContain(desk.questionsTitle(0));
      await asker.go('/pertanyaan');
      await asker.see();
      await asker.press(asker.button(desk.close));
      expect(await asker.says()).toContain(desk.askedByUsNone);
    });

    it('each officer finds it in their own queue, takes it and concludes', async () => {
      for (const [persona, step, answer] of officers) {
        await open.pass(3);
        const officer = await atDesk(persona, step);
        await officer.press(officer.button(desk.start));
        await officer.page.locator(`#putusan input[type="radio"][value="${answer}"]`).first().check();
        await officer.press(officer.button(desk.preview));
        await officer.see();
        await officer.press(officer.page.locator('#putusan .go'));
        expect(officer.path).toBe('/antrean');
      }
      await (await who('maya')).see();
      await open.pass(1);
    });

    it('the citizen sees one bill and pays it at the bank, which tells the house', async () => {
      const walker = await who(citizen);
      await walker.go(`/berkas/${number}`);
      await walker.see();
      await walker.press(walker.page.locator('main .go').first());
      await walker.see();
      await walker.press(walker.link(CASE_WORDS[language].payNow));
      expect(walker.page.url()).toContain(open.test.bank.url);
      await walker.see();
      await walker.press(walker.page.locator('button.main'));
      await walker.see();
      await walker.press(walker.page.locator('.back a'));
      expect(walker.path).toBe('/permohonan');
      await vi.waitFor(
        async () => {
          const { bill } = await loadCase(open.test.house, open.test.house.db, { number });
          expect(bill?.status).toBe('paid');
        },
        { timeout: 10_000 },
      );
      await open.pass(1);
      await walker.go(`/berkas/${number}/tagihan`);
      expect(await walker.see()).toBe(CASE_WORDS[language].billTitle.paid);
      await walker.go(`/berkas/${number}`);
      await walker.see();
    });

    it('police endorse it, and the paper is sealed', async () => {
      await open.pass(5);
      const maya = await atDesk('maya', 'endorse');
      await maya.see();
      await maya.press(maya.button(desk.start));
      await maya.page.locator('#putusan input[type="radio"][value="true"]').first().check();
      await maya.press(maya.page.locator('#putusan .go'));
      await open.pass(1);
      const walker = await who(citizen);
      await walker.go(`/berkas/${number}`);
      await walker.see();
      const href = (await walker.page.locator('main a[href$="/dokumen.pdf"]').first().getAttribute('href')) ?? '';
      const bytes = await walker.fetch(href);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const row = await open.test.house.db.one<{ number: string; qr: string }>(sql`
      select d.number, d.qr from documents d join cases_all c on c.case_id = d.case_id where c.number = ${number}`);
      paper = { number: row?.number ?? '', qr: row?.qr ?? '', bytes };
    });

    it('anybody asks whether the paper is genuine, by its number and by the file', async () => {
      const anybody = await arrive('anybody');
      await anybody.go('/');
      await anybody.press(anybody.link(frame.verify));
      await anybody.see();
      await anybody.page.getByRole('textbox').fill(paper.number);
      await anybody.press(anybody.button(PROOF_WORDS[language].check));
      expect(await anybody.see()).toBe(PROVEN[language]);
      const file = { name: 'tbpkp.pdf', mimeType: 'application/pdf', buffer: paper.bytes };
      await anybody.page.locator('input[type="file"]').setInputFiles(file);
      await anybody.press(anybody.button(PROOF_WORDS[language].checkFile));
      expect(await anybody.see()).toBe(PROVEN[language]);
      await anybody.go(`/berkas/${number}`);
      await anybody.see();
    });

    it.skipIf(look.script)('whoever scans its code copies the address, where no script can read it', async () => {
      const anybody = await arrive('anybody');
      await anybody.go(paper.qr);
      await anybody.see();
      expect(await anybody.says()).toContain(PROOF_WORDS[language].scanned);
      await anybody.page.getByRole('textbox').fill(paper.qr);
      await anybody.press(anybody.button(PROOF_WORDS[language].check));
      expect(await anybody.see()).toBe(PROVEN[language]);
    });

    it.runIf(look.script)('whoever scans its code has the answer at once, where a script can read it', async () => {
      const anybody = await arrive('anybody');
      await anybody.go('/v');
      await anybody.see();
      expect(anybody.path).toBe('/v');
      await anybody.go(paper.qr);
      await anybody.page.waitForURL('**/verifikasi');
      expect(await anybody.see()).toBe(PROVEN[language]);
    });

    it('she sees who looked at her data, her history and her applications', async () => {
      const walker = await who(citizen);
      for (const path of [
        '/data-saya',
        `/berkas/${number}/riwayat`,
        '/permohonan',
        `/berkas/${number}/data`,
        '/kuasa',
      ]) {
        await walker.go(path);
        await walker.see();
      }
    });

    it('those who see the whole look at it: coordinator, auditor, treasurer, and whoever wants to learn', async () => {
      for (const [persona, path] of [
        ['sekda', '/papan'],
        ['auditor', `/periksa/${number}`],
        ['ratna', '/kas'],
      ] as const) {
        const walker = await who(persona);
        await walker.go(path);
        await walker.see();
      }
      const anybody = await arrive('anybody');
      for (const path of ['/kesepakatan', '/kesepakatan/samsat', '/belajar', '/masukan']) {
        await anybody.go(path);
        await anybody.see();
      }
    });
  },
);
