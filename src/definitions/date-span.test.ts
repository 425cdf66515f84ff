import { describe, expect, it } from 'vitest';
import { EVER, FOREVER, spanOf } from '#definitions/date-span';

describe('the days a date cell admits', () => {
  it.each([
    ['-', EVER, FOREVER],
    ['>= date("2025-01-05")', '2025-01-05', FOREVER],
    ['> date("2025-01-05")', '2025-01-06', FOREVER],
    ['< @"2025-01-05"', EVER, '2025-01-05'],
    ['<= @"2025-01-05"', EVER, '2025-01-06'],
    ['date("2025-01-05")', '2025-01-05', '2025-01-06'],
    ['[date("2025-01-05")..date("2026-01-01"))', '2025-01-05', '2026-01-01'],
    [']@"2025-01-05"..@"2026-01-01"]', '2025-01-06', '2026-01-02'],
  ])('%s', (text, from, to) => {
    expect(spanOf(text)).toEqual({ from, to });
  });

  it.each(['not(date("2025-01-05"))', '< on.filed', 'date("2025-02-30")', 'date("2025-01-05"), date("2025-01-06")'])(
    'of %s cannot be told',
    (text) => {
      expect(spanOf(text)).toBeUndefined();
    },
  );
});
