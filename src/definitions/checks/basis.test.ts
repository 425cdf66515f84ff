import { describe, expect, it } from 'vitest';
import { foundBy, type Plant } from '#definitions/fixture/plant';

const COMPLAINT = "- { act: complaint, from: '2020-01-01',";

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'an act of the house without a law',
    ['bases.yaml:1:1 basis/missing Nothing says which law complaint rests on'],
    [['bases.yaml', `${COMPLAINT} basis: { law: Perda Rekaan 3/2019, article: '4', certainty: M } }\n`, '']],
  ],
  [
    'a folder that names none at all',
    ['complaint', 'power-of-attorney', 'own-data'].map(
      (act) => `bases.yaml:1:1 basis/missing Nothing says which law ${act} rests on`,
    ),
    [['bases.yaml']],
  ],
  [
    'a law that ends without another',
    ['bases.yaml:1:45 basis/days From 2026-07-01 no law is named for complaint'],
    [['bases.yaml', COMPLAINT, `${COMPLAINT} to: '2026-07-01',`]],
  ],
  [
    'a day between two laws',
    [
      'bases.yaml:1:45 basis/days Between this law for complaint and the one of 2026-07-02 days are missing or counted twice',
    ],
    [
      [
        'bases.yaml',
        COMPLAINT,
        `- { act: complaint, from: '2020-01-01', to: '2026-07-01', basis: { law: Perda lama, certainty: B } }
- { act: complaint, from: '2026-07-02',`,
      ],
    ],
  ],
  [
    'a day on which two laws count',
    [
      'bases.yaml:1:27 basis/days Between this law for complaint and the one of 2026-07-02 days are missing or counted twice',
    ],
    [
      [
        'bases.yaml',
        COMPLAINT,
        `- { act: complaint, from: '2020-01-01', basis: { law: Perda lama, certainty: B } }
- { act: complaint, from: '2026-07-02',`,
      ],
    ],
  ],
];

describe("the laws behind the house's own acts", () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('basis')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('basis', ...plants)).toEqual(findings);
  });
});
