import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { sql } from '#store/sql';
import { type Instant, instant, later } from '#terms/plain-date';
import { CALLEE, CALLER, callingGovernment } from './support/calling-services.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

const FILED = instant('2026-11-24T09:03:00+07:00');
const minutes = (n: number): Instant => later(FILED, n * 60_000);
const twice = (sequential: boolean) =>
  `<multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>`;

describe.each([
  ['one after the other', true],
  ['side by side', false],
])('a service that another calls twice, %s', (_how, sequential) => {
  let t: TestHouse;
  let door: Doorway;
  let play: Play;

  beforeAll(async () => {
    t = await startTestHouse(FILED, { files: await callingGovernment(twice(sequential), '<endEvent id="thrown" />') });
    door = openDoor(t, FILED);
    const answers = { 'contact.phone': '0812-3456-7890' };
    const filed = { at: FILED, persona: 'budi', service: CALLER, pick: 'AN 2718 EM', answers };
    play = await beginPlay(t.house, filed, t.seed('calls'));
  });
  afterAll(async () => {
    expect(door.faults).toEqual([]);
    await t.close();
  });

  const open = async () => (await loadCase(t.house, t.house.db, { number: play.number })).state;
  const bills = () => t.house.db.many<{ status: string }>(sql`select code, status from bills order by issued_at, code`);

  async function conclude(minute: number): Promise<void> {
    const answers = { 'assessment.confirmed': true };
    await play.move({ at: minutes(minute), by: 'bagus', act: `conclude ${CALLEE}/confirm-tax`, answers, text: '' });
  }

  async function pay(minute: number): Promise<void> {
    await play.move({ at: minutes(minute), by: 'applicant', act: 'pay', answers: {}, text: '' });
    await t.settle(minutes(minute + 1));
  }

  async function pages(minute: number): Promise<string> {
    door.at = minutes(minute);
    const said: string[] = [];
    for (const language of ['id', 'en'] as const) {
      const anybody = await visitor(t, door, 'budi', language);
      for (const where of ['', '/tagihan', '/alasan', '/riwayat']) {
        const page = await anybody.go(`/berkas/${play.number}${where}`);
        expect(page.status).toBe(200);
        expect(words(page)).not.toMatch(/@[0-9a-f]{8}|undefined/);
        said.push(words(page));
      }
    }
    return said.join(' ');
  }

  it('owes each its own step', async () => {
    const { open: waits } = await open();
    const items = waits.filter(({ kind }) => kind === 'item');
    expect(items).toHaveLength(sequential ? 1 : 2);
    for (const { node } of items) expect(node).toMatch(/^uji\.dipanggil@[0-9a-f]{8}\/confirm-tax$/);
  });

  it('bills each and has each paid once, whichever is shown first', async () => {
    await conclude(10);
    if (!sequential) await conclude(11);
    expect(await bills()).toHaveLength(sequential ? 1 : 2);
    expect(await pages(12)).toContain('belum dibayar');
    await pay(20);
    if (sequential) await conclude(30);
    expect((await bills()).map(({ status }) => status).toSorted()).toEqual(['open', 'paid']);
    expect(await pages(32)).toContain('belum dibayar');
    await pay(40);
    expect((await bills()).map(({ status }) => status)).toEqual(['paid', 'paid']);
  });

  it('seals a paper for each and goes on when all have ended', async () => {
    const state = await open();
    expect([state.status, state.outcome, state.tokens, state.open]).toEqual(['done', 'done', [], []]);
    const papers = await t.house.db.many<{ number: string }>(sql`select distinct number from documents`);
    expect(papers).toHaveLength(2);
    expect(await pages(50)).not.toContain('belum dibayar');
  });
});
