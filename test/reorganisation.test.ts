import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import { openSession } from '#access/session';
import { currentArrangements } from '#coordination/current';
import { type ArrangementCommand, foldArrangement } from '#coordination/lifecycle';
import type { ReorganisationOrder } from '#coordination/reorganisation-schema';
import { readFolder } from '#definitions/read-folder';
import { apply } from '#engine/apply';
import type { CaseState } from '#engine/case';
import { concludeStep, takeStep } from '#operations/case/conclude-step';
import { loadCase } from '#operations/case/load-case';
import { readCaseAtDesk, readFile } from '#operations/case/read-case-file';
import { RecentCases } from '#operations/case/recent-cases';
import { arrangementChain } from '#operations/council/chains';
import { decideOnArrangement, loadStanding, loadStandingNow, parseDraft } from '#operations/council/decide-arrangement';
import { after, beginsAt } from '#operations/demo/grow-demo';
import { beginPlay } from '#operations/demo/play-case';
import { sharedQueues } from '#operations/desk/act-for';
import { listWork } from '#operations/desk/list-work';
import { openLibrary } from '#operations/government/library';
import type { House } from '#operations/house';
import { verifyNumber } from '#operations/paper/verify-document';
import { personOf, whoIs } from '#operations/person/sign-in';
import { applyReorganisation } from '#operations/reorganisation/apply';
import { planReorganisation, stageReorganisation } from '#operations/reorganisation/plan';
import { signReorganisation } from '#operations/reorganisation/sign';
import { readActs } from '#store/chain';
import { Database } from '#store/database';
import { sql } from '#store/sql';
import { readSuccessions } from '#store/successions';
import { chainId } from '#terms/ids';
import { type Instant, instant, later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { NUSANTARA, startTestHouse, type TestHouse } from './support/house.ts';

const MORNING = instant('2026-05-12T09:00:00+07:00');
const EFFECT = '2026-05-13T00:00:00+07:00';
const NOON = instant('2026-05-13T12:00:00+07:00');
const PATIENT = 240_000;

/** Heads that the demonstration does not show, and two who sign for one of them: until yesterday, and until further notice. */
const HEADS = `
- { id: kepala-dpmptsp, name: Kepala Satu, kind: officer, agency: dpmptsp, position: dpmptsp.head, about: { id: Kepala, en: Head } }
- { id: lama, name: Wakil Lama, kind: officer, agency: dlh, position: dlh.assessor, about: { id: Wakil, en: Deputy },
    signsFor: [{ position: dlh.head, from: '2026-01-01', to: '2026-05-14', basis: { law: SK Kepala DLH (rekaan), certainty: M } }] }
- { id: baru, name: Wakil Baru, kind: officer, agency: dlh, position: dlh.assessor, about: { id: Wakil, en: Deputy },
    signsFor: [{ position: dlh.head, from: '2026-05-14', basis: { law: SK Kepala DLH (rekaan), certainty: M } }] }
`;

let t: TestHouse;
/** Number of a case in which a permit has been issued. */
let permitted = '';
/** The same house as a second process has it: its own memory, the same database. */
let other: House;
beforeAll(async () => {
  const files = new Map(await readFolder(NUSANTARA));
  files.set('personas.yaml', `${files.get('personas.yaml')}${HEADS}`);
  t = await startTestHouse(MORNING, { files });
  permitted = await permitHouse();
  other = { ...t.house, library: await openLibrary(t.house.db), recent: new RecentCases() };
}, PATIENT);
afterAll(async () => t.close());

const MERGER: ReorganisationOrder = {
  kind: 'merge',
  from: ['tata-ruang'],
  to: ['pupr'],
  effectiveAt: EFFECT,
  basis: { law: 'Perda Tirta Arum tentang perangkat daerah (rekaan)', certainty: 'M' },
  shares: {},
  assigned: {},
  ends: {},
};

const NOTHING = { shares: {}, assigned: {}, ends: {} };

function seed(words: string): Uint8Array {
  return t.seed(words);
}

async function who(persona: string, at: Instant, house = t.house): Promise<Person> {
  const found = await personOf(house, persona, at, seed(persona));
  if (found === null) throw new Error(`no ${persona}`);
  return found;
}

/** As a visit begins: the session decides who it is, and how much has been reorganised. */
async function visit(persona: string, at: Instant, house = t.house): Promise<Person | null> {
  const id = `session ${persona} ${at}`;
  if ((await whoIs(house, id, at, seed(id))) === null) await openSession(house.db, id, persona, at, 'demo');
  return whoIs(house, id, at, seed(id));
}

async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'fine';
}

