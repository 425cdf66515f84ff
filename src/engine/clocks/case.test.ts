import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState, Program } from '#engine/case';
import { nextClock } from '#engine/clocks';
import { count } from '#engine/clocks/count';
import { recompute } from '#engine/clocks/proof';
import { stopsOfCase } from '#engine/clocks/rules';
import { startOf } from '#engine/clocks/state';
import { proofOf } from '#engine/clocks/statutory';
import type { Command } from '#engine/command';
import { dataOf } from '#engine/patch';
import { agencyId } from '#terms/ids';
import { addDays, dayIn, type Instant, instant, later, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { CLOCKS, filePermit, permitProgram } from '../../../test/support/permit.ts';
import {
  APPLICANT,
  at,
  conclude,
  folded,
  HOUSE,
  officer,
  openAt,
  ownerOf,
  type Played,
  play,
  told,
  waiting,
} from '../../../test/support/play.ts';

/** The case is filed on Tuesday 12 May 2026 at 9.00; the 14th and 15th are days off. */
const program = await permitProgram();

function lastDay(due: Instant | null | undefined): string {
  return due === null || due === undefined ? 'stands still' : dayIn('Asia/Jakarta', later(due, -1));
}

function caseDue({ state }: Played): string {
  return lastDay(state?.clock?.due);
}

/** 10.00 in Jakarta. */
function morning(day: string): Instant {
  return instant(`${day}T03:00:00Z`);
}

function complete(served: Program = program): Played {
  return conclude(filePermit(served), 'check', at(1));
}

function suspend(now: Played, node: string, moment: Instant, reason = 'correction'): Played {
  const item = waiting(now, 'item', node);
  return play(now, {
    kind: 'suspend',
    item: item.id,
    reason,
    text: 'Mohon lampirkan denah',
    at: moment,
    by: ownerOf(item),
  });
}

function answer(now: Played, moment: Instant, by = APPLICANT): Played {
  const open = now.state?.suspensions?.findLast(({ end, by: asker }) => end === null && asker !== null);
  return play(now, { kind: 'resume', suspension: open?.id ?? -1, text: 'Terlampir', at: moment, by });
}

function fire(now: Played, moment: Instant): Played {
  return play(now, { kind: 'fire', at: moment, by: HOUSE });
}

/** Why the clock runs on, by the last command. */
function whys({ last }: Played) {
  return last?.acts.filter(({ kind }) => kind === 'clock-resumed').map(({ data }) => data['why']);
}

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'taken';
}

