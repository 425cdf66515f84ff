import { describe, expect, it } from 'vitest';
import { type ComplaintCommand, type ComplaintState, fileComplaint, stepComplaint } from '#coordination/complaint';
import { type ComplaintClass, rulesOn } from '#coordination/voice-schema';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { dayIn, type Instant, instant, later } from '#terms/plain-date';

const government = await readGovernment(await readFolder('governments/nusantara'));
const found = rulesOn(government.complaints, '2026-03-16');
if (found === undefined) throw new Error('the reference government takes complaints');
const rules = found;
const { calendar } = government;
const FILED = instant('2026-03-16T02:00:00.000Z');

function lastDay(at: Instant | null): string {
  return at === null ? 'none' : dayIn('Asia/Jakarta', later(at, -1));
}

function after(state: ComplaintState, ...commands: readonly ComplaintCommand[]): ComplaintState {
  return commands.reduce((before, command) => {
    const next = stepComplaint(rules, calendar, before, command, FILED);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, state);
}

const verify = (chosen: ComplaintClass): ComplaintCommand => ({
  kind: 'verify',
  class: chosen,
  agency: 'bapenda-prov',
});

describe('a complaint filed on Monday 16 March 2026', () => {
  const filed = fileComplaint(rules, calendar, FILED);

  it('is verified by 26 March and answered by its class', () => {
    const answers = (['information', 'ordinary', 'oversight'] as const).map((chosen) =>
      lastDay(after(filed, verify(chosen)).answerBy),
    );
    expect([lastDay(filed.verifyBy), ...answers]).toEqual(['2026-03-26', '2026-03-30', '2026-04-13', '2026-06-25']);
  });

  it('goes to the inspectorate when it needs an inspection, whatever agency is named', () => {
    expect(after(filed, verify('oversight')).agency).toBe('inspektorat');
  });

  it('is passed on once, and no clock starts anew', () => {
    const before = after(filed, verify('ordinary'));
    const once = after(before, { kind: 'forward', agency: 'regident' });
    expect([once.agency, once.answerBy]).toEqual(['regident', before.answerBy]);
    const again = stepComplaint(rules, calendar, once, { kind: 'forward', agency: 'dukcapil' }, FILED);
    expect(again).toBe('forwarded-before');
  });

  it('is answered again after one objection, not after two', () => {
    const twice = after(filed, verify('ordinary'), { kind: 'answer' }, { kind: 'object' }, { kind: 'answer' });
    expect(stepComplaint(rules, calendar, twice, { kind: 'object' }, FILED)).toBe('objected-before');
  });

  it('is closed by silence only when the time for it has passed', () => {
    const answered = after(filed, verify('ordinary'), { kind: 'answer' });
    const close: ComplaintCommand = { kind: 'close', by: 'silence' };
    const until = answered.silentBy ?? FILED;
    expect(stepComplaint(rules, calendar, answered, close, later(until, -1))).toBe('complaint-unfit');
    expect(stepComplaint(rules, calendar, answered, close, until)).toMatchObject({
      status: 'closed',
      closedBy: 'silence',
    });
  });

  it('is not answered before it is verified, nor verified twice', () => {
    expect(stepComplaint(rules, calendar, filed, { kind: 'answer' }, FILED)).toBe('complaint-unfit');
    expect(stepComplaint(rules, calendar, after(filed, verify('ordinary')), verify('ordinary'), FILED)).toBe(
      'complaint-unfit',
    );
  });
});
