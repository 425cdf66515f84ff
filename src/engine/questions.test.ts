import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import type { CaseAct } from '#engine/acts';
import type { Program } from '#engine/case';
import { climb } from '#engine/questions';
import { walkFrom } from '#engine/walk';
import { agencyId } from '#terms/ids';
import { dayIn, instant, later } from '#terms/plain-date';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import {
  at,
  conclude,
  envelopesOf,
  folded,
  HOUSE,
  officer,
  type Played,
  play,
  told,
  waiting,
} from '../../test/support/play.ts';

const NUSANTARA = join(import.meta.dirname, '../../governments/nusantara');
const program = await shopProgram();
const filed = fileShop(program, { 'person.name': 'Budi', 'person.alive': true });
const confirm = waiting(filed, 'item', 'confirm');
const ask = {
  kind: 'ask-question',
  item: confirm.id,
  to: agencyId('kantor'),
  blocking: true,
  text: 'Luas benar?',
  at: at(1),
  by: officer('kas'),
} as const;
const asked = play(filed, ask);
const question = asked.state?.questions[0]?.id ?? 0;

/** The act by which an unanswered question climbs from its owner. */
function climbed(running: Program, { asker, owner, due }: { asker: string; owner: string; due: string }): CaseAct {
  if (asked.state === null) throw new Error('not filed');
  const end = instant(due);
  const walk = walkFrom(running, { ...asked.state, at: end }, new Map(), end);
  climb(walk, {
    id: question,
    item: 1,
    asker: agencyId(asker),
    owner: agencyId(owner),
    blocking: true,
    rung: 'owner',
    state: 'open',
    asked: at(1),
    due: end,
  });
  const [act] = walk.acts;
  if (act === undefined) throw new Error('it did not climb');
  return act;
}

async function samsat(): Promise<Program> {
  const government = await readGovernment(await readFolder(NUSANTARA));
  const service = government.services.get('samsat.pengesahan-tahunan');
  if (service === undefined) throw new Error('the service is not there');
  return { government, service };
}

function fire(now: Played, hours: number): Played {
  return play(now, { kind: 'fire', at: at(hours), by: HOUSE });
}

