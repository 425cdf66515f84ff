import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Citizen, Person } from '#access/person';
import { AUDIT_SQL } from '#billing/audit';
import { apply } from '#engine/apply';
import { findRecord } from '#exchange/store-registry';
import { concludeStep, takeStep } from '#operations/case/conclude-step';
import { fileApplication } from '#operations/case/file-application';
import { loadCase } from '#operations/case/load-case';
import { readFile } from '#operations/case/read-case-file';
import { receivePayment } from '#operations/money/receive-payment';
import { personOf } from '#operations/person/sign-in';
import { statement } from '#store/sql';
import { agencyId } from '#terms/ids';
import { instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { payAt } from './support/payments.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const minutes = (n: number) => later(MORNING, n * 60_000);

let t: TestHouse;
let number = '';
const who = async (persona: string): Promise<Person> => {
  const person = await personOf(t.house, persona, MORNING, t.seed(persona));
  if (person === null) throw new Error(`no ${persona}`);
  return person;
};
const openItem = async (step: string) => {
  const now = await loadCase(t.house, t.house.db, { number });
  const found = now.state.open.find((wait) => wait.kind === 'item' && wait.node === step);
  if (found === undefined) throw new Error(`${step} is not open`);
  return found.id;
};
const finish = async (persona: string, step: string, answers: Record<string, boolean>, at: number) => {
  const person = await who(persona);
  const item = await openItem(step);
  await takeStep(t.house, person, { number }, item, minutes(at - 3), t.seed(`take ${step}`));
  return concludeStep(t.house, person, { number }, { item, answers }, minutes(at), t.seed(`conclude ${step}`));
};

beforeAll(async () => {
  t = await startTestHouse(MORNING);
});
afterAll(() => t.close());

describe('a case from door to paper', () => {
  it('1, 2: one form is sent, it is filed, every agency gets its step at the same moment', async () => {
    const sari = (await who('sari')) as Citizen;
    const application = {
      service: 'samsat.pengesahan-tahunan',
      pick: 'AN 1234 BC',
      answers: { 'contact.phone': '0812-3456-7890' },
      fetched: new Map(),
    };
    const receipt = await fileApplication(t.house, sari, application, MORNING, t.seed('file'));
    number = receipt.number;
    expect(receipt.acts).toContain('handed-over');
    expect(await fileApplication(t.house, sari, application, MORNING, t.seed('file'))).toMatchObject({ number });
    await expect(fileApplication(t.house, sari, application, MORNING, t.seed('a second tab'))).rejects.toMatchObject({
      code: 'already-open',
      facts: { number },
    });
  });

  it('3: what agencies hold has been fetched, not asked', async () => {
    await t.settle(MORNING);
    const now = await loadCase(t.house, t.house.db, { number });
    const asked = [...now.facts].filter(([, { source }]) => source.kind === 'asked').map(([name]) => name);
    expect(asked).toEqual(['contact.phone']);
    expect(now.facts.get('person.name')?.value).toBe('Sari Wulandari');
  });

  it('4, 5, 6: agencies work side by side, and one bill for several tills comes of it', async () => {
    await finish('bagus', 'confirm-tax', { 'assessment.confirmed': true }, 20);
    await finish('intan', 'confirm-insurance', { 'insurance.confirmed': true }, 25);
    const { bill } = await loadCase(t.house, t.house.db, { number });
    expect(bill).toMatchObject({ status: 'open', total: 296_450n });
    expect(bill?.lines.map(({ payee, amount }) => [payee, amount])).toEqual([
      ['PROV', 157_500n],
      ['KABKOTA', 103_950n],
      ['JASA_RAHARJA', 35_000n],
    ]);
  });

  it('6: the bank pays it through its signed callback, however often it says so', async () => {
    await t.settle(minutes(26));
    const { bill } = await loadCase(t.house, t.house.db, { number });
    const callback = payAt(t, bill?.code ?? '', bill?.total ?? 0n, minutes(40));
    expect(await receivePayment(t.house, callback, minutes(40), t.seed('callback'))).toEqual({ kind: 'posted' });
    expect(await receivePayment(t.house, callback, minutes(41), t.seed('callback'))).toEqual({ kind: 'known' });
    expect(await t.house.db.many(statement(AUDIT_SQL, []))).toEqual([]);
  });

  it('7: each agency enters in its own registry what is paid, once, and the owner sees it on their trail', async () => {
    const record = async (agency: string, registry: string) =>
      (await findRecord(t.house.db, t.house.keys, { agency: agencyId(agency), registry, key: 'AN 1234 BC' }))?.fields;
    expect(await record('bapenda-prov', 'vehicle-tax')).toMatchObject({ paidUntil: '2026-12-05' });
    await t.settle(minutes(42));
    expect(await record('bapenda-prov', 'vehicle-tax')).toMatchObject({
      dueDate: '2027-12-05',
      paidUntil: '2027-12-05',
    });
    expect(await record('jasa-raharja', 'swdkllj')).toMatchObject({ paidUntil: '2027-12-05' });
    const { acts } = await readFile(t.house, { number });
    expect(acts.filter(({ kind }) => kind === 'record-written').map(({ agency }) => agency)).toEqual([
      'bapenda-prov',
      'jasa-raharja',
    ]);
  });

  it('8: the police endorse, and one sealed paper comes out', async () => {
    const receipt = await finish('maya', 'endorse', { 'endorsement.confirmed': true }, 50);
    expect(receipt.acts).toContain('record-due');
    await t.settle(minutes(51));
    const now = await loadCase(t.house, t.house.db, { number });
    expect(now.state.status).toBe('done');
  });

  it('9: the state is the fold of its acts', async () => {
    const { now, envelopes } = await readFile(t.house, { number });
    let state: Parameters<typeof apply>[0] = null;
    for (const act of envelopes) state = apply(state, act);
    expect(state).toEqual(now.state);
  });
});
