import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a line that stands in no tariff',
    ['service.yaml:53:52 fee/not-a-tariff Line cleaning is not read from a tariff table'],
    [[`${LAPAK}service.yaml`, 'tariffs/lapak.dmn#cleaning', 'rules/sewa.dmn#refusal']],
  ],
  [
    'a line from a sum that reads no table',
    ['service.yaml:52:48 fee/not-a-tariff Line rent is not read from a tariff table'],
    [
      [
        'tariffs/lapak.dmn',
        '<informationRequirement id="rent-price"><requiredDecision href="#price"/></informationRequirement>',
        '',
      ],
      ['tariffs/lapak.dmn', 'floor(price * stall.area)', 'floor(10000 * stall.area)'],
    ],
  ],
  [
    'a payee that does not exist',
    ['service.yaml:53:34 fee/unknown-payee There is no payee HEALT'],
    [[`${LAPAK}service.yaml`, 'payee: HEALTH', 'payee: HEALT']],
  ],
  [
    'a payee to whom nobody gives a share',
    ['service.yaml:53:34 fee/no-share No arrangement gives HEALTH a share'],
    [['arrangements/pasar-sehat.yaml', 'payee: HEALTH', 'payee: MARKET']],
  ],
];

describe('lines of a bill', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('fee')).toEqual([]);
  });

  it('counts a tariff table that stands behind a decision service', async () => {
    const service = `<decisionService id="pricing" name="pricing"><variable name="pricing"/><outputDecision href="#price"/>
      <inputData href="#stall"/><inputData href="#on"/></decisionService>`;
    const plants: readonly Plant[] = [
      [
        'tariffs/lapak.dmn',
        '<informationRequirement id="rent-price"><requiredDecision href="#price"/></informationRequirement>',
        '<knowledgeRequirement id="rent-price"><requiredKnowledge href="#pricing"/></knowledgeRequirement>',
      ],
      ['tariffs/lapak.dmn', 'floor(price * stall.area)', 'floor(pricing(stall: stall, on: on) * stall.area)'],
      ['tariffs/lapak.dmn', '</definitions>', `${service}</definitions>`],
    ];
    expect(await foundBy('fee', ...plants)).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('fee', ...plants)).toEqual(findings);
  });
});
