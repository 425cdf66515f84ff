import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOf, holderOf, holdingOf, type Succession } from '#agencies/succession';
import { outcomeAfter } from '#coordination/outcome-after';
import type { OutcomeFile } from '#coordination/outcome-schema';
import {
  changedSince,
  dryRun,
  reorganisationId,
  requireNoOrphans,
  requireSound,
  successionOf,
  THINGS,
  type Thing,
  type ThingKind,
} from '#coordination/reorganisation';
import { reorganisationOf } from '#coordination/reorganisation-schema';
import { type AgencyId, agencyId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

const AT = instant('2026-11-24T02:00:00Z');
const basis = { law: 'Perda Contoh', certainty: 'M' } as const;
const [a, b, c, d] = ['agency-a', 'agency-b', 'agency-c', 'agency-d'].map(agencyId) as [
  AgencyId,
  AgencyId,
  AgencyId,
  AgencyId,
];

function wish(order: object) {
  return reorganisationOf({
    kind: 'merge',
    from: [a],
    to: [c],
    effectiveAt: AT,
    basis,
    shares: {},
    assigned: {},
    ends: {},
    ...order,
  });
}

function things(agency: AgencyId, counts: { readonly [kind in ThingKind]?: number }): Thing[] {
  return Object.entries(counts).flatMap(([kind, n]) =>
    Array.from({ length: n }, (_, place) => ({ kind: kind as ThingKind, id: `${agency}-${place}`, agency, count: 1 })),
  );
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'fine';
}
const sound = (order: object, successions: readonly Succession[] = []) =>
  codeOf(() => requireSound(wish(order), (agency) => agency.startsWith('agency-'), successions));

describe('the dry run gives every thing one successor, or an end with its reason', () => {
  it('12 duties, 5 items, 3 grants and 8, 4, 2 become 20, 9, 5; the same event again is the same', () => {
    const order = wish({ from: [a, b] });
    const all = [
      ...things(a, { duty: 12, 'work-item': 5, grant: 3 }),
      ...things(b, { duty: 8, 'work-item': 4, grant: 2 }),
    ];
    const { counts, orphans } = dryRun(order, all);
    expect([counts.duty?.after, counts['work-item']?.after, counts.grant?.after]).toEqual([20, 9, 5]);
    expect(orphans).toBe(0);
    expect(dryRun(order, all)).toEqual(dryRun(order, all));
    expect(reorganisationId(order)).toBe(reorganisationId(wish({ from: [a, b] })));
    expect(reorganisationId(order)).not.toBe(reorganisationId(wish({ from: [b, a] })));
  });

  it('of 100 open items split by district 7 lie in one that nobody takes: refused with 7', () => {
    const districts: { [district: string]: number } = { '99.01': 60, '99.02': 33, '99.03': 7 };
    const items = Object.entries(districts).map(([territory, count]) => {
      return { kind: 'work-item' as const, id: territory, agency: a, territory, count };
    });
    const order = wish({ kind: 'split', to: [b, c], by: 'territory', shares: { '99.01': b, '99.02': c }, rest: b });
    const run = dryRun(order, items);
    expect(run.orphans).toBe(7);
    expect(() => requireNoOrphans(run)).toThrow('reorganisation-orphans: 7');
    const total = wish({
      kind: 'split',
      to: [b, c],
      by: 'territory',
      shares: { '99.01': b, '99.02': c, '99.03': c },
      rest: b,
    });
    expect(dryRun(total, items).orphans).toBe(0);
  });

  it('what is owed nowhere in particular has nobody in a split without a rest, until the plan gives or ends it', () => {
    const [position] = things(a, { position: 1 });
    const all = [
      position!,
      { kind: 'officer' as const, id: 'made', agency: a, count: 1, follows: 'position/agency-a-0' },
    ];
    const split = { kind: 'split', to: [b, c], by: 'territory', shares: { '99': b } };
    expect(dryRun(wish(split), all).orphans).toBe(2);
    const given = dryRun(wish({ ...split, assigned: { 'position/agency-a-0': c } }), all);
    expect(given.rows.map(({ fate }) => fate)).toEqual([
      { kind: 'to', agency: c },
      { kind: 'to', agency: c },
    ]);
    const said = { id: 'Jabatan dihapus', en: 'The post is abolished' };
    expect(dryRun(wish({ ...split, ends: { 'position/agency-a-0': said } }), [position!]).counts.position?.ended).toBe(
      1,
    );
  });

  it('open work never just ends, whatever the plan says', () => {
    const said = { id: 'Ditutup', en: 'Closed' };
    const order = wish({ kind: 'dissolve', to: [], ends: { 'work-item/agency-a-0': said } });
    expect(dryRun(order, things(a, { 'work-item': 1 })).orphans).toBe(1);
  });

  it('the key of an agency that ends seals no more; a grant between agencies that become one is none', () => {
    const grant: Thing = { kind: 'grant', id: 'mpp/zones', agency: a, partner: c, count: 1 };
    const { rows } = dryRun(wish({}), [...things(a, { 'signing-key': 1 }), grant]);
    expect(rows.map(({ fate }) => fate.kind === 'ends' && fate.why)).toEqual(['seals-no-more', 'within-one']);
  });

  it('a moved duty takes along what is owed under it and nothing else', () => {
    const order = wish({ kind: 'move-duty', by: 'role', shares: { roads: c } });
    const all: Thing[] = [
      { kind: 'duty', id: 'roads', agency: a, role: 'roads', count: 1 },
      { kind: 'duty', id: 'water', agency: a, role: 'water', count: 1 },
      { kind: 'work-item', id: 'roads', agency: a, role: 'roads', count: 4 },
    ];
    const { counts } = dryRun(order, all);
    expect([counts.duty?.before, counts['work-item']?.after]).toEqual([1, 4]);
  });

  it('says which counts have changed since the plan', () => {
    const before = dryRun(wish({}), things(a, { 'work-item': 5, duty: 2 }));
    const after = dryRun(wish({}), things(a, { 'work-item': 6, duty: 2 }));
    expect(changedSince(before.counts, after.counts)).toEqual([{ kind: 'work-item', planned: 5, now: 6 }]);
    expect(after.structure).toBe(before.structure);
    expect(dryRun(wish({}), things(a, { duty: 3 })).structure).not.toBe(before.structure);
  });

  it('counts before are counts after and what ended and what has nobody, of every kind', () => {
    const some = fc.record({
      kind: fc.constantFrom(...(Object.keys(THINGS) as ThingKind[])),
      id: fc.string({ minLength: 1, maxLength: 4 }),
      agency: fc.constantFrom(a, b, d),
      territory: fc.constantFrom('99', '98', '97'),
      role: fc.constantFrom('roads', 'water', 'law'),
      count: fc.integer({ min: 0, max: 200 }),
    });
    const orders = fc.constantFrom(
      { from: [a, b] },
      { kind: 'split', to: [c, d], by: 'territory', shares: { '99': c, '98': d } },
      { kind: 'split', to: [c, d], by: 'role', shares: { roads: c }, rest: d },
      { kind: 'dissolve', to: [c] },
      { kind: 'move-duty', by: 'role', shares: { roads: c } },
    );
    fc.assert(
      fc.property(fc.array(some), orders, (all, order) => {
        const parsed = wish(order);
        const { counts, orphans, rows } = dryRun(parsed, all);
        for (const one of Object.values(counts)) expect(one.before).toBe(one.after + one.ended + one.orphans);
        expect(orphans).toBe(rows.reduce((sum, { fate, count }) => sum + (fate.kind === 'orphan' ? count : 0), 0));
        if (parsed.kind === 'move-duty') return;
        const held = all.filter(({ agency }) => parsed.from.includes(agency));
        expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(held.reduce((sum, { count }) => sum + count, 0));
      }),
    );
  });
});

describe('a split in which every thing has its mapping', () => {
  const seats = ['head', 'clerk'].map((name) => `position/${name}`);
  const memberships = ['samsat', 'mpp'].map((name) => `membership/${name}`);
  const given = ['plan/water', 'weight/water', 'activity/water/dig', ...seats, ...memberships];
  const thing = fc.oneof(
    fc.record({
      kind: fc.constantFrom<ThingKind>('work-item', 'case', 'question', 'complaint', 'duty', 'lane', 'registry'),
      territory: fc.constantFrom('99', '98'),
    }),
    fc.record({
      kind: fc.constantFrom<ThingKind>('question', 'order', 'mandate', 'officer'),
      follows: fc.constantFrom(...seats),
    }),
    fc.record({
      kind: fc.constantFrom<ThingKind>('decision', 'dispute', 'minutes', 'conversation'),
      follows: fc.constantFrom(...memberships),
    }),
    fc.record({ kind: fc.constant<ThingKind>('indicator'), follows: fc.constant('weight/water') }),
    fc.constantFrom(...given).map((key) => {
      const [kind = '', ...id] = key.split('/');
      return { kind: kind as ThingKind, id: id.join('/') };
    }),
  );
  const held = fc
    .array(fc.tuple(thing, fc.integer({ min: 1, max: 90 })), { minLength: 1 })
    .map((all) => all.map(([one, count], n): Thing => ({ id: `thing-${n}`, agency: a, count, ...one })));
  const whole = { kind: 'split', to: [c, d], by: 'territory', shares: { '99': c, '98': d } } as const;
  const assigned = Object.fromEntries(given.map((key, n) => [key, n % 2 === 0 ? c : d]));

  it('leaves nothing over; without one of them it is refused with the number of things that had it', () => {
    const mappings = [...Object.keys(whole.shares), ...given];
    fc.assert(
      fc.property(held, fc.constantFrom(...mappings), (all, gone) => {
        const run = dryRun(wish({ ...whole, assigned }), all);
        expect(run.orphans).toBe(0);
        expect(codeOf(() => requireNoOrphans(run))).toBe('fine');
        const without = (record: object) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== gone));
        const less = dryRun(wish({ ...whole, shares: without(whole.shares), assigned: without(assigned) }), all);
        const lost = all.filter(
          ({ kind, id, follows, territory }) => gone === territory || gone === (follows ?? `${kind}/${id}`),
        );
        const n = lost.reduce((sum, { count }) => sum + count, 0);
        expect(less.orphans).toBe(n);
        for (const one of Object.values(less.counts)) expect(one.before).toBe(one.after + one.ended + one.orphans);
        if (n > 0)
          expect(() => requireNoOrphans(less)).toThrow(
            expect.objectContaining({ code: 'reorganisation-orphans', facts: { orphans: n } }),
          );
      }),
    );
  });

  it('takes questions, orders and received grants along with a moved duty, and leaves those of other duties', () => {
    const order = wish({ kind: 'move-duty', by: 'role', shares: { roads: c } });
    const part = (kind: ThingKind, role?: string): Thing => ({
      kind,
      id: `${kind}-${role ?? 'none'}`,
      agency: a,
      count: 2,
      ...(role === undefined ? {} : { role }),
    });
    const { counts } = dryRun(order, [
      part('question', 'roads'),
      part('question', 'water'),
      part('question'),
      part('grant', 'roads'),
      part('grant'),
    ]);
    expect(counts).toEqual({
      question: { before: 2, after: 2, ended: 0, orphans: 0 },
      grant: { before: 2, after: 2, ended: 0, orphans: 0 },
    });
  });
});