describe('the clock of a case', () => {
  it('starts when the file is found complete, the day of that act being day 0', () => {
    const filed = filePermit(program);
    expect(filed.state?.clock).toBeUndefined();
    const found = complete();
    expect(told(found)).toContain('file-complete check');
    expect(found.state?.clock?.start).toBe(at(1));
    expect(caseDue(found)).toBe('2026-05-21');
  });

  it('starts when the time to check the file runs out: the file is complete then', () => {
    const lapsed = fire(filePermit(program), morning('2026-05-25'));
    expect(told(lapsed)).toEqual(
      expect.arrayContaining(['file-complete check', 'handed-over decide', 'handed-over assess']),
    );
    expect(lapsed.state?.clock?.start).toBe('2026-05-18T17:00:00.000Z');
    expect(caseDue(lapsed)).toBe('2026-05-26');
  });

  it('starts with filing where the service says so', async () => {
    const { completeness: _completeness, ...clocks } = CLOCKS;
    const statutory = { ...CLOCKS.statutory!, starts: 'filed' as const };
    const filed = filePermit(await permitProgram({ ...clocks, statutory }));
    expect(told(filed).at(-1)).toBe('file-complete');
    expect(caseDue(filed)).toBe('2026-05-21');
  });

  it('stands still while the applicant is asked, and moves by the counted days on whose close it did', () => {
    const asked = suspend(complete(), 'decide', morning('2026-05-13'));
    expect(caseDue(asked)).toBe('stands still');
    expect(told(asked)).toEqual(['clock-suspended decide']);
    const answered = answer(asked, morning('2026-05-18'));
    expect(caseDue(answered)).toBe('2026-05-22');
    expect(told(answered)).toEqual(['clock-resumed decide']);
  });

  it('is stopped by one round only: what is asked later is asked, answered, and stops nothing', () => {
    const once = answer(suspend(complete(), 'decide', morning('2026-05-13')), morning('2026-05-18'));
    const again = suspend(once, 'decide', morning('2026-05-19'));
    expect(told(again)).toContain('correction-asked decide');
    expect(caseDue(again)).toBe('2026-05-22');
    expect(caseDue(answer(again, morning('2026-05-21')))).toBe('2026-05-22');
  });

  it('counts questions of two lanes that are open together as one round, and their overlap once', () => {
    const first = suspend(complete(), 'decide', morning('2026-05-13'));
    const both = suspend(first, 'assess', morning('2026-05-18'));
    expect(both.state?.clock?.rounds).toBe(1);
    const half = answer(both, morning('2026-05-19'));
    expect(caseDue(half)).toBe('stands still');
    expect(caseDue(answer(half, morning('2026-05-20')))).toBe('2026-05-26');
  });

  it('runs on when the budget is spent, though the question may still be answered', async () => {
    const statutory = { ...CLOCKS.statutory!, budget: { rounds: 1, days: 2 } };
    const asked = suspend(complete(await permitProgram({ ...CLOCKS, statutory })), 'decide', morning('2026-05-13'));
    const spent = fire(asked, morning('2026-05-19'));
    expect(whys(spent)).toEqual(['budget']);
    expect(caseDue(spent)).toBe('2026-05-25');
    expect(told(answer(spent, morning('2026-05-20')))).toEqual(['clock-resumed decide']);
    expect(caseDue(answer(spent, morning('2026-05-20')))).toBe('2026-05-25');
  });

  it('runs on when no answer comes in time, or the case lapses where the service says so', async () => {
    const asked = suspend(complete(), 'decide', morning('2026-05-13'));
    const silent = fire(asked, morning('2026-05-23'));
    expect(whys(silent)).toEqual(['silent']);
    expect(caseDue(silent)).toBe('2026-05-29');
    const strict = await permitProgram({ ...CLOCKS, answer: { ...CLOCKS.answer!, onLapse: 'lapse' } });
    const gone = fire(suspend(complete(strict), 'decide', morning('2026-05-13')), morning('2026-05-23'));
    expect(gone.state?.status).toBe('lapsed');
  });

  it('is stopped by a court without a bound, and by nothing that is an agency’s or the platform’s turn', () => {
    const court = suspend(complete(), 'decide', morning('2026-05-13'), 'court');
    expect(caseDue(fire(court, morning('2026-08-13')))).toBe('stands still');
    for (const reason of ['other-agency', 'outage']) {
      const asked = suspend(complete(), 'assess', morning('2026-05-13'), reason);
      expect(caseDue(asked)).toBe('2026-05-21');
      expect(waiting(asked, 'item', 'assess').due).toBeNull();
    }
  });

  it('stands still while the process waits for the applicant to pay', async () => {
    const undecided = await permitProgram({ ...CLOCKS, statutory: { ...CLOCKS.statutory!, decided: [] } });
    const due = conclude(conclude(complete(undecided), 'decide', at(2)), 'assess', at(3));
    expect(openAt(due)).toEqual(['message pay']);
    expect(caseDue(due)).toBe('stands still');
    const paid = play(due, {
      kind: 'deliver',
      message: 'payment',
      data: {},
      facts: {},
      at: morning('2026-05-19'),
      by: HOUSE,
    });
    expect(caseDue(paid)).toBe('2026-05-25');
  });

  it('is over once a decision is made', () => {
    const decided = conclude(complete(), 'decide', morning('2026-05-18'));
    expect(decided.state?.clock?.end).toEqual({ as: 'decided', at: morning('2026-05-18'), items: [] });
    expect(told(fire(decided, morning('2026-06-30')))).not.toContain('clock-lapsed');
  });

  it.each([
    ['a reason that is not in the list', 'queue', 'reason-unknown'],
    ['somebody else’s step', 'correction', 'not-your-case'],
  ])('is not stopped for %s', (_, reason, code) => {
    const now = complete();
    const item = waiting(now, 'item', 'decide');
    const by = code === 'not-your-case' ? officer('kas') : ownerOf(item);
    const command: Command = { kind: 'suspend', item: item.id, reason, text: '', at: at(3), by };
    expect(refusal(() => play(now, command))).toBe(code);
  });
});

