import { describe, expect, it } from 'vitest';
import { filePath, part, pathProgram } from '../../test/support/paths.ts';
import { at, conclude, folded, HOUSE, openAt, type Played, play, told } from '../../test/support/play.ts';

const task = (id: string): string => `<userTask id="${id}" />`;
const end = (id: string): string => `<endEvent id="${id}" />`;
const begin = (id: string): string => `<startEvent id="${id}" />`;
const timer = (length: string): string =>
  `<timerEventDefinition><timeDuration>${length}</timeDuration></timerEventDefinition>`;
const fire = (now: Played, hours: number): Played => play(now, { kind: 'fire', at: at(hours), by: HOUSE });

/** A sub-process of one task, and what comes after. */
const inner = (more: readonly string[] = [], paths: readonly string[] = []): string =>
  part('<subProcess id="sub">', [begin('in'), task('a'), end('out'), ...more], ['in a', 'a out', ...paths]);
const around = [
  ['start', 'sub'],
  ['sub', 'after'],
  ['after', 'done'],
] as const;
const rest = [task('after'), end('done')];

function sound(now: Played): void {
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
}

describe('a sub-process', () => {
  it('runs in a scope of its own, and the case goes on when nothing is left in it', async () => {
    const filed = filePath(await pathProgram([inner(), ...rest], around));
    expect(told(filed)).toEqual(['filed start', 'entered sub', 'handed-over a']);
    expect(filed.state?.scopes).toEqual([{ id: 2, kind: 'part', node: 'sub', within: 0, token: 1 }]);
    expect(filed.state?.tokens).toEqual([
      { id: 1, node: 'sub', flow: 'start-to-sub' },
      { id: 3, node: 'a', flow: 'in-to-a', scope: 2 },
    ]);
    const left = conclude(filed, 'a', at(1));
    expect(told(left)).toEqual(['touched a', 'concluded a', 'passed out', 'passed sub', 'handed-over after']);
    expect(left.state).not.toHaveProperty('scopes');
    sound(left);
    expect(conclude(left, 'after', at(2)).state?.status).toBe('done');
  });

  it('ended by a terminate end event completes, and the case goes on', async () => {
    const fork = part(
      '<subProcess id="sub">',
      [
        begin('in'),
        '<parallelGateway id="fork" />',
        task('a'),
        task('b'),
        '<endEvent id="out"><terminateEventDefinition /></endEvent>',
      ],
      ['in fork', 'fork a', 'fork b', 'a out', 'b out'],
    );
    const now = conclude(filePath(await pathProgram([fork, ...rest], around)), 'a', at(1));
    expect(openAt(now)).toEqual(['item after']);
    sound(now);
  });

  it('ends with all that is in it when its boundary timer runs out; one beside it lets it go on', async () => {
    const program = (cancel: boolean) =>
      pathProgram(
        [
          inner(),
          `<boundaryEvent id="bell" attachedToRef="sub" cancelActivity="${cancel}">${timer('PT2H')}</boundaryEvent>`,
          task('late'),
          ...rest,
        ],
        [...around, ['bell', 'late'], ['late', 'done']],
      );
    const ended = fire(filePath(await program(true)), 2);
    expect(openAt(ended)).toEqual(['item late']);
    expect(ended.state).not.toHaveProperty('scopes');
    const beside = fire(filePath(await program(false)), 2);
    expect(openAt(beside)).toEqual(['item a', 'item late']);
    for (const now of [ended, beside]) sound(now);
  });
});

describe('an event sub-process', () => {
  const watched = (interrupting: boolean, definition: string): string =>
    inner([
      part(
        '<subProcess id="watch" triggeredByEvent="true">',
        [`<startEvent id="when" isInterrupting="${interrupting}">${definition}</startEvent>`, task('b'), end('seen')],
        ['when b', 'b seen'],
      ),
    ]);

  it('that interrupts ends all else in its scope, once, and then the scope completes', async () => {
    const filed = filePath(await pathProgram([watched(true, timer('PT2H')), ...rest], around));
    expect(openAt(filed)).toEqual(['timer when', 'item a']);
    const rung = fire(filed, 3);
    expect(told(rung)).toEqual(['timer-fired when', 'handed-over b']);
    expect(openAt(rung)).toEqual(['item b']);
    sound(rung);
    const seen = conclude(rung, 'b', at(4));
    expect(told(seen)).toContain('passed watch');
    expect(openAt(seen)).toEqual(['item after']);
  });

  it('that does not interrupt runs beside; the scope completes only after both', async () => {
    const rung = fire(filePath(await pathProgram([watched(false, timer('PT2H')), ...rest], around)), 3);
    expect(openAt(rung)).toEqual(['item a', 'item b']);
    const one = conclude(rung, 'a', at(4));
    expect(openAt(one)).toEqual(['item b']);
    expect(openAt(conclude(one, 'b', at(5)))).toEqual(['item after']);
    expect(openAt(conclude(conclude(rung, 'b', at(4)), 'a', at(5)))).toEqual(['item after']);
    sound(one);
  });

  it('by message may start again and again, but not once its scope is completing', async () => {
    const word = '<messageEventDefinition messageRef="message-payment" />';
    const filed = filePath(await pathProgram([watched(false, word), ...rest], around));
    const tell = (now: Played, hours: number): Played =>
      play(now, { kind: 'deliver', message: 'payment', data: {}, facts: {}, at: at(hours), by: HOUSE });
    const twice = tell(tell(filed, 1), 2);
    expect(openAt(twice)).toEqual(['message when', 'item a', 'item b', 'item b']);
    const completing = conclude(twice, 'a', at(3));
    expect(openAt(completing)).toEqual(['item b', 'item b']);
    expect(() => tell(completing, 4)).toThrow(expect.objectContaining({ code: 'not-waiting' }));
    sound(completing);
  });

  it('of the process itself watches the whole case', async () => {
    const watch = part(
      '<subProcess id="watch" triggeredByEvent="true">',
      [`<startEvent id="when">${timer('PT2H')}</startEvent>`, task('b'), end('seen')],
      ['when b', 'b seen'],
    );
    const filed = filePath(
      await pathProgram(
        [task('a'), end('done'), watch],
        [
          ['start', 'a'],
          ['a', 'done'],
        ],
      ),
    );
    const rung = fire(filed, 2);
    expect(openAt(rung)).toEqual(['item b']);
    expect(conclude(rung, 'b', at(3)).state?.status).toBe('done');
    expect(conclude(filed, 'a', at(1)).state).toMatchObject({ status: 'done', open: [] });
  });
});
