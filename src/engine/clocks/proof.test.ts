import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClockProof, type ProvenStop, prove, recompute } from '#engine/clocks/proof';
import { type Calendar, type Counting, TERM_UNITS, type Term } from '#terms/calendar';
import { dayIn, instant, later, plainDate } from '#terms/plain-date';

const calendar: Calendar = {
  version: 'skb-2026',
  zone: 'Asia/Jakarta',
  holidays: new Map([
    [plainDate('2026-05-14'), 'Kenaikan Yesus Kristus'],
    [plainDate('2026-05-15'), 'Cuti bersama'],
    [plainDate('2026-05-27'), 'Iduladha'],
  ]),
  decreed: [2026],
};
const START = instant('2026-05-12T03:00:00Z');
const NOW = instant('2026-12-01T00:00:00Z');
const basis = { law: 'UU 30/2014', article: '53', certainty: 'M' } as const;

function hours(n: number) {
  return later(START, n * 3_600_000);
}

function stop(from: number, to: number | null): ProvenStop {
  return { owner: 'applicant', reason: 'perbaikan', from: hours(from), to: to === null ? null : hours(to) };
}

function proofOf(term: Term, stops: readonly ProvenStop[], counting: Counting = 'exclusive'): ClockProof {
  return prove(calendar, { basis, act: 'file-complete', start: START, term, counting }, stops, NOW);
}

describe('a clock proof', () => {
  const proof = proofOf({ amount: 5, unit: 'workingDays' }, [stop(24, 144), stop(168, 216)]);

  it('names every day and what it counted as', () => {
    expect(proof.days.map(({ day, as, rest }) => `${day} ${as}${rest === null ? '' : ` ${rest}`}`)).toEqual([
      '2026-05-13 suspended',
      '2026-05-14 rest Kenaikan Yesus Kristus',
      '2026-05-15 rest Cuti bersama',
      '2026-05-16 rest weekend',
      '2026-05-17 rest weekend',
      '2026-05-18 counted',
      '2026-05-19 suspended',
      '2026-05-20 suspended',
      '2026-05-21 counted',
      '2026-05-22 counted',
      '2026-05-23 rest weekend',
      '2026-05-24 rest weekend',
      '2026-05-25 counted',
      '2026-05-26 counted',
    ]);
    expect(dayIn('Asia/Jakarta', later(proof.deadline, -1))).toBe('2026-05-26');
    expect(proof.suspensions.map(({ days }) => days)).toEqual([1, 2]);
    expect(proof.suspended).toBe(3);
  });

  it('is recomputed from itself after a journey as JSON', () => {
    const read = JSON.parse(JSON.stringify(proof)) as ClockProof;
    expect(recompute(read)).toEqual([]);
    expect(recompute(read, calendar)).toEqual([]);
  });

  it.each([
    ['a deadline a day later', { deadline: later(proof.deadline, 86_400_000) }, ['deadline-wrong']],
    ['a base that is another', { base: proof.deadline }, ['base-wrong']],
    ['a suspension hidden', { suspensions: proof.suspensions.slice(1) }, ['suspension-misread']],
    [
      'a suspension drawn out',
      { suspensions: [...proof.suspensions, { ...stop(216, 400), days: 0 }] },
      ['suspension-misread'],
    ],
    [
      'a day taken out',
      { days: proof.days.toSpliced(5, 1) },
      ['days-not-in-a-row', 'too-few-or-many-days', 'base-wrong'],
    ],
    ['a start a day later', { start: { act: 'file-complete', at: hours(24) } }, ['days-not-in-a-row']],
    ['an amount that is another', { amount: 6 }, ['too-few-or-many-days', 'base-wrong']],
    ['a total that is another', { suspended: 2 }, ['total-wrong']],
    [
      'a working day called a day of rest',
      { days: proof.days.map((one) => (one.day === '2026-05-21' ? { ...one, as: 'rest' as const } : one)) },
      ['rest-misread', 'too-few-or-many-days', 'total-wrong'],
    ],
  ])('shows %s', (_, forged, faults) => {
    expect(recompute({ ...proof, ...forged })).toEqual(faults);
  });

  it('shows a holiday that the calendar does not have', () => {
    const days = proof.days.map((one) => (one.rest === 'Cuti bersama' ? { ...one, rest: 'Libur kantor' } : one));
    expect(recompute({ ...proof, days })).toEqual([]);
    expect(recompute({ ...proof, days }, calendar)).toEqual(['calendar-differs']);
    expect(recompute(proof, { ...calendar, version: 'skb-2026-2' })).toEqual(['calendar-differs']);
  });

  it('of any clock is right, also one that still stands still', () => {
    const stops = fc.array(
      fc
        .tuple(fc.integer({ min: -30, max: 1500 }), fc.option(fc.nat({ max: 300 })))
        .map(([from, length]) => stop(from, length === null ? null : from + length)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...TERM_UNITS),
        stops,
        fc.constantFrom<Counting>('exclusive', 'inclusive'),
        (amount, unit, all, counting) => {
          expect(recompute(proofOf({ amount: unit === 'months' ? 1 : amount, unit }, all, counting), calendar)).toEqual(
            [],
          );
        },
      ),
    );
  });
});
