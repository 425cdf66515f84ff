import { describe, expect, it } from 'vitest';
import { filePath, pathProgram } from '../../test/support/paths.ts';
import { at, conclude, folded, HOUSE, openAt, play, told, waiting } from '../../test/support/play.ts';

const task = (id: string): string => `<userTask id="${id}" />`;
const end = (id = 'done'): string => `<endEvent id="${id}" />`;

describe('an exclusive gateway', () => {
  const nodes = ['<exclusiveGateway id="gate" default="gate-to-c" />', task('a'), task('b'), task('c'), end()];
  const ends = [
    ['a', 'done'],
    ['b', 'done'],
    ['c', 'done'],
  ] as const;
  const program = pathProgram(nodes, [
    ['start', 'gate'],
    ['gate', 'c'],
    ['gate', 'b', 'route.way = "b" or route.way = "both"'],
    ['gate', 'a', 'route.way = "a" or route.way = "both"'],
    ...ends,
  ]);

  it.each([
    ['a', 'a'],
    ['b', 'b'],
    ['both', 'b'],
    ['neither', 'c'],
    [null, 'c'],
  ])('takes for %s the first way in the order of the file that is true, else its default', async (way, taken) => {
    expect(openAt(filePath(await program, way))).toEqual([`item ${taken}`]);
  });

  it('without a true way and without a default holds the case, and so does a condition that is neither true nor false', async () => {
    const only = (condition: string) =>
      pathProgram(
        ['<exclusiveGateway id="gate" />', task('a'), task('b'), task('c'), end()],
        [['start', 'gate'], ['gate', 'a', condition], ['gate', 'b', 'false'], ['gate', 'c', 'false'], ...ends],
      );
    const [closed, unclear] = [await only('false'), await only('route.way &gt; 5')];
    const held = filePath(closed, 'a');
    expect(told(held)).toEqual(['filed start', 'held gate']);
    expect(held.state?.incidents).toMatchObject([{ node: 'gate', agency: 'kantor', cause: 'no-way-on', on: 'leave' }]);
    expect(filePath(unclear).last?.acts.at(-1)?.data).toMatchObject({
      cause: 'no-way-on',
      detail: { flow: 'gate-to-a' },
    });
  });
});

describe('the way a case takes', () => {
  const nodes = ['<exclusiveGateway id="gate" default="gate-to-b" />', task('a'), task('b'), task('c'), end()];
  const paths = [
    ['start', 'gate'],
    ['gate', 'a', 'route.way = "a"'],
    ['gate', 'c', 'route.count &gt; 3'],
    ['gate', 'b'],
    ['a', 'done'],
    ['b', 'done'],
    ['c', 'done'],
  ] as const;

  it('stands with what was asked in the act that takes it, sealed, up to the first that held', async () => {
    const program = await pathProgram(nodes, paths);
    const asked = (way: string, count: number) => {
      const act = filePath(program, way, { 'route.count': count }).last?.acts[1];
      expect(JSON.stringify(act?.data)).not.toContain('holds');
      return act?.personal?.values['ways'];
    };
    expect(asked('a', 9)).toEqual([{ flow: 'gate-to-a', holds: true, inputs: { 'route.way': 'a' } }]);
    expect(asked('x', 9)).toEqual([
      { flow: 'gate-to-a', holds: false, inputs: { 'route.way': 'x' } },
      { flow: 'gate-to-c', holds: true, inputs: { 'route.count': 9 } },
    ]);
    expect(asked('x', 1)).toMatchObject([{ holds: false }, { flow: 'gate-to-c', holds: false }]);
  });

  it('and where none could be chosen, in the act that says so', async () => {
    const held = filePath(await pathProgram(nodes, paths), 'x').last?.acts;
    expect(held?.map(({ kind }) => kind)).toEqual(['filed', 'held']);
    expect(held?.[1]?.personal?.values['ways']).toMatchObject([
      { flow: 'gate-to-a', holds: false },
      { flow: 'gate-to-c', holds: null, inputs: { 'route.count': null } },
    ]);
  });
});

