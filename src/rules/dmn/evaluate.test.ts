import { describe, expect, it } from 'vitest';
import { decisionInputs, type Evaluation, evaluateDecision, evaluateFunction, linkModels } from '#rules/dmn/evaluate';
import { readDmn } from '#rules/dmn/read';
import { readDate } from '#rules/feel/calendar-text';
import { fromJson, toJson } from '#rules/feel/json';
import type { FeelValue } from '#rules/feel/value';
import { isObject, type Json } from '#terms/json';
import { Refusal } from '#terms/refusal';

const NAMESPACE = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

function dmn(
  body: string,
  namespace = 'urn:nusantara:service',
  file = 'rules/service.dmn',
): ReturnType<typeof readDmn> {
  return readDmn(
    `<definitions xmlns="${NAMESPACE}" id="d" name="d" namespace="${namespace}">\n${body}\n</definitions>`,
    file,
  );
}

/** A table over the one input `x`; rules are rows of cells, the last cells being outputs. */
function table(policy: string, outputs: string, rules: readonly (readonly string[])[]): string {
  const rows = rules.map(([test = '', ...results], i) => {
    const cells = results.map((cell) => `<outputEntry><text>${cell}</text></outputEntry>`).join('');
    return `<rule id="r${i + 1}"><inputEntry><text>${test}</text></inputEntry>${cells}</rule>`;
  });
  return `<inputData id="x" name="x"/><decision id="answer" name="answer">
    <informationRequirement><requiredInput href="#x"/></informationRequirement>
    <decisionTable id="t" ${policy}><input><inputExpression><text>x</text></inputExpression></input>${outputs}${rows.join('\n')}</decisionTable>
  </decision>`;
}

function ask(body: string, inputs: { readonly [name: string]: Json }, decision = 'answer'): Evaluation {
  const values = Object.entries(inputs).map(([name, json]): [string, FeelValue] => [name, fromJson(json)]);
  return evaluateDecision(linkModels([dmn(body)]), { decision }, new Map(values));
}

function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

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
});

