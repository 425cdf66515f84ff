import { describe, expect, it } from 'vitest';
import { filePath, part, pathProgram } from '../../test/support/paths.ts';
import { at, folded, officer, openAt, type Played, play, told, waiting } from '../../test/support/play.ts';

const task = (id: string): string => `<userTask id="${id}" />`;
const end = (id: string): string => `<endEvent id="${id}" />`;
const begin = (id: string): string => `<startEvent id="${id}" />`;
const ROOTS = [
  '<error id="gone" errorCode="GONE" name="gone" />',
  '<error id="broken" errorCode="BROKEN" name="broken" />',
  '<escalation id="late" escalationCode="LATE" name="late" />',
];
const fails = '<endEvent id="fails"><errorEventDefinition errorRef="gone" /></endEvent>';
const edge = (id: string, error: string): string =>
  `<boundaryEvent id="${id}" attachedToRef="sub"><errorEventDefinition${error} /></boundaryEvent>`;
const rest = [task('after'), task('mend'), end('done')];
const around = [
  ['start', 'sub'],
  ['sub', 'after'],
  ['after', 'done'],
  ['edge', 'mend'],
  ['mend', 'done'],
] as const;

function sound(now: Played): void {
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
}

describe('an error', () => {
  const failing = part('<subProcess id="sub">', [begin('in'), fails], ['in fails']);

  it.each([
    ['of its code', ' errorRef="gone"'],
    ['without a code', ''],
  ])('is taken by the boundary event %s, and ends what it was raised in', async (_which, error) => {
    const now = filePath(await pathProgram([failing, edge('edge', error), ...rest], around, {}, ROOTS));
    expect(told(now)).toEqual(['filed start', 'entered sub', 'error-raised fails', 'handed-over mend']);
    expect(now.state).not.toHaveProperty('scopes');
    sound(now);
  });

  it('goes past what takes another code, up through scopes', async () => {
    const outer = part(
      '<subProcess id="sub">',
      [
        begin('in'),
        part('<subProcess id="deep">', [begin('deep-in'), fails], ['deep-in fails']),
        '<boundaryEvent id="other" attachedToRef="deep"><errorEventDefinition errorRef="broken" /></boundaryEvent>',
        end('out'),
      ],
      ['in deep', 'deep out', 'other out'],
    );
    const now = filePath(await pathProgram([outer, edge('edge', ' errorRef="gone"'), ...rest], around, {}, ROOTS));
    expect(openAt(now)).toEqual(['item mend']);
    sound(now);
  });

  it('is taken by an event sub-process before the boundary', async () => {
    const handler = part(
      '<subProcess id="watch" triggeredByEvent="true">',
      ['<startEvent id="when"><errorEventDefinition errorRef="gone" /></startEvent>', task('b'), end('seen')],
      ['when b', 'b seen'],
    );
    const sub = part('<subProcess id="sub">', [begin('in'), fails, handler], ['in fails']);
    const now = filePath(await pathProgram([sub, edge('edge', ''), ...rest], around, {}, ROOTS));
    expect(openAt(now)).toEqual(['item b']);
    sound(now);
  });

  it('raised in what took it goes further up, and taken by nobody holds the case', async () => {
    const handler = part(
      '<subProcess id="watch" triggeredByEvent="true">',
      [
        '<startEvent id="when"><errorEventDefinition /></startEvent>',
        '<endEvent id="again"><errorEventDefinition errorRef="broken" /></endEvent>',
      ],
      ['when again'],
    );
    const sub = part('<subProcess id="sub">', [begin('in'), fails, handler], ['in fails']);
    const taken = filePath(await pathProgram([sub, edge('edge', ''), ...rest], around, {}, ROOTS));
    expect(openAt(taken)).toEqual(['item mend']);
    const alone = [task('after'), end('done')];
    const held = filePath(await pathProgram([sub, ...alone], around.slice(0, 3), {}, ROOTS));
    expect(held.state?.incidents).toMatchObject([{ node: 'again', cause: 'error-uncaught' }]);
    sound(held);
  });

  it('is raised by an officer who cannot do the work', async () => {
    const now = filePath(
      await pathProgram(
        [
          task('a'),
          '<boundaryEvent id="edge" attachedToRef="a"><errorEventDefinition /></boundaryEvent>',
          task('mend'),
          end('done'),
        ],
        [
          ['start', 'a'],
          ['a', 'done'],
          ['edge', 'mend'],
          ['mend', 'done'],
        ],
      ),
    );
    const item = waiting(now, 'item', 'a').id;
    const given = play(now, { kind: 'conclude', item, facts: {}, error: 'GONE', at: at(1), by: officer('kantor') });
    expect(told(given)).toEqual(['touched a', 'error-raised a', 'handed-over mend']);
    expect(openAt(given)).toEqual(['item mend']);
  });
});

describe('an escalation', () => {
  const calling = (more: string): string =>
    part(
      '<subProcess id="sub">',
      [
        begin('in'),
        '<intermediateThrowEvent id="call"><escalationEventDefinition escalationRef="late" /></intermediateThrowEvent>',
        task('a'),
        end('out'),
        more,
      ],
      ['in call', 'call a', 'a out'],
    );
  const taken = (cancel: boolean): string =>
    `<boundaryEvent id="edge" attachedToRef="sub" cancelActivity="${cancel}"><escalationEventDefinition escalationRef="late" /></boundaryEvent>`;

  it('lets its thrower go on beside what takes it', async () => {
    const now = filePath(await pathProgram([calling(''), taken(false), ...rest], around, {}, ROOTS));
    expect(openAt(now).toSorted()).toEqual(['item a', 'item mend']);
    sound(now);
  });

  it('ends its thrower where what takes it interrupts', async () => {
    const now = filePath(await pathProgram([calling(''), taken(true), ...rest], around, {}, ROOTS));
    expect(openAt(now)).toEqual(['item mend']);
    sound(now);
  });

  it('that nobody takes is an act and nothing more', async () => {
    const now = filePath(await pathProgram([calling(''), task('after'), end('done')], around.slice(0, 3), {}, ROOTS));
    expect(told(now)).toEqual(['filed start', 'entered sub', 'escalated call', 'handed-over a']);
    expect(now.state).not.toHaveProperty('incidents');
  });
});
