import { describe, expect, it } from 'vitest';
import type { Program } from '#engine/case';
import { filePath, part, pathProgram } from '../../test/support/paths.ts';
import { at, conclude, folded, HOUSE, officer, openAt, type Played, play, told } from '../../test/support/play.ts';

const end = (id: string): string => `<endEvent id="${id}" />`;
const LIST = '<dataObject id="d-list" name="route.list" isCollection="true" />';
const ALL = '<dataObject id="d-all" name="route.all" isCollection="true" />';
const several = (inside: string, sequential = false): string =>
  `<userTask id="a"><multiInstanceLoopCharacteristics isSequential="${sequential}">${inside}</multiInstanceLoopCharacteristics></userTask>`;
const times = (n: string, sequential = false): string => several(`<loopCardinality>${n}</loopCardinality>`, sequential);
const each = (more = ''): string =>
  several(
    `<loopDataInputRef>d-list</loopDataInputRef><loopDataOutputRef>d-all</loopDataOutputRef><inputDataItem id="i" name="item" /><outputDataItem id="o" name="route.one" />${more}`,
  );
const after = '<userTask id="after" />';
const paths = [
  ['start', 'a'],
  ['a', 'after'],
  ['after', 'done'],
] as const;

const program = (activity: string): Promise<Program> =>
  pathProgram([activity, after, end('done')], paths, { a: { form: 'any' } });
const withData = (activity: string): Promise<Program> =>
  pathProgram([activity, after, end('done')], paths, { a: { form: 'any' } }, [], [LIST, ALL]);

function finish(now: Played, index: number, value: string, hours: number): Played {
  const items = now.state?.open.filter(({ node }) => node === 'a') ?? [];
  const item = items[index]?.id ?? -1;
  return play(now, { kind: 'conclude', item, facts: { 'route.one': value }, at: at(hours), by: officer('kantor') });
}

function sound(now: Played): void {
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
}

describe('an activity for each of several', () => {
  it('opens all at once and goes on when the last is done', async () => {
    const filed = filePath(await program(times('3')));
    expect(openAt(filed)).toEqual(['item a', 'item a', 'item a']);
    expect(filed.state?.scopes).toMatchObject([{ kind: 'several', of: 3, done: 0 }]);
    const two = conclude(conclude(filed, 'a', at(1)), 'a', at(2));
    expect(two.state?.scopes).toMatchObject([{ of: 3, done: 2 }]);
    expect(openAt(conclude(two, 'a', at(3)))).toEqual(['item after']);
    sound(two);
  });

  it('or one after the other', async () => {
    const filed = filePath(await program(times('2', true)));
    expect(openAt(filed)).toEqual(['item a']);
    const one = conclude(filed, 'a', at(1));
    expect(openAt(one)).toEqual(['item a']);
    expect(openAt(conclude(one, 'a', at(2)))).toEqual(['item after']);
  });

  it('is left at once for none, and cannot begin where the number is none', async () => {
    expect(openAt(filePath(await program(times('0'))))).toEqual(['item after']);
    for (const number of ['-1', '1.5', '"two"', '100000']) {
      const held = filePath(await program(times(number)));
      expect(held.state?.incidents).toMatchObject([{ node: 'a', cause: 'instances-unclear', on: 'enter' }]);
    }
  });

  it('gathers what each says in the order of the list, whoever is first', async () => {
    const filed = filePath(await withData(each()), null, { 'route.list': ['x', 'y', 'z'] });
    const done = finish(finish(finish(filed, 2, 'third', 1), 0, 'first', 2), 0, 'second', 3);
    expect(done.facts.get('route.all')?.value).toEqual(['first', 'second', 'third']);
    expect(done.facts.has('route.one')).toBe(false);
    expect(openAt(filePath(await withData(each()), null, { 'route.list': [] }))).toEqual(['item after']);
    sound(done);
  });

  it('ends the rest when the condition comes true', async () => {
    const until = '<completionCondition>count(route.all[item != null]) &gt;= 2</completionCondition>';
    const filed = filePath(await withData(each(until)), null, { 'route.list': ['x', 'y', 'z'] });
    const one = finish(filed, 0, 'first', 1);
    expect(openAt(one)).toEqual(['item a', 'item a']);
    const two = finish(one, 0, 'second', 2);
    expect(openAt(two)).toEqual(['item after']);
    sound(two);
  });

  it('ends as a whole by its boundary, and is watched once', async () => {
    const bell =
      '<boundaryEvent id="bell" attachedToRef="a"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent>';
    const filed = filePath(
      await pathProgram([times('3'), bell, after, end('done'), end('late')], [...paths, ['bell', 'late']]),
    );
    expect(openAt(filed).filter((wait) => wait === 'timer bell')).toHaveLength(1);
    const rung = play(conclude(filed, 'a', at(1)), { kind: 'fire', at: at(2), by: HOUSE });
    expect(told(rung)).toEqual(['timer-fired bell', 'passed late', 'ended']);
    expect(rung.state?.status).toBe('done');
  });

  it('may have steps of its own, each seeing its item; a terminate end ends only its own', async () => {
    const body = part(
      '<subProcess id="a">',
      [
        '<multiInstanceLoopCharacteristics><loopDataInputRef>d-list</loopDataInputRef><inputDataItem id="i" name="room" /></multiInstanceLoopCharacteristics>',
        '<startEvent id="in" />',
        '<exclusiveGateway id="which" default="which-to-small" />',
        '<sequenceFlow id="big" sourceRef="which" targetRef="large"><conditionExpression>room = "large"</conditionExpression></sequenceFlow>',
        '<userTask id="large" />',
        '<userTask id="small" />',
        '<endEvent id="out"><terminateEventDefinition /></endEvent>',
      ],
      ['in which', 'which small', 'large out', 'small out'],
    );
    const filed = filePath(await withData(body), null, { 'route.list': ['small', 'large', 'small'] });
    expect(openAt(filed)).toEqual(['item small', 'item large', 'item small']);
    const one = conclude(filed, 'large', at(1));
    expect(openAt(one)).toEqual(['item small', 'item small']);
    expect(openAt(conclude(conclude(one, 'small', at(2)), 'small', at(3)))).toEqual(['item after']);
    sound(one);
  });
});