describe('time that runs out', () => {
  const lapsed = fire(complete(), morning('2026-05-22'));

  it('grants what was applied for, with a proof that anybody can count again, and the paper stays to be issued', () => {
    const act = lapsed.acts.findLast(({ kind, element }) => kind === 'clock-lapsed' && element === null)!;
    const { decision, proof } = dataOf('clock-lapsed', act);
    expect(decision).toBe('deemed-granted');
    expect(recompute(proof, program.government.calendar)).toEqual([]);
    expect(lastDay(proof.deadline)).toBe('2026-05-21');
    expect(proof.days.filter(({ as }) => as === 'counted').map(({ day }) => day)).toEqual([
      '2026-05-13',
      '2026-05-18',
      '2026-05-19',
      '2026-05-20',
      '2026-05-21',
    ]);
    expect(openAt(lapsed)).toEqual(['item issue']);
    const done = conclude(lapsed, 'issue', morning('2026-05-25'));
    expect(done.state?.status).toBe('done');
  });

  it('makes a decision that comes later come to nothing, however late the worker is', () => {
    const now = complete();
    const item = waiting(now, 'item', 'decide');
    const decide = (moment: Instant): Command & { kind: 'conclude' } => ({
      kind: 'conclude',
      item: item.id,
      facts: {},
      at: moment,
      by: ownerOf(item),
    });
    const lastMoment = instant('2026-05-21T16:59:59.999Z');
    expect(refusal(() => play(now, decide(lastMoment)))).toBe('taken');
    expect(refusal(() => play(now, decide(later(lastMoment, 1))))).toBe('decided-by-lapse');
    expect(refusal(() => play(lapsed, decide(morning('2026-05-22'))))).toBe('decided-by-lapse');
    expect(refusal(() => play(lapsed, { ...decide(morning('2026-05-22')), item: 1 }))).toBe('step-not-open');
  });

  it.each([
    ['deemed-granted', 'done'],
    ['deemed-refused', 'refused'],
    ['lapsed', 'lapsed'],
    ['escalated', 'open'],
  ] as const)('may mean %s: the case is then %s', async (decision, status) => {
    const statutory = { ...CLOCKS.statutory!, onLapse: { decision } };
    const over = fire(complete(await permitProgram({ ...CLOCKS, statutory })), morning('2026-05-25'));
    expect(over.state?.status).toBe(status);
    expect(over.state?.clock?.end?.as).toBe(decision);
    if (status === 'open') expect(openAt(over)).toEqual(['item decide', 'item assess']);
  });

  it('of a lane is told to the coordinating body once, and the step is still owed', () => {
    const late = fire(complete(), morning('2026-05-20'));
    const acts = late.last?.acts.filter(({ kind }) => kind === 'clock-lapsed') ?? [];
    expect(acts.map(({ element, agency }) => [element, agency])).toEqual([['assess', 'setda']]);
    expect(openAt(late)).toEqual(['item decide', 'item assess']);
    expect(told(fire(late, morning('2026-05-21')))).toEqual([]);
  });
});

