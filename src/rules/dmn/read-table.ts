import { cellOf, child, children, optionalCell } from '#rules/dmn/elements';
import type { Aggregation, DecisionTable, HitPolicy, TableInput, TableOutput, TableRule } from '#rules/dmn/model';
import { type Element, malformed } from '#rules/xml';

const POLICIES: readonly HitPolicy[] = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'];
const AGGREGATIONS: readonly Aggregation[] = ['SUM', 'MIN', 'MAX', 'COUNT'];

/** Refusal `dmn-malformed` when a rule has not one cell for each column. */
export function readTable(element: Element): DecisionTable {
  const inputs = children(element, 'input').map(readInput);
  const outputs = children(element, 'output').map(readOutput);
  if (outputs.length === 0) throw malformed('a decision table needs an output', element.at);
  return {
    kind: 'table',
    id: element.attributes.get('id') ?? '',
    typeRef: element.attributes.get('typeRef') ?? null,
    at: element.at,
    hitPolicy: oneOf(POLICIES, element, 'hitPolicy') ?? 'UNIQUE',
    aggregation: oneOf(AGGREGATIONS, element, 'aggregation'),
    inputs,
    outputs,
    annotations: children(element, 'annotation').map((one) => one.attributes.get('name') ?? ''),
    rules: children(element, 'rule').map((rule) => readRule(rule, inputs.length, outputs.length)),
  };
}

function oneOf<Word extends string>(words: readonly Word[], element: Element, attribute: string): Word | null {
  const text = element.attributes.get(attribute);
  if (text === undefined) return null;
  const word = words.find((one) => one === text);
  if (word === undefined) throw malformed(`${attribute} ${text} is unknown`, element.at);
  return word;
}

function readInput(element: Element): TableInput {
  const expression = child(element, 'inputExpression');
  if (expression === undefined) throw malformed('input lacks inputExpression', element.at);
  const cell = cellOf(expression);
  return {
    id: element.attributes.get('id') ?? '',
    label: element.attributes.get('label') ?? cell.text.trim(),
    expression: cell,
    typeRef: expression.attributes.get('typeRef') ?? null,
    values: optionalCell(element, 'inputValues'),
    at: element.at,
  };
}

function readOutput(element: Element): TableOutput {
  return {
    id: element.attributes.get('id') ?? '',
    name: element.attributes.get('name') ?? null,
    label: element.attributes.get('label') ?? null,
    typeRef: element.attributes.get('typeRef') ?? null,
    values: optionalCell(element, 'outputValues'),
    fallback: optionalCell(element, 'defaultOutputEntry'),
    at: element.at,
  };
}

function readRule(element: Element, inputs: number, outputs: number): TableRule {
  const tests = children(element, 'inputEntry').map(cellOf);
  const results = children(element, 'outputEntry').map(cellOf);
  if (tests.length !== inputs)
    throw malformed(`the rule has ${tests.length} input cells for ${inputs} columns`, element.at);
  if (results.length !== outputs)
    throw malformed(`the rule has ${results.length} output cells for ${outputs} columns`, element.at);
  const annotations = children(element, 'annotationEntry').map((one) => cellOf(one).text.trim());
  return { id: element.attributes.get('id') ?? '', tests, results, annotations, at: element.at };
}
