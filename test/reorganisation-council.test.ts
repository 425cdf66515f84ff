import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import type { Official } from '#access/person';
import { currentArrangements } from '#coordination/current';
import { arrangementChain } from '#operations/council/chains';
import { openLibrary } from '#operations/government/library';
import { actOnMatter, type MatterCommand, type NewMatter, openMatter } from '#operations/matter/act-on-matter';
import { loadMatter } from '#operations/matter/matter-row';
import { readMatterList } from '#operations/matter/read-matters';
import { loadPlan } from '#operations/outcome/plans';
import { signPlan } from '#operations/outcome/sign-plan';
import { planFor, stageReorganisation } from '#operations/reorganisation/plan';
import { signReorganisation } from '#operations/reorganisation/sign';
import { readTalkOfArrangement, talkOfArrangement } from '#operations/talk/talk';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { agencyId, positionId } from '#terms/ids';
import { instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';

const MONDAY = instant('2026-03-02T09:00:00+07:00');
const AT = instant('2026-05-13T12:00:00+07:00');
const ID = 'parit-bersama';

const t = await startTestHouse(MONDAY);
afterAll(async () => t.close());
const { house } = t;
const { government } = house.library;

const seat = (position: string) => ({
  agency: agencyId(position.split('.')[0] ?? ''),
  position: positionId(position),
});
function official(position: string, kind: 'officer' | 'coordinator' = 'officer'): Official {
  return {
    kind,
    persona: position,
    name: position,
    ...seat(position),
    title: { id: position, en: position },
    amr: 'demo',
  };
}
const telko = official('telko.head');
const power = official('listrik.manager');
const water = official('air.director');
const sekda = official('setda.coordinator', 'coordinator');

let count = 0;
async function open(by: Official, wish: NewMatter): Promise<string> {
  count += 1;
  return (await openMatter(house, by, ID, wish, MONDAY, t.seed(`open ${count}`))).number;
}
async function act(by: Official, number: string, command: MatterCommand, at = MONDAY, in_ = house) {
  count += 1;
  const seen = (await loadMatter(in_.db, in_.library.government, number, at)).version;
  return actOnMatter(in_, by, { number, seen }, command, at, t.seed(`act ${count}`));
}

/** Another process that applies a reorganisation; killed as by a power cut right after the instant. */
async function appliedElsewhere(id: string): Promise<void> {
  const program = join(import.meta.dirname, 'support/reorganise-process.ts');
  const flags = ['--import', 'tsx', '--conditions=source', program, t.url, id, AT, 'after'];
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [word] = await once(createInterface({ input: child.stdout }), 'line');
  expect(word).toBe('after');
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** What a reorganisation must leave as it is. */
async function kept(): Promise<unknown> {
  return house.db.one(sql`
    select (select md5(string_agg(m::text, '|' order by number)) from matters m) as matters,
      (select md5(string_agg(p::text, '|' order by id, version)) from plans p) as plans,
      (select md5(string_agg(a::text, '|' order by id)) from arrangements a) as arrangements`);
}

describe('telko is merged into listrik while their councils have much before them', { timeout: 240_000 }, () => {
  const due = instant('2026-06-30T17:00:00+07:00');
  const made = async () => {
    const asked = await open(water, {
      kind: 'question',
      owner: seat('telko.head'),
      blocking: false,
      text: 'Rute mana?',
    });
    const asking = await open(telko, {
      kind: 'question',
      owner: seat('air.director'),
      blocking: false,
      text: 'Kapan?',
    });
    const decision = await open(power, {
      kind: 'decision',
      text: 'Jendela?',
      choices: ['lima hari', 'tujuh hari'],
      rule: 'all',
      signers: ['telko', 'listrik', 'air'].map(agencyId),
      due,
      onSilence: 'escalate',
    });
    await act(telko, decision, { kind: 'sign', option: 0 });
    const parties = ['telko', 'air'].map(agencyId);
    const dispute = await open(telko, { kind: 'dispute', parties, text: 'Siapa menambal?', wanted: 'Air menambal' });
    const minutes = await open(water, { kind: 'minutes', parties, text: 'Rapat Selasa' });
    // An order comes of a dispute that the body has decided.
    const other = await open(water, { kind: 'dispute', parties, text: 'Tarif', wanted: 'Aturan baru' });
    for (const day of ['2026-03-10', '2026-03-17']) await t.settle(instant(`${day}T08:00:00+07:00`));
    const moment = instant('2026-03-17T09:00:00+07:00');
    await act(
      sekda,
      other,
      { kind: 'decide', text: 'Ubah', remedy: { kind: 'change-rule', to: seat('telko.head') } },
      moment,
    );
    const key = { source: 'test', msgId: 'talk' };
    await talkOfArrangement(house, telko, ID, 'Kita mulai Selasa?', MONDAY, t.seed('talk'), key);
    return { asked, asking, decision, dispute, minutes };
  };

  it('all of it is in the dry run, and after the instant it is the successor’s for a process that begins only now', async () => {
    const numbers = await made();
    const order = {
      kind: 'merge',
      from: ['telko'],
      to: ['listrik'],
      effectiveAt: '2026-05-13T00:00:00+07:00',
      basis: { law: 'Peraturan penggabungan (rekaan)', certainty: 'M' },
      shares: {},
      assigned: {},
      ends: {},
    } as const;
    const plan = await planFor(house, { ...order, from: [...order.from], to: [...order.to] }, AT);
    const all = (before: number) => ({ before, after: before, ended: 0, orphans: 0 });
    expect(plan.orphans).toBe(0);
    // Its dispute with the water company has climbed meanwhile and is still open; the minutes lack its signature.
    expect(plan.counts).toMatchObject({
      question: all(2),
      decision: all(1),
      dispute: all(1),
      minutes: all(1),
      order: all(1),
      conversation: all(1),
      plan: all(1),
      weight: all(1),
      indicator: all(2),
    });
    // One of the arrangement's own plan, one of the outcome's.
    expect(plan.counts.activity).toEqual(all(2));
    await stageReorganisation(house, plan, null, AT, t.seed('stage'));
    for (const head of [telko, power]) await signReorganisation(house, head, plan.id, AT, t.seed(head.position));
    const before = await kept();
    await appliedElsewhere(plan.id);
    expect(await kept()).toEqual(before);
    const library = await openLibrary(house.db);
    const fresh = { ...house, library };
    const stands = async (number: string) => (await loadMatter(fresh.db, library.government, number, AT)).matter;
    expect(library.government.successions).toHaveLength(1);
    expect(await stands(numbers.asked)).toMatchObject({ owner: { agency: 'listrik' } });
    expect(await stands(numbers.asking)).toMatchObject({ asker: { agency: 'listrik' } });
    expect(await stands(numbers.decision)).toMatchObject({
      signers: ['listrik', 'air'],
      votes: [{ agency: 'listrik' }],
    });
    expect(await stands(numbers.dispute)).toMatchObject({ parties: ['listrik', 'air'] });
    expect(await stands(numbers.minutes)).toMatchObject({ parties: ['listrik', 'air'] });
    const listed = await readMatterList(fresh, power, ID, AT);
    expect(listed.find(({ kind }) => kind === 'duty')).toMatchObject({ owner: { agency: 'listrik' } });
    expect(await act(power, numbers.asked, { kind: 'answer', text: 'Rute barat' }, AT, fresh)).toMatchObject({
      state: 'answered',
    });
    expect((await readTalkOfArrangement(fresh, power, ID, 'en', AT))?.rows).toHaveLength(1);
    const { current } = await loadPlan(fresh.db, library.government, 'air-sekali-gali');
    expect(current.text.weights).toMatchObject({ listrik: '0.35', air: '0.3' });
    expect(current.text.plan.activities[0]).toMatchObject({
      owner: 'listrik',
      budget: { shares: { listrik: 2, air: 1 } },
    });
    expect(current.signed).toEqual(['pupr', 'air', 'listrik']);
    const agreed = await signPlan(fresh, official('dpmptsp.head'), 'air-sekali-gali', AT, t.seed('plan'));
    expect(agreed).toMatchObject({ agreed: true, signedBy: ['pupr', 'air', 'listrik', 'dpmptsp'] });
    const arrangement = (await currentArrangements(fresh.db, library.government)).get(ID);
    expect(arrangement?.members.map(({ agency }) => agency)).not.toContain('telko');
    const acts = await readActs(fresh.db, arrangementChain(government, ID));
    expect(acts.filter(({ kind, agency }) => kind === 'decision-signed' && agency === 'telko')).toHaveLength(1);
  });

  it('afterwards nothing is telko’s, whatever its old head tries', async () => {
    const fresh = { ...house, library: await openLibrary(house.db) };
    const wish = { kind: 'question', owner: seat('air.director'), blocking: false, text: 'Masih ada?' } as const;
    await expect(openMatter(fresh, telko, ID, wish, later(AT, 1), t.seed('late'))).rejects.toMatchObject({
      code: 'matter-not-yours',
    });
  });
});
