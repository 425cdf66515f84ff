import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import { readFolder } from '#definitions/read-folder';
import { arrangementChain } from '#operations/council/chains';
import { decideOnArrangement, loadStanding } from '#operations/council/decide-arrangement';
import { growDemo } from '#operations/demo/grow-demo';
import { publishGovernment } from '#operations/government/publish-government';
import { observeOutcomes, readObservations } from '#operations/outcome/observe';
import { loadPlan } from '#operations/outcome/plans';
import { signPlan } from '#operations/outcome/sign-plan';
import { evaluateQuery, type QueryAct } from '#rules/query/evaluate';
import { countWorkingDays } from '#rules/query/period';
import { readQuery } from '#rules/query/query';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { agencyId, positionId } from '#terms/ids';
import { instant, later, plainDate } from '#terms/plain-date';
import { NUSANTARA, startTestHouse } from './support/house.ts';
import { closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const CASES = ['demo/13-birth-in-one-go.yaml', 'demo/41-water-flows.yaml'];
const OUTCOMES = ['outcomes/lahir-lengkap.yaml', 'outcomes/air-sekali-gali.yaml'] as const;

const shipped = await readFolder(NUSANTARA);
const files = new Map([...shipped].filter(([path]) => !path.startsWith('demo/') || CASES.includes(path)));
const t = await startTestHouse(MORNING, { files });
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));
const { house } = t;
const { government } = house.library;

function official(agency: string, position: string): Person {
  const title = { id: position, en: position };
  return {
    kind: 'officer',
    persona: position,
    name: position,
    agency: agencyId(agency),
    position: positionId(position),
    title,
    amr: 'demo',
  };
}

async function valueOf(outcome: string, indicator: string): Promise<(string | null)[]> {
  const { current } = await loadPlan(house.db, house.library.government, outcome);
  const observed = (await readObservations(house, [current])).get(outcome) ?? [];
  return observed.filter((one) => one.indicator === indicator).map(({ value }) => value);
}

describe('shared outcomes of nusantara', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const faults: unknown[] = [];
    await growDemo(house, MORNING, (id, error) => faults.push([id, error]));
    expect(faults).toEqual([]);
    await t.settle(MORNING);
    expect(await observeOutcomes(house, MORNING)).toBeGreaterThan(30);
  });

  it('are computed from real cases; a month in which nothing ended is unknown', async () => {
    const days = await valueOf('lahir-lengkap', 'hari-sampai-lengkap');
    expect([days.length, days.at(-1), new Set(days.slice(0, -1))]).toEqual([11, '1', new Set([null])]);
    const water = await valueOf('air-sekali-gali', 'hari-sampai-air');
    expect([water.at(-2), water.at(-1)]).toEqual(['2', null]);
    expect(await valueOf('air-sekali-gali', 'jalan-tidak-dibongkar-lagi')).toEqual(['0']);
  });

  it('are the same by FEEL over the acts in memory, from the text and the hash that stand with them', async () => {
    const acts = await house.db.many<QueryAct>(sql`
      select a.chain, a.at, a.kind, a.agency, a.element, a.data, c.service from acts a join cases_all c on c.case_id = a.chain`);
    const working = countWorkingDays(government.calendar, plainDate('2026-12-31'));
    let compared = 0;
    for (const [id, { indicators }] of government.outcomes) {
      const { current } = await loadPlan(house.db, house.library.government, id);
      for (const { query, since, until, value, indicator } of (await readObservations(house, [current])).get(id) ??
        []) {
        const text = indicators.find((one) => one.id === indicator)?.query ?? '';
        expect(readQuery(text).hash).toBe(query);
        const seen = acts.map((act) => ({ ...act, at: instant(act.at) }));
        expect(evaluateQuery(readQuery(text), seen, { since, until, zone: government.file.zone, working })).toBe(value);
        compared += value === null ? 0 : 1;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(4);
  });

  it('by timer are computed anew hourly while their period runs, and on demand at once', async () => {
    expect(await observeOutcomes(house, later(MORNING, 60_000))).toBe(0);
    const running = await observeOutcomes(house, later(MORNING, 3_600_000));
    expect(running).toBe(4); // three months and a year that run; ended ones are final
    expect(await observeOutcomes(house, later(MORNING, 3_660_000), true, 'lahir-lengkap')).toBe(2);
  });

  it('stand on a public page: result, weights, query with its hash, unknown as unknown', async () => {
    const anybody = await visitor(t, door, null);
    const page = await anybody.go('/capaian');
    const said = words(page);
    expect(page.status).toBe(200);
    for (const piece of ['1 hari', 'belum diketahui', '0,4', 'median(calendar days(', 'Belum ditandatangani'])
      expect(said).toContain(piece);
    expect(said).toContain(readQuery(government.outcomes.get('lahir-lengkap')?.indicators[0]?.query ?? '').hash);
  });
});

