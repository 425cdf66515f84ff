import { describe, expect, it } from 'vitest';
import { adviseOrder, knockOuts, type Order, type WorkStep } from '#insights/side-by-side';

const step = (id: string, effort: number, more: Partial<WorkStep> = {}): WorkStep => ({
  id,
  effort,
  reads: [],
  writes: [id.toLowerCase()],
  guards: [],
  officer: null,
  rejects: 0,
  fixed: false,
  ...more,
});
const A = step('A', 2);
const B = step('B', 3);
const C = step('C', 1);
const D = step('D', 1, { reads: ['a', 'b', 'c'] });
const SEQUENCE: Order = [
  ['A', 'B'],
  ['A', 'C'],
  ['A', 'D'],
  ['B', 'C'],
  ['B', 'D'],
  ['C', 'D'],
];
const advise = (...steps: readonly WorkStep[]) => adviseOrder(steps, SEQUENCE);

describe('steps that are drawn one after the other', () => {
  it('may run together where none needs what another finds: seven days become four', () => {
    expect(advise(A, B, C, D)).toEqual({
      sideBySide: [
        ['A', 'B'],
        ['B', 'C'],
      ],
      earlier: [],
      days: { drawn: 7, could: 4 },
    });
  });

  it('wait for what they read: where the third reads the second it is five days', () => {
    const { sideBySide, days } = advise(A, B, { ...C, reads: ['b'] }, D);
    expect([sideBySide, days]).toEqual([[['A', 'B']], { drawn: 7, could: 5 }]);
  });

  it.each([
    ['two write the same', { ...B, writes: ['a'] }, A],
    ['the second writes what the first read', { ...B, writes: ['x'] }, { ...A, reads: ['x.y'] }],
    ['the first decides whether the second happens', B, { ...A, guards: ['B'] }],
    ['one officer does both', { ...B, officer: 'o' }, { ...A, officer: 'o' }],
    ['one has a fixed place', { ...B, fixed: true }, A],
  ])('stay so where %s', (_why, second, first) => {
    expect(advise(first, second, C, D).sideBySide).not.toContainEqual(['A', 'B']);
  });

  it('are not advised about where one takes no time', () => {
    expect(advise({ ...A, effort: 0 }, B, C, D).sideBySide).toEqual([['B', 'C']]);
  });
});

describe('checks that may end a case', () => {
  const steps = [B, C, { ...A, rejects: 0.5 }];
  const order: Order = [
    ['B', 'C'],
    ['B', 'A'],
    ['C', 'A'],
  ];

  it('come first by their chance for the effort, then the rest runs together', () => {
    expect(adviseOrder(steps, order).earlier).toEqual([{ check: 'A', before: ['B', 'C'] }]);
    const many = [
      { ...B, rejects: 0.3 },
      { ...C, rejects: 0.2 },
      { ...A, rejects: 0.5 },
    ];
    expect(knockOuts(many).map(({ id }) => id)).toEqual(['A', 'C', 'B']);
  });

  it('stay behind what they read, and behind a check that is worth more', () => {
    const reading = { ...A, rejects: 0.5, reads: ['b'] };
    expect(adviseOrder([B, C, reading], order).earlier).toEqual([{ check: 'A', before: ['C'] }]);
    expect(adviseOrder([B, { ...C, rejects: 0.9 }, { ...A, rejects: 0.5 }], order).earlier[0]).toEqual({
      check: 'C',
      before: ['B'],
    });
  });
});
