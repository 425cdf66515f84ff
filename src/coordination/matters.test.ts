import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyOf } from '#coordination/council-schema';
import { type Decision, type DecisionWish, lapseDecision, openDecision, signDecision } from '#coordination/decision';
import {
  countersign,
  decideDispute,
  finishDuty,
  lapseDispute,
  openDispute,
  orderDuty,
  settleDispute,
  writeMinutes,
} from '#coordination/dispute';
import { leadOn, turnOn } from '#coordination/lead';
import type { Scene, Voice } from '#coordination/matter';
import { lapseMatter } from '#coordination/matters';
import { askQuestion, give, holdsSignatures, lapseQuestion, stepQuestion } from '#coordination/question';
import { rulesOn } from '#coordination/voice-schema';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { agencyId, positionId } from '#terms/ids';
import { dayIn, type Instant, instant, later, plainDate } from '#terms/plain-date';

const government = await readGovernment(await readFolder(join(import.meta.dirname, '../../governments/nusantara')));
const rules = rulesOn(government.council, '2026-03-01');
if (rules === undefined) throw new Error('no rules');
const { calendar } = government;
const scene: Scene = { rules, calendar, leads: ['c'], voting: ['aa', 'bb', 'cc'], held: false };
const leaderless: Scene = { ...scene, leads: [] };

const FRIDAY = instant('2026-03-13T10:00:00+07:00');
const MONDAY = instant('2026-03-02T09:00:00+07:00');

/** The last day on which something is still in time. */
function lastDay(due: Instant | null): string {
  if (due === null) throw new Error('no clock runs');
  return dayIn('Asia/Jakarta', later(due, -1));
}

function voice(agency: string, more: Partial<Voice> = {}): Voice {
  const who = { agency: agencyId(agency), position: positionId(`${agency}.head`) };
  return { ...who, head: true, member: true, lead: false, body: false, top: false, ...more };
}
const a = voice('aa');
const b = voice('bb');
const c = voice('cc', { lead: true });
const chair = voice('setda', { member: false, body: true });
const mayor = voice('setda', { member: false, top: true });
const stranger = voice('other', { member: false });