/** A shop on land whose conformity is for a dwelling: spatial planning must look. */
async function permit(persona: string, pick: string, at: Instant, use = 'business'): Promise<string> {
  const answers = {
    'building.use': use,
    'building.work': 'new',
    'building.floors': 2,
    'building.floorArea': 140,
    'building.plan': 'Rangka beton bertulang, jarak dua meter ke batas.',
    'designer.name': 'Adi Nugraha',
    'designer.licence': 'STRA-2024-118',
    'contact.phone': '0812-7777-1234',
  };
  const play = await beginPlay(
    t.house,
    { at, persona, service: 'ptsp.pbg', pick, answers },
    seed(`file ${pick} ${at}`),
  );
  return play.number;
}

/** A house whose plan fits is permitted without anybody looking twice, up to its paper. */
async function permitHouse(): Promise<string> {
  const file = t.house.library.government.demo.get('22-pbg-finished');
  if (file === undefined) throw new Error('no such demonstration case');
  const { calendar } = t.house.library.government;
  const begins = beginsAt(calendar, file.start, MORNING);
  const { persona, service, pick = null, answers } = file;
  const play = await beginPlay(t.house, { at: begins, persona, service, pick, answers }, seed('permit'));
  for (const { at, by, do: act, answers: given, text } of file.steps.slice(0, 6))
    await play.move({ at: after(calendar, begins, at), by, act, answers: given, text });
  return play.number;
}

async function stepOf(number: string, node: string) {
  const { state } = await loadCase(t.house, t.house.db, { number });
  const found = state.open.find((wait) => wait.kind === 'item' && wait.node === node);
  if (found?.kind !== 'item') throw new Error(`${node} is not open`);
  return found;
}

/** Spatial planning shows its queue to the health insurer, for a test. */
const QUEUE = {
  title: { id: 'Antrean ruang', en: 'Space queue' },
  sentence: { id: 'Tata Ruang berbagi antrean', en: 'Spatial planning shares its queue' },
  instrument: 'memorandum',
  declaredLevel: 2,
  members: [
    { agency: 'tata-ruang', role: 'lead' },
    { agency: 'jkn', role: 'member' },
  ],
  leadPattern: 'single',
  leadPosition: { position: 'tata-ruang.head' },
  legalBasis: [{ law: 'Nota kesepahaman (rekaan)', certainty: 'B' }],
  services: ['ptsp.pbg'],
  grants: [
    {
      id: 'antrean',
      kind: 'queue-share',
      from: 'tata-ruang',
      to: 'jkn',
      purpose: { id: 'Melihat antrean', en: 'To see the queue' },
      basis: { law: 'Nota kesepahaman (rekaan)', certainty: 'B' },
    },
  ],
  from: '2026-01-01',
  to: '2028-01-01',
};

async function queuesOf(persona: string, at: Instant) {
  const person = await who(persona, at);
  if (person.kind === 'citizen') throw new Error('an official');
  return sharedQueues(t.house, person, at);
}

/** Everything that an instant must leave as it is. */
async function openRows(): Promise<string> {
  const tables = [
    sql`select md5(string_agg(t::text, '|' order by t::text)) as h from cases t`,
    sql`select md5(string_agg(t::text, '|' order by t::text)) as h from work_items t`,
    sql`select md5(string_agg(t::text, '|' order by t::text)) as h from waits t`,
    sql`select md5(string_agg(t::text, '|' order by t::text)) as h from questions t`,
    sql`select md5(string_agg(t::text, '|' order by t::text)) as h from case_agencies t`,
  ];
  const hashes: string[] = [];
  for (const table of tables) hashes.push((await t.house.db.one<{ h: string | null }>(table))?.h ?? '');
  const owner = new Database({ url: t.url, role: null, size: 1 });
  const kept = sql`select md5(string_agg(t::text, '|' order by t::text)) as h from registry.records t`;
  hashes.push((await owner.one<{ h: string | null }>(kept))?.h ?? '');
  await owner.close();
  return hashes.join();
}

async function rows(): Promise<number> {
  const row = await t.house.db.one<{ n: number }>(sql`
    select ((select count(*) from successions) + (select count(*) from acts) + (select count(*) from outbox)
      + (select count(*) from inbox))::int as n`);
  return row?.n ?? 0;
}

