import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, type Plant } from '#definitions/fixture/plant';

const SERVICE = `${LAPAK}service.yaml`;
const kind = (name: string): Plant => [SERVICE, 'kind: administrative', `kind: ${name}`];
const NO_END: Plant = [SERVICE, '  done: { outcome: done }\n', ''];
const NO_PAPER: Plant = [
  SERVICE,
  '  permit:\n    paper: { template: permit, facts: [stall.number, person.name] }\n',
  '',
];
const PRODUCT = '  - { name: Stall permit, detail: Stall permit, lane: lane-market }\n';
const NO_PRODUCT: Plant = [`${LAPAK}texts/en.yaml`, `product:\n${PRODUCT}`, 'product: []\n'];
const NO_DECISION: readonly Plant[] = [
  [SERVICE, "  eligibility: 'rules/sewa.dmn#refusal'\n", ''],
  [SERVICE, "  estimate:\n    decisions:\n      - { decision: 'tariffs/lapak.dmn#rent', result: fee.estimate }\n", ''],
];

const END = 'an end that says what becomes of the case';
const lacks = (name: string, part: string): string => `kind/lacks-part A service of kind ${name} needs ${part}`;

/** The kind, what is taken out, and what is then found. */
const CASES: readonly (readonly [kind: string, what: string, plants: readonly Plant[], found: readonly string[]])[] = [
  ['administrative', 'its end', [NO_END], [END]],
  ['administrative', 'a product in one language', [NO_PRODUCT], ['a product']],
  ['administrative', 'its paper', [NO_PAPER], ['a sealed paper']],
  ['administrative', 'its decisions', NO_DECISION, []],
  ['jasa', 'its end', [NO_END], [END]],
  ['jasa', 'a product in one language', [NO_PRODUCT], ['a product']],
  ['jasa', 'its paper and decisions', [NO_PAPER, ...NO_DECISION], []],
  ['barang', 'its end', [NO_END], [END]],
  ['barang', 'a product in one language', [NO_PRODUCT], ['a product']],
  ['barang', 'its paper and decisions', [NO_PAPER, ...NO_DECISION], []],
  ['regulatif', 'its end', [NO_END], [END]],
  ['regulatif', 'a product in one language', [NO_PRODUCT], ['a product']],
  ['regulatif', 'its decisions', NO_DECISION, ['a decision by table']],
  ['regulatif', 'its paper and all decisions but eligibility', [NO_PAPER, ...NO_DECISION.slice(1)], []],
];

describe('parts of a kind of service', () => {
  it.each(['administrative', 'jasa', 'barang', 'regulatif'])(
    'are all there in a whole service of kind %s',
    async (name) => {
      expect(await foundBy('kind', kind(name))).toEqual([]);
    },
  );

  it.each(CASES)('of kind %s are asked for without %s', async (name, _, plants, parts) => {
    const found = await foundBy('kind', kind(name), ...plants);
    expect(found).toEqual(parts.map((part) => expect.stringContaining(lacks(name, part))));
  });
});