function seat(agency: string) {
  return { agency: agencyId(agency), position: positionId(`${agency}.desk`) };
}
function refused(code: string, facts: object = {}) {
  return expect.objectContaining({ code, ...(Object.keys(facts).length > 0 ? { facts } : {}) });
}
function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('a question under an arrangement', () => {
  const asked = askQuestion(scene, { owner: seat('bb'), blocking: true }, a, FRIDAY).matter;

  it('asked on Friday 13 March is due on the 25th, with the lead on the 27th, then with the body: no day of leave is counted', () => {
    expect(lastDay(asked.due)).toBe('2026-03-25');
    const led = lapseQuestion(scene, asked).matter;
    expect(led).toMatchObject({ rung: 'lead', state: 'escalated' });
    expect(lastDay(led.due)).toBe('2026-03-27');
    expect(lapseQuestion(scene, led).matter).toMatchObject({ rung: 'body', state: 'escalated', due: null });
  });

  it('climbs past a vacant lead, and says so', () => {
    const climbed = lapseQuestion(leaderless, asked);
    expect(climbed.matter).toMatchObject({ rung: 'body', due: null });
    expect(climbed.act.data).toMatchObject({ vacant: true });
  });

  it('found weeks later stands where a punctual worker would have left it', () => {
    const moves = lapseMatter(asked, () => scene, instant('2026-06-01T00:00:00Z'));
    expect(moves.map(({ act }) => act.kind)).toEqual(['question-climbed', 'question-climbed']);
    expect(moves.at(-1)?.matter).toMatchObject({ rung: 'body' });
  });

  it('is closed by its asker, or by silence three working days after the answer, which is recorded so', () => {
    const answered = stepQuestion(scene, asked, { kind: 'answer' }, b, instant('2026-03-16T10:00:00+07:00')).matter;
    expect(lastDay(answered.silentBy)).toBe('2026-03-26');
    expect(stepQuestion(scene, answered, { kind: 'close' }, a, FRIDAY).act.data).toMatchObject({ by: 'asker' });
    expect(lapseMatter(answered, () => scene, answered.silentBy ?? FRIDAY)).toEqual([
      expect.objectContaining({ act: { kind: 'question-closed', data: { by: 'silence', asker: 'aa', owner: 'bb' } } }),
    ]);
    expect(lapseMatter(answered, () => scene, later(answered.silentBy ?? FRIDAY, -1))).toEqual([]);
  });

  it('holds signatures until it is answered, also while it is back with its asker', () => {
    const returned = stepQuestion(scene, asked, { kind: 'return' }, b, FRIDAY).matter;
    expect([asked, returned].map(holdsSignatures)).toEqual([true, true]);
    expect(holdsSignatures(stepQuestion(scene, asked, { kind: 'answer' }, b, FRIDAY).matter)).toBe(false);
    const given = stepQuestion(scene, returned, { kind: 'redirect', owner: seat('cc') }, a, MONDAY).matter;
    expect(given).toMatchObject({ state: 'open', rung: 'owner', owner: seat('cc') });
    expect(give(scene, lapseQuestion(scene, asked).matter, seat('cc'), FRIDAY).matter).toMatchObject({ rung: 'owner' });
  });

  it('is answered by its owner, by the lead and the body once it has climbed, by nobody else and only once', () => {
    const led = lapseQuestion(scene, asked).matter;
    const answer = { kind: 'answer' } as const;
    expect(thrown(() => stepQuestion(scene, asked, answer, c, FRIDAY))).toEqual(refused('matter-not-yours'));
    expect(stepQuestion(scene, led, answer, c, FRIDAY).matter.state).toBe('answered');
    expect(thrown(() => stepQuestion(scene, led, answer, chair, FRIDAY))).toEqual(refused('matter-not-yours'));
    expect(stepQuestion(scene, lapseQuestion(scene, led).matter, answer, chair, FRIDAY).matter.state).toBe('answered');
    const answered = stepQuestion(scene, asked, answer, b, FRIDAY).matter;
    expect(thrown(() => stepQuestion(scene, answered, answer, b, FRIDAY))).toEqual(refused('matter-unfit'));
    expect(thrown(() => stepQuestion(scene, asked, { kind: 'close' }, b, FRIDAY))).toEqual(refused('matter-not-yours'));
    expect(thrown(() => askQuestion(scene, { owner: seat('aa'), blocking: false }, a, FRIDAY))).toEqual(
      refused('matter-malformed'),
    );
    expect(thrown(() => askQuestion(scene, { owner: seat('bb'), blocking: false }, stranger, FRIDAY))).toEqual(
      refused('matter-not-yours'),
    );
  });
});

describe('who leads', () => {
  const rotation = { from: '2026-01-01', months: 3, order: ['A', 'B', 'C'] };
  it.each([
    ['2026-01-01', 'A'],
    ['2026-03-31', 'A'],
    ['2026-04-01', 'B'],
    ['2026-08-17', 'C'],
    ['2026-11-24', 'A'],
    ['2025-12-31', null],
  ])('of quarters in the order A, B, C on %s it is %s', (day, agency) => {
    expect(turnOn(rotation, plainDate(day))).toBe(agency);
  });

  it('a fixed lead whose seat is empty says since when; it is no vacancy once somebody sits there', () => {
    const arrangement = government.arrangements.get('samsat-98');
    if (arrangement === undefined) throw new Error('not there');
    expect(leadOn(arrangement, plainDate('2026-11-01')).vacantSince).toBe('2026-10-12');
    expect(leadOn(arrangement, plainDate('2026-11-20')).vacantSince).toBeNull();
    const shared = { ...arrangement, leadPattern: 'shared' as const };
    expect(leadOn(shared, plainDate('2026-11-20')).agencies).toEqual(['regident-98']);
  });
});

