import { describe, expect, it } from 'vitest';
import { maskNik, nik } from '#terms/nik';

describe('a NIK', () => {
  it.each([
    ['a digit too few', '997101450790000'],
    ['a digit too many', '99710145079000031'],
    ['a letter', '99710145O7900003'],
    ['a thirteenth month', '9971014513900003'],
    ['a day that its month has not', '9971013002900003'],
    ['a woman born on no day', '9971017202900003'],
    ['a day between the last of a man and the first of a woman', '9971013507900003'],
    ['no number of its own', '9971014507900000'],
    ['nothing', ''],
  ])('with %s does not fit, and the refusal does not repeat it', (_, text) => {
    expect(() => nik(text)).toThrow(expect.objectContaining({ code: 'nik-malformed', facts: {} }));
    if (text !== '')
      expect(() => nik(text)).toThrow(expect.objectContaining({ message: expect.not.stringContaining(text) }));
  });

  it.each([
    ['spaces and dots', '9971 0145.0790 0003', '9971014507900003'],
    ['a leap day', '9971012902000003', '9971012902000003'],
    ['a region that has ended since (East Timor, 54)', '5471014507900003', '5471014507900003'],
    ['the old code of a regency that now lies in another province', '9104014507900003', '9104014507900003'],
  ])('fits with %s: it names where the person was first registered', (_, text, read) => {
    expect(nik(text)).toBe(read);
  });

  it('is shown by its region and its number alone', () => {
    expect(maskNik('9971014507900003')).toBe('9971••••••••0003');
  });
});