describe('an activity with several ways on', () => {
  it('takes all that have no condition and all that are true', async () => {
    const nodes = ['<manualTask id="split" default="split-to-c" />', task('a'), task('b'), task('c'), end()];
    const program = await pathProgram(nodes, [
      ['start', 'split'],
      ['split', 'a'],
      ['split', 'b', 'route.way = "b"'],
      ['split', 'c'],
      ['a', 'done'],
      ['b', 'done'],
      ['c', 'done'],
    ]);
    expect(openAt(filePath(program, 'b'))).toEqual(['item a', 'item b']);
    expect(openAt(filePath(program, 'x'))).toEqual(['item a', 'item c']);
  });

  it('runs once for each token that comes', async () => {
    const nodes = [
      '<parallelGateway id="fork" />',
      '<manualTask id="one" />',
      '<manualTask id="two" />',
      task('a'),
      end(),
    ];
    const program = await pathProgram(nodes, [
      ['start', 'fork'],
      ['fork', 'one'],
      ['fork', 'two'],
      ['one', 'a'],
      ['two', 'a'],
      ['a', 'done'],
    ]);
    expect(openAt(filePath(program))).toEqual(['item a', 'item a']);
  });
});

describe('a parallel join', () => {
  it('counts by flow and not by arrival; what one flow has too much waits', async () => {
    const nodes = [
      '<parallelGateway id="fork" />',
      '<exclusiveGateway id="merge" />',
      task('a'),
      task('b'),
      task('c'),
      '<parallelGateway id="join" />',
      task('after'),
      end(),
    ];
    const program = await pathProgram(nodes, [
      ['start', 'fork'],
      ['fork', 'a'],
      ['fork', 'b'],
      ['fork', 'c'],
      ['a', 'merge'],
      ['b', 'merge'],
      ['merge', 'join'],
      ['c', 'join'],
      ['join', 'after'],
      ['after', 'done'],
    ]);
    const twice = conclude(conclude(filePath(program), 'a', at(1)), 'b', at(2));
    expect(openAt(twice)).toEqual(['item c']);
    const joined = conclude(twice, 'c', at(3));
    expect(openAt(joined)).toEqual(['item after']);
    expect(joined.state?.tokens.filter(({ node }) => node === 'join')).toMatchObject([{ flow: 'merge-to-join' }]);
    const stuck = conclude(joined, 'after', at(4));
    expect(stuck.state?.incidents).toMatchObject([{ node: 'join', cause: 'stuck' }]);
  });

  it('of ways that exclude each other never comes together: the case holds there', async () => {
    const nodes = [
      '<exclusiveGateway id="gate" default="gate-to-join" />',
      task('a'),
      '<parallelGateway id="join" />',
      end(),
    ];
    const program = await pathProgram(nodes, [
      ['start', 'gate'],
      ['gate', 'a', 'route.way = "a"'],
      ['gate', 'join'],
      ['a', 'join'],
      ['join', 'done'],
    ]);
    expect(filePath(program).state?.incidents).toMatchObject([{ node: 'join', cause: 'stuck' }]);
  });
});

describe('an automatic circle', () => {
  it('holds where it began, and leaves nothing of its moves behind', async () => {
    const nodes = ['<exclusiveGateway id="again" default="again-to-again2" />', '<manualTask id="again2" />', end()];
    const program = await pathProgram(nodes, [
      ['start', 'again'],
      ['again', 'again2'],
      ['again', 'done', 'route.way = "out"'],
      ['again2', 'again'],
    ]);
    const held = filePath(program, 'in');
    expect(told(held)).toEqual(['filed start', 'held again']);
    expect(held.state?.incidents).toMatchObject([{ node: 'again', cause: 'step-budget', on: 'enter' }]);
    expect(held.last?.acts.at(-1)?.data).toMatchObject({ detail: { moves: 10_000 } });
    expect(filePath(program, 'out').state?.status).toBe('done');
  });
});