describe('a decision of several agencies', () => {
  const due = instant('2026-03-06T17:00:00+07:00');
  const wish: DecisionWish = { options: 3, rule: 'majority', signers: [], due, onSilence: 'escalate' };
  const opened = (more: Partial<DecisionWish> = {}): Decision =>
    openDecision({ ...scene, leads: ['cc'] }, { ...wish, ...more }, a, MONDAY).matter;
  const signed = (decision: Decision, ...votes: (readonly [Voice, number])[]): Decision =>
    votes.reduce((now, [by, option]) => signDecision(now, option, by).matter, decision);

  it.each([
    ['lead', [[c, 1]], 1],
    [
      'majority',
      [
        [a, 2],
        [b, 2],
      ],
      2,
    ],
    [
      'all',
      [
        [a, 0],
        [b, 0],
        [c, 0],
      ],
      0,
    ],
  ] as const)('by %s is taken with the last signature it needs', (rule, votes, option) => {
    const before = signed(opened({ rule }), ...votes.slice(0, -1));
    expect(before.state).toBe('open');
    const last = votes.at(-1) ?? [a, 0];
    const { matter, act } = signDecision(before, last[1], last[0]);
    expect(matter).toMatchObject({ state: 'taken', option, due: null });
    expect(act).toMatchObject({ kind: 'decision-taken', data: { signedBy: votes.map(([by]) => by.agency) } });
  });

  it('goes to the body when its signers are divided, and the chair takes it', () => {
    const divided = signed(opened({ rule: 'all' }), [a, 0], [b, 0], [c, 1]);
    expect(divided.state).toBe('escalated');
    expect(thrown(() => signDecision(divided, 0, a))).toEqual(refused('signature-not-yours'));
    expect(signDecision(divided, 0, chair).act.data).toMatchObject({ signedBy: ['aa', 'bb', 'setda'], byBody: true });
  });

  it('by silence escalates, or lets the first option pass as it says; silent is never counted as signed', () => {
    expect(lapseDecision(scene, signed(opened(), [a, 0])).matter.state).toBe('escalated');
    const passed = lapseDecision(scene, signed(opened({ onSilence: 'consent' }), [a, 0]));
    expect(passed.act.data).toEqual({ option: 0, signedBy: ['aa'], silent: ['bb', 'cc'] });
    const consent = opened({ onSilence: 'consent' });
    expect(lapseDecision(scene, signed(consent, [a, 1])).matter.state).toBe('escalated');
    expect(lapseDecision({ ...scene, held: true }, consent).matter.state).toBe('escalated');
  });

  it('refuses a second signature, one after it was taken, by somebody who is no signer, or under no option', () => {
    const once = signed(opened(), [a, 0]);
    expect(thrown(() => signDecision(once, 0, a))).toEqual(refused('signed-before'));
    expect(thrown(() => signDecision(signed(once, [b, 0]), 0, c))).toEqual(refused('matter-unfit'));
    expect(thrown(() => signDecision(once, 0, { ...b, head: false }))).toEqual(refused('signature-not-yours'));
    expect(thrown(() => signDecision(once, 0, stranger))).toEqual(refused('signature-not-yours'));
    expect(thrown(() => signDecision(once, 3, b))).toEqual(refused('matter-malformed'));
    expect(thrown(() => opened({ signers: [agencyId('other')] }))).toEqual(refused('matter-malformed'));
    expect(thrown(() => opened({ due: MONDAY }))).toEqual(refused('matter-malformed'));
    expect(thrown(() => openDecision(leaderless, { ...wish, rule: 'lead' }, a, MONDAY))).toEqual(
      refused('matter-malformed'),
    );
  });
});

