import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#store/database';
import { type SqlValue, sql } from '#store/sql';
import { type StepWrite, writeStep } from '#store/step';
import { archiveEnded, upkeep } from '#store/upkeep';
import { later } from '#terms/plain-date';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { NO_HEAD, NOON, newChain, stepFrom } from '../../test/support/steps.ts';

const DAY = 86_400_000;
let store: TestDatabase;
let db: Database;
beforeAll(async () => {
  store = await startTestDatabase();
  db = store.db;
});
afterAll(() => store.stop());

async function file(more: Partial<StepWrite> = {}): Promise<StepWrite> {
  const filed = stepFrom(newChain(), null, NO_HEAD, more);
  await writeStep(db, filed);
  return filed;
}

describe('keeping the house', () => {
  it('moves ended cases out, unchanged, and leaves open ones', async () => {
    const [open, ended] = [await file(), await file({ status: 'withdrawn' })];
    const before = await db.many(sql`select case_id, version, state, head, at from cases_all order by case_id`);
    expect(await archiveEnded(db, 500)).toBe(1);
    expect(await archiveEnded(db, 500)).toBe(0);
    expect(await db.many(sql`select case_id from cases`)).toEqual([{ case_id: open.caseId }]);
    expect(await db.many(sql`select case_id from cases_done`)).toEqual([{ case_id: ended.caseId }]);
    expect(await db.many(sql`select case_id, version, state, head, at from cases_all order by case_id`)).toEqual(
      before,
    );
  });

  it('lets go of messages after 35 days, and of sessions and drafts when their time is over', async () => {
    const { caseId } = await file({ inbox: { source: 'web', msgId: 'm', result: null } });
    const remember = (until: SqlValue) =>
      db.run(sql`
      with s as (insert into sessions values (${randomBytes(32)}, null, null, '{}', ${NOON}, ${NOON}, ${until}))
      insert into drafts values (${randomUUID()}, 'a.b', null, ${randomBytes(8)}, 'open', ${NOON}, ${NOON}, ${until})`);
    await remember(later(NOON, DAY));
    await remember(later(NOON, 100 * DAY));
    const left = () =>
      db.one(sql`select (select count(*)::int from inbox where chain = ${caseId}) as inbox,
      (select count(*)::int from sessions) as sessions, (select count(*)::int from drafts) as drafts`);
    await upkeep(db, NOON);
    expect(await left()).toEqual({ inbox: 1, sessions: 2, drafts: 2 });
    await upkeep(db, later(NOON, 35 * DAY));
    expect(await left()).toEqual({ inbox: 1, sessions: 1, drafts: 1 });
    await upkeep(db, later(NOON, 35 * DAY + 1));
    expect(await left()).toEqual({ inbox: 0, sessions: 1, drafts: 1 });
  });
});
