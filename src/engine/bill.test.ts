import { describe, expect, it } from 'vitest';
import { computeBill } from '#engine/bill';
import { plainDate } from '#terms/plain-date';
import { fileShop, RULES, SHOP, shopProgram } from '../../test/support/engine.ts';
import {
  asked,
  at,
  conclude,
  fetched,
  folded,
  HOUSE,
  openAt,
  type Played,
  play,
  told,
  waiting,
} from '../../test/support/play.ts';

const program = await shopProgram();

function billed(now: Played = fileShop(program, { 'person.name': 'Sari', 'person.alive': true })): Played {
  return conclude(now, 'confirm', at(2), { 'levy.confirmed': true });
}

function pay(now: Played, hours: number, data: { readonly [name: string]: string | number } = {}): Played {
  return play(now, { kind: 'deliver', message: 'payment', data, facts: {}, at: at(hours), by: HOUSE });
}

describe('a bill', () => {
  const now = billed();
  const wait = waiting(now, 'message', 'pay');

  it('has a line for each period and payee, with the rows that made it', () => {
    const [bill] = now.last?.needs.bills ?? [];
    expect(bill).toMatchObject({ wait: wait.id, node: 'pay', issuedAt: at(2), expiresAt: at(26) });
    expect(bill?.lines.map(({ line, amount, period, payee, agency }) => [line, amount, period, payee, agency])).toEqual(
      [
        ['levy', 12_000n, '2025-06-01', 'KAS', 'kas'],
        ['fine', 500n, '2025-06-01', 'KAS', 'kas'],
        ['levy', 24_000n, '2026-06-01', 'KAS', 'kas'],
      ],
    );
    expect(bill?.lines[0]?.trace[0]?.rows).toMatchObject([{ row: 1, annotations: ['Perda 1/2026'] }]);
    const due = now.last?.acts.find(({ kind }) => kind === 'bill-due');
    expect(due?.data).toMatchObject({ wait: wait.id, total: 36_500, expiresAt: at(26) });
    expect(told(now).slice(-2)).toEqual(['bill-due pay', 'timer-set expired']);
  });

  it('keeps how each line was computed, sealed for the person it concerns', () => {
    const due = now.last?.acts.find(({ kind }) => kind === 'bill-due');
    const traces = due?.personal?.values['traces'];
    expect(due?.personal?.subject).toBe(now.state?.subject);
    expect(traces).toMatchObject([
      { decision: 'rules/periods.dmn#periods', inputs: {}, result: [{ due: '2025-06-01' }, { due: '2026-06-01' }] },
      {
        line: 'levy',
        period: '2025-06-01',
        decision: 'tariffs/levy.dmn#levy',
        inputs: { 'shop.area': 12, 'on.filed': '2026-05-12', 'on.paid': '2026-05-12', 'period.due': '2025-06-01' },
        result: 12_000,
        tables: [{ inputs: [{ name: 'on.paid', value: '2026-05-12' }], rows: [{ row: 1, outputs: { levy: 12_000 } }] }],
      },
      { line: 'fine', inputs: { 'on.paid': '2026-05-12', 'period.due': '2025-06-01' }, result: 500, tables: [] },
      { line: 'levy', period: '2026-06-01', result: 24_000 },
    ]);
    expect(JSON.stringify(due?.data)).not.toContain('"inputs"');
  });

  it('that is paid lets the case go on, and the case can no longer be withdrawn', () => {
    const paid = pay(now, 3, { wait: wait.id });
    expect(told(paid)).toEqual(['paid pay', 'passed fork-2', 'passed receipt', 'handed-over permit']);
    expect(paid.state?.locked).toBe(true);
    expect(paid.last?.needs.billsEnded).toEqual([]);
    expect(openAt(paid)).toEqual(['item permit']);
    expect(() => pay(paid, 3)).toThrow(expect.objectContaining({ code: 'not-waiting' }));
  });

  it('that is not paid in time expires, and money for it no longer finds the case', () => {
    const expired = play(now, { kind: 'fire', at: at(26), by: HOUSE });
    expect(told(expired)).toEqual(['timer-fired expired', 'bill-expired pay', 'handed-over renew']);
    expect(expired.last?.needs.billsEnded).toEqual([{ wait: wait.id, as: 'expired' }]);
    expect(() => pay(now, 26)).toThrow(expect.objectContaining({ code: 'not-waiting' }));
    const again = conclude(expired, 'renew', at(30));
    expect(again.last?.needs.bills).toHaveLength(1);
    expect(() => pay(again, 31, { wait: wait.id })).toThrow(expect.objectContaining({ code: 'not-waiting' }));
    expect(told(pay(again, 31))).toContain('paid pay');
    expect(folded(again)).toEqual(again.state);
  });
});

