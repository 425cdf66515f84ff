import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietUntil } from '#coordination/quiet-hours';
import { instant, later } from '#terms/plain-date';

const basis = { law: 'UU 25/2009', certainty: 'B' } as const;
const NIGHT = { from: '21:00', to: '06:00', basis };

describe('quiet hours', () => {
  it('hold what comes at night until the morning of the zone, on either side of midnight', () => {
    const until = instant('2026-11-25T06:00:00+07:00');
    expect(quietUntil(NIGHT, 'Asia/Jakarta', instant('2026-11-24T21:00:00+07:00'))).toBe(until);
    expect(quietUntil(NIGHT, 'Asia/Jakarta', instant('2026-11-25T05:59:59+07:00'))).toBe(until);
    expect(quietUntil(NIGHT, 'Asia/Jakarta', until)).toBeNull();
    expect(quietUntil(NIGHT, 'Asia/Jakarta', instant('2026-11-24T20:59:59+07:00'))).toBeNull();
    expect(quietUntil(NIGHT, 'Asia/Jayapura', instant('2026-11-24T20:00:00+07:00'))).toBe(
      instant('2026-11-25T06:00:00+09:00'),
    );
  });

  it('never hold a notice for longer than they last, and never at their own end', () => {
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const say = ([h, m]: [number, number]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
    fc.assert(
      fc.property(clock, clock, fc.integer({ min: 0, max: 2_880 }), (from, to, minutes) => {
        const rules = { from: say(from), to: say(to), basis };
        const at = later(instant('2026-11-24T00:00:00Z'), minutes * 60_000);
        const until = quietUntil(rules, 'Asia/Makassar', at);
        if (until === null) return;
        expect(until > at).toBe(true);
        expect(Date.parse(until) - Date.parse(at)).toBeLessThanOrEqual(86_400_000);
        expect(quietUntil(rules, 'Asia/Makassar', until)).toBeNull();
      }),
    );
  });
});
