import { afterAll, describe, expect, it } from 'vitest';
import { findRecord } from '#exchange/store-registry';
import { concludeStep } from '#operations/case/conclude-step';
import { disputeFact } from '#operations/case/dispute-fact';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { withdrawApplication } from '#operations/case/withdraw-application';
import { beginPlay } from '#operations/demo/play-case';
import { personOf } from '#operations/person/sign-in';
import { readActs } from '#store/chain';
import { agencyId } from '#terms/ids';
import { textOf } from '#terms/json';
import { instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';

const AT = instant('2026-11-24T09:00:00+07:00');
const minutes = (n: number) => later(AT, n * 60_000);
const t = await startTestHouse(AT);
afterAll(() => t.close());

const begin = async (pick: string, persona: string, label: string, at = AT) => {
  const answers = { 'contact.phone': '0819-8888-9999' };
  const play = await beginPlay(
    t.house,
    { at, persona, service: 'samsat.pengesahan-tahunan', pick, answers },
    t.seed(label),
  );
  await t.settle(at);
  return play;
};
const read = async (number: string) => loadCase(t.house, t.house.db, { number });
const acts = async ({ caseId }: Loaded) => (await readActs(t.house.db, caseId)).map(({ kind }) => kind);
const citizen = async (id: string) => personOf(t.house, id, AT, t.seed(id));
const njkb = { fact: 'tax.njkb', declared: '10000000', text: 'Faktur menulis 10 juta.' };

/** A case whose tax value is disputed, all officers done, and the number of the holder's own case. */
async function disputed(pick: string, persona: string, label: string) {
  const play = await begin(pick, persona, label, minutes(5));
  const person = await citizen(persona);
  await disputeFact(t.house, person, { number: play.number }, njkb, minutes(6), t.seed(`${label} dispute`));
  await t.settle(minutes(6));
  const move = (n: number, by: string, act: string, facts = {}) =>
    play.move({ at: minutes(n), by, act, answers: facts, text: '' });
  await move(7, 'bagus', 'conclude confirm-tax', { 'assessment.confirmed': true });
  await move(8, 'intan', 'conclude confirm-insurance', { 'insurance.confirmed': true });
  await t.settle(minutes(8));
  const now = await read(play.number);
  return { ...play, person, now, correction: now.state.corrections?.[0]?.number ?? '' };
}

async function answer(number: string, accepted: boolean) {
  const { state } = await read(number);
  const item = state.open.find(({ kind }) => kind === 'item')?.id ?? -1;
  const answers = { 'dispute.accepted': String(accepted), 'dispute.answer': 'Sesuai faktur.' };
  const bagus = await personOf(t.house, 'bagus', AT, t.seed('bagus'));
  await concludeStep(t.house, bagus, { number }, { item, answers }, minutes(60), t.seed(`answer ${number}`));
  await t.settle(minutes(60));
}

const record = async (key: string) =>
  findRecord(t.house.db, t.house.keys, { agency: agencyId('bapenda-prov'), registry: 'vehicle-tax', key });

describe('a value on which an amount hangs, and which is said to be wrong', () => {
  it('goes before its holder, makes the bill wait, and once corrected the amount is computed anew and earlier receivers are told', async () => {
    const earlier = await begin('AN 6262 ST', 'cut-meutia', 'earlier');
    const cut = await citizen('cut-meutia');
    await withdrawApplication(t.house, cut, { number: earlier.number }, 'other', minutes(1), t.seed('withdraw'));
    const { number, now, correction } = await disputed('AN 6262 ST', 'cut-meutia', 'corrected');
    const before = now.facts.get('assessment.total')?.value;
    const holder = await read(correction);
    expect(now.state.corrections).toMatchObject([{ fact: 'tax.njkb', agency: 'bapenda-prov', waits: true }]);
    expect(now.state.corrections?.[0]?.due).toBe(later(minutes(6), 72 * 3_600_000));
    expect(now.state.open.map(({ kind, node }) => `${kind} ${node}`)).toEqual(['correction reassess']);
    expect(now.bill).toBeNull();
    expect(textOf(holder.facts.get('dispute.case')?.value)).toBe(number);
    expect(holder.state.open).toMatchObject([{ kind: 'item', node: 'examine', agency: 'bapenda-prov' }]);

    await answer(correction, true);
    const after = await read(number);
    expect(await record('AN 6262 ST')).toMatchObject({ fields: { njkb: 10_000_000 }, version: 2 });
    expect(after.facts.get('tax.njkb')).toMatchObject({ value: 10_000_000, source: { kind: 'fetched' } });
    expect(after.facts.get('tax.njkb')?.disputed).toBeUndefined();
    expect(after.state.corrections).toBeUndefined();
    expect(Number(after.facts.get('assessment.total')?.value)).toBeLessThan(Number(before));
    expect(after.bill?.status).toBe('open');
    expect((await acts(after)).filter((kind) => kind === 'fact-corrected' || kind === 'bill-due')).toEqual([
      'fact-corrected',
      'bill-due',
    ]);
    expect((await acts(await read(earlier.number))).slice(-1)).toEqual(['source-corrected']);
    expect((await acts(await read(correction))).slice(-1)).toEqual(['ended']);
  });

  it('stands where its holder finds it right: the case goes on with it and the reason', async () => {
    const { number, correction, person } = await disputed('AN 1234 BC', 'sari', 'upheld');
    await answer(correction, false);
    const after = await read(number);
    expect(after.facts.get('tax.njkb')?.disputed).toMatchObject({ declared: 10_000_000, upheld: minutes(60) });
    expect(await record('AN 1234 BC')).toMatchObject({ version: 1 });
    expect(after.bill?.status).toBe('open');
    const again = disputeFact(t.house, person, { number }, njkb, minutes(61), t.seed('again'));
    await expect(again).rejects.toMatchObject({ code: 'already-disputed' });
  });
});

describe('a dispute that cannot be', () => {
  it('is refused and changes nothing: a second one, another person’s case, what no registry brought, a case that is over', async () => {
    const play = await begin('AN 1145 JT', 'suparti', 'refused', minutes(70));
    const suparti = await citizen('suparti');
    const ref = { number: play.number };
    const refused = async (who: typeof suparti, fact: string, n: number) =>
      disputeFact(t.house, who, ref, { ...njkb, fact }, minutes(n), t.seed(`refused ${n}`)).then(
        () => 'taken',
        (error: unknown) => (error as { code?: string }).code,
      );
    expect(await refused(await citizen('sari'), 'tax.njkb', 71)).toBe('not-your-case');
    expect(await refused(suparti, 'contact.phone', 72)).toBe('fact-unknown');
    expect(await acts(await read(play.number))).not.toContain('fact-disputed');
    expect(await refused(suparti, 'tax.njkb', 73)).toBe('taken');
    expect(await refused(suparti, 'tax.njkb', 74)).toBe('already-disputed');
    await withdrawApplication(t.house, suparti, ref, 'other', minutes(75), t.seed('withdraw refused'));
    expect(await refused(suparti, 'tax.weight', 76)).toBe('case-ended');
    expect((await acts(await read(play.number))).filter((kind) => kind === 'fact-disputed')).toHaveLength(1);
  });
});
