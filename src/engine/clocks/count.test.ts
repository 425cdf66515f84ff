import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, type Stop } from '#engine/clocks/count';
import { type Calendar, type Counting, deadline, isWorkingDay, type Term } from '#terms/calendar';
import { addDays, dayIn, type Instant, instant, later, type PlainDate, plainDate } from '#terms/plain-date';

/** Days off of 2026 between March and July, by the joint ministerial decree for that year. */
const OFF = [
  '2026-03-18',
  '2026-03-19',
  '2026-03-20',
  '2026-03-23',
  '2026-03-24',
  '2026-04-03',
  '2026-05-01',
  '2026-05-14',
  '2026-05-15',
  '2026-05-27',
  '2026-05-28',
  '2026-06-01',
  '2026-06-16',
];
const decree: Calendar = {
  version: 'skb-2026',
  zone: 'Asia/Jakarta',
  holidays: new Map(OFF.map((day) => [plainDate(day), 'libur'])),
  decreed: [2026],
};
/** The published answers of 2023 count every day of the year. */
const plain: Calendar = { version: '2023', zone: 'Asia/Jakarta', holidays: new Map(), decreed: [2023] };
const LATER = instant('2027-06-01T00:00:00Z');

/** 10.00 in Jakarta on that day. */
function morning(day: string): Instant {
  return instant(`${day}T03:00:00Z`);
}

type Stood = readonly (readonly [from: string, to: string])[];

function counted(calendar: Calendar, start: string, term: Term, stops: Stood, counting: Counting = 'exclusive') {
  const stood = stops.map(([from, to]): Stop => ({ from: morning(from), to: morning(to) }));
  return count(calendar, { start: morning(start), term, counting }, stood, LATER);
}

function lastDay(at: Instant): PlainDate {
  return dayIn('Asia/Jakarta', later(at, -1));
}