describe('a question between agencies', () => {
  it('has an asker, an owner and a day by which it is answered; its text is sealed', () => {
    expect(asked.state?.questions).toEqual([
      {
        id: question,
        item: confirm.id,
        asker: 'kas',
        owner: 'kantor',
        role: 'office',
        blocking: true,
        rung: 'owner',
        state: 'open',
        asked: at(1),
        due: '2026-05-18T17:00:00.000Z',
      },
    ]);
    expect(told(asked)).toEqual(['question-asked confirm']);
    expect(JSON.stringify(envelopesOf(asked))).not.toContain('Luas');
    expect(asked.last?.acts[0]?.personal).toEqual({ subject: asked.state?.subject, values: { text: 'Luas benar?' } });
    expect(folded(asked)).toEqual(asked.state);
  });

  it('that blocks holds the asker’s conclusion until it is answered', () => {
    expect(() => conclude(asked, 'confirm', at(2))).toThrow(
      expect.objectContaining({ code: 'question-open', facts: { question, owner: 'kantor' } }),
    );
    const answered = play(asked, { kind: 'answer-question', question, text: 'Ya', at: at(2), by: officer('kantor') });
    expect(answered.state?.questions[0]?.state).toBe('answered');
    expect(told(conclude(answered, 'confirm', at(3)))).toContain('concluded confirm');
    const open = play(filed, { ...ask, blocking: false });
    expect(told(conclude(open, 'confirm', at(2)))).toContain('concluded confirm');
  });

  it('that blocks holds the decision on the case, whosever step that is, and no other step', () => {
    const clocks = { statutory: { decided: ['inspect'] } };
    const { service } = program;
    const deciding = { ...service, file: { ...service.file, clocks } } as unknown as typeof service; // its other members are not read here
    const held = { ...asked, program: { ...program, service: deciding } };
    const invalid = { 'office.result': 'invalid' } as const;
    expect(() => conclude(held, 'inspect', at(2), invalid)).toThrow(
      expect.objectContaining({ code: 'question-open', facts: { question, owner: 'kantor' } }),
    );
    const answered = play(held, { kind: 'answer-question', question, text: 'Ya', at: at(2), by: officer('kantor') });
    expect(told(conclude(answered, 'inspect', at(3), invalid))).toContain('concluded inspect');
    expect(told(conclude(asked, 'inspect', at(2), invalid))).toContain('concluded inspect'); // the shop names no such step
  });

  it('climbs when nobody answers: owner, lead of the arrangement, coordinating body', () => {
    // Asked on 12 May: 13 and 18 May are counted, 14 and 15 May are days off. Day 0 of the next term is 18 May: 19 and 20 May.
    const lead = fire(asked, 7 * 24);
    expect(lead.state?.questions[0]).toMatchObject({ rung: 'lead', owner: 'kantor', due: '2026-05-20T17:00:00.000Z' });
    expect(lead.last?.acts.at(-1)).toMatchObject({ kind: 'question-climbed', agency: 'pemilik' });
    const body = fire(lead, 30 * 24);
    expect(body.state?.questions[0]).toMatchObject({ rung: 'body', state: 'open' });
    expect(fire(asked, 30 * 24).state?.questions).toEqual(body.state?.questions);
    expect(told(fire(body, 60 * 24))).toEqual([]);
  });

  it('counts Nyepi, Idulfitri and collective leave out at every rung', async () => {
    const after = climbed(await samsat(), {
      asker: 'bapenda-prov',
      owner: 'jasa-raharja',
      due: '2026-03-25T17:00:00.000Z',
    });
    expect(after).toMatchObject({ agency: 'regident', data: { rung: 'lead', due: '2026-03-27T17:00:00.000Z' } });
    expect(after.data).not.toHaveProperty('vacant');
  });

  it('goes to the lead of the territory’s own arrangement, and past a vacant seat to the coordinating body', async () => {
    const renewal = await samsat();
    const sagara = { asker: 'bapenda-98', owner: 'jasa-raharja' };
    expect(climbed(renewal, { ...sagara, due: '2026-06-10T17:00:00.000Z' })).toMatchObject({
      agency: 'regident-98',
      data: { rung: 'lead' },
    });
    expect(climbed(renewal, { ...sagara, due: '2026-10-22T17:00:00.000Z' })).toMatchObject({
      agency: 'setda',
      data: { rung: 'body', vacant: true, due: '2026-10-29T17:00:00.000Z' },
    });
    expect(climbed(renewal, { ...sagara, due: '2026-11-15T17:00:00.000Z' })).toMatchObject({ data: { rung: 'lead' } });
  });

  it('may be answered by its owner or by whoever it has climbed to', () => {
    const lead = fire(asked, 7 * 24);
    const answer = { kind: 'answer-question', question, text: 'Ya', at: at(8 * 24) } as const;
    for (const agency of ['kantor', 'pemilik'])
      expect(told(play(lead, { ...answer, by: officer(agency) }))).toEqual(['question-answered']);
    for (const agency of ['kas', 'setda']) {
      expect(() => play(lead, { ...answer, by: officer(agency) })).toThrow(
        expect.objectContaining({ code: 'not-your-case' }),
      );
    }
  });

  it('goes with the duty under which it was asked when that duty is moved, and with no other', () => {
    const moved = (role: string): Played => {
      const share = { by: 'role', to: { [role]: agencyId('setda') }, rest: null } as const;
      const [from, to] = [[agencyId('kantor')], [agencyId('setda')]];
      const days = { effectiveAt: at(1), switchedAt: at(1) };
      const successions = [
        { n: 1, id: 'x', kind: 'move-duty', from, to, ...days, share, assigned: {}, name: null } as const,
      ];
      return { ...asked, program: { ...program, government: { ...program.government, successions } } };
    };
    const answer = { kind: 'answer-question', question, text: 'Ya', at: at(2) } as const;
    expect(told(play(moved('office'), { ...answer, by: officer('setda') }))).toEqual(['question-answered']);
    expect(() => play(moved('office'), { ...answer, by: officer('kantor') })).toThrow(
      expect.objectContaining({ code: 'not-your-case', facts: { owner: 'setda' } }),
    );
    expect(told(play(moved('cashier'), { ...answer, by: officer('kantor') }))).toEqual(['question-answered']);
  });

  it('climbs to whoever leads that day: by turn where the lead rotates, to all who share it, to the body before the first turn', () => {
    const { arrangements } = program.government;
    const own = arrangements.get(program.service.file.arrangement);
    if (own === undefined) throw new Error('not there');
    const led = (more: object): Played => {
      const government = { ...program.government, arrangements: new Map([[own.id, { ...own, ...more }]]) };
      return { ...asked, program: { ...program, government } };
    };
    const rotation = (from: string) =>
      ({ leadPattern: 'rotating', rotation: { from, months: 1, order: ['kas', 'kantor'] } }) as const;
    expect(fire(led(rotation('2026-05-01')), 7 * 24).last?.acts.at(-1)).toMatchObject({ agency: 'kas' });
    expect(fire(led(rotation('2026-04-01')), 7 * 24).last?.acts.at(-1)).toMatchObject({ agency: 'kantor' });
    expect(fire(led(rotation('2026-12-01')), 7 * 24).last?.acts.at(-1)).toMatchObject({
      data: { rung: 'body', vacant: true },
    });
    const shared = fire(led({ leadPattern: 'shared' }), 7 * 24);
    expect(shared.last?.acts.at(-1)).toMatchObject({ agency: 'pemilik', data: { rung: 'lead' } });
  });

  it('is closed by its asker, once', () => {
    const close = { kind: 'close-question', question, at: at(2), by: officer('kas') } as const;
    expect(() => play(asked, { ...close, by: officer('kantor') })).toThrow(
      expect.objectContaining({ code: 'not-your-case' }),
    );
    const closed = play(asked, close);
    expect(closed.state?.questions[0]?.state).toBe('closed');
    expect(() => play(closed, close)).toThrow(expect.objectContaining({ code: 'question-not-open' }));
    expect(() =>
      play(closed, { kind: 'answer-question', question, text: '', at: at(3), by: officer('kantor') }),
    ).toThrow(expect.objectContaining({ code: 'question-not-open' }));
  });

  it('goes to an agency that has a part in the case, and comes from one at work on it', () => {
    for (const to of ['setda', 'kas']) {
      expect(() => play(filed, { ...ask, to: agencyId(to) })).toThrow(
        expect.objectContaining({ code: 'agency-not-in-case' }),
      );
    }
    expect(told(play(filed, { ...ask, to: agencyId('dukcapil') }))).toEqual(['question-asked confirm']);
    expect(() => play(filed, { ...ask, by: officer('kantor') })).toThrow(
      expect.objectContaining({ code: 'not-your-case' }),
    );
    expect(() => play(filed, { ...ask, item: 999 })).toThrow(expect.objectContaining({ code: 'step-not-open' }));
  });

  it('is closed by silence after its answer, three working days later as the government has it, and says so', async () => {
    const { council } = (await samsat()).government;
    const answer = { kind: 'answer-question', question, text: 'Ya', at: at(2), by: officer('kantor') } as const;
    const strict = { ...asked, program: { ...asked.program, government: { ...asked.program.government, council } } };
    const answered = play(strict, answer);
    const due = answered.state?.questions[0]?.silentBy;
    expect(due).toBe('2026-05-19T17:00:00.000Z');
    expect(told(fire(answered, 3 * 24))).not.toContain('question-closed');
    const silent = fire(answered, 30 * 24);
    const closing = silent.last?.acts.find(({ kind }) => kind === 'question-closed');
    expect(closing).toMatchObject({ data: { by: 'silence' } });
    expect(silent.state?.questions[0]?.state).toBe('closed');
    expect(folded(silent)).toEqual(silent.state);
    expect(told(fire(play(asked, answer), 30 * 24))).not.toContain('question-closed'); // no rule, no clock
  });

  it('ends with the case', () => {
    const refused = conclude(asked, 'inspect', at(2), { 'office.result': 'invalid' });
    expect(refused.state?.questions[0]?.state).toBe('closed');
    expect(folded(refused)).toEqual(refused.state);
  });
});

