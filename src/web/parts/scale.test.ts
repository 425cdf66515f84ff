import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineView } from '#operations/views/marks';
import { type Instant, instant, milliseconds } from '#terms/plain-date';
import { endorsing, parallel } from '#web/fixtures/case';
import { picker } from '#web/fixtures/people';
import { extent, percent, scaleOf } from '#web/parts/scale';
import type { Saying } from '#web/say';

const now = instant('2026-11-24T09:24:00+07:00');
const jakarta: Saying = { language: 'id', zone: 'Asia/Jakarta', now };

function worked(from: Instant, to: Instant): TimelineView {
  const [base] = parallel(picker('id')).lanes;
  if (base === undefined) throw new Error('the fixture has lanes');
  const clock = { ...parallel(picker('id')).clock, segments: [] };
  return { lanes: [{ ...base, holding: null, points: [], segments: [{ kind: 'work', from, to }] }], clock };
}

describe('the time axis of a case', () => {
  it('has round marks of the zone’s clock around what is drawn', () => {
    const scale = scaleOf(endorsing(picker('id')), jakarta);
    expect(scale.ticks.map((tick) => tick.label)).toEqual(['07.30', '08.00', '08.30', '09.00', '09.30', '10.00']);
    expect(scale.now).toBe(76);
  });

  it('marks midnight by the new date, and whole days by dates', () => {
    const night = worked(instant('2026-11-22T20:00:00+07:00'), instant('2026-11-23T10:00:00+07:00'));
    expect(scaleOf(night, jakarta).ticks.map((tick) => tick.label)).toContain('23 Nov');
    const weeks = worked(instant('2026-11-02T20:00:00+07:00'), instant('2026-11-23T10:00:00+07:00'));
    expect(scaleOf(weeks, jakarta).ticks.every((tick) => / (Okt|Nov)$/.test(tick.label))).toBe(true);
  });

  it('draws no line of now on a case that ended before', () => {
    const past = worked(instant('2026-11-01T08:00:00+07:00'), instant('2026-11-01T09:00:00+07:00'));
    expect(scaleOf(past, jakarta).now).toBeNull();
  });

  it('holds every case of any length between its ends, with few marks', () => {
    const moment = fc.integer({ min: Date.UTC(2025, 0, 1), max: milliseconds(now) });
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.constantFrom('Asia/Jakarta' as const, 'Asia/Makassar' as const, 'Asia/Jayapura' as const),
        (a, b, zone) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b)];
          const view = worked(instant(from), instant(to));
          const scale = scaleOf(view, { ...jakarta, zone });
          const [segment] = view.lanes[0]?.segments ?? [];
          expect(scale.from).toBeLessThanOrEqual(from);
          expect(scale.to).toBeGreaterThanOrEqual(to);
          expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
          expect(scale.ticks.length).toBeLessThanOrEqual(8);
          const drawn = segment === undefined ? { x: -1, width: 0 } : extent(scale, segment, now);
          expect(drawn.x).toBeGreaterThanOrEqual(0);
          expect(drawn.x + drawn.width).toBeLessThanOrEqual(100.5);
          expect(drawn.width).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('never turns time back', () => {
    const span = { from: 0, to: 1_000_000 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (a, b) => {
        expect(Math.sign(percent(span, a) - percent(span, b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