describe('the clock of a lane', () => {
  it('stands still while its agency waits for another, whose own clock runs; the case runs on', () => {
    const now = complete();
    const item = waiting(now, 'item', 'assess');
    expect(lastDay(item.due)).toBe('2026-05-18');
    const question = {
      kind: 'ask-question',
      item: item.id,
      to: agencyId('kantor'),
      blocking: true,
      text: '?',
    } as const;
    const asked = play(now, { ...question, at: morning('2026-05-13'), by: officer('kas') });
    expect(waiting(asked, 'item', 'assess').due).toBeNull();
    expect(caseDue(asked)).toBe('2026-05-21');
    const id = asked.state?.questions[0]?.id ?? -1;
    const heard = play(asked, {
      kind: 'answer-question',
      question: id,
      text: '!',
      at: morning('2026-05-19'),
      by: officer('kantor'),
    });
    expect(lastDay(waiting(heard, 'item', 'assess').due)).toBe('2026-05-20');
  });
});

describe('a new decree', () => {
  it('recounts open deadlines from the day it is in force, by an act that says what they were', () => {
    const { government } = program;
    const more = {
      ...government.calendar,
      version: 'contoh-2026-b',
      holidays: new Map([...government.calendar.holidays, [plainDate('2026-05-20'), 'Pilkada'] as const]),
    };
    const calendars = new Map([
      [
        'national',
        [
          { from: null, calendar: government.calendar },
          { from: morning('2026-05-18'), calendar: more },
        ],
      ],
    ]);
    const decreed = { ...program, government: { ...government, calendars } };
    const before = complete(decreed);
    expect(caseDue(before)).toBe('2026-05-21');
    const late = fire(before, instant('2026-05-22T01:00:00Z'));
    expect(told(late).slice(0, 1)).toEqual(['clock-recounted']);
    const act = late.acts.find(({ kind }) => kind === 'clock-recounted')!;
    const { from, to, was, due, moment } = dataOf('clock-recounted', act);
    expect([from, to, lastDay(was), lastDay(due), moment]).toEqual([
      'contoh-2026',
      'contoh-2026-b',
      '2026-05-21',
      '2026-05-22',
      morning('2026-05-18'),
    ]);
    expect(late.state?.clock?.end).toBeUndefined();
  });

  it('that comes after time has run out changes nothing', () => {
    const { government } = program;
    const more = { ...government.calendar, version: 'b', holidays: new Map([[plainDate('2026-05-20'), 'Pilkada']]) };
    const calendars = new Map([
      [
        'national',
        [
          { from: null, calendar: government.calendar },
          { from: morning('2026-05-23'), calendar: more },
        ],
      ],
    ]);
    const over = fire(complete({ ...program, government: { ...government, calendars } }), morning('2026-05-25'));
    expect(over.state?.clock?.end?.at).toBe('2026-05-21T17:00:00.000Z');
  });
});

interface Try {
  readonly kind: 'suspend' | 'resume' | 'conclude' | 'ask' | 'fire' | 'deliver';
  readonly reason: string;
  readonly pick: number;
  readonly hours: number;
}
const tries = fc.array(
  fc.record({
    kind: fc.constantFrom<Try['kind']>('suspend', 'suspend', 'resume', 'resume', 'conclude', 'ask', 'fire', 'deliver'),
    reason: fc.constantFrom('correction', 'correction', 'correction', 'court', 'other-agency', 'outage'),
    pick: fc.nat({ max: 20 }),
    hours: fc.integer({ min: 0, max: 24 }),
  }),
  { maxLength: 20 },
);

