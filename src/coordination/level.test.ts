import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '#coordination/evidence';
import { BASIS, SAMSAT, WORDS } from '#coordination/fixture/samsat';
import { levelOf } from '#coordination/level';
import { ArrangementFile } from '#coordination/schema';
import { plainDate } from '#terms/plain-date';

const samsat = ArrangementFile.parse({
  ...SAMSAT,
  jointUnit: { name: WORDS, positionsFrom: ['police', 'revenue'] },
});
const all = ['police', 'revenue', 'insurer'];
const none: Evidence = {
  asOf: plainDate('2026-11-24'),
  inForce: true,
  impacts: [],
  links: [],
  plans: [],
  services: [],
  shares: [],
  ownedAgency: { onRecord: false, worked: false },
  decisions: [],
  union: { headed: [], pooled: [], escalating: [] },
  merged: [],
};
const plan = { outcomes: ['one-visit'], signedBy: all, owners: ['police', 'revenue'], indicators: 1 };
const service = { service: 'samsat.tahunan', lanes: all, together: [['police', 'revenue']] } as const;
const running: Evidence = { ...none, plans: [plan], services: [service], shares: ['revenue', 'insurer'] };
const owned = ArrangementFile.parse({
  ...samsat,
  ownedAgency: { agency: 'lab', shares: { police: 34, revenue: 33, insurer: 33 }, basis: BASIS },
});
const worked = { onRecord: true, worked: true };
const allied: ArrangementFile = { ...samsat, leadPattern: 'rotating', jointUnit: undefined };
const alliance: Evidence = {
  ...running,
  plans: [plan, { ...plan, outcomes: ['clean-air'] }],
  services: [service, { ...service, service: 'samsat.mutasi' }],
  decisions: [['police', 'revenue']],
};
const union = { headed: ['police', 'revenue'], pooled: ['police'], escalating: ['police', 'revenue'] };
const missing = (arrangement: ArrangementFile, evidence: Evidence, step: number) =>
  levelOf(arrangement, evidence)
    .criteria.filter((one) => one.step === step && !one.met)
    .map(({ key }) => key);

describe('the step an arrangement stands on, after its evidence', () => {
  const open: ArrangementFile = { ...samsat, to: undefined };
  const minutes = [
    ['police', 'revenue'],
    ['revenue', 'insurer'],
  ] as const;

  it.each<[number, string, ArrangementFile, Evidence]>([
    [0, 'nothing', samsat, none],
    [1, 'an impact note of one member that names another', samsat, { ...none, impacts: [['police', 'revenue']] }],
    [0, 'an impact note that names a payee', samsat, { ...none, impacts: [['police', 'city']] }],
    [2, 'minutes that join all members', samsat, { ...none, links: minutes }],
    [0, 'minutes of one pair only', samsat, { ...none, links: minutes.slice(0, 1) }],
    [0, 'links that lead through a payee', samsat, { ...none, links: all.map((one) => [one, 'city']) }],
    [3, 'a plan signed by all, with an indicator, activities of two and an end', samsat, { ...none, plans: [plan] }],
    [0, 'a plan that one has not signed', samsat, { ...none, plans: [{ ...plan, signedBy: ['police', 'revenue'] }] }],
    [0, 'a plan without an indicator', samsat, { ...none, plans: [{ ...plan, indicators: 0 }] }],
    [0, 'a plan whose activities one owns', samsat, { ...none, plans: [{ ...plan, owners: ['police'] }] }],
    [
      0,
      'two plans that have of it only together what one must have',
      samsat,
      {
        ...none,
        plans: [
          { ...plan, owners: ['police'] },
          { ...plan, indicators: 0 },
        ],
      },
    ],
    [
      3,
      'a statute with a review date in place of an end',
      { ...open, reviewDate: '2027-12-31' },
      { ...none, plans: [plan] },
    ],
    [0, 'a statute with neither', open, { ...none, plans: [plan] }],
    [
      0,
      'an agreement with a review date and no end',
      { ...open, reviewDate: '2027-12-31', instrument: 'cooperation-agreement' },
      { ...none, plans: [plan] },
    ],
    [0, 'a plan under an arrangement that has run out', samsat, { ...none, inForce: false, plans: [plan] }],
    [4, 'lanes of two and a case that two worked on', samsat, { ...none, services: [service] }],
    [0, 'lanes of one', samsat, { ...none, services: [{ ...service, lanes: ['police'] }] }],
    [0, 'lanes without a case in common', samsat, { ...none, services: [{ ...service, together: [] }] }],
    [5, 'plan, lanes with cases, fee split, joint unit and four years, no owned agency', samsat, running],
    [4, 'the same without the joint unit', { ...samsat, jointUnit: undefined }, running],
    [4, 'the same with the shares of one', samsat, { ...running, shares: ['revenue'] }],
    [4, 'the same for two years', { ...samsat, to: '2028-01-01' }, running],
    [6, 'an agency owned 34/33/33 with completed work', owned, { ...running, ownedAgency: worked }],
    [5, 'an owned agency that has not worked', owned, { ...running, ownedAgency: { onRecord: true, worked: false } }],
    [5, 'an owned agency that is not on record', owned, { ...running, ownedAgency: { onRecord: false, worked: true } }],
    [7, 'two outcomes, two services, rotating lead, a decision of two, four years', allied, alliance],
    [4, 'the same with one lead', { ...allied, leadPattern: 'single' }, alliance],
    [4, 'the same with one outcome', allied, { ...alliance, plans: [plan, plan] }],
    [
      4,
      'the same with cases in one of the services',
      allied,
      { ...alliance, services: [service, { ...service, together: [] }] },
    ],
    [4, 'the same with decisions of one', allied, { ...alliance, decisions: [['police'], ['revenue']] }],
    [8, 'one head over two, a queue in common, one way up', samsat, { ...none, union }],
    [0, 'one head without a common queue', samsat, { ...none, union: { ...union, pooled: [] } }],
    [0, 'one head and two ways up', samsat, { ...none, union: { ...union, escalating: ['police'] } }],
    [9, 'a merger of two without orphans', samsat, { ...none, merged: ['police', 'revenue'] }],
    [0, 'an end of one', samsat, { ...none, merged: ['police'] }],
    [0, 'a successor without any merger', { ...samsat, state: 'succeeded' }, none],
  ])('is %i with %s', (step, _, arrangement, evidence) => {
    expect(levelOf(arrangement, evidence).computed).toBe(step);
  });

  it('is beside the one declared: incomplete above it, ahead below it, with what is missing by name', () => {
    expect(levelOf(samsat, running)).toMatchObject({ computed: 5, declared: 6, reading: 'incomplete' });
    expect(missing(samsat, running, 6)).toEqual(['owned-agency', 'owned-agency-worked']);
    expect(levelOf({ ...samsat, declaredLevel: 4 }, running).reading).toBe('ahead');
    expect(levelOf({ ...samsat, declaredLevel: 5 }, running).reading).toBe('agrees');
  });

  it.each([
    ['99 parts of 100', { police: 33, revenue: 33, insurer: 33 }],
    ['one owner', { police: 100 }],
    ['an owner who is no member', { police: 50, city: 50 }],
  ])('takes no owned agency with %s', (_, shares) => {
    const wrong = { ...owned, ownedAgency: { agency: 'lab', shares, basis: BASIS } };
    expect(missing(wrong, { ...running, ownedAgency: worked }, 6)).toEqual(['owned-agency']);
  });
});

