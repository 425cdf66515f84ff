import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a form that asks an unknown fact',
    ['forms/inspect.json:3:49 fact/unknown facts.yaml has no fact check.fit'],
    [[`${LAPAK}forms/inspect.json`, '"check.fits": {}', '"check.fit": {}']],
  ],
  [
    'a read of an unknown fact',
    ['service.yaml:21:25 fact/unknown facts.yaml has no fact person.nama'],
    [[`${LAPAK}service.yaml`, 'facts: [person.nik, person.name]', 'facts: [person.nik, person.nama]']],
  ],
  [
    'an unknown fact on a paper',
    ['service.yaml:56:54 fact/unknown facts.yaml has no fact stall.colour'],
    [[`${LAPAK}service.yaml`, 'facts: [stall.number, person.name]', 'facts: [stall.number, stall.colour]']],
  ],
  [
    'a decision whose result has no fact',
    ['service.yaml:40:55 fact/unknown facts.yaml has no fact fee.guess'],
    [[`${LAPAK}service.yaml`, 'result: fee.estimate', 'result: fee.guess']],
  ],
  [
    'a fact described twice',
    ['facts.yaml:16:9 fact/twice check.fits is described twice'],
    [
      [
        'facts.yaml',
        '- { id: contact.phone',
        '- { id: check.fits, type: boolean, personal: false, label: { id: a, en: a } }\n- { id: contact.phone',
      ],
    ],
  ],
  [
    'a choice without choices',
    ['facts.yaml:15:27 fact/no-choices check.fits is a choice without choices'],
    [['facts.yaml', '- { id: check.fits, type: boolean', '- { id: check.fits, type: choice']],
  ],
  [
    'a holder that is no registry',
    [
      'facts.yaml:2:89 fact/holder person.name is held by resident.name, but there is no registry resident',
      'registries/residents.yaml:5:34 fact/holder facts.yaml does not say that person.name is held by residents.name',
    ],
    [['facts.yaml', 'holder: residents.name', 'holder: resident.name']],
  ],
  [
    'a registry field that facts.yaml gives to nobody',
    ['registries/stalls.yaml:5:79 fact/holder facts.yaml does not say that stall.city is held by stalls.city'],
    [['facts.yaml', ', holder: stalls.city', '']],
  ],
  [
    'an owner field that the registry does not have',
    ['registries/stalls.yaml:6:13 fact/owner-field stalls has no field owner'],
    [['registries/stalls.yaml', 'ownerField: renter', 'ownerField: owner']],
  ],
  [
    'a grant of an unknown fact',
    ['arrangements/pasar-sehat.yaml:29:38 fact/unknown facts.yaml has no fact person.age'],
    [
      [
        'arrangements/pasar-sehat.yaml',
        'facts: [person.nik, person.name]',
        'facts: [person.nik, person.name, person.age]',
      ],
    ],
  ],
];

describe('the vocabulary of facts', () => {
  it('finds nothing in a folder that is as it should be', async () => {
    expect(await foundBy('fact')).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, findings, plants) => {
    expect(await foundBy('fact', ...plants)).toEqual(findings);
  });
});