describe('tata-ruang is merged into pupr while building permits are open', () => {
  let sari = '';
  let rosalina = '';
  let reorganisation = '';
  /** As a page that was begun before the instant has them. */
  let oldMade: Person | null = null;
  const stage = async () => {
    const sekda = await who('sekda', MORNING);
    const plan = await planReorganisation(t.house, sekda, MERGER, MORNING);
    await stageReorganisation(t.house, plan, sekda, MORNING, seed('stage'));
    return plan;
  };

  it('the dry run gives every thing that spatial planning holds one successor, or an end with its reason', async () => {
    sari = await permit('sari', '99.71.010.001.002-0145.0', MORNING);
    rosalina = await permit('rosalina', '99.71.010.004.002-0007.0', later(MORNING, 60_000));
    const plan = await planReorganisation(t.house, await who('sekda', MORNING), MERGER, MORNING);
    expect(plan.orphans).toBe(0);
    expect(plan.counts['work-item']).toEqual({ before: 2, after: 2, ended: 0, orphans: 0 });
    expect(plan.counts.officer?.after).toBe(2);
    expect(plan.counts.registry?.after).toBe(2);
    expect(plan.counts.case?.after).toBe(2);
    expect(plan.counts['signing-key']).toEqual({ before: 1, after: 0, ended: 1, orphans: 0 });
    // What it gives to the licensing office goes on; nothing that it gave to pupr is left.
    expect(plan.counts.grant).toEqual({ before: 2, after: 2, ended: 0, orphans: 0 });
    expect(plan.counts.duty?.after).toBe(1);
    expect(plan.counts.lane?.after).toBeGreaterThanOrEqual(2);
    expect(await refused(planReorganisation(t.house, await who('made', MORNING), MERGER, MORNING))).toBe('not-allowed');
    const circle = { ...MERGER, from: ['pupr'] };
    expect(await refused(planReorganisation(t.house, await who('sekda', MORNING), circle, MORNING))).toBe(
      'succession-circular',
    );
  });

  it('an arrangement that was decided on at run time, and a queue that is shared by one drafted here, come before it', async () => {
    const decide = async (persona: string, id: string, command: ArrangementCommand) => {
      const seen = (await loadStanding(t.house, id))?.seq ?? 0;
      const words = seed(`${persona} ${id} ${seen}`);
      await decideOnArrangement(t.house, await who(persona, MORNING), { id, seen, command }, MORNING, words);
    };
    await decide('sekda', 'mpp', { kind: 'suspend', reason: 'audit' });
    await decide('sekda', 'mpp', { kind: 'resume' });
    const text = parseDraft(t.house.library.government, 'antrean-ruang', QUEUE);
    await decide('sekda', 'antrean-ruang', { kind: 'draft', text });
    await decide('sekda', 'antrean-ruang', { kind: 'propose' });
    await decide('yuliana', 'antrean-ruang', { kind: 'sign' });
    await decide('fajar', 'antrean-ruang', { kind: 'sign' });
    expect(await queuesOf('fajar', MORNING)).toEqual([{ agency: 'tata-ruang', services: ['ptsp.pbg'] }]);
  });

  it('both heads sign, each once; nobody else does, and nothing takes effect before', async () => {
    const plan = await stage();
    reorganisation = plan.id;
    await stage();
    const sekda = await who('sekda', MORNING);
    const run = (at: Instant) => applyReorganisation(t.house, sekda, plan.id, at, seed('apply'), { recount: false });
    const sign = async (persona: string, at = MORNING) =>
      refused(signReorganisation(t.house, await who(persona, at), plan.id, at, seed(`sign ${persona} ${at}`)));
    expect(await refused(run(MORNING))).toBe('reorganisation-early');
    expect(await refused(run(NOON))).toBe('reorganisation-unsigned');
    expect(await sign('made')).toBe('signature-not-yours');
    expect(await sign('rahman')).toBe('fine');
    expect(await sign('rahman')).toBe('signature-twice');
    expect(await sign('yuliana', instant('2026-05-14T09:00:00+07:00'))).toBe('signature-late');
    expect(await refused(run(NOON))).toBe('reorganisation-unsigned');
    expect(await sign('yuliana')).toBe('fine');
    const acts = await readActs(t.house.db, chainId(plan.id));
    expect(acts.map(({ kind }) => kind)).toEqual([
      'reorganisation-planned',
      'reorganisation-signed',
      'reorganisation-signed',
    ]);
  });

  it('is refused while the open work is not what was planned, and says which; counted again, it holds', async () => {
    await permit('andi', '99.71.010.001.004-0052.0', later(MORNING, 120_000));
    const sekda = await who('sekda', NOON);
    const run = applyReorganisation(t.house, sekda, reorganisation, NOON, seed('apply'), { recount: false });
    await expect(run).rejects.toMatchObject({
      code: 'reorganisation-changed',
      facts: { changed: expect.arrayContaining([{ kind: 'work-item', planned: 2, now: 3 }]), standing: false },
    });
    expect(await readSuccessions(t.house.db)).toEqual([]);
  });

  it('two processes work on the open cases up to the very moment', async () => {
    await takeStep(
      other,
      await visit('made', NOON, other),
      { number: rosalina },
      (await stepOf(rosalina, 'check-space')).id,
      NOON,
      seed('take 1'),
    );
    expect(other.library.government.successions).toEqual([]);
    oldMade = await visit('made', NOON, other);
  });

  it('a fall between its two rows leaves the house as it was', async () => {
    const sekda = await who('sekda', NOON);
    const before = [await openRows(), await rows()];
    // The database fails at the very act that follows the succession row.
    const broken = Object.create(t.house.db) as typeof t.house.db;
    broken.transaction = (work) =>
      t.house.db.transaction((runner) => {
        let n = 0;
        return work({
          ...runner,
          run: async (statement) => {
            n += 1;
            if (n === 2) throw new Error('killed');
            return runner.run(statement);
          },
        });
      });
    const house = { ...t.house, db: broken, library: t.house.library };
    await expect(
      applyReorganisation(house, sekda, reorganisation, NOON, seed('apply'), { recount: true }),
    ).rejects.toThrow('killed');
    expect([await openRows(), await rows()]).toEqual(before);
    expect(await readSuccessions(t.house.db)).toEqual([]);
  });

  it('the instant writes one succession row and one act; nothing open is rewritten, and again it changes nothing', async () => {
    const sekda = await who('sekda', NOON);
    const before = await openRows();
    const count = await rows();
    const statements = t.house.db.counter.statements;
    const done = await applyReorganisation(t.house, sekda, reorganisation, NOON, seed('apply'), { recount: true });
    expect(done).toMatchObject({ n: 1, repeated: false });
    expect(t.house.db.counter.statements - statements).toBeLessThanOrEqual(13);
    expect(await rows()).toBe(count + 2);
    expect(await openRows()).toBe(before);
    const again = await applyReorganisation(t.house, sekda, reorganisation, NOON, seed('again'), { recount: true });
    expect(again).toMatchObject({ n: 1, repeated: true });
    expect(await rows()).toBe(count + 2);
    const last = (await readActs(t.house.db, chainId(reorganisation))).at(-1);
    expect(last).toMatchObject({
      kind: 'reorganised',
      data: { orphans: 0, ended: ['tata-ruang'], from: ['tata-ruang'] },
    });
  });

  it('a process that has the old holders in mind writes nothing by them: the write is lost and decided anew', async () => {
    expect(other.library.government.successions).toEqual([]);
    const item = await stepOf(rosalina, 'check-space');
    const answers = { 'spatial.result': 'conforms' };
    const run = concludeStep(other, oldMade, { number: rosalina }, { item: item.id, answers }, NOON, seed('stale'));
    expect(await refused(run)).toBe('not-your-case');
    expect((await loadCase(t.house, t.house.db, { number: rosalina })).state.open).toContainEqual(item);
    expect(other.library.government.successions).toHaveLength(1);
  });

  it('whoever was there is of the successor now, in every process from the very next visit', async () => {
    for (const house of [t.house, other]) {
      const made = await visit('made', NOON, house);
      expect(made).toMatchObject({ agency: 'pupr', position: 'tata-ruang.planner' });
      const queue = await listWork(house, made);
      const open = queue.items.filter(({ step }) => step === 'check-space').map(({ number }) => number);
      expect(open).toContain(sari);
      expect(open).toContain(rosalina);
    }
  });

  it('a case goes on with the officers of the successor; its clock has not moved by a second', async () => {
    const item = await stepOf(sari, 'check-space');
    const due = item.due;
    const clock = (await loadCase(t.house, t.house.db, { number: sari })).state.clock;
    expect(item.agency).toBe('tata-ruang');
    const jaya = await who('jaya', NOON);
    await readCaseAtDesk(t.house, jaya, { number: sari }, () => [], 'check-space', NOON, seed('look'));
    await takeStep(other, jaya, { number: sari }, item.id, NOON, seed('take'));
    expect((await stepOf(sari, 'check-space')).due).toBe(due);
    expect((await loadCase(t.house, t.house.db, { number: sari })).state.clock).toEqual(clock);
    const made = await who('made', NOON);
    const answers = { 'spatial.result': 'conflicts', 'permit.reason': 'space-conflict' };
    await concludeStep(other, made, { number: sari }, { item: item.id, answers }, later(NOON, 1), seed('conclude'));
    const { now, envelopes } = await readFile(t.house, { number: sari });
    expect(now.state.status).toBe('refused');
    const concluded = envelopes.findLast(({ kind }) => kind === 'concluded');
    expect(concluded).toMatchObject({ agency: 'pupr', position: 'tata-ruang.planner' });
    expect(
      envelopes.filter(({ kind, element }) => kind === 'handed-over' && element === 'check-space')[0]?.agency,
    ).toBe('tata-ruang');
    expect(envelopes.reduce<CaseState | null>(apply, null)).toEqual(now.state);
  });

  it('nobody else has got anything by it', async () => {
    const item = await stepOf(rosalina, 'check-space');
    const tito = await who('tito', NOON);
    expect(await refused(takeStep(t.house, tito, { number: rosalina }, item.id, NOON, seed('tito')))).toBe(
      'not-your-case',
    );
    expect((await listWork(t.house, tito)).items.filter(({ step }) => step === 'check-space')).toEqual([]);
  });

  it('new cases are handed to the successor at once, and read the registries that came with it', async () => {
    const number = await permit('sari', '99.71.010.001.002-0145.0', later(NOON, 60_000));
    expect((await stepOf(number, 'check-space')).agency).toBe('pupr');
    const { facts } = await loadCase(t.house, t.house.db, { number });
    expect(facts.get('spatial.zone')?.value).toBe('housing');
  });

  it('the agency that has ended is not reorganised again, and never takes anything', async () => {
    const sekda = await who('sekda', NOON);
    const order = (more: object) => planReorganisation(t.house, sekda, { ...MERGER, ...more }, NOON);
    expect(await refused(order({ to: ['dlh'] }))).toBe('agency-ended');
    expect(await refused(order({ from: ['dlh'], to: ['tata-ruang'] }))).toBe('agency-ended');
    expect(await refused(order({ from: ['pupr'], to: ['tata-ruang'] }))).toBe('succession-circular');
  });

  it('what was decided at run time names the successor too, and the shared queue goes on with it', async () => {
    for (const house of [t.house, other]) {
      const current = await currentArrangements(house.db, house.library.government);
      for (const id of ['mpp', 'antrean-ruang']) {
        const members = (current.get(id)?.members ?? []).map(({ agency }) => agency);
        expect([id, members.filter((one) => one === 'pupr').length, members.includes('tata-ruang')]).toEqual([
          id,
          1,
          false,
        ]);
      }
    }
    expect(await queuesOf('fajar', NOON)).toEqual([{ agency: 'pupr', services: ['ptsp.pbg'] }]);
    const standing = await loadStandingNow(t.house, 'antrean-ruang');
    expect(standing?.standing.signed).toEqual(['pupr', 'jkn']);
    const acts = await readActs(t.house.db, arrangementChain(t.house.library.government, 'antrean-ruang'));
    expect(foldArrangement(acts)).toEqual((await loadStanding(t.house, 'antrean-ruang'))?.standing);
    // Its renewal is the successor's to sign.
    const seen = standing?.seq ?? 0;
    const order = { id: 'antrean-ruang', seen, command: { kind: 'renew', to: '2029-01-01' } } as const;
    const rahman = await who('rahman', NOON);
    await decideOnArrangement(t.house, rahman, order, NOON, seed('renew'));
    expect((await loadStandingNow(t.house, 'antrean-ruang'))?.standing.renewal?.signed).toEqual(['pupr']);
  });

  it('arrangements name the successor once', () => {
    const mpp = t.house.library.government.arrangements.get('mpp');
    expect(mpp?.members.filter(({ agency }) => agency === 'pupr')).toHaveLength(1);
    expect(mpp?.members.some(({ agency }) => agency === 'tata-ruang')).toBe(false);
  });

  it('is the same for a process that begins only now', async () => {
    const fresh = { ...t.house, library: await openLibrary(t.house.db), recent: new RecentCases() };
    const made = await visit('made', later(NOON, 1), fresh);
    expect(made).toMatchObject({ agency: 'pupr' });
    expect((await listWork(fresh, made)).items.map(({ number }) => number)).toContain(rosalina);
  });
});