/** Drops the pieces of a list for which a coin fell so. */
function fewer<T>(list: readonly T[], coins: readonly boolean[]): T[] {
  return list.filter((_, n) => coins[n % coins.length] === true);
}

describe('evidence taken away', () => {
  const agency = fc.constantFrom(...all, 'city');
  const agencies = fc.array(agency, { maxLength: 4 });
  const pair = fc.tuple(agency, agency);
  const pairs = fc.array(pair, { maxLength: 4 });
  const some = fc.record<Evidence>({
    asOf: fc.constant(none.asOf),
    inForce: fc.boolean(),
    impacts: pairs,
    links: pairs,
    plans: fc.array(
      fc.record({
        outcomes: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
        signedBy: fc.oneof(fc.constant(all), agencies),
        owners: agencies,
        indicators: fc.nat(2),
      }),
      { maxLength: 3 },
    ),
    services: fc.array(fc.record({ service: fc.constantFrom('a', 'b', 'c'), lanes: agencies, together: pairs }), {
      maxLength: 3,
    }),
    shares: agencies,
    ownedAgency: fc.record({ onRecord: fc.boolean(), worked: fc.boolean() }),
    decisions: fc.array(agencies, { maxLength: 2 }),
    union: fc.record({ headed: agencies, pooled: agencies, escalating: agencies }),
    merged: agencies,
  });
  const rich = fc.oneof(some, fc.constant(alliance), fc.constant({ ...running, ownedAgency: worked, union }));

  it('never raises the step, whatever piece of it', () => {
    fc.assert(
      fc.property(
        rich,
        fc.array(fc.boolean(), { minLength: 3, maxLength: 7 }),
        fc.boolean(),
        (evidence, coins, keep) => {
          const less: Evidence = {
            ...evidence,
            inForce: evidence.inForce && keep,
            impacts: fewer(evidence.impacts, coins),
            links: fewer(evidence.links, coins),
            plans: fewer(evidence.plans, coins).map((one) => ({
              outcomes: fewer(one.outcomes, coins),
              signedBy: keep ? one.signedBy : fewer(one.signedBy, coins),
              owners: fewer(one.owners, coins.toReversed()),
              indicators: coins[0] === true ? one.indicators : 0,
            })),
            services: evidence.services.map((one) => ({
              ...one,
              lanes: fewer(one.lanes, coins),
              together: fewer(one.together, coins.toReversed()),
            })),
            shares: fewer(evidence.shares, coins),
            ownedAgency: {
              onRecord: evidence.ownedAgency.onRecord && keep,
              worked: evidence.ownedAgency.worked && coins[0] === true,
            },
            decisions: evidence.decisions.map((signers) => fewer(signers, coins)),
            union: {
              headed: fewer(evidence.union.headed, coins),
              pooled: fewer(evidence.union.pooled, coins),
              escalating: fewer(evidence.union.escalating, coins),
            },
            merged: fewer(evidence.merged, coins),
          };
          const texts = [
            samsat,
            owned,
            allied,
            { ...allied, ownedAgency: owned.ownedAgency, jointUnit: samsat.jointUnit },
          ];
          for (const text of texts) {
            const before = levelOf(text, evidence).computed;
            expect(levelOf(text, less).computed).toBeLessThanOrEqual(before);
            const bare = { ...text, jointUnit: undefined, ownedAgency: undefined, leadPattern: 'single' as const };
            expect(levelOf(bare, evidence).computed).toBeLessThanOrEqual(before);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
