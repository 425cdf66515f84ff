import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

const FILE = `${LAPAK}service.yaml`;
const PRODUCT = 'product: { paper: permit }';
const kind = (name: string): Plant => [FILE, 'kind: administrative', `kind: ${name}`];
const product = (text: string): Plant => [FILE, PRODUCT, `product: ${text}`];

/** What is wrong, what is found, and the fault planted in the folder. */
const CASES: readonly (readonly [string, readonly string[], readonly Plant[]])[] = [
  [
    'a service without the part of its kind',
    ['service.yaml:2:7 product/missing A service of kind jasa says nothing of its connection'],
    [kind('jasa')],
  ],
  [
    'a service that says nothing of what it gives',
    ['service.yaml:2:7 product/missing A service of kind administrative says nothing of its paper'],
    [[FILE, PRODUCT, '']],
  ],
  [
    'a paper without its template',
    ['service.yaml:78:19 product/unknown-paper There is no paper permitt'],
    [product('{ paper: permitt }')],
  ],
  [
    'a connection whose number is no fact',
    ['service.yaml:78:34 fact/unknown facts.yaml has no fact stall.numbr'],
    [kind('jasa'), product('{ connection: { number: stall.numbr, outage: { id: a, en: b } } }')],
  ],
  [
    'an asset that nobody owns or looks at',
    [
      'service.yaml:78:75 product/unknown-role Nobody plays the role road-office',
      'service.yaml:78:125 product/not-drawn process.bpmn has no element inspct',
    ],
    [
      kind('barang'),
      product(
        '{ asset: { id: stall.number, status: stall.city, owners: { city: road-office }, condition: stall.area, inspection: inspct } }',
      ),
    ],
  ],
  [
    'a rule without its consultation',
    ['service.yaml:78:99 product/not-drawn process.bpmn has no element comment'],
    [
      kind('regulatif'),
      product('{ rule: { title: stall.number, draft: stall.number, effective: stall.city, consultation: comment } }'),
    ],
  ],
];

describe('products', () => {
  it('are what the kind of a service promises', async () => {
    expect(await foundBy('product fact')).toEqual([]);
  });

  it.each(CASES)('are found wrong in %s', async (_, findings, plants) => {
    expect(await foundBy('product fact', ...plants)).toEqual(findings);
  });
});
