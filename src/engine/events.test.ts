import { describe, expect, it } from 'vitest';
import type { Program } from '#engine/case';
import { filePath, part, pathProgram } from '../../test/support/paths.ts';
import { at, conclude, folded, HOUSE, openAt, type Played, play, told } from '../../test/support/play.ts';

const task = (id: string): string => `<userTask id="${id}" />`;
const end = (id: string): string => `<endEvent id="${id}" />`;
const hears = (id: string): string =>
  `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="message-payment" /></intermediateCatchEvent>`;
const waits = (id: string, length: string): string =>
  `<intermediateCatchEvent id="${id}"><timerEventDefinition>${length}</timerEventDefinition></intermediateCatchEvent>`;
const tell = (now: Played, hours: number): Played =>
  play(now, { kind: 'deliver', message: 'payment', data: {}, facts: {}, at: at(hours), by: HOUSE });
const fire = (now: Played, hours: number): Played => play(now, { kind: 'fire', at: at(hours), by: HOUSE });

function sound(now: Played): void {
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
}

describe('an event-based gateway', () => {
  const program = pathProgram(
    [
      '<eventBasedGateway id="first" />',
      hears('heard'),
      waits('waited', '<timeDuration>PT2H</timeDuration>'),
      task('a'),
      task('b'),
      end('done'),
    ],
    [
      ['start', 'first'],
      ['first', 'heard'],
      ['first', 'waited'],
      ['heard', 'a'],
      ['waited', 'b'],
      ['a', 'done'],
      ['b', 'done'],
    ],
  );

  it('goes where the first event leads, and no longer waits for the others', async () => {
    const filed = filePath(await program);
    expect(openAt(filed)).toEqual(['message heard', 'timer waited']);
    expect(openAt(tell(filed, 1))).toEqual(['item a']);
    expect(openAt(fire(filed, 2))).toEqual(['item b']);
    sound(tell(filed, 1));
  });

  it('hears no message after its time has come, however late somebody looks', async () => {
    const filed = filePath(await program);
    expect(() => tell(filed, 3)).toThrow(expect.objectContaining({ code: 'not-waiting' }));
  });
});

describe('a moment', () => {
  it('is waited for; one that has passed is due at once', async () => {
    const dated = (moment: string) =>
      pathProgram(
        [waits('waited', `<timeDate>${moment}</timeDate>`), task('a'), end('done')],
        [
          ['start', 'waited'],
          ['waited', 'a'],
          ['a', 'done'],
        ],
      );
    const filed = filePath(await dated('2026-05-12T12:00:00+07:00'));
    expect(openAt(fire(filed, 2.9))).toEqual(['timer waited']);
    expect(openAt(fire(filed, 3))).toEqual(['item a']);
    expect(openAt(fire(filePath(await dated('2020-01-01T00:00:00Z')), 0))).toEqual(['item a']);
  });
});

describe('a message at the edge of a task', () => {
  const edge = (cancel: boolean): string =>
    `<boundaryEvent id="edge" attachedToRef="a" cancelActivity="${cancel}"><messageEventDefinition messageRef="message-payment" /></boundaryEvent>`;
  const program = (cancel: boolean) =>
    pathProgram(
      [task('a'), edge(cancel), task('b'), end('done')],
      [
        ['start', 'a'],
        ['a', 'done'],
        ['edge', 'b'],
        ['b', 'done'],
      ],
    );

  it('ends the task, or adds to it each time it comes', async () => {
    expect(openAt(tell(filePath(await program(true)), 1))).toEqual(['item b']);
    const twice = tell(tell(filePath(await program(false)), 1), 2);
    expect(openAt(twice)).toEqual(['item a', 'message edge', 'item b', 'item b']);
    expect(openAt(conclude(twice, 'a', at(3)))).toEqual(['item b', 'item b']);
    sound(twice);
  });
});

describe('several pools', () => {
  const pool = (sends: string, hearing: readonly string[], flows: readonly string[]): readonly string[] => [
    part('<process id="other">', hearing, flows),
    `<collaboration id="c"><participant id="p1" processRef="process" /><participant id="p2" processRef="other" /><messageFlow id="m" sourceRef="${sends}" targetRef="heard" /></collaboration>`,
  ];
  const send = '<sendTask id="say" messageRef="message-payment" />';
  const paths = [
    ['start', 'say'],
    ['say', 'a'],
    ['a', 'done'],
  ] as const;

  it('begin by a message from another, as often as it comes', async () => {
    const start = '<startEvent id="heard"><messageEventDefinition messageRef="message-payment" /></startEvent>';
    const roots = pool('say', [start, task('b'), end('over')], ['heard b', 'b over']);
    const filed = filePath(await pathProgram([send, task('a'), end('done')], paths, {}, roots));
    expect(told(filed)).toEqual([
      'filed start',
      'message-awaited heard',
      'message-sent say',
      'message-received heard',
      'handed-over a',
      'handed-over b',
    ]);
    const one = conclude(filed, 'a', at(1));
    expect(one.state?.status).toBe('open');
    expect(openAt(one)).toContain('item b');
    const done = conclude(one, 'b', at(2));
    expect(done.state).toMatchObject({ status: 'done', open: [] });
    sound(one);
  });

  it('begin with the case, and a message that comes too early is kept', async () => {
    const early = pool(
      'say',
      ['<startEvent id="in" />', task('b'), hears('heard'), end('over')],
      ['in b', 'b heard', 'heard over'],
    );
    const filed = filePath(await pathProgram([send, task('a'), end('done')], paths, {}, early));
    expect(filed.state?.kept).toMatchObject([{ node: 'heard' }]);
    const taken = conclude(filed, 'b', at(1));
    expect(told(taken)).toContain('message-received heard');
    expect(taken.state).not.toHaveProperty('kept');
    expect(openAt(taken)).toEqual(['item a']);
    expect(conclude(taken, 'a', at(2)).state?.status).toBe('done');
    sound(filed);
  });

  it('that are not shown get their message outside the case', async () => {
    const filed = filePath(await pathProgram([send, task('a'), end('done')], paths));
    expect(told(filed)).toEqual(['filed start', 'message-sent say', 'handed-over a']);
    expect(filed.last?.needs.messages).toEqual([]);
  });

  const described = async (): Promise<Program> => {
    const program = await pathProgram([send, task('a'), end('done')], paths);
    const ttl = { amount: 2, unit: 'hours' } as const;
    const messages = { payment: { correlate: ['route.way'], carries: ['shop.number', 'route.note'], ttl } };
    return { ...program, service: { ...program.service, file: { ...program.service.file, messages } } };
  };

  it('find their case by facts, and bring what is known sealed', async () => {
    const filed = filePath(await described(), 'left', { 'shop.number': 'T-1' });
    expect(filed.last?.needs.messages).toEqual([{ node: 'say', name: 'payment', act: 1, key: ['left'], until: at(2) }]);
    expect(filed.last?.acts[1]).toMatchObject({
      data: { message: 'payment', carries: ['shop.number'] },
      personal: { values: { values: { 'shop.number': 'T-1' } } },
    });
    expect(JSON.stringify(filed.last?.acts[1]?.data)).not.toContain('T-1');
  });

  it('hold the case where what tells their case apart is not known', async () => {
    const filed = filePath(await described());
    expect(filed.state?.incidents).toMatchObject([{ node: 'say', cause: 'message-unkeyed', on: 'enter' }]);
    expect(filed.last?.needs.messages).toEqual([]);
    sound(filed);
  });
});
