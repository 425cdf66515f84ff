import { describe, expect, it } from 'vitest';
import { sayCount, sayDuration, sayList } from '#terms/say';

describe('how lengths, lists and counts are said', () => {
  it('names the two largest units of a length of time', () => {
    expect(sayDuration(22 * 60_000, 'id')).toBe('22 menit');
    expect(sayDuration(113 * 60_000, 'id')).toBe('1 jam 53 menit');
    expect(sayDuration((3 * 24 + 16) * 3_600_000 + 59 * 60_000, 'id')).toBe('3 hari 16 jam');
    expect(sayDuration(61 * 60_000, 'en')).toBe('1 hour 1 minute');
    expect(sayDuration(48 * 3_600_000, 'en')).toBe('2 days');
    expect(sayDuration(59_999, 'en')).toBe('less than 1 minute');
  });

  it('joins names as a sentence does', () => {
    expect(sayList([], 'id')).toBe('');
    expect(sayList(['Polri'], 'id')).toBe('Polri');
    expect(sayList(['Polri', 'Bapenda'], 'en')).toBe('Polri and Bapenda');
    expect(sayList(['Polri', 'Bapenda', 'Jasa Raharja'], 'id')).toBe('Polri, Bapenda, dan Jasa Raharja');
  });

  it('takes the plural where there is not exactly one', () => {
    expect([0, 1, 2].map((n) => sayCount(n, 'case', 'cases'))).toEqual(['0 cases', '1 case', '2 cases']);
  });
});
