import { describe, expect, it } from 'vitest';
import { type Alone, compareWays, yearlyCost } from '#insights/benefit';
import { type Ask, classifyAsks, type Holding } from '#insights/demands';

const ALONE: readonly Alone[] = [
  { role: 'police', documents: ['ktp', 'bpkb', 'stnk'], fields: [], days: 2 },
  { role: 'tax', documents: ['ktp', 'stnk', 'receipt'], fields: [], days: 1 },
  { role: 'insurer', documents: ['ktp', 'stnk'], fields: [], days: 1 },
];
const ASKS = ALONE.flatMap(({ role, documents }) =>
  documents.map((name): Ask => ({ agency: role, name, concepts: [name] })),
);
const RATES = { visitMinutes: 120, documentMinutes: 15, fieldMinutes: 0, hourRupiah: 25_000, cases: 100_000 };

function held(concept: string, change: Partial<Holding> = {}): Holding {
  return { concept, live: true, basis: true, fresh: true, ...change };
}

function needless(holdings: readonly Holding[]): number {
  return classifyAsks(ASKS, holdings).filter((kind) => kind === 'needless-now').length;
}

describe('the benefit of joining up', () => {
  const ways = compareWays(ALONE, 2, new Set(['ktp', 'stnk']));

  it('counts eight demands of three agencies against four documents, and three visits against one', () => {
    expect(ways.alone).toEqual({ visits: 3, documents: 8, fields: 0, days: 4 });
    expect(ways.joined).toEqual({ visits: 1, documents: 4, fields: 0, days: 2 });
    expect(ways.onceOnly).toEqual({ visits: 1, documents: 2, fields: 0, days: 2 });
  });

  it('is 20.0, then 7.5, then 6.25 billion rupiah a year by the Standard Cost Model', () => {
    expect(yearlyCost(ways.alone, RATES)).toBe(20_000_000_000n);
    expect(yearlyCost(ways.joined, RATES)).toBe(7_500_000_000n);
    expect(yearlyCost(ways.onceOnly, RATES)).toBe(6_250_000_000n);
  });

  it('is nothing for a service without an agency', () => {
    expect(compareWays([], 0, new Set()).joined).toEqual({ visits: 0, documents: 0, fields: 0, days: 0 });
  });
});

describe('a demand of what the state holds', () => {
  it('is needless six times of eight, and seven where the tax agency holds its own receipts', () => {
    expect(needless([held('ktp'), held('stnk')])).toBe(6);
    expect(needless([held('ktp'), held('stnk'), held('receipt')])).toBe(7);
  });

  it('is needless when what is asked follows from what is held', () => {
    const ask: Ask = { agency: 'school', name: 'age', concepts: ['age'] };
    const derivations = [{ concept: 'age', from: ['birth', 'today'] }];
    expect(classifyAsks([ask], [held('birth'), held('today')], derivations)).toEqual(['needless-now']);
    expect(classifyAsks([ask], [held('birth')], derivations)).toEqual(['new']);
  });

  it('is not needless on stale evidence, barred without a basis, and needless if connected where nothing reads it yet', () => {
    const [ask] = ASKS;
    if (ask === undefined) throw new Error('the toy asks nothing');
    expect(classifyAsks([ask], [held('ktp', { fresh: false })])).toEqual(['new']);
    expect(classifyAsks([ask], [held('ktp', { basis: false })])).toEqual(['barred']);
    expect(classifyAsks([ask], [held('ktp', { live: false })])).toEqual(['needless-if-connected']);
    expect(classifyAsks([ask], [held('ktp', { live: true, basis: null })])).toEqual(['needless-if-connected']);
  });

  it('needs all the concepts of a document', () => {
    const document: Ask = { agency: 'tax', name: 'deed', concepts: ['owner', 'area'] };
    expect(classifyAsks([document], [held('owner')])).toEqual(['new']);
    expect(classifyAsks([document], [held('owner'), held('area', { live: false })])).toEqual(['needless-if-connected']);
  });
});
