import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progress, requireWhole, trend } from '#coordination/indicator';
import { budgetShares, planTotals, schedule } from '#coordination/joint-plan';
import type { Activity, JointPlan } from '#coordination/outcome-schema';
import { Refusal } from '#terms/refusal';

const days = { baseline: '14', target: '7', better: 'down', changeThreshold: '0.5' } as const;

function refused(deed: () => unknown): Refusal {
  try {
    deed();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('an indicator', () => {
  it('shows how far the way is gone, unclipped', () => {
    expect(progress(days, '10')).toBe('57.1');
    expect([progress(days, '15.4'), progress(days, '6.3')]).toEqual(['-20.0', '110.0']);
  });

  it('without an observation is unknown, never 0', () => {
    expect(progress(days, null)).toBeNull();
    expect([trend(days, null, '9'), trend(days, '9', null)]).toEqual(['unknown', 'unknown']);
  });

  it('whose target is its baseline is refused', () => {
    expect(refused(() => progress({ baseline: '7', target: '7.0' }, '7')).code).toBe('indicator-standing-still');
  });

  it.each([
    ['10.0', '9.4', 'improving'],
    ['10.0', '9.5', 'improving'],
    ['10.0', '9.7', 'maintaining'],
    ['10.0', '10.0', 'maintaining'],
    ['10.0', '10.6', 'worsening'],
  ])('from %s to %s days is %s', (before, now, said) => {
    expect(trend(days, before, now)).toBe(said);
  });

  it('is computed in decimals, not in doubles', () => {
    // In doubles 0.3 - 0.1 is below 0.2 and would count as no change.
    expect(trend({ better: 'up', changeThreshold: '0.2' }, '0.1', '0.3')).toBe('improving');
  });
});

describe('agreed weights', () => {
  it('are exactly 1 together', () => {
    expect(() => requireWhole({ a: '0.1', b: '0.2', c: '0.7' })).not.toThrow();
  });

  it.each([
    [{ a: '0.5', b: '0.4' }, '0.9'],
    [{ a: '0.5', b: '0.500001' }, '1.000001'],
    [{ a: '1.5', b: '-0.5' }, '1'],
    [{}, '0'],
  ])('%j are refused', (weights: { readonly [agency: string]: string }, sum) => {
    const { code, facts } = refused(() => requireWhole(weights));
    expect([code, facts['sum']]).toEqual(['weights-not-one', sum]);
  });
});

const words = { id: 'x', en: 'x' };

function activity(id: string, takes: number, after: string[] = [], budget?: Activity['budget']): Activity {
  const plain = { id, owner: 'a', title: words, output: words, days: takes, after, due: '2026-12-31', indicators: [] };
  return budget === undefined ? plain : { ...plain, budget };
}

function plan(activities: Activity[], ceiling: number, ceilings: JointPlan['ceilings'] = {}): JointPlan {
  return { title: words, from: '2026-01-01', to: '2027-01-01', ceiling, ceilings, activities, signedBy: [] };
}

describe('the budget of a joint plan', () => {
  const third = { amount: 1_000_000, source: words, shares: { c: 1, b: 1, a: 1 } };

  it('is shared out by largest remainder, ties by agency id', () => {
    expect([...budgetShares({ id: 'x', budget: third })]).toEqual([
      ['a', 333_334n],
      ['b', 333_333n],
      ['c', 333_333n],
    ]);
  });

  it('that nobody has a part in is refused', () => {
    const none = { amount: 5, source: words, shares: { a: 0 } };
    expect(refused(() => budgetShares({ id: 'x', budget: none })).code).toBe('plan-budget-unshared');
  });

  it('rolls up', () => {
    const half = { amount: 501, source: words, shares: { a: 1, d: 1 } };
    const totals = planTotals(
      plan([activity('x', 1, [], third), activity('y', 1, [], half), activity('z', 1)], 2_000_000),
    );
    expect([totals.total, [...totals.byAgency]]).toEqual([
      1_000_501n,
      [
        ['a', 333_585n],
        ['b', 333_333n],
        ['c', 333_333n],
        ['d', 250n],
      ],
    ]);
  });

  it('past a ceiling is refused, of the plan and of one agency', () => {
    const whole = refused(() => planTotals(plan([activity('x', 1, [], third)], 999_999)));
    const one = refused(() => planTotals(plan([activity('x', 1, [], third)], 1_000_000, { a: 333_333 })));
    expect([whole.code, whole.facts['agency'], one.code, one.facts['agency']]).toEqual([
      'plan-over-ceiling',
      '*',
      'plan-over-ceiling',
      'a',
    ]);
    expect(() => planTotals(plan([activity('x', 1, [], third)], 1_000_000, { a: 333_334 }))).not.toThrow();
  });

  it('adds up to the rupiah, whatever is shared among whomever', () => {
    const shares = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.nat(), { minKeys: 1 });
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), shares, (amount, parts) => {
        fc.pre(Object.values(parts).some((part) => part > 0));
        const { total } = planTotals(plan([activity('x', 1, [], { amount, source: words, shares: parts })], amount));
        expect(total).toBe(BigInt(amount));
      }),
    );
  });
});

describe('the critical path', () => {
  it('is the longest chain; the others have slack', () => {
    const {
      days: long,
      path,
      placed,
    } = schedule([activity('a1', 10), activity('a2', 5, ['a1']), activity('a3', 20), activity('a4', 3, ['a2', 'a3'])]);
    expect([long, path]).toEqual([23, ['a3', 'a4']]);
    expect(Object.fromEntries(placed.map(({ id, slack }) => [id, slack]))).toEqual({ a1: 5, a2: 5, a3: 0, a4: 0 });
  });

  it('with a cycle is refused and named', () => {
    const { code, facts } = refused(() =>
      schedule([activity('z', 1), activity('a', 1, ['c']), activity('b', 1, ['a']), activity('c', 1, ['b'])]),
    );
    expect([code, facts['activities']]).toEqual(['plan-cycle', ['b', 'c', 'a']]);
    expect(refused(() => schedule([activity('a', 1, ['a'])])).code).toBe('plan-cycle');
  });

  it('that leads to nothing is refused', () => {
    expect(refused(() => schedule([activity('a', 1, ['q'])])).code).toBe('plan-unknown-activity');
  });

  it('is as long as its activities, and nobody starts before what they wait for', () => {
    const acyclic = fc
      .array(fc.record({ takes: fc.integer({ min: 1, max: 30 }), before: fc.array(fc.nat(), { maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 12,
      })
      .map((rows) =>
        rows.map(({ takes, before }, place) =>
          activity(`a${place}`, takes, place === 0 ? [] : [...new Set(before.map((n) => `a${n % place}`))]),
        ),
      );
    fc.assert(
      fc.property(acyclic, (activities) => {
        const { days: long, path, placed } = schedule(activities);
        const takes = (id: string) => activities.find((one) => one.id === id)?.days ?? 0;
        expect(path.reduce((all, id) => all + takes(id), 0)).toBe(long);
        for (const { id, after } of activities) {
          const start = placed.find((one) => one.id === id)?.start ?? -1;
          for (const before of after)
            expect(placed.find((one) => one.id === before)?.end ?? 0).toBeLessThanOrEqual(start);
        }
        expect(placed.every(({ slack }) => slack >= 0)).toBe(true);
      }),
    );
  });
});
