import { evaluateDecision, evaluateFunction, linkModels, type Ruleset } from '#rules/dmn/evaluate';
import { readDmn } from '#rules/dmn/read';
import { equal } from '#rules/feel/compare';
import { isDecimal } from '#rules/feel/number';
import { writeValue } from '#rules/feel/text';
import { type FeelValue, isFeelContext, isFeelList } from '#rules/feel/value';
import { readTckFile, type TckCase, type TckFile, type TckResult } from '#rules/tck/cases';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** `rounded` counts the results that pass only because an irrational number is written in rounded form. */
export interface TckReport {
  readonly passed: number;
  readonly rounded: number;
  readonly failed: number;
  readonly refused: number;
  readonly total: number;
  readonly failures: readonly string[];
}

/** One folder of the kit: its models and its test files, by file name. */
export interface TckSuite {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

const TOLERANCE = 1e-8;
/** Some tests ask for the clock; any moment will do. */
const CLOCK = '2026-01-05T03:00:00.000Z';

/** `passed`, `rounded`, or what went wrong. */
type Verdict = string;

/** Runs suites of the DMN TCK. Imports are resolved among the files of the same suite. */
export function runTck(suites: readonly TckSuite[]): TckReport {
  const verdicts = suites.flatMap(runSuite);
  const failures = verdicts.filter((verdict) => verdict !== 'passed' && verdict !== 'rounded');
  const rounded = verdicts.filter((verdict) => verdict === 'rounded').length;
  const passed = verdicts.length - failures.length;
  return { passed, rounded, failed: failures.length, refused: 0, total: verdicts.length, failures };
}

function runSuite(suite: TckSuite): readonly Verdict[] {
  const models = [...suite.files].filter(([name]) => name.endsWith('.dmn')).map(([name, xml]) => readDmn(xml, name));
  const rules = linkModels(models, { tolerant: true });
  const tests = [...suite.files].filter(([name]) => name.endsWith('.xml')).map(([name, xml]) => readTckFile(xml, name));
  return tests.flatMap((test) =>
    test.cases.flatMap((one) => one.results.map((result) => runResult(suite, rules, test, one, result))),
  );
}

function runResult(suite: TckSuite, rules: Ruleset, test: TckFile, one: TckCase, result: TckResult): Verdict {
  const label = `${suite.name}/${one.id}/${result.name}`;
  try {
    const { value, causes } = evaluate(rules, test, one, result);
    const verdict = judge(value, result);
    if (verdict !== 'failed') return verdict;
    const cause = causes[0]?.message ?? '';
    return `${label}: expected ${result.error ? 'an error' : writeValue(result.expected)}, got ${writeValue(value)} ${cause}`;
  } catch (error) {
    if (error instanceof Refusal && result.error) return 'passed';
    return `${label}: ${error instanceof Error ? (error.stack ?? error.message).slice(0, 300) : String(error)}`;
  }
}

function evaluate(rules: Ruleset, test: TckFile, one: TckCase, result: TckResult): ReturnType<typeof evaluateDecision> {
  const options = { now: instant(CLOCK) };
  if (one.invocable !== null) {
    const whole = evaluateFunction(rules, { file: test.model, name: one.invocable }, one.inputs, options);
    const output = isFeelContext(whole.value) ? whole.value.get(result.name) : undefined;
    return output === undefined ? whole : { ...whole, value: output };
  }
  return evaluateDecision(rules, { file: test.model, decision: result.name }, one.inputs, options);
}

function judge(value: FeelValue, result: TckResult): 'passed' | 'rounded' | 'failed' {
  if (result.error) return value === null || same(value, result.expected, 0) ? 'passed' : 'failed';
  if (same(value, result.expected, 0)) return 'passed';
  return same(value, result.expected, TOLERANCE) ? 'rounded' : 'failed';
}

function same(value: FeelValue, expected: FeelValue, tolerance: number): boolean {
  if (isDecimal(value) && isDecimal(expected)) {
    return value.equals(expected) || value.minus(expected).abs().lessThanOrEqualTo(expected.abs().times(tolerance));
  }
  if (isFeelList(value) && isFeelList(expected)) {
    return value.length === expected.length && value.every((item, i) => same(item, expected[i] ?? null, tolerance));
  }
  if (isFeelContext(value) && isFeelContext(expected)) {
    return (
      value.size === expected.size &&
      [...value].every(([name, item]) => expected.has(name) && same(item, expected.get(name) ?? null, tolerance))
    );
  }
  return equal(value, expected) === true;
}
