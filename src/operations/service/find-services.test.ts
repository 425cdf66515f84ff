import { describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import type { House } from '#operations/house';
import { findServices } from '#operations/service/find-services';
import { instant } from '#terms/plain-date';

const NUSANTARA = new URL('../../../governments/nusantara', import.meta.url).pathname;
const government = await readGovernment(await readFolder(NUSANTARA));
const house = { library: { government } as House['library'] };
const AT = instant('2026-11-24T09:00:00+07:00');
const RENEWAL = 'samsat.pengesahan-tahunan';

function first(query: string): string | undefined {
  return findServices(house, query, 'id', AT).found[0]?.id;
}

describe('finding a service by need', () => {
  it.each([
    'pajak motor',
    'mau perpanjang stnk',
    'STNK',
    'pajk motor',
    'prepanjang stnk',
    'motor bekas atas nama orang lain',
    'vehicle tax',
    'how do I renew my registration',
    'pemutihan denda',
  ])('"%s" leads to the yearly renewal, also with a slip of the finger and in either language', (query) => {
    expect(first(query)).toBe(RENEWAL);
  });

  it('names what is planned and does not run yet', () => {
    const [row] = findServices(house, 'genap tujuh belas', 'id', AT).found;
    expect(row).toMatchObject({ id: 'genap-17', planned: true });
  });

  it('finds nothing where nothing fits, and still shows all', () => {
    const view = findServices(house, 'zeppelin', 'id', AT);
    expect(view.found).toEqual([]);
    expect(view.all.map(({ id }) => id)).toContain(RENEWAL);
    expect(findServices(house, 'saya mau', 'id', AT).found).toEqual([]);
  });
});