describe('a deadline', () => {
  it.each([
    ['2026-03-16', 3, 'workingDays', [], 0, '2026-03-26'],
    ['2026-03-16', 5, 'workingDays', [], 0, '2026-03-30'],
    ['2026-03-16', 14, 'workingDays', [], 0, '2026-04-13'],
    ['2026-03-16', 60, 'workingDays', [], 0, '2026-06-25'],
    ['2026-05-12', 28, 'calendarDays', [], 0, '2026-06-09'],
    ['2026-05-12', 60, 'calendarDays', [], 0, '2026-07-11'],
    ['2026-05-12', 28, 'workingDays', [], 0, '2026-06-29'],
    ['2026-05-12', 28, 'workingDays', [['2026-05-20', '2026-05-25']], 3, '2026-07-02'],
    ['2026-05-12', 5, 'workingDays', [], 0, '2026-05-21'],
    ['2026-05-12', 5, 'workingDays', [['2026-05-13', '2026-05-18']], 1, '2026-05-22'],
    [
      '2026-05-12',
      5,
      'workingDays',
      [
        ['2026-05-13', '2026-05-18'],
        ['2026-05-19', '2026-05-21'],
      ],
      3,
      '2026-05-26',
    ],
    ['2023-05-15', 2, 'months', [], 0, '2023-07-15'],
  ] as const)('from %s, %i %s, suspended %j (%i counted days), is %s', (start, amount, unit, stops, days, last) => {
    const found = counted(decree, start, { amount, unit }, stops);
    expect(lastDay(found.deadline)).toBe(last);
    expect(found.suspended).toBe(days);
    expect(lastDay(found.base)).toBe(lastDay(counted(decree, start, { amount, unit }, []).deadline));
  });

  it.each([
    ['2023-05-15', [], '2023-07-16', '2023-07-16'],
    ['2023-05-15', [['2023-05-20', '2023-05-25']], '2023-07-21', '2023-07-22'],
    [
      '2023-05-15',
      [
        ['2023-05-20', '2023-05-25'],
        ['2023-05-30', '2023-06-03'],
      ],
      '2023-07-25',
      '2023-07-27',
    ],
    ['2023-06-29', [['2023-06-30', '2023-07-01']], '2023-08-31', '2023-09-01'],
    ['2023-07-30', [['2023-07-31', '2023-08-01']], '2023-10-02', '2023-10-03'],
    ['2023-07-31', [['2023-08-01', '2023-08-02']], '2023-10-02', '2023-10-03'],
    ['2023-06-30', [['2023-07-01', '2023-07-02']], '2023-09-01', '2023-09-02'],
  ] as const)(
    'of two months from %s, suspended %j, takes effect on %s, inclusive on %s',
    (start, stops, effect, inclusive) => {
      const term = { amount: 2, unit: 'months' } as const;
      expect(dayIn('Asia/Jakarta', counted(plain, start, term, stops).deadline)).toBe(effect);
      expect(dayIn('Asia/Jakarta', counted(plain, start, term, stops, 'inclusive').deadline)).toBe(inclusive);
    },
  );

  it('is not moved to where a restart would put it', () => {
    const found = counted(decree, '2026-05-12', { amount: 5, unit: 'workingDays' }, [
      ['2026-05-13', '2026-05-18'],
      ['2026-05-19', '2026-05-21'],
    ]);
    const restarted = counted(decree, '2026-05-21', { amount: 5, unit: 'workingDays' }, []);
    expect([lastDay(found.deadline), lastDay(restarted.deadline)]).toEqual(['2026-05-26', '2026-06-02']);
  });

  it('moves by the days on whose close it stood still: Monday afternoon to Wednesday morning is Monday and Tuesday', () => {
    const stop = { from: instant('2026-06-08T08:00:00Z'), to: instant('2026-06-10T03:00:00Z') };
    const found = count(
      decree,
      { start: morning('2026-06-05'), term: { amount: 3, unit: 'workingDays' }, counting: 'exclusive' },
      [stop],
      LATER,
    );
    expect(found.days.filter(({ as }) => as === 'suspended').map(({ day }) => day)).toEqual([
      '2026-06-08',
      '2026-06-09',
    ]);
  });

  it('belongs to the day in the zone of the agency that counts', () => {
    const start = instant('2026-05-11T16:30:00Z'); // 11 May in Jakarta, 12 May in Jayapura
    const term = { amount: 5, unit: 'calendarDays' } as const;
    const end = (zone: Calendar['zone']): Instant =>
      count({ ...decree, zone }, { start, term, counting: 'exclusive' }, [], LATER).deadline;
    expect(end('Asia/Jakarta')).toBe('2026-05-16T17:00:00.000Z');
    expect(end('Asia/Jayapura')).toBe('2026-05-17T15:00:00.000Z');
  });

  it('falls at the closing time where the calendar names one, and so does the close of a suspended day', () => {
    const closing = { ...decree, weeks: [{ from: plainDate('2026-01-01'), rest: [0], closes: '16:00' }] };
    const clock = {
      start: morning('2026-06-08'),
      term: { amount: 5, unit: 'workingDays' },
      counting: 'exclusive',
    } as const;
    expect(count(closing, clock, [], LATER).deadline).toBe('2026-06-13T09:00:00.000Z');
    const afterClose = { from: instant('2026-06-09T10:00:00Z'), to: instant('2026-06-10T01:00:00Z') };
    const overClose = { from: instant('2026-06-09T08:00:00Z'), to: instant('2026-06-10T01:00:00Z') };
    expect(count(closing, clock, [afterClose], LATER).suspended).toBe(0);
    expect(count(closing, clock, [overClose], LATER).suspended).toBe(1);
  });

  it('over a year without a decree keeps weekends and fixed dates free, and is provisional', () => {
    const fixed = {
      ...decree,
      fixed: new Map([
        ['01-01', 'Tahun Baru'],
        ['05-14', 'lama'],
      ]),
    };
    const term = { amount: 2, unit: 'workingDays' } as const;
    const found = counted(fixed, '2026-12-31', term, []);
    expect([lastDay(found.deadline), found.provisional]).toEqual(['2027-01-05', true]);
    expect(counted(fixed, '2026-05-12', term, []).provisional).toBe(false);
  });

  it('in hours moves by the exact time it stood still before its end, overlaps once', () => {
    const hour = (n: number): Instant => later(morning('2026-05-12'), n * 3_600_000);
    const due = (stops: readonly Stop[]): Instant =>
      count(decree, { start: hour(0), term: { amount: 4, unit: 'hours' }, counting: 'exclusive' }, stops, hour(20))
        .deadline;
    expect(due([])).toBe(hour(4));
    expect(due([{ from: hour(1), to: hour(3) }])).toBe(hour(6));
    const twice = [
      { from: hour(5), to: hour(5.5) },
      { from: hour(1), to: hour(3) },
    ];
    expect(due(twice)).toBe(hour(6.5));
    expect(
      due([
        { from: hour(1), to: hour(3) },
        { from: hour(2), to: hour(3.5) },
      ]),
    ).toBe(hour(6.5));
    expect(due([{ from: hour(-2), to: hour(1) }])).toBe(hour(5));
    expect(due([{ from: hour(4), to: hour(9) }])).toBe(hour(4));
    expect(due([{ from: hour(1), to: null }])).toBe(hour(23));
  });
});