describe('a dispute', () => {
  const parties = [agencyId('aa'), agencyId('bb')];
  const members = ['aa', 'bb', 'cc'];
  const opened = openDispute(scene, parties, members, a, MONDAY).matter;
  const led = lapseDispute(scene, opened).matter;
  const bodied = lapseDispute(scene, led).matter;
  const top = lapseDispute(scene, bodied).matter;

  it('opened on Monday 2 March moves up on 9 March, 16 March and 7 April; the head of government has the last word', () => {
    expect([opened, led, bodied].map(({ due }) => lastDay(due))).toEqual(['2026-03-09', '2026-03-16', '2026-04-07']);
    expect([led.rung, bodied.rung, top.rung, top.due]).toEqual(['lead', 'body', 'head', null]);
    expect(decideDispute(top, { kind: 'as-said' }, mayor).matter.state).toBe('decided');
  });

  it('passes over a lead that is vacant or a party itself', () => {
    expect(lapseDispute(leaderless, opened).matter.rung).toBe('body');
    const itself = lapseDispute({ ...scene, leads: ['aa'] }, opened);
    expect(itself.matter.rung).toBe('body');
    expect(itself.act.data).toMatchObject({ passed: 'lead' });
  });

  it('is settled once the head of each party has signed, each once', () => {
    const half = settleDispute(opened, a).matter;
    expect(half.state).toBe('open');
    expect(thrown(() => settleDispute(half, a))).toEqual(refused('matter-unfit'));
    expect(thrown(() => settleDispute(half, c))).toEqual(refused('matter-not-yours'));
    expect(settleDispute(half, b).matter.state).toBe('settled');
  });

  it('is decided by whoever has it: the lead by words alone, the body by any remedy, nobody out of turn', () => {
    expect(thrown(() => decideDispute(opened, { kind: 'as-said' }, chair))).toEqual(refused('matter-not-yours'));
    expect(thrown(() => decideDispute(led, { kind: 'suspend' }, c))).toEqual(refused('matter-not-yours'));
    expect(decideDispute(led, { kind: 'as-said' }, c).matter).toMatchObject({ state: 'decided', remedy: 'as-said' });
    expect(decideDispute(bodied, { kind: 'change-rule', to: seat('bb') }, chair).act.data).toMatchObject({
      rung: 'body',
      remedy: 'change-rule',
    });
    expect(thrown(() => decideDispute(bodied, { kind: 'suspend' }, mayor))).toEqual(refused('matter-not-yours'));
    const over = decideDispute(top, { kind: 'as-said' }, mayor).matter;
    expect(thrown(() => decideDispute(over, { kind: 'as-said' }, mayor))).toEqual(refused('matter-unfit'));
  });

  it('needs two parties that are members, and one of them to open it', () => {
    expect(thrown(() => openDispute(scene, parties.slice(0, 1), members, a, MONDAY))).toEqual(
      refused('matter-malformed'),
    );
    expect(thrown(() => openDispute(scene, parties, ['aa'], a, MONDAY))).toEqual(refused('matter-malformed'));
    expect(thrown(() => openDispute(scene, parties, members, c, MONDAY))).toEqual(refused('matter-not-yours'));
  });

  it('ordered duties have an owner and a day, and are done by their owner', () => {
    const duty = orderDuty(scene, seat('bb'), 'MG-1', MONDAY).matter;
    expect(lastDay(duty.due)).toBe('2026-03-16');
    expect(thrown(() => finishDuty(duty, a))).toEqual(refused('matter-not-yours'));
    expect(finishDuty(duty, b).matter.state).toBe('done');
  });
});

describe('minutes of a meeting', () => {
  it('are countersigned when every party has signed, each once', () => {
    const parties = [agencyId('aa'), agencyId('bb')];
    const written = writeMinutes(parties, ['aa', 'bb'], a).matter;
    expect(thrown(() => countersign(written, a))).toEqual(refused('matter-unfit'));
    expect(thrown(() => countersign(written, c))).toEqual(refused('matter-not-yours'));
    expect(countersign(written, b).act).toEqual({ kind: 'minutes-countersigned', data: { by: ['aa', 'bb'] } });
  });
});

describe('a coordinating body', () => {
  it('watches its own arrangements, another one all the rest, each from its day', () => {
    expect(bodyOf(rules, 'parit-bersama', '2026-03-01')?.id).toBe('satgas-jalan');
    expect(bodyOf(rules, 'parit-bersama', '2024-03-01')?.id).toBe('sekretariat-daerah');
    expect(bodyOf(rules, 'samsat', '2026-03-01')?.kind).toBe('forum');
  });
});
