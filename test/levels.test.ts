import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentArrangements } from '#coordination/current';
import { levelOf } from '#coordination/level';
import { gatherEvidence } from '#operations/council/gather-evidence';
import { readArrangement } from '#operations/council/read-arrangements';
import { readCouncil } from '#operations/council/read-council';
import { growCouncil } from '#operations/demo/grow-council';
import { growDemo } from '#operations/demo/grow-demo';
import { openLibrary } from '#operations/government/library';
import type { House } from '#operations/house';
import { listMatters, openMatters } from '#operations/matter/matter-row';
import { signPlan } from '#operations/outcome/sign-plan';
import { personOf } from '#operations/person/sign-in';
import { Database } from '#store/database';
import { type Statement, sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const PATIENT = 240_000;

let t: TestHouse;
const faults: unknown[] = [];
beforeAll(async () => {
  t = await startTestHouse(MORNING);
  await growCouncil(t.house, MORNING, (id, error) => faults.push([id, error]));
  await growDemo(t.house, MORNING, (id, error) => faults.push([id, error]));
}, PATIENT);
afterAll(() => t.close());

/** As another process reads it: nothing but what lies in the store. */
async function fresh(): Promise<Pick<House, 'db' | 'keys' | 'library'>> {
  return { db: t.house.db, keys: t.house.keys, library: await openLibrary(t.house.db) };
}

async function levels(from: 'rollups' | 'acts'): Promise<{ readonly [arrangement: string]: number }> {
  const house = await fresh();
  const current = [...(await currentArrangements(house.db, house.library.government)).values()];
  const weighed = await gatherEvidence(house, current, MORNING, from);
  return Object.fromEntries([...weighed].map(([id, { made, evidence }]) => [id, levelOf(made, evidence).computed]));
}

describe('the nine steps of the demonstration', () => {
  it('stand on a live arrangement each, from roll-ups as from the acts, for a process that has just begun', async () => {
    expect(faults).toEqual([]);
    const found = await levels('rollups');
    expect(found).toMatchObject({
      'pohon-jaringan': 1,
      'data-kependudukan': 2,
      banjir: 3,
      mpp: 4,
      samsat: 5,
      'jaringan-daerah': 6,
      'parit-bersama': 7,
      sekretariat: 8,
      'arsip-pustaka': 9,
    });
    expect(await levels('acts')).toEqual(found);
    const { government } = (await fresh()).library;
    const states = Object.entries(found).map(([id]) => government.arrangements.get(id)?.state);
    expect(new Set(states)).toEqual(new Set(['in-force']));
  });

  it('are kept with every act exactly as the acts say', async () => {
    const apart = await t.house.db.many(sql`
      (select kind, ref, a, b, day from level_pairs except select kind, ref, a, b, day from level_rollups)
      union all (select kind, ref, a, b, day from level_rollups except select kind, ref, a, b, day from level_pairs)`);
    expect(apart).toEqual([]);
  });

  it('do not grow twice', async () => {
    const count = () => t.house.db.one<{ n: number }>(sql`select count(*)::int as n from acts`);
    const before = await count();
    await growCouncil(await fresh(), MORNING, (id, error) => faults.push([id, error]));
    expect(await count()).toEqual(before);
    expect(faults).toEqual([]);
  });

  it('begin with matters between agencies, by real operations: one asked, one decided and minuted, one disputed, one ordered', async () => {
    const house = await fresh();
    const { government } = house.library;
    const kept = await openMatters(house.db, government, MORNING);
    expect(kept.map(({ matter }) => matter.kind).toSorted()).toEqual(['duty', 'question']);
    const all = await listMatters(house.db, government, { kinds: ['decision', 'dispute', 'minutes', 'duty'] }, MORNING);
    const by = (kind: string) => all.find(({ matter }) => matter.kind === kind);
    expect(by('decision')?.matter).toMatchObject({ state: 'taken', option: 0, silent: [] });
    expect(by('minutes')?.matter).toMatchObject({ state: 'countersigned', signed: ['pupr', 'air', 'dpmptsp'] });
    expect(by('dispute')?.matter).toMatchObject({ state: 'decided', rung: 'body', remedy: 'change-rule' });
    expect(by('duty')?.matter).toMatchObject({ owner: { agency: 'pupr' }, from: by('dispute')?.number, state: 'open' });
    const [question] = kept.filter(({ matter }) => matter.kind === 'question');
    expect(question).toMatchObject({ matter: { state: 'open', owner: { agency: 'telko' }, blocking: false } });
    const view = await readCouncil(house, await personOf(t.house, 'sekda', MORNING, t.seed('sekda')), 'en', MORNING);
    expect(view.matters).toHaveLength(5);
    expect(view.matters.map(({ text }) => text).join()).toContain('Jalan Melati');
    const head = await personOf(t.house, 'arief', MORNING, t.seed('arief'));
    expect(await signPlan(house, head, 'air-sekali-gali', MORNING, t.seed('plan'))).toMatchObject({ agreed: true });
  });

  it('say what the next step takes, counted from the computed one, as a proposal', async () => {
    const mpp = await readArrangement(await fresh(), 'mpp', null, 'en', MORNING);
    expect(mpp).toMatchObject({ declared: 4, computed: 4 });
    expect(mpp.nextStep?.title).toMatch(
      /^Next is step 5, joint venture: \d pieces of evidence missing \(a proposed measure\)$/,
    );
    const lacking = mpp.nextStep?.rows.filter(({ holds }) => !holds).map(({ what }) => what);
    expect(lacking).toContain('A joint plan is signed by all members');
    const samsat = await readArrangement(await fresh(), 'samsat', null, 'id', MORNING);
    expect(samsat.evidence.rows.every(({ holds }) => !holds)).toBe(true);
    expect(samsat.nextStep?.title).toBe('Yang membuktikan langkah 5, usaha bersama (ukuran usulan)');
    const merged = await readArrangement(await fresh(), 'arsip-pustaka', null, 'id', MORNING);
    expect(merged.nextStep).toBeNull();
  });
});

describe('evidence from real operations', () => {
  /** The step of an arrangement when these acts had never been written. */
  async function without(arrangement: string, acts: Statement): Promise<number> {
    const owner = new Database({ url: t.url, role: null, size: 1 });
    const { library } = await fresh();
    const back = new Error('as it was');
    let found = -1;
    try {
      await owner.transaction(async (runner) => {
        await runner.run(sql`alter table acts disable trigger append_only`);
        await runner.run(acts);
        await runner.run(sql`delete from level_rollups`);
        await runner.run(sql`insert into level_rollups select kind, ref, a, b, day from level_pairs`);
        const current = await currentArrangements(runner, library.government);
        const one = current.get(arrangement);
        if (one === undefined) throw new Error(`no ${arrangement}`);
        const weighed = (await gatherEvidence({ db: runner, library }, [one], MORNING)).get(arrangement);
        if (weighed !== undefined) found = levelOf(weighed.made, weighed.evidence).computed;
        throw back;
      });
    } catch (error) {
      if (error !== back) throw error;
    } finally {
      await owner.close();
    }
    return found;
  }

  it.each([
    ['data-kependudukan', 'minutes', 0, sql`delete from acts where kind = 'minutes-countersigned'`],
    ['mpp', 'steps finished', 0, sql`delete from acts where kind = 'concluded' and agency = 'dpmptsp'`],
    [
      'samsat',
      'steps finished',
      3,
      sql`delete from acts where kind = 'concluded' and agency in ('bapenda-prov', 'jasa-raharja')`,
    ],
    [
      'jaringan-daerah',
      "the owned company's work",
      0,
      sql`delete from acts where kind = 'concluded' and agency = 'telko'`,
    ],
    ['parit-bersama', 'decisions', 4, sql`delete from acts where kind = 'decision-taken'`],
    ['arsip-pustaka', 'the merger', 0, sql`delete from acts where kind = 'reorganised'`],
  ] as const)('%s loses its step with the acts of its %s', async (arrangement, _, step, acts) => {
    expect(await without(arrangement, acts)).toBe(step);
  });
});
