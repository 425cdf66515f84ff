import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Citizen, Person } from '#access/person';
import type { Look } from '#exchange/trail';
import { Looks } from '#exchange/trail';
import { concludeStep } from '#operations/case/conclude-step';
import { fileApplication } from '#operations/case/file-application';
import { loadCase } from '#operations/case/load-case';
import { withdrawApplication } from '#operations/case/withdraw-application';
import { personOf } from '#operations/person/sign-in';
import { readActs, readHead } from '#store/chain';
import { agencyId, chainId } from '#terms/ids';
import { instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';

let t: TestHouse;
beforeAll(async () => {
  t = await startTestHouse(MORNING);
});
afterAll(() => t.close());

const who = async (persona: string): Promise<Person> => {
  const person = await personOf(t.house, persona, MORNING, t.seed(persona));
  if (person === null) throw new Error(`no ${persona}`);
  return person;
};
const citizen = async (persona: string) => (await who(persona)) as Citizen;
const application = (plate: string) => ({
  service: SERVICE,
  pick: plate,
  answers: { 'contact.phone': '0812-3456-7890' },
  fetched: new Map(),
});
const counted = async (work: () => Promise<unknown>) => {
  const before = t.house.db.counter;
  await work();
  const after = t.house.db.counter;
  return {
    statements: after.statements - before.statements,
    transactions: after.transactions - before.transactions,
  };
};
const trail = async (person: Citizen) => readActs(t.house.db, chainId(person.subject));
const openItem = async (number: string, step: string) => {
  const { state } = await loadCase(t.house, t.house.db, { number });
  const found = state.open.find((wait) => wait.kind === 'item' && wait.node === step);
  if (found === undefined) throw new Error(`${step} is not open`);
  return found.id;
};

describe('a piece of work is one write', () => {
  let number = '';

  it('filing reads four times, the arrangements as they stand among it, and writes once: case, work, and every look together', async () => {
    const sari = await citizen('sari');
    const before = await trail(sari);
    const cost = await counted(async () => {
      ({ number } = await fileApplication(t.house, sari, application('AN 1234 BC'), MORNING, t.seed('file')));
    });
    expect(cost).toEqual({ statements: 5, transactions: 5 });
    const looks = (await trail(sari)).slice(before.length);
    expect(looks.map(({ kind }) => kind)).toEqual(['data-read', 'data-read', 'data-read', 'data-read']);
    const { facts } = await loadCase(t.house, t.house.db, { number });
    const receipts = new Set(
      [...facts.values()].map(({ source }) => (source.kind === 'fetched' ? source.receipt : '')),
    );
    for (const look of looks.slice(1)) expect(receipts).toContain(look.c);
  });

  it('a step that soon follows needs no read: one statement', async () => {
    await t.settle(MORNING);
    const bagus = await who('bagus');
    const item = await openItem(number, 'confirm-tax');
    const answers = { 'assessment.confirmed': true };
    const cost = await counted(() =>
      concludeStep(t.house, bagus, { number }, { item, answers }, later(MORNING, 60_000), t.seed('bagus')),
    );
    expect(cost).toEqual({ statements: 1, transactions: 1 });
  });

  it('a step decided on a case that somebody else has moved is decided anew', async () => {
    const other = { ...t.house }; // another process: the same database, nothing kept
    delete (other as { recent?: unknown }).recent;
    const intan = await who('intan');
    const item = await openItem(number, 'confirm-insurance');
    const conclude = (house: typeof other, at: number, seed: string) =>
      concludeStep(
        house,
        intan,
        { number },
        { item, answers: { 'insurance.confirmed': true } },
        later(MORNING, at * 60_000),
        t.seed(seed),
      );
    const { recent } = t.house;
    const kept = await recent?.find(t.house, { number });
    await conclude(other, 2, 'there');
    if (kept !== undefined) recent?.keep(kept); // as this process remembers it
    await expect(conclude(t.house, 3, 'here')).rejects.toMatchObject({ code: 'step-not-open' });
    const { state, bill } = await loadCase(t.house, t.house.db, { number });
    expect(state.open.map((wait) => wait.kind)).toEqual(['message', 'timer']);
    expect(bill?.status).toBe('open');
    const sari = await citizen('sari');
    if (kept !== undefined) recent?.keep(kept);
    await withdrawApplication(t.house, sari, { number }, 'Salah kendaraan', later(MORNING, 240_000), t.seed('stop'));
    expect((await loadCase(t.house, t.house.db, { number })).state.status).toBe('withdrawn');
  });

  it('what was kept is forgotten with the data key of its applicant', async () => {
    const budi = await citizen('budi');
    const filed = await fileApplication(t.house, budi, application('AN 4521 DK'), MORNING, t.seed('budi files'));
    expect(await t.house.recent?.find(t.house, filed)).toBeDefined();
    await t.house.keys.destroy(budi.subject);
    expect(await t.house.recent?.find(t.house, filed)).toBeUndefined();
  });
});

describe('looks of one piece of work', () => {
  const look: Look = {
    kind: 'data-read',
    agency: agencyId('regident'),
    position: null,
    facts: ['vehicle.plate'],
    registry: 'vehicles',
    holder: agencyId('regident'),
    purpose: `${SERVICE}/vehicles`,
    arrangement: null,
    caseNumber: null,
  };

  it('go to the new end of a chain that has grown meanwhile', async () => {
    const { subject } = await citizen('dewi');
    const chain = chainId(subject);
    const [early, late] = [new Looks(t.house.db, MORNING, t.seed('a')), new Looks(t.house.db, MORNING, t.seed('b'))];
    const start = await readHead(t.house.db, chain);
    await early.note(subject, [look]);
    await late.note(subject, [look]);
    await late.note(subject, [look]);
    await early.settle();
    await late.settle();
    await late.settle();
    expect((await readActs(t.house.db, chain, start.seq)).map(({ seq }) => seq - start.seq)).toEqual([1, 2, 3]);
  });

  it('stay on the trail although the application is refused', async () => {
    const rahmat = await citizen('rahmat');
    const before = (await trail(rahmat)).length;
    const refused = fileApplication(t.house, rahmat, application('AN 1234 BC'), MORNING, t.seed('not his'));
    await expect(refused).rejects.toMatchObject({ code: 'not-eligible' });
    expect((await trail(rahmat)).length).toBeGreaterThan(before);
  });
});
