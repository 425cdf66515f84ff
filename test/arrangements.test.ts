import { afterAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import { use } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import { type ArrangementCommand, foldArrangement } from '#coordination/lifecycle';
import { readFolder } from '#definitions/read-folder';
import { askHolders } from '#exchange/ask';
import { subjectOf } from '#exchange/subject';
import { Looks } from '#exchange/trail';
import { readOrder } from '#operations/case/gather-facts';
import { pricedNow } from '#operations/case/under-agreements';
import { arrangementChain } from '#operations/council/chains';
import { decideOnArrangement, loadStanding, parseDraft } from '#operations/council/decide-arrangement';
import { actFor, sharedQueues } from '#operations/desk/act-for';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import { refusalView } from '#operations/marks/say-refusal';
import { quoteService } from '#operations/service/quote-service';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { agencyId, positionId } from '#terms/ids';
import { nik } from '#terms/nik';
import { instant, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { NUSANTARA, startTestHouse } from './support/house.ts';
import { closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const PATIENT = { timeout: 120_000 };

/** The nusantara government, with the water company's fee resting on the agreement alone. */
async function byAgreement(): Promise<Map<string, string>> {
  const files = new Map(await readFolder(NUSANTARA));
  const path = 'arrangements/parit-bersama.yaml';
  const text = files.get(path) ?? '';
  const [head = '', fee = ''] = text.split('- id: biaya-sambungan');
  expect(fee).toContain('statutory: true');
  files.set(path, `${head}- id: biaya-sambungan${fee.replace('    statutory: true\n', '')}`);
  return files;
}

const files = await byAgreement();
const t = await startTestHouse(MORNING, { files });
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));
const { house } = t;
const { government } = house.library;

function official(agency: string, position: string, kind: 'officer' | 'coordinator' = 'officer'): Person {
  return {
    kind,
    persona: position,
    name: position,
    agency: agencyId(agency),
    position: positionId(position),
    title: { id: position, en: position },
    amr: 'demo',
  };
}
const sekda = official('setda', 'setda.coordinator', 'coordinator');
const dataHead = official('dukcapil', 'dukcapil.data-head');

let count = 0;
async function decide(person: Person, id: string, command: ArrangementCommand, seen?: number, key?: string) {
  const last = seen ?? (await loadStanding(house, id))?.seq ?? 0;
  count += 1;
  const inbox = key === undefined ? undefined : { source: 'test', msgId: key };
  return decideOnArrangement(house, person, { id, seen: last, command }, MORNING, t.seed(`move ${count}`), inbox);
}

/** Samsat asks Dukcapil for the owner, as a case would. */
async function askDukcapil() {
  const { program } = house.library.newest('samsat.pengesahan-tahunan');
  const value = '9971014507900003';
  const facts = new Map([['person.nik', { value, source: { kind: 'asked', at: MORNING } as const }]]);
  const order = Object.keys(program.service.file.reads)
    .flatMap((name) => readOrder(program, name, facts, '99', null, MORNING) ?? [])
    .find(({ registry }) => registry.id === 'people');
  if (order === undefined) throw new Error('no read of the population registry');
  const subject = await subjectOf(house.db, house.keys, nik(value), MORNING, t.seed('sari'));
  const looks = new Looks(house.db, MORNING, t.seed(`look ${count}`));
  const [answer] = await askHolders(house.exchange, program.government, [order], subject, MORNING, looks);
  return answer;
}

describe('an arrangement of a file of the government', PATIENT, () => {
  it('has its published text as first act, once, and the state is the fold of its acts', async () => {
    const before = await house.db.many<{ id: string; seq: number; decided: boolean }>(
      sql`select id, seq, decided from arrangements order by id`,
    );
    expect(before.map(({ id }) => id)).toEqual([...government.arrangements.keys()].toSorted());
    const planned = [...government.outcomes.values()].map(({ arrangement }) => arrangement);
    expect(before.every(({ id, seq, decided }) => seq === (planned.includes(id) ? 2 : 1) && !decided)).toBe(true);
    await publishGovernment(house.db, files, MORNING);
    const after = await house.db.one<{ n: number }>(
      sql`select count(*)::int as n from acts where kind = 'arrangement-shipped'`,
    );
    expect(after?.n).toBe(before.length);
  });

  it('is stopped by the coordinating body: the very next read is refused with reason and name, and goes on when it resumes', async () => {
    expect(await askDukcapil()).toMatchObject({ kind: 'received' });
    await decide(sekda, 'data-kependudukan', { kind: 'suspend', reason: 'audit' });
    expect(await askDukcapil()).toEqual({
      kind: 'withheld',
      reason: 'arrangement-suspended',
      arrangement: 'data-kependudukan',
    });
    await decide(sekda, 'data-kependudukan', { kind: 'resume' });
    expect(await askDukcapil()).toMatchObject({ kind: 'received' });
  });

  it('once ended gives nothing in any process, ends only once, and a fresh fold says the same', async () => {
    await decide(dataHead, 'data-kependudukan', { kind: 'end', reason: 'agreed' }, undefined, 'end-once');
    expect(await askDukcapil()).toMatchObject({ kind: 'withheld', reason: 'arrangement-expired' });
    const again = await decide(dataHead, 'data-kependudukan', { kind: 'end', reason: 'agreed' }, undefined, 'end-once');
    expect(again).toMatchObject({ act: 'arrangement-terminated', state: 'terminated' });
    await expect(decide(dataHead, 'data-kependudukan', { kind: 'end', reason: 'agreed' })).rejects.toMatchObject({
      code: 'arrangement-unfit',
    });
    const fresh = (await openLibrary(house.db)).government;
    const wish = {
      kind: 'data',
      from: 'dukcapil',
      to: 'regident',
      registry: 'people',
      facts: ['person.name'],
    } as const;
    const current = await currentArrangements(house.db, fresh);
    expect(use(current.values(), wish, MORNING, fresh.file.zone)).toMatchObject({ lapse: 'arrangement-expired' });
    const acts = await readActs(house.db, arrangementChain(fresh, 'data-kependudukan'));
    expect(acts.map(({ kind }) => kind)).toEqual([
      'arrangement-shipped',
      'arrangement-suspended',
      'arrangement-resumed',
      'arrangement-terminated',
    ]);
    expect(foldArrangement(acts)).toEqual((await loadStanding({ db: house.db }, 'data-kependudukan'))?.standing);
  });
});

describe('one drafted at run time', PATIENT, () => {
  const text = parseDraft(government, 'loan', {
    title: { id: 'Petugas pinjaman', en: 'Borrowed officer' },
    sentence: { id: 'JKN bekerja di RSUD', en: 'JKN works at the hospital' },
    instrument: 'cooperation-agreement',
    declaredLevel: 2,
    members: [
      { agency: 'jkn', role: 'lead' },
      { agency: 'rsud', role: 'member' },
    ],
    leadPattern: 'single',
    leadPosition: { position: 'jkn.enroller' },
    legalBasis: [{ law: 'Perjanjian (rekaan)', certainty: 'B' }],
    services: ['dukcapil.kelahiran-paket'],
    grants: [
      {
        id: 'pinjam',
        kind: 'borrowed-officer',
        from: 'jkn',
        to: 'rsud',
        position: 'jkn.enroller',
        purpose: { id: 'Loket', en: 'Counter' },
        basis: { law: 'Perjanjian (rekaan)', certainty: 'B' },
      },
    ],
    from: '2026-01-01',
    to: '2027-01-01',
  });
  const head = (agency: string) =>
    official(agency, government.agencies.get(agency)?.positions.find(({ lead }) => lead)?.id ?? '');
  const enroller = official('jkn', 'jkn.enroller');
  const helps = async () => {
    const { program } = house.library.newest('dukcapil.kelahiran-paket');
    if (enroller.kind === 'citizen') throw new Error('an officer');
    return actFor(house, program, enroller, agencyId('rsud'), MORNING);
  };

  it('of two coordinators on one draft one wins and the other is told so; nothing is half done', async () => {
    const both = await Promise.allSettled([
      decide(sekda, 'loan', { kind: 'draft', text }, 0),
      decide(sekda, 'loan', { kind: 'draft', text: { ...text, declaredLevel: 3 } }, 0),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'arrangement-changed' });
    expect(await readActs(house.db, arrangementChain(government, 'loan'))).toHaveLength(1);
  });

  it('lends its officer from the last signature to the end, and not a moment more', async () => {
    await expect(helps()).rejects.toMatchObject({ code: 'no-arrangement', facts: { arrangement: 'loan' } });
    await decide(sekda, 'loan', { kind: 'propose' });
    await decide(head('jkn'), 'loan', { kind: 'sign' });
    await expect(decide(head('jkn'), 'loan', { kind: 'sign' })).rejects.toMatchObject({ code: 'signed-before' });
    await expect(helps()).rejects.toMatchObject({ code: 'no-arrangement' });
    await decide(head('rsud'), 'loan', { kind: 'sign' });
    expect(await helps()).toMatchObject({ agency: 'rsud', position: 'jkn.enroller' });
    if (enroller.kind === 'citizen') throw new Error('an officer');
    expect(await sharedQueues(house, enroller, MORNING)).toEqual([
      { agency: 'rsud', services: ['dukcapil.kelahiran-paket'] },
    ]);
    await decide(head('rsud'), 'loan', { kind: 'end', reason: 'agreed' });
    await expect(helps()).rejects.toMatchObject({
      code: 'arrangement-expired',
      facts: { arrangement: 'loan', renewedBy: ['jkn', 'rsud'] },
    });
    const refusal: unknown = await helps().catch((error: unknown) => error);
    if (!(refusal instanceof Refusal)) throw new Error('not refused');
    expect(refusalView(government, refusal, 'id')).toMatchObject({
      what: 'Kesepakatan Petugas pinjaman sudah berakhir.',
      next: expect.stringContaining('JKN'),
    });
    expect(refusalView(government, refusal, 'en').next).toContain('It can be renewed by');
    expect(await sharedQueues(house, enroller, MORNING)).toEqual([]);
  });

  it('refuses a draft that is malformed or names an agency nobody knows, and an id that is in use', async () => {
    expect(() => parseDraft(government, 'x', { title: 1 })).toThrow(
      expect.objectContaining({ code: 'arrangement-malformed' }),
    );
    expect(() => parseDraft(government, 'x', { ...text, members: [{ agency: 'nobody', role: 'lead' }] })).toThrow(
      expect.objectContaining({ code: 'arrangement-malformed' }),
    );
    await expect(decide(sekda, 'samsat', { kind: 'draft', text: { ...text, id: 'samsat' } })).rejects.toMatchObject({
      code: 'arrangement-exists',
    });
    await expect(decide(sekda, 'nowhere', { kind: 'propose' })).rejects.toMatchObject({ code: 'arrangement-unknown' });
    const sari = { ...sekda, kind: 'auditor' } as Person;
    await expect(decide(sari, 'samsat', { kind: 'resume' })).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('a fee share', PATIENT, () => {
  const given = {
    'parcel.province': '99',
    'connection.diameter': 'half',
    'connection.use': 'household',
    'connection.standard': true,
    'survey.length': 6,
    'survey.digging': true,
    'surface.status': 'city',
  };
  const priced = async () => {
    const now = await pricedNow(house.db, house.library.government, 'air.sambungan');
    return quoteService(now, 'air.sambungan', given, plainDate('2026-11-24')).lines.length;
  };

  it('that only the agreement gave is not billed the moment it ends; what is by statute stands', async () => {
    expect(await priced()).toBeGreaterThan(0);
    const lead = official('pupr', government.agencies.get('pupr')?.positions.find((one) => one.lead)?.id ?? '');
    await decide(lead, 'parit-bersama', { kind: 'end', reason: 'agreed' });
    expect(await priced()).toBe(0);
    const tax = await currentArrangements(house.db, government);
    const wish = { kind: 'fee-share', from: 'dpmptsp', to: 'bpkpd-kota', payee: 'KABKOTA' } as const;
    expect(use(tax.values(), wish, MORNING, government.file.zone).kind).toBe('effective');
  });
});

describe('the page of an arrangement', PATIENT, () => {
  const PATH = '/kesepakatan/samsat';

  it('offers a decision to the seat that may take it, takes it once, and then says why no grant holds', async () => {
    const citizen = await visitor(t, door, 'sari');
    expect((await citizen.go(PATH)).page).not.toContain('id="putuskan"');
    const coordinator = await visitor(t, door, 'sekda');
    const page = await coordinator.go(PATH);
    expect(words(page)).toContain('Yang dapat Anda putuskan');
    expect(words(page)).toContain('berlaku sekarang');
    const press = { do: 'suspend', reason: 'audit', seen: '1' };
    expect(await coordinator.send(PATH, page, press)).toMatchObject({ status: 303, to: PATH });
    const stopped = words(await citizen.go(PATH));
    expect(stopped).toContain('Dihentikan sementara');
    expect(stopped).toContain('tidak berlaku: kesepakatannya dihentikan sementara');
    expect(stopped).toContain('sedang diperiksa');
    // An old page, a decision without its reason, a date that is none, a seat that may not.
    const old = await coordinator.go(PATH);
    expect((await coordinator.send(PATH, old, { do: 'resume', seen: '1' })).status).toBe(409);
    expect((await coordinator.send(PATH, old, { do: 'suspend', seen: '2' })).status).toBe(400);
    expect((await coordinator.send(PATH, old, { do: 'renew', to: '2031-02-31', seen: '2' })).status).toBe(400);
    expect((await coordinator.send(PATH, old, { do: 'end', reason: 'agreed', seen: '2' })).status).toBe(403);
    const again = await coordinator.go(PATH);
    expect(await coordinator.send(PATH, again, { do: 'resume', seen: '2' })).toMatchObject({ status: 303 });
    expect(words(await citizen.go(PATH))).toContain('berlaku sekarang');
  });
});
