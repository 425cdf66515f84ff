import { compareBy, equal, inRange, listHas, readOperator } from '#rules/feel/compare';
import { type Compiling, childNamed, constant, constantOf, type Handlers, only, operands } from '#rules/feel/compiling';
import type { Node } from '#rules/feel/parse';
import { halfLine } from '#rules/feel/range-text';
import { type Code, fail, lookUp } from '#rules/feel/run';
import { type FeelRange, type FeelValue, isFeelList, kindOf, tagged } from '#rules/feel/value';
import { bounded, spendOn } from '#rules/feel/weight';

/**
 * The tests of decision table cells and of `in`. The tested value stands in scope under the name `?`.
 * Answers true, false, or null where the test has no meaning for the value.
 */
export const UNARY_TESTS: Handlers = {
  UnaryTests: (node, here) => {
    if (childNamed(node, 'Wildcard') !== undefined) return () => true;
    const tests = compileTests(only(childNamed(node, 'PositiveUnaryTests'), node), here);
    if (childNamed(node, 'not') === undefined) return tests;
    return (scope, run) => {
      const answer = tests(scope, run);
      return typeof answer === 'boolean' ? !answer : null;
    };
  },
  PositiveUnaryTest: compileTest,
  PositiveUnaryTests: compileTests,
  SimplePositiveUnaryTest: (node, here) => {
    const interval = childNamed(node, 'Interval');
    return interval === undefined ? openRange(node, here) : compileInterval(interval, here);
  },
  Interval: compileInterval,
  '?': (node, here) => {
    const at = here.at(node);
    return (scope, run) => {
      const value = lookUp(scope, '?');
      return value === undefined ? fail(run, '? stands outside a test', at) : value;
    };
  },
};

const fixed = new WeakMap<Code, readonly FeelValue[]>();

/** The values one of which a tested value must equal or lie in; undefined for tests that are not fixed. */
export function fixedTests(code: Code): readonly FeelValue[] | undefined {
  return fixed.get(code);
}

function fix(code: Code, values: readonly FeelValue[]): Code {
  fixed.set(code, values);
  return code;
}

/** Any of the tests holds. */
export function compileTests(node: Node, here: Compiling): Code {
  const tests = node.children
    .filter((child) => child.name === 'PositiveUnaryTest')
    .map((child) => compileTest(child, here));
  const [first] = tests;
  if (tests.length === 1 && first !== undefined) return first;
  const any: Code = (scope, run) => {
    let answer: boolean | null = false;
    for (const test of tests) {
      const one = test(scope, run);
      if (one === true) return true;
      if (one !== false) answer = null;
    }
    return answer;
  };
  const values = tests.map((test) => fixed.get(test));
  return values.includes(undefined)
    ? any
    : fix(
        any,
        values.flatMap((one) => one ?? []),
      );
}

export function compileTest(node: Node, here: Compiling): Code {
  const inner = insideParentheses(only(operands(node)[0], node));
  const isSimple = inner.name === 'SimplePositiveUnaryTest';
  if (isSimple && childNamed(inner, 'CompareOp') !== undefined) return compareTest(inner, here);
  const code = here.compile(inner, here);
  if (mentionsInput(inner)) return (scope, run) => truth(code(scope, run));
  const known = constantOf(code);
  if (known !== undefined) return fix((scope) => holds(lookUp(scope, '?') ?? null, known.value), [known.value]);
  return (scope, run) => {
    const test = code(scope, run);
    spendOn(run, test);
    return test === null && isSimple ? null : holds(lookUp(scope, '?') ?? null, test);
  };
}

function insideParentheses(node: Node): Node {
  const inner = node.name === 'ParenthesizedExpression' ? operands(node)[0] : undefined;
  return inner?.name === 'SimplePositiveUnaryTest' ? inner : node;
}

function truth(value: FeelValue): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

function mentionsInput(node: Node): boolean {
  return node.name === '?' || node.children.some(mentionsInput);
}

function compareTest(node: Node, here: Compiling): Code {
  const operator = readOperator(only(childNamed(node, 'CompareOp'), node).text);
  const end = here.compile(only(operands(node)[0], node), here);
  const at = here.at(node);
  const code: Code = (scope, run) => {
    const value = lookUp(scope, '?') ?? null;
    const other = end(scope, run);
    const answer = compareBy(operator, value, other);
    return answer ?? fail(run, `${kindOf(value)} ${operator} ${kindOf(other)} cannot be compared`, at);
  };
  const known = constantOf(end)?.value ?? null;
  const asked = operator === '=' ? known : halfLine(operator, known);
  return asked === null ? code : fix(code, [asked]);
}

/** A value as a test: equal to it, in the list, in the range (DMN 1.5, 7.3.3 and table 55). */
export function holds(value: FeelValue, test: FeelValue): boolean | null {
  if (isFeelList(test)) return listed(value, test);
  const range = tagged(test);
  if (range?.kind === 'range') {
    const own = tagged(value);
    return own?.kind === 'range' ? equal(own, range) : inRange(value, range);
  }
  if (test === true && typeof value !== 'boolean') return true;
  return equal(value, test);
}

function listed(value: FeelValue, list: readonly FeelValue[]): boolean {
  if (listHas(list, value)) return true;
  if (isFeelList(value) && equal(value, list) === true) return true;
  return list.some((item) => tagged(item)?.kind === 'range' && holds(value, item) === true);
}

/** `> 5` as a value is the range of what it holds. */
function openRange(node: Node, here: Compiling): Code {
  const operator = readOperator(only(childNamed(node, 'CompareOp'), node).text);
  const end = here.compile(only(operands(node)[0], node), here);
  const at = here.at(node);
  return (scope, run) => {
    const value = end(scope, run);
    const range = halfLine(operator, value);
    return range === null ? fail(run, `${operator} ${kindOf(value)} is no range`, at) : bounded(run, range);
  };
}

function compileInterval(node: Node, here: Compiling): Code {
  const [low, high] = operands(node);
  const start = here.compile(only(low, node), here);
  const end = here.compile(only(high, node), here);
  const startIncluded = node.text.startsWith('[');
  const endIncluded = node.text.endsWith(']');
  const at = here.at(node);
  const rangeOf = (from: FeelValue, to: FeelValue): FeelRange | null =>
    from === null || to === null ? null : { kind: 'range', start: from, end: to, startIncluded, endIncluded };
  const [first, last] = [constantOf(start), constantOf(end)];
  const whole = first === undefined || last === undefined ? null : rangeOf(first.value, last.value);
  if (whole !== null) return constant(whole);
  return (scope, run) => {
    const range = rangeOf(start(scope, run), end(scope, run));
    return range === null ? fail(run, 'a range lacks an end', at) : bounded(run, range);
  };
}