function commandOf({ state }: Played, { kind, reason, pick }: Try, moment: Instant): Command {
  const items = state?.open.filter((wait) => wait.kind === 'item') ?? [];
  const item = items[pick % Math.max(1, items.length)];
  const by = item?.kind === 'item' ? ownerOf(item) : HOUSE;
  const id = item?.id ?? pick;
  switch (kind) {
    case 'suspend':
      return { kind, item: id, reason, text: '?', at: moment, by };
    case 'resume': {
      const one = state?.suspensions?.[pick % Math.max(1, state.suspensions.length)];
      return {
        kind,
        suspension: one?.id ?? pick,
        text: '',
        at: moment,
        by: one?.owner === 'applicant' ? APPLICANT : one?.by == null ? HOUSE : officer(one.by),
      };
    }
    case 'conclude':
      return { kind, item: id, facts: {}, at: moment, by };
    case 'ask':
      return {
        kind: 'ask-question',
        item: id,
        to: agencyId(pick % 2 === 0 ? 'kas' : 'kantor'),
        blocking: true,
        text: '?',
        at: moment,
        by,
      };
    case 'deliver':
      return { kind, message: 'payment', data: {}, facts: {}, at: moment, by: HOUSE };
    case 'fire':
      return { kind, at: moment, by: HOUSE };
    default:
      return kind satisfies never;
  }
}

/** Whatever has been done to a case, its clock says nothing but what follows from its acts. */
function honest({ state: now, program: served }: Played, started: Instant | undefined): void {
  const state = now as CaseState;
  const { clock, suspensions = [] } = state;
  if (clock === undefined) return;
  expect(started === undefined || clock.start === started).toBe(true);
  expect(clock.rounds ?? 0).toBeLessThanOrEqual(1);
  const rule = served.service.file.clocks?.statutory;
  const stops = stopsOfCase(suspensions);
  const counted = count(
    served.government.calendar,
    { start: startOf(clock, state), term: rule!, counting: 'exclusive' },
    stops,
    state.at,
  );
  if (clock.end === undefined) expect(clock.due).toBe(stops.some(({ to }) => to === null) ? null : counted.deadline);
  const proof = proofOf(served, state, state.at)!;
  expect(recompute(proof, served.government.calendar)).toEqual([]);
  let workingDays = 0;
  for (
    let day = addDays(dayIn('Asia/Jakarta', later(proof.base, -1)), 1);
    day <= lastDay(proof.deadline);
    day = addDays(day, 1)
  ) {
    if (proof.days.find((one) => one.day === day)?.rest === null) workingDays += 1;
  }
  expect(workingDays).toBe(proof.suspended);
  const asked = stops.length === 0 ? [] : suspensions.filter(({ stopsCase, until }) => stopsCase && until !== null);
  const byQuestions = count(
    served.government.calendar,
    { start: startOf(clock, state), term: rule!, counting: 'exclusive' },
    asked,
    state.at,
  );
  expect(byQuestions.suspended).toBeLessThanOrEqual(rule?.budget?.days ?? 0);
}

describe('over any commands', () => {
  it('no clock is set back, none moves by more than the days suspended, and a late worker finds the same', () => {
    fc.assert(
      fc.property(tries, fc.boolean(), (all, isComplete) => {
        let now = isComplete ? complete() : filePermit(program);
        let lazy = now;
        let hours = 1;
        let started: Instant | undefined;
        for (const one of all) {
          hours += one.hours;
          const moment = at(hours);
          const command = commandOf(now, one, moment);
          const next = attempt(now, command);
          if (next === null) continue;
          honest(next, started);
          expect(JSON.stringify(folded(next))).toBe(JSON.stringify(next.state));
          expect(nextClock(next.state as CaseState)?.due ?? '9').toSatisfy((due: string) => due > moment);
          started ??= next.state?.clock?.start;
          now = next;
          if (command.kind !== 'fire') lazy = play(lazy, command);
        }
        expect(withoutAt(fire(lazy, at(hours)).state)).toBe(withoutAt(fire(now, at(hours)).state));
      }),
      { numRuns: 200 },
    );
  });
});

/** When acts were recorded is all that a late worker may change. */
function withoutAt(state: CaseState | null): string {
  return JSON.stringify(state === null ? null : { ...state, at: null });
}

function attempt(now: Played, command: Command): Played | null {
  try {
    return play(now, command);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
