import { afterAll, describe, expect, it } from 'vitest';
import { findRecord } from '#exchange/store-registry';
import { loadCase } from '#operations/case/load-case';
import { beginPlay } from '#operations/demo/play-case';
import { correctRecord } from '#operations/desk/correct-record';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { agencyId } from '#terms/ids';
import { instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';

const AT = instant('2026-11-24T09:00:00+07:00');
const minutes = (n: number) => later(AT, n * 60_000);
const t = await startTestHouse(AT);
afterAll(() => t.close());

/** A case whose owner disputes the engine size, at the desk of the agency that holds it. */
async function disputed() {
  const beginning = {
    at: AT,
    persona: 'cut-meutia',
    service: 'samsat.pengesahan-tahunan',
    pick: 'AN 6262 ST',
    answers: { 'contact.phone': '0819-8888-9999' },
  };
  const play = await beginPlay(t.house, beginning, t.seed('disputed'));
  const move = (n: number, by: string, act: string, answers = {}, text = '') =>
    play.move({ at: minutes(n), by, act, answers, text });
  await move(6, 'applicant', 'dispute vehicle.cc', { 'vehicle.cc': '150' }, 'STNK saya menulis 150 cc.');
  await move(7, 'bagus', 'conclude confirm-tax', { 'assessment.confirmed': true });
  await move(8, 'intan', 'conclude confirm-insurance', { 'insurance.confirmed': true });
  await move(9, 'applicant', 'pay');
  const { state } = await loadCase(t.house, t.house.db, { number: play.number });
  const item = state.open.find(({ kind, node }) => kind === 'item' && node === 'endorse')?.id ?? -1;
  return { ref: { number: play.number }, correction: { item, fact: 'vehicle.cc', reason: 'Faktur menulis 150 cc' } };
}

const record = async () =>
  findRecord(t.house.db, t.house.keys, { agency: agencyId('regident'), registry: 'vehicles', key: 'AN 6262 ST' });
const acts = async () => t.house.db.many(sql`select 1 from acts where kind = 'record-corrected'`);

describe('a record that is mended', () => {
  it('and the act that says so stand or fall together', async () => {
    const { ref, correction } = await disputed();
    const maya = await personOf(t.house, 'maya', AT, t.seed('maya'));
    let asked = 0;
    const keyFor: typeof t.house.keys.keyFor = async (subject) => {
      asked += 1;
      if (asked === 3) throw new Error('the key store is gone'); // the third key seals the record, after the act
      return t.house.keys.keyFor(subject);
    };
    const keys = new Proxy(t.house.keys, {
      get: (store, name) => (name === 'keyFor' ? keyFor : Reflect.get(store, name, store)),
    });
    const failing = { ...t.house, keys };
    await expect(correctRecord(failing, maya, ref, correction, minutes(30), t.seed('a'))).rejects.toThrow('gone');
    expect(asked).toBe(3);
    expect([await acts(), (await record())?.fields['cc'], (await record())?.version]).toEqual([[], 300, 1]);
    const presses = ['b', 'c'].map((label) =>
      correctRecord(t.house, maya, ref, correction, minutes(31), t.seed(label)),
    );
    await Promise.all(presses);
    expect(await acts()).toHaveLength(1);
    expect(await record()).toMatchObject({ fields: { cc: 150 }, version: 2 });
  });
});
