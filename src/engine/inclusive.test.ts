import { describe, expect, it } from 'vitest';
import type { Program } from '#engine/case';
import { filePath, pathProgram } from '../../test/support/paths.ts';
import { at, conclude, folded, HOUSE, openAt, type Played, play, told } from '../../test/support/play.ts';

const task = (id: string): string => `<userTask id="${id}" />`;
const end = '<endEvent id="done" />';
const or = (id: string, more = ''): string => `<inclusiveGateway id="${id}"${more} />`;
const joined = [
  ['a', 'join'],
  ['b', 'join'],
  ['join', 'after'],
  ['after', 'done'],
] as const;

function split(gateway: string, conditions: readonly (string | undefined)[]): Promise<Program> {
  const [first, second] = conditions;
  const way = (to: string, condition?: string) =>
    condition === undefined ? (['fork', to] as const) : (['fork', to, condition] as const);
  return pathProgram(
    [gateway, task('a'), task('b'), or('join'), task('after'), end],
    [['start', 'fork'], way('a', first), way('b', second), ...joined],
  );
}

function sound(now: Played): void {
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
}

describe('an inclusive gateway', () => {
  const both = ['route.way = "a" or route.way = "both"', 'route.way = "b" or route.way = "both"'] as const;

  it('starts every way that is true and joins exactly those, once', async () => {
    const program = await split(or('fork'), both);
    const filed = filePath(program, 'both');
    expect(openAt(filed)).toEqual(['item a', 'item b']);
    const one = conclude(filed, 'a', at(1));
    expect(openAt(one)).toEqual(['item b']);
    const two = conclude(one, 'b', at(2));
    expect(openAt(two)).toEqual(['item after']);
    expect(conclude(two, 'after', at(3)).state?.status).toBe('done');
    sound(two);
    expect(openAt(conclude(filePath(program, 'a'), 'a', at(1)))).toEqual(['item after']);
  });

  it('takes its default only where nothing is true; without one the case holds', async () => {
    const program = await split(or('fork', ' default="fork-to-b"'), [both[0], undefined]);
    expect(openAt(filePath(program, 'neither'))).toEqual(['item b']);
    expect(openAt(filePath(program, 'both'))).toEqual(['item a']);
    const held = filePath(await split(or('fork'), both), 'neither');
    expect(held.state?.incidents).toMatchObject([{ node: 'fork', cause: 'no-way-on' }]);
  });

  it('joins at once what an exclusive choice sent one way', async () => {
    const program = await split('<exclusiveGateway id="fork" default="fork-to-b" />', [both[0], undefined]);
    expect(openAt(conclude(filePath(program, 'a'), 'a', at(1)))).toEqual(['item after']);
  });

  it('waits for both of a parallel split', async () => {
    const program = await split('<parallelGateway id="fork" />', []);
    const one = conclude(filePath(program), 'b', at(1));
    expect(openAt(one)).toEqual(['item a']);
    expect(openAt(conclude(one, 'a', at(2)))).toEqual(['item after']);
  });

  it('goes on in the same step in which the way it waits for is interrupted', async () => {
    const bell =
      '<boundaryEvent id="bell" attachedToRef="b"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent>';
    const program = await pathProgram(
      [
        '<parallelGateway id="fork" />',
        task('a'),
        task('b'),
        bell,
        or('join'),
        task('after'),
        end,
        '<endEvent id="gone" />',
      ],
      [['start', 'fork'], ['fork', 'a'], ['fork', 'b'], ['bell', 'gone'], ...joined],
    );
    const one = conclude(filePath(program), 'a', at(1));
    expect(openAt(one)).toEqual(['item b', 'timer bell']);
    const rung = play(one, { kind: 'fire', at: at(2), by: HOUSE });
    expect(told(rung)).toEqual(['timer-fired bell', 'passed gone', 'passed join', 'handed-over after']);
    sound(rung);
  });

  it('does not wait for a token that reaches its empty way only through the filled one', async () => {
    // c leads to the filled way (by a) and, only past the gateway itself, back to the empty one.
    const program = await pathProgram(
      [
        '<parallelGateway id="fork" />',
        task('c'),
        '<exclusiveGateway id="merge" />',
        or('join'),
        '<exclusiveGateway id="again" default="again-to-done" />',
        task('back'),
        task('d'),
        end,
      ],
      [
        ['start', 'fork'],
        ['fork', 'merge'],
        ['fork', 'c'],
        ['c', 'merge'],
        ['merge', 'join'],
        ['join', 'd'],
        ['d', 'again'],
        ['again', 'back', 'route.way = "back"'],
        ['again', 'done'],
        ['back', 'join'],
      ],
    );
    const filed = filePath(program);
    expect(openAt(filed)).toEqual(['item c', 'item d']);
    sound(filed);
  });

  it('does not let a loop wait for itself: what can still come to the filled way does not block', async () => {
    // Without the second clause the token on b, which may go to either way in, would hold the one that waits.
    const program = await pathProgram(
      [
        '<parallelGateway id="fork" />',
        task('b'),
        '<exclusiveGateway id="choose" default="choose-to-p" />',
        '<exclusiveGateway id="p" />',
        task('q'),
        or('join'),
        task('after'),
        end,
      ],
      [
        ['start', 'fork'],
        ['fork', 'p'],
        ['fork', 'b'],
        ['b', 'choose'],
        ['choose', 'q', 'route.way = "q"'],
        ['choose', 'p'],
        ['p', 'join'],
        ['q', 'join'],
        ['join', 'after'],
        ['after', 'done'],
      ],
    );
    expect(openAt(filePath(program))).toEqual(['item b', 'item after']);
  });
});
