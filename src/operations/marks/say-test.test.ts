import { describe, expect, it } from 'vitest';
import { sayTest } from '#operations/marks/say-test';
import { textOf } from '#terms/json';

describe('a cell of a decision table in words', () => {
  it.each([
    ['"99"', '99', '99'],
    ['not("31")', 'selain 31', 'other than 31'],
    ['"a", "b"', 'a atau b', 'a or b'],
    ['not("a, b", "c", "d")', 'selain a, b, c atau d', 'other than a, b, c or d'],
    ['<= date("2025-01-05")', 'sampai 2025-01-05', 'up to 2025-01-05'],
    ['? = date("2025-99-99")', '? = date("2025-99-99")', '? = date("2025-99-99")'],
    ['>= date("2025-01-05")', 'mulai 2025-01-05', 'from 2025-01-05'],
    ['< @"2025-01-05"', 'sebelum 2025-01-05', 'before 2025-01-05'],
    [
      '[date("2026-08-01")..date("2026-10-01"))',
      'mulai 2026-08-01 sampai sebelum 2026-10-01',
      'from 2026-08-01 until before 2026-10-01',
    ],
    ['[91..180]', '91 sampai 180', '91 to 180'],
    ['(0..1)', 'lebih dari 0 sampai kurang dari 1', 'more than 0 to less than 1'],
    ['> 270', 'lebih dari 270', 'more than 270'],
    ['<= 50', 'paling banyak 50', 'at most 50'],
    ['!= "x"', 'selain x', 'other than x'],
    ['vehicle.cc * 2', 'vehicle.cc * 2', 'vehicle.cc * 2'],
  ])('%s is "%s"', (cell, id, en) => {
    expect(sayTest(cell, textOf, 'id')).toBe(id);
    expect(sayTest(cell, textOf, 'en')).toBe(en);
  });
});
