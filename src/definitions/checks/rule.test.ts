import { describe, expect, it } from 'vitest';
import { foundBy, type Plant } from '#definitions/fixture/plant';

const TARIFF = 'tariffs/lapak.dmn';
const rent = (text: string): Plant => [TARIFF, 'floor(price * stall.area)', text];
const RENT = `${TARIFF}:23:46`;

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a name that the decision does not require',
    [`${TARIFF}:23:60 rule/unknown-name Nobody knows the name cleaning here`],
    [rent('floor(price + cleaning)')],
  ],
  ['a slip in a name', [`${TARIFF}:23:52 rule/unknown-name Nobody knows the name prise here`], [rent('floor(prise)')]],
  [
    'operands that do not go together',
    [`${RENT} rule/unlike number + string has no value`],
    [rent('price + "rupiah"')],
  ],
  [
    'a fact computed as what it is not',
    [`${TARIFF}:23:52 rule/unlike string * number has no value`],
    [rent('floor(stall.goods * 2)')],
  ],
  [
    'a comparison that is neither true nor false',
    [`${TARIFF}:23:49 rule/unlike number = string cannot be compared`],
    [rent('if stall.area = "6" then price else 0')],
  ],
  [
    'a condition that is no condition',
    [`${TARIFF}:23:49 rule/unlike number is neither true nor false`],
    [rent('if stall.area then price else 0')],
  ],
  [
    'arguments that a function does not take',
    [`${RENT} rule/call floor() does not take these arguments`],
    [rent('floor(price, 0, 1)')],
  ],
  [
    'an argument by a name that the function does not know',
    [`${RENT} rule/call floor() does not take these arguments`],
    [rent('floor(x: price)')],
  ],
  [
    'a day that does not exist',
    [`${TARIFF}:14:93 rule/literal date("2025-02-30") is no date, time or duration`],
    [[TARIFF, 'date("2025-01-01")..', 'date("2025-02-30")..']],
  ],
  [
    'a cell that no value of its column can meet',
    [`${TARIFF}:31:40 rule/unlike string = number cannot be compared`],
    [[TARIFF, '<rule id="wet"><inputEntry><text>"fresh"', '<rule id="wet"><inputEntry><text>7']],
  ],
  [
    'a result of another kind than its column promises',
    [`${TARIFF}:32:85 rule/unlike the column gives number, not string`],
    [[TARIFF, '<text>0</text>', '<text>"free"</text>']],
  ],
  [
    'a type that nobody defines',
    [`${TARIFF}:19:3 rule/unknown-type There is no type numbr`],
    [[TARIFF, '<variable name="rent" typeRef="number"/>', '<variable name="rent" typeRef="numbr"/>']],
  ],
];

describe('rules that would be null whatever they are asked', () => {
  it('are not in a folder that is as it should be', async () => {
    expect(await foundBy('rule')).toEqual([]);
  });

  it.each(CASES)('%s', async (_, findings, plants) => {
    expect(await foundBy('rule', ...plants)).toEqual(findings);
  });

  it('but not where FEEL has a meaning for it', async () => {
    for (const text of [
      'if stall.area = null then 0 else price',
      'sum([price, stall.area])',
      '[price][1]',
      '[{fee: price}][fee > 1][1].fee',
      'count(for day in 1..3 return day * price)',
      '{twice: function(n) n * 2, result: twice(price)}.result',
      'if stall.goods in ("fresh", "dry") then price else 0',
      'number(string(price))',
      'if some n in [price] satisfies n > 1 then 1 else 2',
      'years and months duration(date("2026-01-05"), date("2027-01-05")).years',
      'max(price, 0, stall.area)',
    ])
      expect([text, await foundBy('rule', rent(text.replaceAll('>', '&gt;').replaceAll('<', '&lt;')))]).toEqual([
        text,
        [],
      ]);
  });
});