describe('a joint plan', { timeout: 120_000 }, () => {
  const head = official('dpmptsp', 'dpmptsp.head');

  it('that all members signed on paper is agreed, with its act on the chain of its arrangement', async () => {
    const acts = await readActs(house.db, arrangementChain(government, 'lahir'));
    expect(acts.map(({ kind }) => kind)).toEqual(['arrangement-shipped', 'plan-agreed']);
    expect(acts[1]?.data).toMatchObject({
      arrangement: 'lahir',
      plan: 'lahir-lengkap',
      outcome: 'lahir-lengkap',
      signedBy: ['dukcapil', 'rsud', 'jkn', 'kua'],
      owners: ['rsud', 'kua', 'dukcapil', 'jkn'],
      indicators: 2,
    });
  });

  it.each([
    ['dpmptsp', 'dpmptsp.licensing', 'signature-not-yours'],
    ['rsud', 'rsud.head', 'signature-not-yours'],
    ['pupr', 'pupr.head', 'signed-before'],
  ])('is not signed by %s as %s: %s', async (agency, position, code) => {
    const signing = signPlan(house, official(agency, position), 'air-sekali-gali', MORNING, t.seed('no'));
    await expect(signing).rejects.toMatchObject({ code });
    expect((await loadPlan(house.db, house.library.government, 'air-sekali-gali')).current.signed).toHaveLength(4);
  });

  it('is agreed by the last signature, once, and the arrangement can still be decided on', async () => {
    const both = await Promise.allSettled([
      signPlan(house, head, 'air-sekali-gali', MORNING, t.seed('one')),
      signPlan(house, head, 'air-sekali-gali', MORNING, t.seed('two')),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(signPlan(house, head, 'air-sekali-gali', MORNING, t.seed('3'))).rejects.toMatchObject({
      code: 'plan-agreed-before',
    });
    const acts = await readActs(house.db, arrangementChain(government, 'parit-bersama'));
    expect(acts.map(({ kind }) => kind)).toEqual(['arrangement-shipped', 'plan-shipped', 'plan-agreed']);
    const seen = (await loadStanding(house, 'parit-bersama'))?.seq ?? 0;
    const order = { id: 'parit-bersama', seen, command: { kind: 'suspend', reason: 'audit' } } as const;
    expect(
      await decideOnArrangement(house, official('pupr', 'pupr.head'), order, MORNING, t.seed('stop')),
    ).toMatchObject({
      state: 'suspended',
    });
  });

  it('changed in its file is a new version that needs its signatures; what was agreed stays in effect', async () => {
    const [path] = OUTCOMES;
    const text = (files.get(path) ?? '')
      .replace("target: '3'", "target: '2'")
      .replace('signedBy: [dukcapil, ', 'signedBy: [');
    await publishGovernment(house.db, new Map([...files, [path, text]]), MORNING);
    await publishGovernment(house.db, new Map([...files, [path, text]]), MORNING);
    const { current, next } = await loadPlan(house.db, house.library.government, 'lahir-lengkap');
    expect([current.version, current.text.indicators[0]?.target]).toEqual([1, '3']);
    expect([next?.version, next?.text.indicators[0]?.target, next?.agreedAt]).toEqual([2, '2', null]);
  });

  it('is read by officials, with its critical path; others are asked to sign in', async () => {
    const anybody = await visitor(t, door, null);
    expect((await anybody.go('/dewan/rencana')).page).not.toContain('Rencana bersama 2026');
    const rahman = await visitor(t, door, 'rahman');
    const said = words(await rahman.go('/dewan/rencana/air-sekali-gali'));
    expect(said).toContain('80 hari kerja');
    expect(said).toContain('Menyurvei setiap permohonan');
  });
});