describe('a shared outcome after its agencies became one', () => {
  const outcome = {
    id: 'water',
    weights: { [a]: '0.25', [b]: '0.3', [d]: '0.45' },
    plan: {
      ceilings: { [a]: 100, [b]: 50 },
      signedBy: [a, b, d],
      activities: [
        { id: 'dig', owner: a, budget: { amount: 10, shares: { [a]: 1, [b]: 2, [d]: 3 } } },
        { id: 'fill', owner: d },
      ],
    },
  } as unknown as OutcomeFile; // what a reorganisation does not touch is left out

  it('has their activities, weights, budget parts, ceilings and signatures added up; the weights are still 1', () => {
    const merged = [successionOf(wish({ from: [a, b] }), 1, AT)];
    expect(outcomeAfter(outcome, merged)).toEqual({
      id: 'water',
      weights: { [c]: '0.55', [d]: '0.45' },
      plan: {
        ceilings: { [c]: 150 },
        signedBy: [c, d],
        activities: [
          { id: 'dig', owner: c, budget: { amount: 10, shares: { [c]: 3, [d]: 3 } } },
          { id: 'fill', owner: d },
        ],
      },
    });
    expect(outcomeAfter(outcome, [])).toBe(outcome);
  });

  it('gives each part to whom the plan of a split names', () => {
    const order = wish({
      kind: 'split',
      to: [c, d],
      by: 'territory',
      shares: { '99': c },
      rest: d,
      assigned: { 'weight/water': c, 'activity/water/dig': c },
    });
    const { weights, plan } = outcomeAfter(outcome, [successionOf(order, 1, AT)]);
    expect(weights).toEqual({ [c]: '0.25', [b]: '0.3', [d]: '0.45' });
    expect(plan.activities.map(({ owner }) => owner)).toEqual([c, d]);
    expect(plan.signedBy).toEqual([d, b]);
  });
});

