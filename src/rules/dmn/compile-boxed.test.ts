import { describe, expect, it } from 'vitest';
import { type Evaluation, evaluateDecision, evaluateFunction, linkModels } from '#rules/dmn/evaluate';
import { toJson } from '#rules/feel/json';
import { ask, DMN, dmn, feelInputs, literal, refusalOf } from '../../../test/support/dmn.ts';

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
      'a context as a value, each entry seeing those above it',
      `<context><contextEntry><variable name="a"/>${literal('3')}</contextEntry><contextEntry><variable name="b"/>${literal('a * 2')}</contextEntry></context>`,
      { a: 3, b: 6 },
    ],
    ['a list', `<list>${literal('1')}${literal('1 + 1')}</list>`, [1, 2]],
    [
      'a function definition, called by the entry below it',
      `<context><contextEntry><variable name="twice"/><functionDefinition><formalParameter name="n" typeRef="number"/>${literal('n * 2')}</functionDefinition></contextEntry><contextEntry>${literal('twice(n: 4)')}</contextEntry></context>`,
      8,
    ],
    [
      'a some',
      `<some iteratorVariable="n"><in>${literal('[1, 2]')}</in><satisfies>${literal('n > 1')}</satisfies></some>`,
      true,
    ],
    [
      'an invocation that lacks an argument',
      `<invocation>${literal('surcharge')}<binding><parameter name="other"/>${literal('1')}</binding></invocation>`,
      null,
    ],
    [
      'a decision table inside a context',
      `<context><contextEntry><variable name="n"/>${literal('2')}</contextEntry><contextEntry><decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/>
        <rule><inputEntry><text>2</text></inputEntry><outputEntry><text>"two"</text></outputEntry></rule></decisionTable></contextEntry></context>`,
      'two',
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

describe('decision services', () => {
  const inside = `<inputData id="x" name="x"/><decision id="twice" name="twice"><informationRequirement><requiredInput href="#x"/></informationRequirement>
    ${literal('x * 2')}</decision>
    <decision id="more" name="more"><informationRequirement><requiredDecision href="#twice"/></informationRequirement>
    ${literal('twice + 1')}</decision>`;

  it('see only what they are given', () => {
    const given = `${inside}<decisionService id="s" name="service"><outputDecision href="#more"/><inputDecision href="#twice"/></decisionService>`;
    const { value } = evaluateFunction(linkModels([dmn(given)]), { name: 'service' }, feelInputs({ twice: 10 }));
    expect(toJson(value)).toBe(11);
  });

  it('answer a context where several decisions come out, and are called like functions, by name or by place', () => {
    const both = `${inside}<decisionService id="s" name="service"><outputDecision href="#twice"/><outputDecision href="#more"/><inputData href="#x"/></decisionService>
      <decision id="answer" name="answer"><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>
      ${literal('[service(x: 4), service(5).more]')}</decision>`;
    expect(toJson(ask(both, {}).value)).toEqual([{ twice: 8, more: 9 }, 11]);
  });

  it('are called across files under the name of the import, and so is knowledge that calls other knowledge', () => {
    const service = `${inside}<decisionService id="s" name="service"><outputDecision href="#more"/><inputData href="#x"/></decisionService>
      <businessKnowledgeModel id="k" name="half"><encapsulatedLogic><formalParameter name="n"/>${literal('n / 2')}</encapsulatedLogic></businessKnowledgeModel>
      <businessKnowledgeModel id="q" name="quarter"><encapsulatedLogic><formalParameter name="n"/>${literal('half(half(n))')}</encapsulatedLogic>
      <knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement></businessKnowledgeModel>`;
    const caller = `<import name="other" namespace="urn:other" importType="${DMN}"/>
      <decision id="answer" name="answer"><knowledgeRequirement><requiredKnowledge href="urn:other#s"/></knowledgeRequirement>
      <knowledgeRequirement><requiredKnowledge href="urn:other#q"/></knowledgeRequirement>${literal('other.service(1) + other.quarter(8)')}</decision>`;
    const rules = linkModels([dmn(caller), dmn(service, 'urn:other', 'rules/other.dmn')]);
    expect(toJson(evaluateDecision(rules, { decision: 'answer' }, new Map()).value)).toBe(5);
  });
});

describe('what is not run is refused by name, where it stands', () => {
  const decision = (logic: string): string => `<decision id="a" name="a">\n  ${logic}</decision>`;
  const external = (kind: string): string =>
    `<functionDefinition kind="${kind}"><context><contextEntry><variable name="class"/>${literal('"java.lang.Math"')}</contextEntry></context></functionDefinition>`;

  it.each([
    ['an external Java function', decision(external('Java')), 3, 3],
    ['an external PMML function', decision(external('PMML')), 3, 3],
    [
      'an external function',
      decision(
        literal('function(x) external { java: { class: "java.lang.Math", "method signature": "cos(double)" } }'),
      ),
      3,
      28,
    ],
    [
      'an import of http://www.dmg.org/PMML-4_4',
      '  <import name="model" namespace="urn:model" importType="http://www.dmg.org/PMML-4_4"/>',
      2,
      3,
    ],
    [
      'an import of http://www.w3.org/2001/XMLSchema',
      '<import name="types" namespace="urn:types" importType="http://www.w3.org/2001/XMLSchema"/>',
      2,
      1,
    ],
    [
      'the language http://www.ecma-international.org/ecma-262',
      decision(
        '<literalExpression expressionLanguage="http://www.ecma-international.org/ecma-262"><text>1</text></literalExpression>',
      ),
      3,
      3,
    ],
    [
      'the language http://www.w3.org/2001/XMLSchema',
      '<itemDefinition name="t" typeLanguage="http://www.w3.org/2001/XMLSchema"><typeRef>string</typeRef></itemDefinition>',
      2,
      1,
    ],
    [
      'a list of values in another file',
      decision('<literalExpression><importedValues namespace="urn:v" importType="urn:csv"/></literalExpression>'),
      3,
      22,
    ],
  ])('%s', (what, body, line, column) => {
    const { code, facts, message } = refusalOf(() => linkModels([dmn(body)]));
    expect([code, facts]).toEqual(['rule-not-run', { file: 'rules/service.dmn', line, column, what }]);
    expect(message).toBe(`rules/service.dmn:${line}:${column}: ${what} is not run here`);
  });

  it.each(['feel', 'FEEL', 'http://www.omg.org/spec/FEEL/20140401', 'https://www.omg.org/spec/DMN/20191111/FEEL/'])(
    'but %s is FEEL',
    (language) => {
      const logic = `<literalExpression expressionLanguage="${language}"><text>1</text></literalExpression>`;
      expect(toJson(ask(decision(logic), {}, 'a').value)).toBe(1);
    },
  );
});
