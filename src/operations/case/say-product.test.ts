import { describe, expect, it } from 'vitest';
import type { Product } from '#definitions/product';
import type { CaseFile } from '#operations/case/read-case-file';
import { sayProduct } from '#operations/case/say-product';
import type { Json } from '#terms/json';
import { instant } from '#terms/plain-date';
import { smallGovernment } from '../../../test/support/government.ts';

const AT = instant('2026-11-24T10:00:00+07:00');
const FACTS: readonly (readonly [string, Json])[] = [
  ['shop.number', 'AIR 7/1'],
  ['office.match', 'city'],
  ['permit.until', '2027-01-02'],
];

function said(product: Product, status = 'done', facts = FACTS) {
  const file = {
    now: {
      number: 'MG-1',
      program: { government: smallGovernment(), service: { file: { id: 'a.b', product } } },
      facts: new Map(facts.map(([name, value]) => [name, { value }])),
      state: { status, territory: '31' },
    },
  } as unknown as CaseFile; // all it reads
  return sayProduct(file, 'en', AT).map(({ value, detail, href }) => [value, detail, href]);
}

const connection = { number: 'shop.number', outage: { id: 'Telepon 112', en: 'Call 112' } };
const asset = {
  id: 'shop.number',
  status: 'office.match',
  owners: { city: 'nobody' },
  condition: 'office.result',
  inspection: 'look',
};
const rule = { title: 'route.note', draft: 'route.note', consultation: 'consult', effective: 'permit.until' };

describe('what a case leaves in somebody’s hands', () => {
  it('is a number with whom to call, a thing with its page, or a rule with its day', () => {
    expect(said({ connection })).toEqual([['AIR 7/1', 'Call 112', null]]);
    expect(said({ asset })).toEqual([['AIR 7/1', null, '/aset/a.b/AIR%207%2F1']]);
    expect(said({ rule })).toEqual([['2 January 2027', null, '/aturan/MG-1']]);
  });

  it('is nothing before it is done, and nothing that the case does not know', () => {
    expect(said({ connection, asset, rule }, 'open')).toEqual([]);
    expect(said({ connection, asset, rule }, 'done', [])).toEqual([]);
  });
});
