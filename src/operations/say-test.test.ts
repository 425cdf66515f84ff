import { describe, expect, it } from 'vitest';
import { sayTest } from '#operations/say-test';

const use = (value: string) => (value === 'private' ? 'Pribadi' : undefined);
const id = (text: string) => sayTest(text, use, 'id');
const en = (text: string) => sayTest(text, () => undefined, 'en');

describe('a test of a decision table', () => {
  it('names days by their month, with the word that fits the sign', () => {
    expect(id('>= date("2025-01-05")')).toBe('mulai 5 Januari 2025');
    expect(en('< date("2025-01-05")')).toBe('before 5 January 2025');
  });

  it('names values as the vocabulary does, several with “or”', () => {
    expect(id('"private"')).toBe('Pribadi');
    expect(id('"31", "98", "99"')).toBe('31, 98 atau 99');
    expect(en('not("31")')).toBe('other than 31');
    expect(id('not("a, b", "c")')).toBe('selain a, b atau c');
  });

  it('writes numbers and ranges as the reader does', () => {
    expect(id('[1..90]')).toBe('1 sampai 90');
    expect(id('> 270')).toBe('lebih dari 270');
    expect(id('0.0105')).toBe('0,0105');
    expect(id('100000')).toBe('100.000');
    expect(en('<= 1500')).toBe('at most 1,500');
  });

  it('leaves a formula as it stands', () => {
    expect(id('vehicle.cc * 2')).toBe('vehicle.cc * 2');
    expect(id('? = date("2025-99-99")')).toBe('? = date("2025-99-99")');
    expect(id('(1..5)')).toBe('(1..5)');
  });
});
