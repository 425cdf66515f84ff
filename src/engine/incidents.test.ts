import { describe, expect, it } from 'vitest';
import { filePath, part, pathProgram } from '../../test/support/paths.ts';
import { APPLICANT, at, conclude, folded, officer, openAt, type Played, play, told } from '../../test/support/play.ts';

const task = (id: string): string => `<userTask id="${id}" />`;
const end = (id: string): string => `<endEvent id="${id}" />`;
const choice = pathProgram(
  ['<exclusiveGateway id="gate" />', task('a'), task('b'), end('done')],
  [
    ['start', 'gate'],
    ['gate', 'a', 'route.way = "a"'],
    ['gate', 'b', 'route.way = "b"'],
    ['a', 'done'],
    ['b', 'done'],
  ],
);
const KANTOR = officer('kantor');

function incident(now: Played): number {
  return now.state?.incidents?.[0]?.id ?? -1;
}

function sound(now: Played): void {
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
}

describe('an incident', () => {
  it('names element, agency and cause, and keeps the case open', async () => {
    const held = filePath(await choice, 'c');
    expect(held.state).toMatchObject({ status: 'open', open: [] });
    expect(held.state?.incidents).toEqual([
      { id: 2, token: 1, node: 'gate', agency: 'kantor', cause: 'no-way-on', on: 'leave', since: at(0) },
    ]);
    sound(held);
  });

  it('is over once a fact is corrected, by the agency that owes the element', async () => {
    const held = filePath(await choice, 'c');
    const command = {
      kind: 'correct',
      incident: incident(held),
      facts: { 'route.way': 'b' },
      reason: 'salah ketik',
      at: at(1),
    } as const;
    expect(() => play(held, { ...command, by: APPLICANT })).toThrow(expect.objectContaining({ code: 'not-your-case' }));
    expect(() => play(held, { ...command, by: officer('kas') })).toThrow(
      expect.objectContaining({ code: 'not-your-case' }),
    );
    expect(() => play(held, { ...command, facts: { 'no.such': 1 }, by: KANTOR })).toThrow(
      expect.objectContaining({ code: 'fact-unknown' }),
    );
    const mended = play(held, { ...command, by: KANTOR });
    expect(told(mended)).toEqual(['corrected gate', 'handed-over b']);
    expect(mended.facts.get('route.way')).toMatchObject({ value: 'b', source: { kind: 'attested', agency: 'kantor' } });
    expect(mended.state).not.toHaveProperty('incidents');
    sound(mended);
    expect(() => play(mended, { ...command, by: KANTOR })).toThrow(
      expect.objectContaining({ code: 'incident-not-open' }),
    );
  });

  it('tried again without a change is an incident again', async () => {
    const held = filePath(await choice, 'c');
    const again = play(held, { kind: 'retry', incident: incident(held), at: at(1), by: KANTOR });
    expect(told(again)).toEqual(['retried gate', 'held gate']);
    expect(incident(again)).not.toBe(incident(held));
    sound(again);
  });

  it('is skipped with a reason, by a way that is named where several lead on', async () => {
    const held = filePath(await choice, 'c');
    const skip = { kind: 'skip', incident: incident(held), reason: 'diputuskan rapat', at: at(1), by: KANTOR } as const;
    expect(() => play(held, skip)).toThrow(expect.objectContaining({ code: 'way-unnamed' }));
    const gone = play(held, { ...skip, flow: 'gate-to-a' });
    expect(told(gone)).toEqual(['skipped gate', 'handed-over a']);
    const envelope = gone.acts.find(({ kind }) => kind === 'skipped');
    expect(JSON.stringify(envelope?.data)).not.toContain('rapat');
    sound(gone);
  });

  it('of a loop without end tells of none of its moves, and is left by correcting what turned it', async () => {
    const program = await pathProgram(
      ['<exclusiveGateway id="again" default="again-to-turn" />', '<manualTask id="turn" />', task('a'), end('done')],
      [
        ['start', 'again'],
        ['again', 'turn'],
        ['again', 'a', 'route.way = "out"'],
        ['turn', 'again'],
        ['a', 'done'],
      ],
    );
    const held = filePath(program, 'in');
    expect(told(held)).toEqual(['filed start', 'held again']);
    const out = play(held, {
      kind: 'correct',
      incident: incident(held),
      facts: { 'route.way': 'out' },
      reason: '',
      at: at(1),
      by: KANTOR,
    });
    expect(openAt(out)).toEqual(['item a']);
  });

  it('of a join that cannot come together is skipped with all that came', async () => {
    const program = await pathProgram(
      [
        '<exclusiveGateway id="gate" default="gate-to-join" />',
        task('a'),
        '<parallelGateway id="join" />',
        task('b'),
        end('done'),
      ],
      [
        ['start', 'gate'],
        ['gate', 'a', 'route.way = "a"'],
        ['gate', 'join'],
        ['a', 'join'],
        ['join', 'b'],
        ['b', 'done'],
      ],
    );
    const held = filePath(program);
    const skipped = play(held, { kind: 'skip', incident: incident(held), reason: '', at: at(1), by: KANTOR });
    expect(openAt(skipped)).toEqual(['item b']);
    expect(conclude(skipped, 'b', at(2)).state?.status).toBe('done');
  });

  it('leaves the other lanes at work, and goes with the scope it stands in', async () => {
    const sub = part(
      '<subProcess id="sub">',
      ['<startEvent id="in" />', '<scriptTask id="count"><script>1</script></scriptTask>', end('out')],
      ['in count', 'count out'],
    );
    const bell =
      '<boundaryEvent id="bell" attachedToRef="sub"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent>';
    const program = await pathProgram(
      ['<parallelGateway id="fork" />', sub, bell, task('a'), end('done')],
      [
        ['start', 'fork'],
        ['fork', 'sub'],
        ['fork', 'a'],
        ['sub', 'done'],
        ['a', 'done'],
        ['bell', 'done'],
      ],
    );
    const held = filePath(program);
    expect(held.state?.incidents).toMatchObject([{ node: 'count', cause: 'script-gave-nothing' }]);
    expect(openAt(held)).toEqual(['timer bell', 'item a']);
    const rung = play(held, { kind: 'fire', at: at(2), by: { kind: 'system' } });
    expect(rung.state).not.toHaveProperty('incidents');
    expect(rung.state).not.toHaveProperty('scopes');
    expect(conclude(rung, 'a', at(3)).state?.status).toBe('done');
    sound(rung);
  });
});
