import { describe, expect, it } from 'vitest';
import { use } from '#coordination/arrangement';
import { type Evidence, levelOf } from '#coordination/level';
import { ArrangementFile } from '#coordination/schema';
import { instant, plainDate } from '#terms/plain-date';

const words = { id: 'kata', en: 'word' };
const basis = { law: 'Perpres 4/2025', certainty: 'H' as const };
const samsat = ArrangementFile.parse({
  id: 'samsat',
  title: words,
  sentence: words,
  instrument: 'presidential-regulation',
  declaredLevel: 6,
  members: [
    { agency: 'police', role: 'lead' },
    { agency: 'revenue', role: 'member' },
    { agency: 'insurer', role: 'member' },
    { agency: 'city', role: 'payee' },
  ],
  leadPattern: 'single',
  leadPosition: { position: 'police.head' },
  legalBasis: [basis],
  services: ['samsat.tahunan'],
  jointUnit: { name: words, positionsFrom: ['police', 'revenue'] },
  plan: {
    title: words,
    indicators: 1,
    activities: [
      { owner: 'police', title: words },
      { owner: 'revenue', title: words },
    ],
    signedBy: ['police', 'revenue', 'insurer'],
  },
  grants: [
    {
      id: 'read',
      kind: 'data',
      from: 'revenue',
      to: 'police',
      registry: 'tax',
      facts: ['tax.dueDate'],
      purpose: words,
      basis,
    },
    {
      id: 'share',
      kind: 'fee-share',
      from: 'police',
      to: 'city',
      payee: 'KABKOTA',
      purpose: words,
      basis,
      statutory: true,
    },
  ],
  from: '2026-01-01',
  to: '2030-01-01',
  state: 'in-force',
});
const none: Evidence = {
  asOf: plainDate('2026-11-24'),
  links: [],
  lanes: [],
  workedTogether: [],
  impactNotes: 0,
  shares: [],
  ownedAgencyWorked: false,
  decisionsSignedByTwo: 0,
};
const running: Evidence = {
  ...none,
  lanes: ['police', 'revenue', 'insurer'],
  workedTogether: ['police', 'revenue', 'insurer'],
  shares: ['revenue', 'insurer'],
};
const bare = { ...samsat, plan: undefined, jointUnit: undefined };

describe('the step an arrangement stands on', () => {
  it('Samsat with plan, lanes, fee split, joint unit and four years, but no owned agency, computes to 5', () => {
    const level = levelOf(samsat, running);
    expect(level).toMatchObject({ computed: 5, declared: 6, reading: 'incomplete' });
    expect(level.criteria).toContainEqual({ step: 6, key: 'owned-agency', met: false });
  });

  it('with an agency owned 34/33/33 that has worked it is 6', () => {
    const owned = { ...samsat, ownedAgency: { agency: 'lab', shares: { police: 34, revenue: 33, insurer: 33 } } };
    expect(levelOf(owned, { ...running, ownedAgencyWorked: true })).toMatchObject({ computed: 6, reading: 'agrees' });
  });

  it('without the joint unit it is 4', () => {
    expect(levelOf({ ...samsat, jointUnit: undefined }, running).computed).toBe(4);
  });

  it('minutes that join all members make 2, minutes of one pair only make 0', () => {
    const minutes: [string, string][] = [
      ['police', 'revenue'],
      ['revenue', 'insurer'],
    ];
    expect(levelOf(bare, { ...none, links: minutes }).computed).toBe(2);
    expect(levelOf(bare, { ...none, links: minutes.slice(0, 1) }).computed).toBe(0);
  });
});

describe('a grant at the moment of use', () => {
  const read = { kind: 'data', from: 'revenue', to: 'police', registry: 'tax', facts: ['tax.dueDate'] } as const;
  const ask = (wish: Parameters<typeof use>[1], at: string, arrangement = samsat) =>
    use([arrangement], wish, instant(at), 'Asia/Jakarta');

  it('holds until the last millisecond and ends with it', () => {
    expect(ask(read, '2029-12-31T23:59:59.999+07:00').kind).toBe('effective');
    expect(ask(read, '2030-01-01T00:00:00.000+07:00')).toMatchObject({
      kind: 'none',
      lapse: 'arrangement-expired',
      arrangement: 'samsat',
    });
  });

  it('gives no field it does not name, nothing to strangers, nothing while suspended', () => {
    expect(ask({ ...read, facts: ['tax.dueDate', 'tax.njkb'] }, '2026-05-01T00:00:00Z')).toMatchObject({
      lapse: 'fields-exceed-grant',
    });
    expect(ask({ ...read, to: 'insurer' }, '2026-05-01T00:00:00Z')).toMatchObject({ lapse: 'no-arrangement' });
    expect(ask(read, '2026-05-01T00:00:00Z', { ...samsat, state: 'suspended' })).toMatchObject({
      lapse: 'arrangement-suspended',
    });
  });

  it('a share that a statute gives stands when the arrangement has ended', () => {
    expect(ask({ kind: 'fee-share', from: 'police', to: 'city', payee: 'KABKOTA' }, '2031-01-01T00:00:00Z').kind).toBe(
      'effective',
    );
  });
});