describe('a quote', () => {
  const facts = asked(SHOP);
  const days = { filed: plainDate('2026-05-12'), paid: plainDate('2026-05-12') };

  it('says what the case will bill on the same day', () => {
    const strip = (lines: ReturnType<typeof computeBill>) =>
      lines.map(({ line, amount, period }) => ({ line, amount, period }));
    expect(strip(computeBill(program, facts, days))).toEqual(strip(billed().last?.needs.bills[0]?.lines ?? []));
  });

  it('depends on the day of payment', () => {
    const later = { ...days, paid: plainDate('2026-07-01') };
    expect(computeBill(program, facts, later).map(({ amount }) => amount)).toEqual([12_000n, 500n, 24_000n, 500n]);
  });

  it('is refused on a day without a tariff, naming decision, day and place', () => {
    const before = { ...days, paid: plainDate('2025-12-31') };
    expect(() => computeBill(program, facts, before)).toThrow(
      expect.objectContaining({
        code: 'no-tariff',
        facts: {
          decision: 'tariffs/levy.dmn#levy',
          date: '2025-12-31',
          province: '99',
          causes: [{ message: 'no rule matches', at: expect.stringMatching(/^tariffs\/levy\.dmn:\d+:\d+$/) }],
        },
      }),
    );
  });

  it('is refused without a territory', () => {
    expect(() => computeBill(program, new Map(), days)).toThrow(
      expect.objectContaining({ code: 'territory-not-served' }),
    );
  });
});

describe('a rule that misbehaves', () => {
  const levy = (text: string): { readonly [file: string]: string } => ({
    ...RULES,
    'tariffs/levy.dmn': RULES['tariffs/levy.dmn'].replace('shop.area * 1000 * period.share', text),
  });

  it.each([['0.5'], ['-1'], ['"12"']])('giving %s rupiah is refused', async (text) => {
    const other = await shopProgram(levy(text));
    const days = { filed: plainDate('2026-05-12'), paid: plainDate('2026-05-12') };
    expect(() => computeBill(other, asked(SHOP), days)).toThrow(expect.objectContaining({ code: 'amount-not-rupiah' }));
  });

  it('and asks for nothing at all makes no bill', async () => {
    const other = await shopProgram({
      ...levy('0'),
      'rules/periods.dmn': RULES['rules/periods.dmn'].replace('2025-06-01', '2026-06-01'),
    });
    const now = conclude(fileShop(other, { 'person.name': 'Sari', 'person.alive': true }), 'confirm', at(2));
    expect(told(now)).toContain('passed pay');
    expect(now.state?.locked).toBe(false);
  });

  it('that gives nothing where a fact is needed holds the case there; without a tariff nobody can apply', async () => {
    const gap = await shopProgram({
      ...RULES,
      'rules/match.dmn': RULES['rules/match.dmn'].replace('!= "Sari"', '"Tono"'),
    });
    const filed = fileShop(gap, { 'person.alive': true });
    const ask = waiting(filed, 'ask', 'read').id;
    const received = fetched({ 'person.name': 'Budi' });
    const held = play(filed, { kind: 'answer', ask, received, at: at(0.5), by: HOUSE });
    expect(told(held)).toEqual(['fact-received read', 'passed read', 'held match']);
    expect(held.state?.incidents).toMatchObject([{ node: 'match', agency: 'kantor', cause: 'rule-gave-nothing' }]);
    const why = held.last?.acts.find(({ kind }) => kind === 'held')?.data['detail'];
    expect(why).toMatchObject({
      causes: [{ message: 'no rule matches', at: expect.stringMatching(/^rules\/match\.dmn:\d+:\d+$/) }],
    });
    expect(held.facts.get('person.name')?.value).toBe('Budi');
    const noBase = await shopProgram({
      ...RULES,
      'tariffs/levy.dmn': RULES['tariffs/levy.dmn'].replace('2026-01-01', '2027-01-01'),
    });
    expect(() => fileShop(noBase)).toThrow(expect.objectContaining({ code: 'no-tariff' }));
  });
});
