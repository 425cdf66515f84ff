import { describe, expect, it } from 'vitest';
import { filePath, pathProgram } from '../../test/support/paths.ts';
import { folded, openAt, told } from '../../test/support/play.ts';

const script = (text: string): string => `<scriptTask id="count"><script>${text}</script></scriptTask>`;
const nodes = ['<userTask id="a" />', '<userTask id="b" />', '<endEvent id="done" />'];
const paths = [
  ['start', 'count'],
  ['count', 'a'],
  ['a', 'done'],
] as const;

describe('a script task', () => {
  it('makes facts of what its FEEL gives', async () => {
    const program = await pathProgram(
      [script('{"route.note": "way " + route.way, "route.count": 2}'), ...nodes.slice(0, 1), ...nodes.slice(2)],
      paths,
    );
    const filed = filePath(program, 'x');
    expect(told(filed)).toEqual(['filed start', 'decided count', 'handed-over a']);
    expect(filed.facts.get('route.note')).toMatchObject({
      value: 'way x',
      source: { kind: 'computed', decision: 'process.bpmn#count' },
    });
    expect(JSON.stringify(folded(filed))).toBe(JSON.stringify(filed.state));
  });

  it('raises the error it names', async () => {
    const edge = '<boundaryEvent id="edge" attachedToRef="count"><errorEventDefinition errorRef="e" /></boundaryEvent>';
    const program = await pathProgram(
      [script('{error: "GONE"}'), edge, ...nodes],
      [...paths, ['edge', 'b'], ['b', 'done']],
      {},
      ['<error id="e" errorCode="GONE" />'],
    );
    expect(openAt(filePath(program))).toEqual(['item b']);
  });

  it('that gives no context, or runs on and on, holds the case', async () => {
    const held = async (text: string) =>
      filePath(await pathProgram([script(text), ...nodes.slice(0, 1), ...nodes.slice(2)], paths)).state?.incidents;
    expect(await held('42')).toMatchObject([{ node: 'count', cause: 'script-gave-nothing' }]);
    const long = 'count(for a in 1..10000, b in 1..10000, c in 1..10000 return a)';
    expect(await held(`{"route.count": ${long}}`)).toMatchObject([{ node: 'count', cause: 'rule-budget' }]);
  });
});