describe('a new decree', () => {
  const { calendar } = program.government;
  /** The shop after a decree that makes the day of that deadline, and only it, a day off. */
  function decreed(due: string): Program {
    const off = dayIn(calendar.zone, later(instant(due), -1));
    const holidays = new Map([...calendar.holidays, [off, 'Pilkada']]);
    const after = { ...calendar, version: `${calendar.version} + b`, holidays };
    return { ...program, government: { ...program.government, calendar: after } };
  }
  const recounted = (now: Played, running: Program, hours: number): Played =>
    play({ ...now, program: running }, { kind: 'recount', at: at(hours), by: HOUSE });
  const dueIn = (now: Played) => now.state?.questions[0]?.due ?? '';

  it('moves the day by which an open question is answered, by an act that says what it was', () => {
    const was = dueIn(asked);
    const now = recounted(asked, decreed(was), 2);
    expect(dueIn(now) > was).toBe(true);
    const act = now.acts.find(({ kind, data }) => kind === 'clock-recounted' && 'question' in data);
    expect(act?.data).toMatchObject({ question, was, due: dueIn(now) });
    expect(folded(now)).toEqual(now.state);
    expect(told(recounted(now, decreed(was), 3)).filter((kind) => kind === 'clock-recounted')).toEqual([]);
  });

  it('moves it on the rung to which it has climbed, counted from the last day of the rung before', () => {
    const hours = (Date.parse(dueIn(asked)) - Date.parse(at(0))) / 3_600_000;
    const climbs = fire(asked, hours + 1);
    const was = dueIn(climbs);
    expect(climbs.state?.questions[0]).toMatchObject({ rung: expect.not.stringContaining('owner') });
    const now = recounted(climbs, decreed(was), hours + 2);
    expect(dueIn(now) > was).toBe(true);
    expect(recounted(climbs, program, hours + 2).state?.questions).toEqual(climbs.state?.questions);
    expect(folded(now)).toEqual(now.state);
  });

  it('leaves alone what has run out, and what was answered', () => {
    const was = dueIn(asked);
    const answered = play(asked, { kind: 'answer-question', question, text: 'Ya', at: at(2), by: officer('kantor') });
    expect(dueIn(recounted(answered, decreed(was), 3))).toBe(was);
  });
});
