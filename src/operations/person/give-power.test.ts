import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Citizen } from '#access/person';
import { powersOf } from '#access/power';
import { verifyChain } from '#ledger/chain';
import { fileApplication } from '#operations/case/file-application';
import { endPower, givePower } from '#operations/person/give-power';
import { personOf } from '#operations/person/sign-in';
import { readActs } from '#store/chain';
import type { Database } from '#store/database';
import { chainId } from '#terms/ids';
import { instant, plainDate } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from '../../../test/support/house.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const POWER = { agent: '9971014507900003', services: ['samsat.pengesahan-tahunan'], until: '2027-12-31' };

let t: TestHouse;
beforeAll(async () => {
  t = await startTestHouse(MORNING);
});
afterAll(() => t.close());

const citizen = async (persona: string): Promise<Citizen> => {
  const person = await personOf(t.house, persona, MORNING, t.seed(persona));
  if (person?.kind !== 'citizen') throw new Error(`${persona} is no citizen`);
  return person;
};
const trail = async ({ subject }: Citizen) => {
  const acts = await readActs(t.house.db, chainId(subject));
  expect(verifyChain(acts, new Map())).toEqual([]);
  return acts.map(({ kind }) => kind);
};
const living = async ({ subject }: Citizen) =>
  (await powersOf(t.house.db, subject, plainDate('2026-11-24'))).given.map(({ id }) => id);

/** The house with a database that is killed before an act is appended. */
function killedEarly(): TestHouse['house'] {
  const db: Database = Object.create(t.house.db);
  db.transaction = (work) =>
    t.house.db.transaction((within) => {
      const run: typeof within.run = (statement) =>
        statement.text.includes('insert into acts') ? Promise.reject(new Error('killed')) : within.run(statement);
      return work({ ...within, run });
    });
  return { ...t.house, db };
}

describe('a power of attorney', () => {
  it('and its act are there together, or neither is, and a second press makes no second one', async () => {
    const wayan = await citizen('wayan');
    const give = (house: TestHouse['house']) => givePower(house, wayan, POWER, MORNING, t.seed('give'));
    await expect(give(killedEarly())).rejects.toThrow('killed');
    expect(await living(wayan)).toEqual([]);
    const id = await give(t.house);
    expect(await give(t.house)).toBe(id);
    expect(await living(wayan)).toEqual([id]);
    expect(await trail(wayan)).toEqual(['power-given']);
  });

  it('ends together with its act, or goes on, and a second press is harmless', async () => {
    const wayan = await citizen('wayan');
    const [id = ''] = await living(wayan);
    const end = (house: TestHouse['house']) => endPower(house, wayan, id, MORNING, t.seed('end'));
    await expect(end(killedEarly())).rejects.toThrow('killed');
    expect(await living(wayan)).toEqual([id]);
    await end(t.house);
    await end(t.house);
    expect(await living(wayan)).toEqual([]);
    expect(await trail(wayan)).toEqual(['power-given', 'power-ended']);
    await expect(endPower(t.house, wayan, id, MORNING, t.seed('later'))).rejects.toMatchObject({
      code: 'power-missing',
    });
  });

  it('that was used shows on the trail of who gave it, once, and the filing is answered as before', async () => {
    const [budi, dewi] = [await citizen('budi'), await citizen('dewi')];
    const application = {
      service: 'samsat.pengesahan-tahunan',
      pick: 'AN 2718 EM',
      answers: { 'contact.phone': '0812-3456-7890' },
      fetched: new Map(),
    };
    const file = () => fileApplication(t.house, dewi, application, MORNING, t.seed('file'));
    const [receipt, ...same] = [...(await Promise.all([file(), file()])), await file()];
    expect(same).toEqual([receipt, receipt]);
    expect(receipt?.acts).toContain('filed');
    expect((await trail(budi)).filter((kind) => kind === 'power-used')).toHaveLength(1);
  });
});
