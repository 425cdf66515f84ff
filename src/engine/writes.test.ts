import { describe, expect, it } from 'vitest';
import type { Program } from '#engine/case';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import { BASIS } from '../../test/support/government.ts';
import {
  at,
  conclude,
  envelopesOf,
  folded,
  HOUSE,
  openAt,
  type Played,
  play,
  told,
  waiting,
} from '../../test/support/play.ts';

type Writes = NonNullable<Program['service']['file']['elements'][string]['writes']>;

const PAID = { registry: 'shops', key: 'shop.number', set: { 'shop.paid': 'on.paid' }, basis: BASIS };

/** The shop permit, whose treasury enters the payment in a registry. */
async function programWith(writes: Writes): Promise<Program> {
  const { government, service } = await shopProgram();
  const facts = new Map(government.facts);
  const label = { id: '', en: '' };
  facts.set('shop.paid', { id: 'shop.paid', type: 'date', personal: true, label });
  facts.set('shop.levy', { id: 'shop.levy', type: 'rupiah', personal: false, label });
  const elements = { ...service.file.elements, receipt: { writes } };
  return { government: { ...government, facts }, service: { ...service, file: { ...service.file, elements } } };
}

/** Filed, matched, confirmed and paid. */
function paid(program: Program): Played {
  const known = { 'person.name': 'Sari', 'person.alive': true };
  const confirmed = conclude(fileShop(program, known), 'confirm', at(2), { 'levy.confirmed': true });
  return play(confirmed, { kind: 'deliver', message: 'payment', data: {}, facts: {}, at: at(3), by: HOUSE });
}

function recorded(now: Played, receipt: string | null, hours = 3.1): Played {
  const { id } = waiting(now, 'write', 'receipt');
  return play(now, { kind: 'recorded', write: id, receipt, at: at(hours), by: HOUSE });
}

describe('what an agency enters in its own registry', () => {
  it('is ordered once the step is reached, with its values in the sealed part alone', async () => {
    const now = paid(await programWith([PAID]));
    expect(told(now)).toContain('record-due receipt');
    expect(now.last?.needs.writes).toMatchObject([
      { registry: 'shops', agency: 'kas', key: 'T-7', values: { 'shop.paid': '2026-05-12' } },
    ]);
    const act = now.last?.acts.find(({ kind }) => kind === 'record-due');
    expect(act).toMatchObject({
      agency: 'kas',
      data: { registry: 'shops', known: ['shop.paid'], facts: {} },
      personal: { values: { key: 'T-7', values: { 'shop.paid': '2026-05-12' } } },
    });
    expect(JSON.stringify(envelopesOf(now))).not.toContain('T-7');
    expect(folded(now)).toEqual(now.state);
  });

  it('keeps the case waiting until all of it is entered, and the receipt stands in the chain', async () => {
    const levy = { registry: 'shops', key: 'shop.number', set: { 'shop.levy': 'levy.base * 2' }, basis: BASIS };
    const now = paid(await programWith([PAID, levy]));
    expect(openAt(now).filter((one) => one.startsWith('write'))).toEqual(['write receipt', 'write receipt']);
    expect(now.last?.needs.writes.map(({ values }) => values)).toEqual([
      { 'shop.paid': '2026-05-12' },
      { 'shop.levy': 24_000 },
    ]);
    const half = recorded(now, 'r-1');
    expect(told(half)).toEqual(['record-written receipt']);
    expect(half.last?.acts[0]?.data).toMatchObject({ registry: 'shops', receipt: 'r-1' });
    const whole = recorded(half, 'r-2');
    expect(told(whole)).toEqual(['record-written receipt', 'passed receipt']);
    expect(openAt(whole)).toEqual(['item permit']);
    expect(folded(whole)).toEqual(whole.state);
  });

  it('leaves the facts of the case as they were fetched or said', async () => {
    const program = await programWith([{ ...PAID, set: { 'person.name': '"Orang lain"' } }]);
    const now = recorded(paid(program), 'r-1');
    expect(now.facts.get('person.name')?.value).toBe('Sari');
  });

  it('is not entered where the registry has no such record: the chain says so, and the case goes on', async () => {
    const now = recorded(paid(await programWith([PAID])), null);
    expect(told(now)).toEqual(['record-not-found receipt', 'passed receipt']);
    expect(now.last?.acts[0]?.data).not.toHaveProperty('receipt');
  });

  it('that comes when the case no longer waits is noted and changes nothing; what was never ordered is refused', async () => {
    const now = paid(await programWith([PAID]));
    const { id } = waiting(now, 'write', 'receipt');
    const once = recorded(now, 'r-1');
    const twice = play(once, { kind: 'recorded', write: id, receipt: 'r-1', at: at(4), by: HOUSE });
    expect(told(twice)).toEqual(['record-written']);
    expect(twice.last?.acts[0]?.data).toMatchObject({ late: true, receipt: 'r-1' });
    expect({ ...twice.state, at: null }).toEqual({ ...once.state, at: null });
    expect(() => play(now, { kind: 'recorded', write: 999, receipt: 'x', at: at(4), by: HOUSE })).toThrow(
      expect.objectContaining({ code: 'not-waiting' }),
    );
  });

  it.each([
    ['a value that is not there', { 'shop.paid': 'permit.until' }, 'shop.paid'],
    ['a value that is none of the fact’s type', { 'shop.levy': '"banyak"' }, 'shop.levy'],
  ])('holds the case for %s, and the payment stands', async (_, set, fact) => {
    const program = await programWith([{ ...PAID, set }]);
    const held = paid(program);
    expect(held.state?.incidents).toMatchObject([{ node: 'receipt', cause: 'write-unusable', on: 'enter' }]);
    expect(held.acts.findLast(({ kind }) => kind === 'held')?.data).toMatchObject({ detail: { fact } });
    expect(held.state?.locked).toBe(true);
  });
});