describe('a dated tariff', () => {
  const provinces = ['Jawa Barat', 'Bali'];
  const years = [2024, 2025, 2026];
  const tariff = (missing?: string): ReturnType<typeof readDmn> => {
    const rules = provinces.flatMap((province) =>
      years
        .filter((year) => `${province} ${year}` !== missing)
        .map(
          (year) => `<rule id="${province} ${year}"><inputEntry><text>"${province}"</text></inputEntry>
        <inputEntry><text>[date("${year}-01-05")..date("${year + 1}-01-05"))</text></inputEntry>
        <outputEntry><text>0.0${year - 2013}</text></outputEntry><annotationEntry><text>Perda ${year}</text></annotationEntry></rule>`,
        ),
    );
    const body = `<inputData id="i1" name="vehicle"/><inputData id="i2" name="due date"><variable name="due date" typeRef="date"/></inputData>
      <decision id="pkb-rate" name="PKB rate">
        <informationRequirement><requiredInput href="#i1"/></informationRequirement>
        <informationRequirement><requiredInput href="#i2"/></informationRequirement>
        <decisionTable id="pkb"><input><inputExpression><text>vehicle.province</text></inputExpression></input>
        <input><inputExpression><text>due date</text></inputExpression></input><output name="rate"/><annotation name="legal basis"/>${rules.join('\n')}</decisionTable>
      </decision>`;
    return dmn(body, 'urn:nusantara:tariffs', 'tariffs/pkb.dmn');
  };
  const service = dmn(`<import name="tariffs" namespace="urn:nusantara:tariffs" importType="${NAMESPACE}"/>
    <inputData id="v" name="vehicle"/>
    <decision id="pkb" name="PKB"><informationRequirement><requiredDecision href="urn:nusantara:tariffs#pkb-rate"/></informationRequirement>
    <informationRequirement><requiredInput href="#v"/></informationRequirement>
    <literalExpression><text>floor(vehicle.value * tariffs.PKB rate)</text></literalExpression></decision>`);
  const price = (missing: string | undefined, province: string, due: string): Evaluation => {
    const inputs = new Map<string, FeelValue>([
      ['vehicle', fromJson({ province, value: 100_000_000 })],
      ['due date', readDate(due)],
    ]);
    return evaluateDecision(linkModels([service, tariff(missing)]), { file: 'service.dmn', decision: 'PKB' }, inputs);
  };

  it('has exactly one row for each province on every day from the first to the last', () => {
    const rules = linkModels([tariff()]);
    for (const province of provinces) {
      for (let day = Date.UTC(2024, 0, 5); day < Date.UTC(2027, 0, 5); day += 86_400_000) {
        const due = new Date(day).toISOString().slice(0, 10);
        const inputs = new Map<string, FeelValue>([
          ['vehicle', fromJson({ province })],
          ['due date', readDate(due)],
        ]);
        const { trace } = evaluateDecision(rules, { decision: 'PKB rate' }, inputs);
        expect(trace[0]?.rows).toHaveLength(1);
      }
    }
  });

  it('is imported by a service, and the trace holds the row with its legal basis', () => {
    const { value, trace } = price(undefined, 'Bali', '2026-01-04');
    expect(toJson(value)).toBe(1_200_000);
    expect(trace).toHaveLength(1);
    expect(trace[0]).toMatchObject({
      decision: 'PKB rate',
      table: 'tariffs/pkb.dmn#pkb',
      policy: 'UNIQUE',
      inputs: [
        { name: 'vehicle.province', value: 'Bali' },
        { name: 'due date', value: '2026-01-04' },
      ],
      rows: [{ row: 5, id: 'Bali 2025', annotations: ['Perda 2025'], outputs: { rate: '0.012' } }],
      result: '0.012',
    });
    expect(toJson(price(undefined, 'Bali', '2026-01-05').value)).toBe(1_300_000);
  });

  it('with a row deleted answers null, names the table, and leaves the other province alone', () => {
    const { value, causes, trace } = price('Bali 2025', 'Bali', '2025-06-01');
    expect(value).toBeNull();
    expect(causes[0]).toMatchObject({ message: 'no rule matches', at: { file: 'tariffs/pkb.dmn' } });
    expect(trace[0]?.rows).toEqual([]);
    expect(toJson(price('Bali 2025', 'Jawa Barat', '2025-06-01').value)).toBe(1_200_000);
  });

  it('keeps its hash when the file is moved or laid out anew, and changes it with any cell', () => {
    const hashOf = (missing?: string): string | undefined => price(missing, 'Bali', '2026-06-01').trace[0]?.tableHash;
    expect(hashOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf()).toBe(hashOf());
    expect(hashOf('Bali 2024')).not.toBe(hashOf());
  });

  it('tells which inputs a decision needs through its imports', () => {
    expect(decisionInputs(linkModels([service, tariff()]), { decision: 'PKB' })).toEqual(['vehicle', 'due date']);
  });

  it('a value given for a required decision is used in its place', () => {
    const inputs = new Map<string, FeelValue>([
      ['vehicle', fromJson({ value: 1000 })],
      ['PKB rate', fromJson(0.5)],
    ]);
    const { value, trace } = evaluateDecision(linkModels([service, tariff()]), { decision: 'PKB' }, inputs);
    expect(toJson(value)).toBe(500);
    expect(trace).toEqual([]);
  });
});