describe('a wish must hold together before anybody counts', () => {
  const merged = successionOf(wish({}), 1, AT);

  it('agencies must be there and live; an id that has ended is never used again', () => {
    expect(sound({ from: ['nobody'] })).toBe('agency-unknown');
    expect(sound({ from: [a], to: [d] }, [merged])).toBe('agency-ended');
    expect(sound({ from: [b], to: [a] }, [merged])).toBe('agency-ended');
    expect(sound({ from: [b], to: [d] }, [merged])).toBe('fine');
  });

  it('nobody follows itself, not at once and not in a circle over others', () => {
    expect(sound({ from: [a, b], to: [a] })).toBe('succession-circular');
    const onward = successionOf(wish({ from: [c], to: [d] }), 2, AT);
    expect(sound({ from: [c], to: [a] }, [merged])).toBe('succession-circular');
    expect(sound({ from: [d], to: [a] }, [merged, onward])).toBe('succession-circular');
  });

  it('the sides must fit the kind, and whoever takes must be among the successors', () => {
    expect(sound({ kind: 'split', to: [b] })).toBe('reorganisation-malformed');
    expect(sound({ kind: 'split', to: [b, c] })).toBe('reorganisation-malformed');
    expect(sound({ kind: 'merge', to: [b, c] })).toBe('reorganisation-malformed');
    expect(sound({ kind: 'move-duty', by: 'role' })).toBe('reorganisation-malformed');
    expect(sound({ kind: 'rename', from: [a], to: [a] })).toBe('reorganisation-malformed');
    expect(sound({ kind: 'split', to: [b, c], by: 'territory', shares: { '99': d } })).toBe('reorganisation-malformed');
    const name = { name: { id: 'Baru', en: 'New' }, short: { id: 'Baru', en: 'New' } };
    expect(sound({ kind: 'rename', from: [a], to: [a], name })).toBe('fine');
  });
});

