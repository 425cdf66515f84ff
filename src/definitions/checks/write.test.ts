import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

const BASIS = 'basis: { law: Perda Rekaan 1/2024, certainty: M }';

/** A write of the permit's step, which the market office owes. */
function write(registry: string, set: string, key = 'stall.number', element = 'permit'): Plant {
  const lines = `    writes:\n      - { registry: ${registry}, key: ${key}, set: { ${set} }, ${BASIS} }\n`;
  const next = element === 'permit' ? '    paper: {' : '    reads: [';
  return [`${LAPAK}service.yaml`, `  ${element}:\n${next}`, `  ${element}:\n${lines}${next}`];
}

const DRAWN: Plant = [`${LAPAK}service.yaml`, '  read-stall: { reads: [stall] }', '  read-stall:\n    reads: [stall]'];

/** What is wrong, the check that finds it, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, string, readonly string[], readonly Plant[]])[] = [
  [
    'a write to another agency’s registry',
    'write',
    [
      'service.yaml:57:21 write/not-own-registry dinas-pasar does not hold residents: an agency writes only to its own registry',
      'service.yaml:57:21 write/not-supported residents is kept in a process of its own, which takes no writes',
    ],
    [write('residents', 'person.name: stall.city', 'person.nik')],
  ],
  [
    'a write in the applicant’s lane',
    'write',
    [
      'service.yaml:57:21 write/not-own-registry applicant does not hold stalls: an agency writes only to its own registry',
    ],
    [
      write('stalls', 'stall.renter: person.nik'),
      [`${LAPAK}service.yaml`, 'lane-market: { role: market-office }', 'lane-market: { role: applicant }'],
    ],
  ],
  [
    'a fact that the registry does not hold',
    'write',
    ['service.yaml:57:55 write/not-in-registry Registry stalls has no stall.goods'],
    [write('stalls', 'stall.goods: stall.goods')],
  ],
  [
    'a change of the key itself',
    'write',
    ['service.yaml:57:55 write/key stall.number is the key of stalls: a record cannot become another'],
    [write('stalls', 'stall.number: stall.city')],
  ],
  [
    'a value made of what the case cannot know',
    'write',
    ['service.yaml:39:67 write/never-known Nothing in this service brings fee.estimate'],
    [
      DRAWN,
      write('stalls', 'stall.area: fee.estimate', 'stall.number', 'read-stall'),
      [`${LAPAK}service.yaml`, ', result: fee.estimate }', ' }'],
    ],
  ],
  [
    'a registry that does not exist',
    'service',
    ['service.yaml:57:21 service/unknown-registry There is no registry stall'],
    [write('stall', 'stall.renter: person.nik')],
  ],
  [
    'a key and a fact that are none',
    'fact',
    [
      'service.yaml:57:34 fact/unknown facts.yaml has no fact stall.nomor',
      'service.yaml:57:54 fact/unknown facts.yaml has no fact stall.tenant',
    ],
    [write('stalls', 'stall.tenant: person.nik', 'stall.nomor')],
  ],
  [
    'a value that is no FEEL',
    'feel',
    ['service.yaml:57:81 feel/syntax the expression ends too early'],
    [write('stalls', 'stall.renter: person.nik +')],
  ],
  [
    'a value on a name that nobody knows',
    'feel',
    ['service.yaml:57:69 feel/unknown-fact Nobody knows person.nick: it would always be null'],
    [write('stalls', 'stall.renter: person.nick')],
  ],
  [
    'a write on a step that is no service task',
    'element',
    ['service.yaml:42:5 element/wrong-kind writes means nothing on inspect, which is a userTask'],
    [
      [
        `${LAPAK}service.yaml`,
        '  inspect:\n',
        `  inspect:\n    writes:\n      - { registry: stalls, key: stall.number, set: { stall.renter: person.nik }, ${BASIS} }\n`,
      ],
    ],
  ],
];

describe('what a step writes to a registry', () => {
  it('is right where the agency of its lane holds the registry and the case knows the value', async () => {
    const plant = write('stalls', 'stall.renter: person.nik');
    for (const check of ['write', 'service', 'fact', 'feel', 'element'])
      expect(await foundBy(check, plant)).toEqual([]);
  });

  it.each(CASES)('finds %s', async (_, check, findings, plants) => {
    expect(await foundBy(check, ...plants)).toEqual(findings);
  });
});
