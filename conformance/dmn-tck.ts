import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateDecision, evaluateFunction, linkModels, type Ruleset } from '#rules/dmn/evaluate';
import type { DmnModel } from '#rules/dmn/model';
import { readDmn } from '#rules/dmn/read';
import { equal } from '#rules/feel/compare';
import { isDecimal } from '#rules/feel/number';
import { writeValue } from '#rules/feel/text';
import { type FeelValue, isFeelContext, isFeelList } from '#rules/feel/value';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { readTckFile, type TckCase, type TckFile, type TckResult } from './dmn-tck-cases.ts';

/** `rounded` counts the results that pass only because an irrational number is written in rounded form. */
interface TckReport {
  readonly passed: number;
  readonly rounded: number;
  readonly failed: number;
  readonly refused: number;
  readonly total: number;
  readonly failures: readonly string[];
}

/** One folder of the kit: its models and its test files, by file name. */
interface TckSuite {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

const TOLERANCE = 1e-8;
/** Some tests ask for the clock; any moment will do. */
const CLOCK = '2026-01-05T03:00:00.000Z';

/** `passed`, `rounded`, or what went wrong. */
type Verdict = string;

/**
 * Runs every result of a folder laid out like the DMN Technology Compatibility Kit:
 * `[TestCases/]compliance-level-N/<suite>/{*.dmn,*.xml}`, whichever suites are there.
 */
export function runDmnTck(folder: string): TckReport {
  const verdicts = suitesIn(folder).flatMap(runSuite);
  const failures = verdicts.filter((verdict) => verdict !== 'passed' && verdict !== 'rounded');
  const rounded = verdicts.filter((verdict) => verdict === 'rounded').length;
  const passed = verdicts.length - failures.length;
  return { passed, failed: failures.length, refused: 0, total: verdicts.length, rounded, failures };
}

function suitesIn(folder: string): readonly TckSuite[] {
  const inner = join(folder, 'TestCases');
  const root = existsSync(inner) ? inner : folder;
  return foldersIn(root)
    .filter((level) => level.startsWith('compliance-level-'))
    .flatMap((level) =>
      foldersIn(join(root, level)).map((suite): TckSuite => {
        const place = join(root, level, suite);
        const names = readdirSync(place).filter((name) => /\.(dmn|xml)$/.test(name));
        const files = names.toSorted().map((name): [string, string] => [name, readFileSync(join(place, name), 'utf8')]);
        return { name: `${level}/${suite}`, files: new Map(files) };
      }),
    );
}

function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

function runSuite(suite: TckSuite): readonly Verdict[] {
  const tests = [...suite.files].filter(([name]) => name.endsWith('.xml')).map(([name, xml]) => readTckFile(xml, name));
  const models = new Map<string, DmnModel | Error>();
  for (const [name, xml] of suite.files)
    if (name.endsWith('.dmn'))
      models.set(
        name,
        attempt(() => readDmn(xml, name)),
      );
  return tests.flatMap((test) => {
    const rules = attempt(() => rulesFor(test.model, models));
    return test.cases.flatMap((one) => one.results.map((result) => runResult(suite, rules, test, one, result)));
  });
}

/** A model that cannot be read fails its own results and stops no others. */
function attempt<Result>(work: () => Result): Result | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The model under test with what it imports, found by namespace among the files of the suite. */
function rulesFor(file: string, models: ReadonlyMap<string, DmnModel | Error>): Ruleset {
  const needed = new Map<string, DmnModel>();
  const agenda = [required(file, models.get(file))];
  for (let model = agenda.pop(); model !== undefined; model = agenda.pop()) {
    if (needed.has(model.namespace)) continue;
    needed.set(model.namespace, model);
    const wanted = model.imports.map(({ namespace }) => namespace);
    for (const [name, one] of models) {
      if (!(one instanceof Error) && wanted.includes(one.namespace)) agenda.push(required(name, one));
    }
  }
  return linkModels([...needed.values()], { tolerant: true });
}

function required(file: string, model: DmnModel | Error | undefined): DmnModel {
  if (model instanceof Error) throw model;
  if (model === undefined) throw new Error(`the suite has no ${file}`);
  return model;
}

function runResult(suite: TckSuite, rules: Ruleset | Error, test: TckFile, one: TckCase, result: TckResult): Verdict {
  const label = `${suite.name}/${one.id}/${result.name}`;
  try {
    if (rules instanceof Error) throw rules;
    const { value, causes } = evaluate(rules, test, one, result);
    const verdict = judge(value, result);
    if (verdict !== 'failed') return verdict;
    const cause = causes[0] === undefined ? '' : `, because ${causes[0].message}`;
    return `${label}: expected ${result.error ? 'an error' : writeValue(result.expected)}, got ${writeValue(value)}${cause}`;
  } catch (error) {
    if (error instanceof Refusal && result.error) return 'passed';
    return `${label}: ${error instanceof Error ? error.message : String(error)}`;
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
