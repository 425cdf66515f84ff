import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a fact on no page',
    ['forms/apply.json:5:21 form/no-page check.fits is on no page'],
    [
      [
        `${LAPAK}forms/apply.json`,
        '"properties": { "stall.goods": {}',
        '"properties": { "check.fits": {}, "stall.goods": {}',
      ],
    ],
  ],
  [
    'a fact on two pages',
    [
      'forms/apply.json:8:41 form/two-pages stall.goods is asked twice',
      'forms/apply.json:8:106 form/two-pages stall.goods is asked twice',
    ],
    [[`${LAPAK}forms/apply.json`, '"fields": ["contact.phone"]', '"fields": ["contact.phone", "stall.goods"]']],
  ],
  [
    'a page that asks what the schema does not',
    ['forms/inspect.json:4:57 form/not-asked The schema has no check.hygiene'],
    [[`${LAPAK}forms/inspect.json`, '"fields": ["check.fits"]', '"fields": ["check.fits", "check.hygiene"]']],
  ],
  [
    'a required fact that is not asked',
    ['forms/inspect.json:3:96 form/not-asked check.hygiene is required but not asked'],
    [[`${LAPAK}forms/inspect.json`, '"required": ["check.fits"]', '"required": ["check.fits", "check.hygiene"]']],
  ],
  [
    'a schema that is none',
    ['forms/inspect.json:3:13 form/schema The schema cannot be used: strict mode: unknown keyword: "tipe"'],
    [[`${LAPAK}forms/inspect.json`, '"check.fits": {}', '"check.fits": { "tipe": "boolean" }']],
  ],
];

describe('forms', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('form')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('form', ...plants)).toEqual(findings);
  });
});