describe('34 ministries become 48: 9 are split into 21, and 2 new ones take a duty each', () => {
  const SIZES = [3, 3, 3, 2, 2, 2, 2, 2, 2];
  const ministries = SIZES.map((parts, n) => {
    const from = agencyId(`ministry-${n}`);
    const to = Array.from({ length: parts }, (_, part) => agencyId(`ministry-${n}-${part}`));
    const roles = to.map((_, part) => `duty-${n}-${part}`);
    const shares = Object.fromEntries(to.map((agency, part) => [roles[part], agency]));
    return { from, to, roles, order: wish({ kind: 'split', from: [from], to, by: 'role', shares, rest: to[0] }) };
  });
  const founded = [0, 1].map((n) => {
    const [from, to, role] = [agencyId(`ministry-${30 + n}`), agencyId(`ministry-new-${n}`), `duty-new-${n}`];
    const order = wish({ kind: 'move-duty', from: [from], to: [to], by: 'role', shares: { [role]: to } });
    return { from, to: [to], roles: [role], order };
  });

  /** What a ministry holds: its duties with so much open work each, cases, grants, a key. */
  function heldBy(from: Thing['agency'], roles: readonly string[], load: number): Thing[] {
    return [
      ...roles.map((role) => ({ kind: 'duty' as const, id: role, agency: from, role, count: 1 })),
      ...roles.map((role) => ({ kind: 'work-item' as const, id: role, agency: from, role, count: load })),
      { kind: 'case', id: from, agency: from, count: load },
      { kind: 'grant', id: from, agency: from, count: 2 },
      { kind: 'signing-key', id: from, agency: from, count: 1 },
    ];
  }

  it('no duty, item, case, grant or key is left without a successor, in any order and with any load', () => {
    const all = [...ministries, ...founded];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(500), (order, load) => {
        let successions: readonly Succession[] = [];
        for (const { from, roles, order: parsed } of order) {
          requireSound(parsed, () => true, successions);
          const run = dryRun(parsed, heldBy(from, roles, load));
          expect(run.orphans).toBe(0);
          expect(run.counts['work-item']?.after).toBe(load * roles.length);
          successions = [...successions, successionOf(parsed, successions.length + 1, AT)];
        }
        const living = new Set(Array.from({ length: 34 }, (_, n) => agencyId(`ministry-${n}`)));
        for (const { from, to, roles } of order) {
          if (endOf(successions, from) !== undefined) living.delete(from);
          for (const agency of to) living.add(agency);
          for (const [part, role] of roles.entries()) expect(holderOf(successions, from, { role })).toBe(to[part]);
        }
        expect(living.size).toBe(48);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a holder is found through all that came after', () => {
  it('over several steps, and by the territory where an agency was split', () => {
    const first = successionOf(wish({ from: [a], to: [b] }), 1, AT);
    const second = successionOf(
      wish({ kind: 'split', from: [b], to: [c, d], by: 'territory', shares: { '99': c, '98': d }, rest: c }),
      2,
      AT,
    );
    const all = [first, second];
    expect([holderOf(all, a, { territory: '99' }), holderOf(all, a, { territory: '98' }), holderOf(all, a)]).toEqual([
      c,
      d,
      c,
    ]);
    expect(holderOf(all, a, { territory: '97' })).toBeNull();
    expect(holderOf([], a)).toBe(a);
  });

  it('what a query may show is what the holder is, for every id, territory and role', () => {
    const all = [
      successionOf(wish({ from: [a], to: [b] }), 1, AT),
      successionOf(
        wish({ kind: 'split', from: [b], to: [c, d], by: 'territory', shares: { '99': c, '98': d } }),
        2,
        AT,
      ),
      successionOf(wish({ kind: 'move-duty', from: [c], to: [d], by: 'role', shares: { roads: d } }), 3, AT),
    ];
    for (const agency of [a, b, c, d])
      for (const territory of ['99', '98', '97'])
        for (const role of ['roads', 'water'])
          for (const holder of [a, b, c, d]) {
            const { ids, territories, roles, held } = holdingOf(all, holder);
            const at = territories.includes(territory) ? territory : '*';
            const under = roles.includes(role) ? role : '*';
            const shown =
              ids.includes(agency) &&
              held.some((one) => one.agency === agency && one.territory === at && one.role === under);
            expect(shown).toBe(holderOf(all, agency, { territory, role }) === holder);
          }
  });
});
