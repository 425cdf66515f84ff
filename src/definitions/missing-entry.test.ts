import { describe, expect, it } from 'vitest';
import { LAPAK, planted } from '#definitions/fixture/plant';
import { readDraft } from '#definitions/read-draft';

const LINE_BASIS = ', omitZero: true, basis: { law: Perda Rekaan 2/2024, certainty: M } }';

/** What is left out, the piece of service.yaml, what stands instead, and where it is found. */
const CASES: readonly (readonly [what: string, piece: string, other: string, found: RegExp])[] = [
  ['the law of a bill line', LINE_BASIS, ' }', /^53:\d+ fee\/no-basis$/],
  [
    'the unit of the promise',
    'amount: 3, unit: workingDays, basis: { law: Perwali',
    'amount: 3, basis: { law: Perwali',
    /^9:\d+ clock\/no-unit$/,
  ],
  ['the unit of a statutory clock', '    unit: workingDays\n', '', /^67:\d+ clock\/no-unit$/],
  ['the unit of a task', 'clock: { amount: 1, unit: workingDays', 'clock: { amount: 1', /^44:\d+ clock\/no-unit$/],
  ['the unit of a question', 'due: { amount: 1, unit: workingDays', 'due: { amount: 1', /^62:\d+ clock\/no-unit$/],
  [
    'the purpose of a read',
    '    purpose: { id: Menghitung sewa, en: Computing the rent }\n',
    '',
    /^26:\d+ read\/no-purpose$/,
  ],
  [
    'the unit of the patience of a read, which is no clock of the law',
    'patience: { amount: 1, unit: hours }',
    'patience: { amount: 1 }',
    /^\d+:\d+ file\/missing$/,
  ],
];

describe('an entry that is owed to people', () => {
  it.each(CASES)('has a rule of its own where it is missing: %s', async (_, piece, other, found) => {
    const { findings } = await readDraft(await planted([`${LAPAK}service.yaml`, piece, other]));
    expect(findings.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual([
      expect.stringMatching(found),
    ]);
  });
});
