import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { allowCitizen } from '#access/person';
import type { Files } from '#definitions/government';
import { momentOf } from '#engine/patch';
import { fileApplication } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { recountCases } from '#operations/case/recount-cases';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import { personOf } from '#operations/person/sign-in';
import { handlers } from '#operations/react';
import { readActs } from '#store/chain';
import { bucketOf } from '#store/effects';
import { lease, releaseAll } from '#store/leases';
import { sql } from '#store/sql';
import { Worker } from '#store/workers';
import { instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { startTestHouse } from './support/house.ts';
import { marketWithMessages, RETURN } from './support/market-messages.ts';

/** A Tuesday; the step after filing is due when the next working day closes. */
const MORNING = instant('2026-11-24T09:03:00+07:00');
const NEXT = later(MORNING, 3_600_000);

const files = await marketWithMessages();
const t = await startTestHouse(MORNING, { files });
afterAll(() => t.close());

let decrees = 0;
/** One more day off, under a new name of the calendar. */
async function decree(version: string, day: string): Promise<void> {
  const text = (files.get('calendar.yaml') ?? '').replace('version: SKB 2026', `version: ${version}`);
  const off = `    - { date: '${day}', name: Pilkada, kind: holiday, certainty: H }\n# Days`;
  const decreed: Files = new Map([...files, ['calendar.yaml', text.replace('# Days', off)]]);
  decrees += 1;
  await publishGovernment(t.house.db, decreed, later(MORNING, decrees));
  t.house = { ...t.house, library: await openLibrary(t.house.db) };
}

async function file(stall: string): Promise<Loaded> {
  const answers = { 'stall.number': stall, 'stall.city': '97', 'contact.phone': '0813-2222-3333' };
  const person = allowCitizen(await personOf(t.house, 'tini', MORNING, t.seed('tini')), 'apply');
  const application = { service: RETURN, pick: null, answers, fetched: new Map() };
  const { number } = await fileApplication(t.house, person, application, MORNING, t.seed(stall));
  return loadCase(t.house, t.house.db, { number });
}

const dueOf = async ({ caseId }: Loaded) => {
  const { state } = await loadCase(t.house, t.house.db, { caseId });
  const [row] = await t.house.db.many<{ due: string }>(
    sql`select due::date::text as due from work_items where case_id = ${caseId}`,
  );
  return [state.open.find(({ kind }) => kind === 'item')?.due, row?.due];
};

describe('a new decree', () => {
  it('moves the deadlines of all open cases, of those without a statutory clock too, by an act that shows both', async () => {
    const filed = await file('C-1');
    expect(await dueOf(filed)).toEqual(['2026-11-25T08:00:00.000Z', '2026-11-25']);
    await decree('SKB 2026-b', '2026-11-25');
    const bucket = bucketOf(filed.caseId);
    const [fence] = await lease(t.house.db, 'a worker', [bucket], 60);
    if (fence === undefined) throw new Error('the bucket is taken');
    const stale = { ...fence, epoch: fence.epoch + 1 };
    await expect(recountCases(t.house, stale, NEXT, t.seed('x'))).rejects.toMatchObject({ code: 'lease-lost' });
    expect(await recountCases(t.house, fence, NEXT, t.seed('x'))).toBe(false);
    expect(await dueOf(filed)).toEqual(['2026-11-26T08:00:00.000Z', '2026-11-26']);
    const act = (await readActs(t.house.db, filed.caseId)).at(-1);
    expect(act).toMatchObject({
      kind: 'clock-recounted',
      element: 'sign',
      agency: 'dinas-pasar',
      data: {
        to: expect.stringContaining('SKB 2026-b'),
        was: '2026-11-25T08:00:00.000Z',
        due: '2026-11-26T08:00:00.000Z',
      },
    });
    expect(act === undefined ? undefined : momentOf(act as never)).toBe(NEXT);
    await recountCases(t.house, fence, NEXT, t.seed('again'));
    expect((await readActs(t.house.db, filed.caseId)).at(-1)?.seq).toBe(act?.seq);
    await releaseAll(t.house.db);
  });

  it('reaches them by the worker, whichever bucket they are in', async () => {
    const filed = await Promise.all(['C-2', 'C-3', 'C-4'].map((stall) => file(stall)));
    await decree('SKB 2026-c', '2026-11-25');
    await decree('SKB 2026-d', '2026-11-26');
    const faults: unknown[] = [];
    const report = (error: unknown) => faults.push(error);
    const worker = new Worker({ database: t.house.db, owner: 'another', now: () => NEXT, report });
    worker.start(
      handlers(
        t.house,
        () => NEXT,
        () => sha256('chance'),
      ),
    );
    for (let wait = 0; wait < 200; wait += 1) {
      const dues = await Promise.all(filed.map((one) => dueOf(one)));
      if (dues.every(([due]) => due === '2026-11-25T08:00:00.000Z')) break;
      await setTimeout(100);
    }
    await worker.stop();
    expect(faults).toEqual([]);
    for (const one of filed) expect((await dueOf(one))[0]).toBe('2026-11-25T08:00:00.000Z');
  });
});