describe('boxed expressions', () => {
  const knowledge = `<businessKnowledgeModel id="k" name="surcharge"><encapsulatedLogic><formalParameter name="base" typeRef="number"/>
    <literalExpression><text>floor(base * 0.66)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>`;
  const needs = '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>';

  it.each([
    ['a call', '<literalExpression><text>surcharge(1103602)</text></literalExpression>', 728_377],
    [
      'an invocation',
      '<invocation><literalExpression><text>surcharge</text></literalExpression><binding><parameter name="base"/><literalExpression><text>100</text></literalExpression></binding></invocation>',
      66,
    ],
    [
      'a context with a result',
      '<context><contextEntry><variable name="luas tanah"/><literalExpression><text>3</text></literalExpression></contextEntry><contextEntry><literalExpression><text>luas tanah * 2</text></literalExpression></contextEntry></context>',
      6,
    ],
    [
      'a relation',
      '<relation><column name="a"/><column name="b"/><row><literalExpression><text>1</text></literalExpression><literalExpression><text>"x"</text></literalExpression></row></relation>',
      [{ a: 1, b: 'x' }],
    ],
    [
      'a conditional',
      '<conditional><if><literalExpression><text>1 &lt; 2</text></literalExpression></if><then><literalExpression><text>"yes"</text></literalExpression></then><else><literalExpression><text>"no"</text></literalExpression></else></conditional>',
      'yes',
    ],
    [
      'a filter',
      '<filter><in><literalExpression><text>[1, 2, 3]</text></literalExpression></in><match><literalExpression><text>item > 1</text></literalExpression></match></filter>',
      [2, 3],
    ],
    [
      'a for',
      '<for iteratorVariable="n"><in><literalExpression><text>[1, 2]</text></literalExpression></in><return><literalExpression><text>n * 2</text></literalExpression></return></for>',
      [2, 4],
    ],
    [
      'an every',
      '<every iteratorVariable="n"><in><literalExpression><text>[1, 2]</text></literalExpression></in><satisfies><literalExpression><text>n > 1</text></literalExpression></satisfies></every>',
      false,
    ],
  ])('%s', (_name, logic, expected) => {
    expect(
      toJson(ask(`${knowledge}<decision id="answer" name="answer">${needs}${logic}</decision>`, {}).value),
    ).toEqual(expected);
  });

  it('a decision service sees only what it is given', () => {
    const rules = linkModels([
      dmn(`<inputData id="x" name="x"/><decision id="twice" name="twice"><informationRequirement><requiredInput href="#x"/></informationRequirement>
        <literalExpression><text>x * 2</text></literalExpression></decision>
        <decision id="more" name="more"><informationRequirement><requiredDecision href="#twice"/></informationRequirement>
        <literalExpression><text>twice + 1</text></literalExpression></decision>
        <decisionService id="s" name="service"><outputDecision href="#more"/><inputDecision href="#twice"/></decisionService>`),
    ]);
    expect(toJson(evaluateFunction(rules, { name: 'service' }, new Map([['twice', fromJson(10)]])).value)).toBe(11);
  });

  it('a value that is not of its declared type becomes null with a cause; a list of one stands for its item', () => {
    const typed = (text: string): Evaluation =>
      ask(
        `<itemDefinition name="tSize"><typeRef>string</typeRef><allowedValues><text>"low", "high"</text></allowedValues></itemDefinition>
        <decision id="answer" name="answer"><variable name="answer" typeRef="tSize"/><literalExpression><text>${text}</text></literalExpression></decision>`,
        {},
      );
    expect(toJson(typed('"low"').value)).toBe('low');
    expect(toJson(typed('["low"]').value)).toBe('low');
    expect(typed('"middle"').value).toBeNull();
    expect(typed('"middle"').causes[0]?.message).toBe('answer is no tSize');
  });
});

describe('files that cannot be joined are refused where the fault stands', () => {
  const at = (work: () => unknown): Json => {
    const { code, facts } = refusalOf(work);
    return isObject(facts) ? [code, facts['file'] ?? null, facts['line'] ?? null] : null;
  };

  it('a requirement nobody defines', () => {
    const body =
      '<decision id="a" name="a">\n<informationRequirement>\n<requiredInput href="#gone"/></informationRequirement></decision>';
    expect(at(() => linkModels([dmn(body)]))).toEqual(['dmn-malformed', 'rules/service.dmn', 4]);
  });

  it('an import nobody defines', () => {
    expect(at(() => linkModels([dmn('\n<import name="t" namespace="urn:gone"/>')]))).toEqual([
      'dmn-malformed',
      'rules/service.dmn',
      3,
    ]);
  });

  it('a decision that depends on itself', () => {
    const body = `<decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement></decision>
      <decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement></decision>`;
    expect(at(() => linkModels([dmn(body)]))).toEqual(['dmn-malformed', 'rules/service.dmn', 2]);
  });

  it('FEEL that cannot be read, behind entities and line breaks', () => {
    const body =
      '<decision id="a" name="a"><literalExpression><text>1 &lt; 2 and\n  3 &lt; &amp; 4</text></literalExpression></decision>';
    const { code, facts } = refusalOf(() => linkModels([dmn(body)]));
    expect([code, facts]).toEqual([
      'feel-syntax',
      expect.objectContaining({ file: 'rules/service.dmn', line: 3, column: 10 }),
    ]);
  });

  it('a decision that was never written', () => {
    expect(refusalOf(() => evaluateDecision(linkModels([dmn('')]), { decision: 'gone' }, new Map())).code).toBe(
      'rule-unknown',
    );
  });
});
