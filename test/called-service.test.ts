import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '#ledger/chain';
import { loadCase } from '#operations/case/load-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { type Instant, instant, later } from '#terms/plain-date';
import { CALLEE, CALLER, callingGovernment } from './support/calling-services.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

const FILED = instant('2026-11-24T09:03:00+07:00');
const minutes = (n: number): Instant => later(FILED, n * 60_000);

let t: TestHouse;
let door: Doorway;
let play: Play;
let path = '';

beforeAll(async () => {
  t = await startTestHouse(FILED, { files: await callingGovernment() });
  door = openDoor(t, FILED);
  const answers = { 'contact.phone': '0812-3456-7890' };
  play = await beginPlay(
    t.house,
    { at: FILED, persona: 'budi', service: CALLER, pick: 'AN 2718 EM', answers },
    t.seed('calls'),
  );
  path = `/berkas/${play.number}`;
});
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await t.close();
});

async function read(persona: string, where: string, language: 'id' | 'en' = 'id'): Promise<string> {
  const page = await (await visitor(t, door, persona, language)).go(where);
  expect(page.status).toBe(200);
  return words(page);
}

async function open() {
  const { state } = await loadCase(t.house, t.house.db, { number: play.number });
  return state;
}

const seen: { item: number } = { item: -1 };

describe('a service that another calls', () => {
  it('is read into and decided: its officer owes the step, under the words of the service called', async () => {
    const state = await open();
    const [item] = state.open.filter(({ kind }) => kind === 'item');
    expect(item?.node).toMatch(/^uji\.dipanggil@[0-9a-f]{8}\/confirm-tax$/);
    expect(state.called).toEqual([item?.node.split('/')[0]]);
    expect(item).toMatchObject({ agency: 'bapenda-prov', due: expect.any(String) as string });
    seen.item = item?.id ?? -1;
    door.at = minutes(10);
    const queue = await read('bagus', '/antrean');
    expect(queue).toContain(play.number);
    expect(queue).not.toContain('@');
    for (const language of ['id', 'en'] as const) {
      const desk = await read('bagus', `/antrean/${play.number}/${seen.item}`, language);
      expect(desk).toContain(language === 'id' ? 'Tetapkan' : 'Assess');
      expect(desk).not.toMatch(/@[0-9a-f]{8}/);
    }
  });

  it('shows its lane on the status page, in both languages', async () => {
    for (const language of ['id', 'en'] as const) {
      const status = await read('budi', path, language);
      expect(status).toContain('Bapenda');
      expect(status).not.toMatch(/@[0-9a-f]{8}/);
    }
    expect(await read('budi', `${path}/data`)).toContain('menghitung PKB, opsen, dan denda');
  });

  it('stays on the version that was called when another is published', async () => {
    const files = new Map(await callingGovernment());
    for (const language of ['id', 'en']) {
      const name = `services/${CALLEE}/texts/${language}.yaml`;
      files.set(name, (files.get(name) ?? '').replace(/^title: .*$/m, 'title: Baru sama sekali'));
    }
    await publishGovernment(t.house.db, files, minutes(11));
    const library = await openLibrary(t.house.db);
    Object.assign(t.house, { library });
    expect(library.newest(CALLEE).program.service.texts.id.title).toBe('Baru sama sekali');
    const now = await loadCase(t.house, t.house.db, { number: play.number });
    const [version] = now.state.called ?? [];
    expect(now.program.called?.get(version ?? '')?.texts.id.title).not.toBe('Baru sama sekali');
  });

  it('bills, is paid, seals its paper and throws an error that the caller catches', async () => {
    const answers = { 'assessment.confirmed': true };
    await play.move({ at: minutes(20), by: 'bagus', act: `conclude ${CALLEE}/confirm-tax`, answers, text: '' });
    door.at = minutes(21);
    for (const language of ['id', 'en'] as const) {
      const bill = await read('budi', `${path}/tagihan`, language);
      expect(bill).toContain(language === 'id' ? 'Opsen PKB' : 'PKB surcharge');
      const reasons = await read('budi', `${path}/alasan`, language);
      expect(reasons).toContain('PKB');
      expect(reasons).not.toMatch(/@[0-9a-f]{8}/);
    }
    await play.move({ at: minutes(30), by: 'applicant', act: 'pay', answers: {}, text: '' });
    await t.settle(minutes(31));
    const state = await open();
    expect(state.open.map(({ node }) => node)).toEqual(['endorse']);
    expect(state.scopes).toBeUndefined();
    const papers = await t.house.db.many<{ kind: string; bytes: Uint8Array }>(
      sql`select kind, bytes from documents where case_id = (select case_id from cases where number = ${play.number})`,
    );
    expect(papers.map(({ kind }) => kind)).toEqual(['tbpkp']);
    expect(
      Buffer.from(papers[0]?.bytes ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('is told to the end, and the proof holds', async () => {
    door.at = minutes(40);
    const history = [await read('budi', `${path}/riwayat`), await read('budi', `${path}/riwayat`, 'en')];
    for (const told of history) expect(told).not.toMatch(/@[0-9a-f]{8}|undefined/);
    const state = await open();
    const { caseId } = await loadCase(t.house, t.house.db, { number: play.number });
    expect(verifyChain(await readActs(t.house.db, caseId), new Map())).toEqual([]);
    expect(state.status).toBe('open');
  });

  it('stands on the page of the service that calls it: data, time and fee', async () => {
    for (const language of ['id', 'en'] as const) {
      const page = await read('budi', `/layanan/${CALLER}`, language);
      expect(page).toContain(language === 'id' ? 'Satu tagihan' : 'One bill');
      expect(page).toContain('PKB');
      expect(page).toContain(language === 'id' ? '3 hari kerja' : '3 working days');
    }
  });
});
