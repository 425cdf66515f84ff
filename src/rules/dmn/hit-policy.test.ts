import { describe, expect, it } from 'vitest';
import { toJson } from '#rules/feel/json';
import { ask, table } from '../../../test/support/dmn.ts';

describe('hit policies', () => {
  const rows = [
    ['[1..5]', '"low"'],
    ['[4..9]', '"middle"'],
    ['> 3', '"middle"'],
  ];
  const output = '<output name="size"><outputValues><text>"middle", "low"</text></outputValues></output>';

  it.each([
    ['hitPolicy="UNIQUE"', 2, 'low', [1]],
    ['hitPolicy="UNIQUE"', 5, null, [1, 2, 3]],
    ['hitPolicy="UNIQUE"', 0, null, []],
    ['hitPolicy="ANY"', 7, 'middle', [2, 3]],
    ['hitPolicy="ANY"', 5, null, [1, 2, 3]],
    ['hitPolicy="FIRST"', 5, 'low', [1]],
    ['hitPolicy="PRIORITY"', 5, 'middle', [2]],
    ['hitPolicy="RULE ORDER"', 5, ['low', 'middle', 'middle'], [1, 2, 3]],
    ['hitPolicy="OUTPUT ORDER"', 5, ['middle', 'middle', 'low'], [2, 3, 1]],
    ['hitPolicy="COLLECT"', 5, ['low', 'middle', 'middle'], [1, 2, 3]],
    ['hitPolicy="COLLECT"', 0, null, []],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 5, 3, [1, 2, 3]],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 0, 0, []],
  ])('%s for %j is %j from rows %j', (policy, x, expected, fired) => {
    const { value, trace } = ask(table(policy, output, rows), { x });
    expect(toJson(value)).toEqual(expected);
    expect(trace[0]?.rows.map(({ row }) => row)).toEqual(fired);
  });

  it.each([
    ['SUM', 5, '0.3'],
    ['MIN', 5, '0.1'],
    ['MAX', 5, '0.2'],
    ['SUM', 0, null],
  ])('COLLECT %s for %j is %j', (aggregation, x, expected) => {
    const sums = table(`hitPolicy="COLLECT" aggregation="${aggregation}"`, '<output/>', [
      ['> 1', '0.1'],
      ['> 2', '0.2'],
    ]);
    expect(toJson(ask(sums, { x }).value)).toBe(expected);
  });

  it('several outputs make a context, a default stands in where no rule matches', () => {
    const outputs =
      '<output name="a"/><output name="b"><defaultOutputEntry><text>"none"</text></defaultOutputEntry></output>';
    const two = table('', outputs, [['1', '10', '"one"']]);
    expect(toJson(ask(two, { x: 1 }).value)).toEqual({ a: 10, b: 'one' });
    expect(toJson(ask(two, { x: 2 }).value)).toEqual({ a: null, b: 'none' });
  });

  it('an input outside its input values matches nothing, even where a rule would take it', () => {
    const limited = table('', '<output/>', [['-', '1']]).replace(
      '</inputExpression>',
      '</inputExpression><inputValues><text>[0..10]</text></inputValues>',
    );
    expect(toJson(ask(limited, { x: 10 }).value)).toBe(1);
    const outside = ask(limited, { x: 11 });
    expect(outside.value).toBeNull();
    expect(outside.causes[0]?.message).toBe('the input x is outside its input values');
  });

  it.each(['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'])(
    '%s without a rule that matches is null and says so, or gives the default',
    (policy) => {
      const none = ask(table(`hitPolicy="${policy}"`, output, rows), { x: 0 });
      expect(none.value).toBeNull();
      expect(none.causes).toMatchObject([{ message: 'no rule matches', at: { file: 'rules/service.dmn', line: 4 } }]);
      const fallback = output.replace(
        '</output>',
        '<defaultOutputEntry><text>"low"</text></defaultOutputEntry></output>',
      );
      const many = ['RULE ORDER', 'OUTPUT ORDER', 'COLLECT'].includes(policy);
      const answer = ask(table(`hitPolicy="${policy}"`, fallback, rows), { x: 0 });
      expect(toJson(answer.value)).toEqual(many ? ['low'] : 'low');
      expect(answer.causes).toEqual([]);
    },
  );

  it.each(['UNIQUE', 'ANY'])('%s names the rows that may not match together', (policy) => {
    const { causes } = ask(table(`hitPolicy="${policy}"`, output, rows), { x: 5 });
    expect(causes[0]?.message).toMatch(/(match together|disagree): 1, 2, 3$/);
  });

  it('priority goes by the first output, then by the next', () => {
    const outputs = `<output name="size"><outputValues><text>"big", "small"</text></outputValues></output>
      <output name="colour"><outputValues><text>"red", "blue"</text></outputValues></output>`;
    const two = (policy: string): string =>
      table(`hitPolicy="${policy}"`, outputs, [
        ['1', '"small"', '"red"'],
        ['1', '"big"', '"blue"'],
        ['1', '"big"', '"red"'],
      ]);
    expect(toJson(ask(two('PRIORITY'), { x: 1 }).value)).toEqual({ size: 'big', colour: 'red' });
    expect(ask(two('OUTPUT ORDER'), { x: 1 }).trace[0]?.rows.map(({ row }) => row)).toEqual([3, 2, 1]);
    expect(toJson(ask(two('COLLECT'), { x: 1 }).value)).toHaveLength(3);
  });

  it.each([
    ['SUM', 'duration("P1D")', 'duration("P2D")', 'P3D'],
    ['MIN', 'date("2026-02-01")', 'date("2026-01-05")', '2026-01-05'],
    ['MAX', '"a"', '"b"', 'b'],
    ['SUM', '"a"', '"b"', null],
    ['MIN', '1', '"b"', null],
    ['MAX', '1', 'date("2026-01-05")', null],
  ])('COLLECT %s of %s and %s is %j', (aggregation, first, second, expected) => {
    const both = table(`hitPolicy="COLLECT" aggregation="${aggregation}"`, '<output/>', [
      ['-', first],
      ['-', second],
    ]);
    const { value, causes } = ask(both, { x: 1 });
    expect(toJson(value)).toBe(expected);
    expect(causes).toHaveLength(expected === null ? 1 : 0);
  });

  it('only one output can be aggregated', () => {
    const two = table('hitPolicy="COLLECT" aggregation="SUM"', '<output name="a"/><output name="b"/>', [
      ['-', '1', '2'],
    ]);
    expect(ask(two, { x: 1 }).causes[0]?.message).toBe('only one output can be aggregated');
  });
});