describe('a paper keeps the name under which it was sealed', () => {
  let number = '';
  const at = instant('2026-05-14T09:00:00+07:00');
  const basis = MERGER.basis;
  const effectiveAt = '2026-05-14T00:00:00+07:00';

  /** From the plan to the instant, by the heads of the sides. */
  async function through(order: ReorganisationOrder, heads: readonly string[]): Promise<void> {
    const sekda = await who('sekda', at);
    const plan = await planReorganisation(t.house, sekda, order, at);
    await stageReorganisation(t.house, plan, sekda, at, seed(plan.id));
    for (const head of heads) await signReorganisation(t.house, await who(head, at), plan.id, at, seed(head + plan.id));
    await applyReorganisation(t.house, sekda, plan.id, at, seed(`apply ${plan.id}`), { recount: true });
  }
  const issuer = async () => {
    const { result } = await verifyNumber(t.house, t.trust, number, 'id', at);
    return result?.checks.find(({ what }) => what === 'Penerbit berwenang');
  };

  it('verifies under the old key and name after a new name and after a merger; its check page adds the new one', async () => {
    const { document } = { document: await issuedPermit() };
    number = document;
    const old = 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu';
    expect((await issuer())?.detail).toContain(old);
    expect((await issuer())?.detail).not.toContain('Sekarang');
    const name = { id: 'Dinas Layanan Terpadu', en: 'Office of Joined Services' };
    const renaming = { kind: 'rename', from: ['dpmptsp'], to: ['dpmptsp'], name: { name, short: name } } as const;
    await through({ ...renaming, from: ['dpmptsp'], to: ['dpmptsp'], ...NOTHING, basis, effectiveAt }, [
      'kepala-dpmptsp',
    ]);
    expect(t.house.library.government.agencies.get('dpmptsp')?.name.en).toBe('Office of Joined Services');
    expect(await issuer()).toMatchObject({ answer: 'yes', detail: expect.stringContaining(old) });
    expect((await issuer())?.detail).toContain('Sekarang: Dinas Layanan Terpadu.');
    const merger = { kind: 'merge', from: ['dpmptsp'], to: ['pupr'] } as const;
    await through({ ...merger, from: ['dpmptsp'], to: ['pupr'], ...NOTHING, basis, effectiveAt }, [
      'kepala-dpmptsp',
      'rahman',
    ]);
    expect(await issuer()).toMatchObject({ answer: 'yes', detail: expect.stringContaining(old) });
    expect((await issuer())?.detail).toContain('Sekarang: Dinas Pekerjaan Umum');
    const { result } = await verifyNumber(t.house, t.trust, number, 'id', at);
    expect(result?.kind).toBe('ok');
  });

  it('a delegation to sign is good in its days and refused by name after them', async () => {
    const sekda = await who('sekda', at);
    const order = { kind: 'merge', from: ['dlh'], to: ['pupr'], ...NOTHING, basis, effectiveAt } as ReorganisationOrder;
    const plan = await planReorganisation(t.house, sekda, order, at);
    await stageReorganisation(t.house, plan, sekda, at, seed(plan.id));
    const sign = async (persona: string) =>
      refused(signReorganisation(t.house, await who(persona, at), plan.id, at, seed(persona)));
    expect(await sign('lama')).toBe('delegation-ended');
    expect(await sign('baru')).toBe('fine');
    const act = (await readActs(t.house.db, plan.id)).at(-1);
    expect(act?.data).toMatchObject({ side: 'dlh', inNameOf: 'dlh.head' });
  });
});

/** A house is permitted from door to paper, before anything is reorganised. */
async function issuedPermit(): Promise<string> {
  const row = await t.house.db.one<{ number: string }>(sql`
    select d.number from documents d join cases_all c using (case_id) where c.number = ${permitted}`);
  if (row === undefined) throw new Error('no paper was sealed');
  return row.number;
}
