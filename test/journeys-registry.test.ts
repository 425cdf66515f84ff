import { afterAll, describe, expect, it } from 'vitest';
import { apiApp } from '#api/app';
import { findRecord } from '#exchange/store-registry';
import { subjectOf } from '#exchange/subject';
import { writeRecord } from '#exchange/write-record';
import { loadCase } from '#operations/case/load-case';
import { readFile } from '#operations/case/read-case-file';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { receivePayment } from '#operations/money/receive-payment';
import { personOf } from '#operations/person/sign-in';
import { react } from '#operations/react';
import { dueOutbox } from '#store/queues';
import { sql } from '#store/sql';
import { agencyId, type SubjectId } from '#terms/ids';
import { nik } from '#terms/nik';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { payAt } from './support/payments.ts';
import { closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';
const BEGIN = `/mulai/${SERVICE}`;
const BUCKETS = Array.from({ length: 64 }, (_, bucket) => bucket);
const minutes = (n: number) => later(MORNING, n * 60_000);

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

const who = (persona: string, language: 'id' | 'en' = 'id') => visitor(t, door, persona, language);
const record = (agency: string, registry: string, plate: string) =>
  findRecord(t.house.db, t.house.keys, { agency: agencyId(agency), registry, key: plate });

/** Filed, assessed and billed. */
async function billed(persona: string, plate: string): Promise<Play> {
  const answers = { 'contact.phone': '0812-3456-7890' };
  const beginning = { at: MORNING, persona, service: SERVICE, pick: plate, answers };
  const play = await beginPlay(t.house, beginning, t.seed(`play ${plate}`));
  const confirm = (n: number, by: string, step: string, fact: string) =>
    play.move({ at: minutes(n), by, act: `conclude ${step}`, answers: { [fact]: true }, text: '' });
  await confirm(10, 'bagus', 'confirm-tax', 'assessment.confirmed');
  await confirm(15, 'intan', 'confirm-insurance', 'insurance.confirmed');
  return play;
}

/** The bank's callback alone; nothing that follows from it is done yet. */
async function paid({ number }: Play, at: Instant): Promise<void> {
  const { bill } = await loadCase(t.house, t.house.db, { number });
  await receivePayment(t.house, payAt(t, bill?.code ?? '', bill?.total ?? 0n, at), at, t.seed(`pay ${number}`));
}

async function endorsed(play: Play, n: number): Promise<void> {
  const answers = { 'endorsement.confirmed': true };
  await play.move({ at: minutes(n), by: 'maya', act: 'conclude endorse', answers, text: '' });
}

/** Changes of records on the chain of whoever a persona is. */
async function written(persona: string): Promise<string[]> {
  const person = await personOf(t.house, persona, MORNING, t.seed('person'));
  if (person?.kind !== 'citizen') throw new Error(`${persona} is no citizen`);
  const rows = await t.house.db.many<{ said: string }>(sql`
    select agency || ' ' || (data ->> 'registry') as said from acts
    where chain = ${person.subject} and kind = 'record-written' order by seq`);
  return rows.map(({ said }) => said);
}

describe('a vehicle that has been renewed', () => {
  let play: Play;
  let draft = '';

  it('is paid in the registries of each agency, and the five years of its STNK are as they were', async () => {
    const sari = await who('sari');
    const answers = { record: 'AN 1234 BC' };
    draft = (await sari.send(BEGIN, await sari.go(BEGIN), answers)).to.replace('/data', '');
    play = await billed('sari', 'AN 1234 BC');
    await paid(play, minutes(40));
    await t.settle(minutes(41));
    await endorsed(play, 50);
    const until = { paidUntil: '2027-12-05' };
    expect((await record('bapenda-prov', 'vehicle-tax', 'AN 1234 BC'))?.fields).toMatchObject({
      ...until,
      dueDate: '2027-12-05',
      njkb: 15_000_000,
    });
    expect((await record('jasa-raharja', 'swdkllj', 'AN 1234 BC'))?.fields).toMatchObject(until);
    const vehicle = await record('regident', 'vehicles', 'AN 1234 BC');
    expect(vehicle?.fields).toMatchObject({ endorsedUntil: '2027-12-05', stnkUntil: '2028-12-05' });
    const { facts, state } = await loadCase(t.house, t.house.db, { number: play.number });
    expect(state.status).toBe('done');
    expect(facts.get('tax.paidUntil')).toMatchObject({ value: '2026-12-05', source: { kind: 'fetched' } });
  });

  it('says so in its case and on the trail of its owner, without a value in the clear', async () => {
    expect(await written('sari')).toEqual(['bapenda-prov vehicle-tax', 'jasa-raharja swdkllj', 'regident vehicles']);
    door.at = minutes(51);
    const sari = await who('sari');
    const history = words(await sari.go(`/berkas/${play.number}/riwayat`));
    expect(history).toContain(
      'Bapenda mencatat di daftar induk pajak kendaraan: jatuh tempo pajak dan pajak lunas sampai',
    );
    const trail = words(await sari.go('/data-saya'));
    expect(trail).toContain('Mencatatnya di daftar induk pajak kendaraan.');
    const { envelopes } = await readFile(t.house, { number: play.number });
    expect(JSON.stringify(envelopes.filter(({ kind }) => kind.startsWith('record-')))).not.toContain('2027-12-05');
  });

  it('is not renewed a second time: until when it is paid and from when it can be, in both languages', async () => {
    const sari = await who('sari');
    const path = `${draft}/pilih`;
    const refused = await sari.send(path, await sari.go(path), { record: 'AN 1234 BC' });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain('lunas sampai 5 Desember 2027; tidak ada yang harus dibayar sekarang.');
    expect(words(refused)).toContain('Anda bisa mengajukan mulai 6 Oktober 2027');
    const inEnglish = await who('sari', 'en');
    const english = await inEnglish.send(path, await inEnglish.go(path), { record: 'AN 1234 BC' });
    expect(words(english)).toContain('is paid until 5 December 2027; nothing has to be paid now.');
    expect(words(english)).toContain('You can apply from 6 October 2027');
  });

  it('nor by a machine, which is told the same, and the days as facts', async () => {
    const api = apiApp({ house: t.house, clock: () => door.at, chance: () => t.seed('token') }, (error) => {
      door.faults.push(error);
    });
    const send = async (path: string, body: object, headers: { [name: string]: string } = {}) => {
      const init = {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      };
      return (await api.request(path, init)).json() as Promise<{ [name: string]: unknown }>;
    };
    const { token } = await send('/api/sessions', { persona: 'sari' });
    const application = { service: SERVICE, pick: 'AN 1234 BC', answers: { 'contact.phone': '0812-3456-7890' } };
    const headers = { authorization: `Bearer ${String(token)}`, 'idempotency-key': 'again', 'accept-language': 'en' };
    expect(await send('/api/applications', application, headers)).toMatchObject({
      type: 'urn:manunggal:refusal:not-eligible',
      title: 'The tax of this vehicle is paid until 5 December 2027; nothing has to be paid now.',
      facts: { reason: 'not-due', paidUntil: '2027-12-05', from: '2027-10-06' },
    });
  });

  it('nor with a draft from before, whose facts were fetched when the tax was still due', async () => {
    const sari = await who('sari');
    const question = `${draft}/isi/contact`;
    const { to } = await sari.send(question, await sari.go(question), { 'contact.phone': '0812 3456 7890' });
    const refused = await sari.send(to, await sari.go(to));
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain('lunas sampai 5 Desember 2027');
  });
});

describe('a write that is delivered more than once', () => {
  it('changes the record once and stands once on the trail, also when the house fell between record and case', async () => {
    const play = await billed('wayan', 'AN 7788 KB');
    await paid(play, minutes(40));
    const due = { buckets: BUCKETS, topics: ['record-due'], limit: 10, now: minutes(40) };
    const [row] = await dueOutbox(t.house.db, due);
    if (row === undefined) throw new Error('no write is due');
    const fall = new Error('the house falls');
    const { db } = t.house.exchange;
    const transaction = async (work: Parameters<typeof db.transaction>[0]) => {
      await db.transaction(work);
      throw fall;
    };
    const exchange = { ...t.house.exchange, db: Object.assign(Object.create(db) as typeof db, { transaction }) };
    await expect(react({ ...t.house, exchange }, row, minutes(41), t.seed('first'))).rejects.toBe(fall);
    expect(await written('wayan')).toHaveLength(1);
    const before = await record('bapenda-prov', 'vehicle-tax', 'AN 7788 KB');
    expect(before).toMatchObject({ version: 2 });
    await t.settle(minutes(42));
    expect(await record('bapenda-prov', 'vehicle-tax', 'AN 7788 KB')).toMatchObject({ version: 2 });
    expect(await written('wayan')).toEqual(['bapenda-prov vehicle-tax', 'jasa-raharja swdkllj']);
    const { acts } = await readFile(t.house, { number: play.number });
    expect(acts.filter(({ kind }) => kind === 'record-written')).toHaveLength(2);
  });
});

describe('a record', () => {
  const registry = () => {
    const found = t.house.library.government.registries.get('vehicle-tax');
    if (found === undefined) throw new Error('no registry');
    return found;
  };
  const write = (idem: string, paidUntil: string, key = 'AN 2001 MN', about: SubjectId | null = null) =>
    writeRecord(
      t.house.exchange,
      {
        registry: registry(),
        holder: agencyId('bapenda-prov'),
        sentTo: agencyId('bapenda-prov'),
        before: [],
        key,
        values: { 'tax.paidUntil': paidUntil },
        about,
        purpose: `${SERVICE}/issue-receipt`,
        caseNumber: 'MG-2026-00000000-0',
        idem,
      },
      minutes(60),
      t.seed(idem),
    );

  it('keeps the later of two writes when the earlier one is delivered again', async () => {
    const first = await write('one', '2027-12-18');
    await write('two', '2028-12-18');
    expect(await write('one', '2027-12-18')).toEqual(first);
    expect((await record('bapenda-prov', 'vehicle-tax', 'AN 2001 MN'))?.fields['paidUntil']).toBe('2028-12-18');
    expect(await written('rosalina')).toHaveLength(2);
  });

  it('takes the same write once, however many bring it at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => write('three', '2029-12-18')));
    expect(new Set(all.map((one) => (one.kind === 'written' ? one.receipt : ''))).size).toBe(1);
    expect(await written('rosalina')).toHaveLength(3);
  });

  it('that a step enters is made once, about the applicant, and is nobody else’s to overwrite', async () => {
    const subjects = await Promise.all(
      (['9971014507900003', '9971011203780007'] as const).map((number) =>
        subjectOf(t.house.db, t.house.keys, nik(number), MORNING, t.seed(number)),
      ),
    );
    const [sari = null, budi = null] = subjects;
    const made = await Promise.all(Array.from({ length: 4 }, () => write('new', '2027-01-01', 'AN 1 NEW', sari)));
    expect(new Set(made.map((one) => (one.kind === 'written' ? one.receipt : ''))).size).toBe(1);
    expect(await write('other', '2030-01-01', 'AN 1 NEW', budi)).toEqual({ kind: 'unknown' });
    const found = await record('bapenda-prov', 'vehicle-tax', 'AN 1 NEW');
    expect(found?.fields).toEqual({ plate: 'AN 1 NEW', paidUntil: '2027-01-01' });
    expect(found?.subject).toBe(sari);
  });

  it('that is not there is not made up', async () => {
    expect(await write('four', '2027-01-01', 'AN 0 ZZ')).toEqual({ kind: 'unknown' });
    expect(await record('bapenda-prov', 'vehicle-tax', 'AN 0 ZZ')).toBeUndefined();
  });
});

describe('whose record it is', () => {
  it('sees the change on their own trail, also when somebody else applied with their power of attorney', async () => {
    const play = await beginPlay(
      t.house,
      {
        at: MORNING,
        persona: 'dewi',
        service: SERVICE,
        pick: 'AN 2718 EM',
        answers: { 'contact.phone': '0813-2222-3333' },
      },
      t.seed('dewi for budi'),
    );
    const conclude = (n: number, by: string, step: string, answers: { [fact: string]: string | boolean }) =>
      play.move({ at: minutes(n), by, act: `conclude ${step}`, answers, text: '' });
    await conclude(5, 'rudi', 'inspect', { 'police.result': 'valid' });
    await conclude(10, 'bagus', 'confirm-tax', { 'assessment.confirmed': true });
    await conclude(15, 'intan', 'confirm-insurance', { 'insurance.confirmed': true });
    await paid(play, minutes(40));
    await t.settle(minutes(41));
    expect(await written('budi')).toEqual(['bapenda-prov vehicle-tax', 'jasa-raharja swdkllj']);
    expect(await written('dewi')).toEqual([]);
  });
});
