import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import type { Play } from '#operations/demo/play-case';
import { sql } from '#store/sql';
import type { Instant } from '#terms/plain-date';
import { askedLater, confirmed, MORNING, minutes, PHONE } from './support/asked-later.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

let t: TestHouse;
let door: Doorway;

beforeAll(async () => {
  t = await startTestHouse(MORNING, { files: await askedLater() });
  door = openDoor(t, minutes(40));
});
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await t.close();
});

const load = ({ number }: Play) => loadCase(t.house, t.house.db, { number });
const settle = (at: Instant) => t.settle(at);
const asked = async (play: Play) => (await load(play)).state.open.filter((wait) => wait.kind === 'ask');
const kinds = async (play: Play) =>
  (
    await t.house.db.many<{ kind: string; reason: string | null }>(sql`
      select kind, data->>'reason' as reason from acts
      where chain = ${(await load(play)).caseId} and kind in ('consent-awaited', 'fact-received', 'fact-withheld')
        and data->>'read' = 'contact' order by seq`)
  ).map(({ kind, reason }) => (reason === null ? kind : `${kind} ${reason}`));

describe('a running case that needs what only consent opens', () => {
  it('waits for the person, goes on when they allow it, and tells its clock so', async () => {
    const play = await confirmed(t, 'sari', 'R-99-014');
    expect((await asked(play)).map(({ read, awaits }) => [read, awaits])).toEqual([['contact', 'consent']]);
    const browser = await visitor(t, door, 'sari');
    const page = await browser.go(`/berkas/${play.number}`);
    expect(words(page)).toContain('Giliran Anda mengizinkan atau mengisi sendiri');
    const way = new RegExp(`href="(/berkas/${play.number}/setuju/\\d+)"`).exec(page.page)?.[1] ?? '';
    const asks = await browser.go(way);
    expect(words(asks)).toContain('Nomor telepon yang saya daftarkan di JKN boleh diberikan kepada pengelola jalan');
    expect(asks.page).not.toContain(PHONE);
    expect((await browser.send(way, asks, { read: 'contact' })).to).toBe(`/berkas/${play.number}`);
    await settle(door.at);
    expect((await load(play)).facts.get('contact.phone')?.value).toContain('1401');
    expect(await kinds(play)).toEqual(['consent-awaited', 'fact-received']);
    expect((await browser.go(way)).status).toBe(409);
  });

  it('asks the person when they would rather say it, and when the patience of the read is over', async () => {
    const refusing = await confirmed(t, 'budi', 'R-99-015');
    const browser = await visitor(t, door, 'budi', 'en');
    const [ask] = await asked(refusing);
    const way = `/berkas/${refusing.number}/setuju/${ask?.id}`;
    const page = await browser.go(way);
    expect(words(page)).toContain('Allow it, or fill it in yourself');
    await browser.send(way, page, { self: 'true' });
    expect(await kinds(refusing)).toEqual(['consent-awaited', 'fact-withheld no-consent']);
    expect(words(await browser.go(`/berkas/${refusing.number}`))).toContain('Fill in');
    const silent = await confirmed(t, 'cut-meutia', 'R-99-016');
    await silent.move({ at: minutes(70), by: 'time', act: 'wait', answers: {}, text: '' });
    expect(await asked(silent)).toEqual([]);
    expect((await kinds(silent))[0]).toBe('consent-awaited');
    expect((await load(silent)).state.open.some((wait) => wait.kind === 'item' && wait.asks !== undefined)).toBe(true);
  });

  it('asks nobody but the person, whoever has the address', async () => {
    const play = await confirmed(t, 'rosalina', 'R-99-017');
    const [ask] = await asked(play);
    const way = `/berkas/${play.number}/setuju/${ask?.id}`;
    expect((await (await visitor(t, door, 'budi')).go(way)).status).toBe(404);
    expect((await (await visitor(t, door, 'jaya')).go(way)).status).toBe(403);
    expect((await (await visitor(t, door, null)).go(way)).status).toBe(303);
  });
});