const anyTerm = fc
  .record({
    amount: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom('workingDays', 'calendarDays', 'months', 'hours'),
  })
  .map(({ amount, unit }): Term => ({ amount: unit === 'months' ? 1 + (amount % 3) : amount, unit }));
const anyStop = fc
  .tuple(fc.integer({ min: -48, max: 24 * 60 }), fc.nat({ max: 24 * 12 }))
  .map(([from, length]): Stop => ({ from: after(from), to: after(from + length) }));
const START = morning('2026-05-04');
const anyCounting = fc.constantFrom<Counting>('exclusive', 'inclusive');

function after(hours: number): Instant {
  return later(START, hours * 3_600_000);
}

describe('whatever is suspended', () => {
  const due = (term: Term, counting: Counting, stops: readonly Stop[]) =>
    count(decree, { start: START, term, counting }, stops, LATER);

  it('a deadline lies behind its base by the counted days suspended, overlaps once', () => {
    fc.assert(
      fc.property(anyTerm, anyCounting, fc.array(anyStop, { maxLength: 5 }), (term, counting, stops) => {
        const found = due(term, counting, stops);
        expect(found.base).toBe(deadline(decree, START, term));
        if (term.unit === 'hours') {
          const minutes = Array.from({ length: 24 * 120 }, (_, n) => after(n / 2)).filter((at) => at < found.deadline);
          const stood = minutes.filter((at) => stops.some(({ from, to }) => from <= at && at < (to ?? at))).length;
          expect(found.suspended).toBe(stood * 30 * 60_000);
          return;
        }
        const counts = (day: PlainDate) => term.unit !== 'workingDays' || isWorkingDay(decree, day);
        const between: PlainDate[] = [];
        for (let day = addDays(lastDay(found.base), 1); day <= lastDay(found.deadline); day = addDays(day, 1))
          between.push(day);
        expect(between.filter(counts).length).toBe(found.suspended);
      }),
    );
  });

  it('one more suspension never brings a deadline nearer', () => {
    fc.assert(
      fc.property(anyTerm, anyCounting, fc.array(anyStop, { maxLength: 4 }), anyStop, (term, counting, stops, more) => {
        expect(due(term, counting, [...stops, more]).deadline >= due(term, counting, stops).deadline).toBe(true);
      }),
    );
  });

  it('the order of suspensions does not matter, and the same one twice is one', () => {
    fc.assert(
      fc.property(anyTerm, anyCounting, fc.array(anyStop, { maxLength: 4 }), (term, counting, stops) => {
        const { deadline: found } = due(term, counting, stops);
        expect(due(term, counting, [...stops.toReversed(), ...stops]).deadline).toBe(found);
      }),
    );
  });
});