describe('a timer', () => {
  const boundary = (cancel: boolean): string =>
    `<boundaryEvent id="bell" attachedToRef="a" cancelActivity="${cancel}"><timerEventDefinition><timeDuration>P1DT2H30M</timeDuration></timerEventDefinition></boundaryEvent>`;
  const ringing = (cancel: boolean) =>
    pathProgram(
      [task('a'), boundary(cancel), task('b'), end()],
      [
        ['start', 'a'],
        ['a', 'done'],
        ['bell', 'b'],
        ['b', 'done'],
      ],
    );
  const fire = { kind: 'fire', at: at(26.5), by: HOUSE } as const;

  it('on the edge of a task ends it, or only adds to it', async () => {
    const ended = play(filePath(await ringing(true)), fire);
    expect(told(ended)).toEqual(['timer-fired bell', 'handed-over b']);
    expect(openAt(ended)).toEqual(['item b']);
    const beside = play(filePath(await ringing(false)), fire);
    expect(openAt(beside)).toEqual(['item a', 'item b']);
    for (const now of [ended, beside]) expect(folded(now)).toEqual(now.state);
    expect(told(conclude(beside, 'a', at(27)))).toEqual(['touched a', 'concluded a', 'passed done']);
    expect(conclude(conclude(beside, 'a', at(27)), 'b', at(27)).state?.status).toBe('done');
  });

  it('does not ring for a task that was done in time, and rings first for one that was not', async () => {
    const filed = filePath(await ringing(true));
    expect(told(play(filed, { ...fire, at: at(26.4) }))).toEqual([]);
    expect(conclude(filed, 'a', at(26.4)).state?.status).toBe('done');
    const item = waiting(filed, 'item', 'a');
    expect(() => conclude(filed, 'a', at(26.5))).toThrow(
      expect.objectContaining({ code: 'step-not-open', facts: { item: item.id } }),
    );
  });

  it('in the path lets the case go on when it is due', async () => {
    const wait =
      '<intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></intermediateCatchEvent>';
    const program = await pathProgram(
      [wait, task('a'), end()],
      [
        ['start', 'wait'],
        ['wait', 'a'],
        ['a', 'done'],
      ],
    );
    const filed = filePath(program);
    expect(openAt(filed)).toEqual(['timer wait']);
    expect(openAt(play(filed, { ...fire, at: at(2) }))).toEqual(['item a']);
  });
});

describe('a message', () => {
  it('reaches the oldest that waits for its name, and brings facts', async () => {
    const program = await pathProgram(
      ['<receiveTask id="hear" messageRef="message-payment" />', end()],
      [
        ['start', 'hear'],
        ['hear', 'done'],
      ],
    );
    const filed = filePath(program);
    const word = {
      kind: 'deliver',
      message: 'payment',
      data: { receipt: 'k' },
      facts: { 'route.note': 'x' },
      at: at(1),
      by: HOUSE,
    } as const;
    const heard = play(filed, word);
    expect(told(heard)).toEqual(['message-received hear', 'passed done', 'ended']);
    expect(heard.state?.locked).toBe(false);
    expect(heard.facts.get('route.note')).toMatchObject({
      source: { kind: 'fetched', agency: 'kantor', receipt: 'k' },
    });
    expect(() => play(filed, { ...word, message: 'other' })).toThrow(expect.objectContaining({ code: 'not-waiting' }));
    expect(() => play(heard, word)).toThrow(expect.objectContaining({ code: 'not-waiting' }));
  });
});

describe('several ends', () => {
  it('make the case what the gravest of them says, in whatever order they are reached', async () => {
    const nodes = ['<parallelGateway id="fork" />', task('a'), task('b'), end('good'), end('bad')];
    const program = await pathProgram(
      nodes,
      [
        ['start', 'fork'],
        ['fork', 'a'],
        ['fork', 'b'],
        ['a', 'good'],
        ['b', 'bad'],
      ],
      { good: { outcome: 'done' }, bad: { outcome: 'refused' } },
    );
    const filed = filePath(program);
    expect(conclude(conclude(filed, 'a', at(1)), 'b', at(2)).state?.status).toBe('refused');
    expect(conclude(conclude(filed, 'b', at(1)), 'a', at(2)).state?.status).toBe('refused');
  });
});
