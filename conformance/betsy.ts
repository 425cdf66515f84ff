import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Process } from '#definitions/process';
import { readProcess } from '#definitions/read-process';
import type { FactType } from '#definitions/schema/facts';
import type { CaseState, Program } from '#engine/case';
import type { Command } from '#engine/command';
import type { Facts } from '#engine/fact';
import { step } from '#engine/step';
import { subjectId } from '#terms/ids';
import { isList, type Json } from '#terms/json';
import { instant, later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { programOf, smallGovernment, smallService } from '../test/support/government.ts';
import { adaptBetsy } from './betsy-model.ts';
import type { Report } from './report.ts';

/** One test of the suite: a model, and for each case what is given and what must be found, as [function, argument]. */
interface Test {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly (readonly (readonly [fn: string, argument: string])[])[];
}
type Case = Test['cases'][number];

/** Refused by name: tier 3 of the house, and what its published profile leaves out of tier 2. */
const REFUSED =
  /^(transaction|complexGateway|cancelEventDefinition|signal|standardLoopCharacteristics|adHocSubProcess|timeCycle|(compensate|conditional|signal|link)EventDefinition|\w+ (isForCompensation|parallelMultiple|behavior|noneBehaviorEventRef|oneBehaviorEventRef|startQuantity|completionQuantity|with several events))$/;

/** Runs the tests of betsy that a folder holds (`expectations.json` and its models). */
export async function runBetsy(folder: string): Promise<Report> {
  const tests = JSON.parse(readFileSync(join(folder, 'expectations.json'), 'utf8')) as readonly Test[]; // as the suite publishes it
  const verdicts = await Promise.all(tests.map((test) => runTest(folder, test)));
  const failures = verdicts.filter((verdict) => verdict !== 'passed' && verdict !== 'refused');
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
  const [passed, refused] = [count('passed'), count('refused')];
  return { passed, failed: failures.length, refused, total: tests.length, failures };
}

/** `passed`, `refused`, or the test's name and what went wrong. */
async function runTest(folder: string, test: Test): Promise<string> {
  try {
    const xml = adaptBetsy(readFileSync(join(folder, test.file), 'utf8'), test.file, test.name);
    const process = await readProcess(xml, test.file);
    const wrong = test.cases.flatMap((one) => runCase(process, one) ?? []);
    return wrong.length === 0 ? 'passed' : `${test.name}: ${wrong.join('; ')}`;
  } catch (error) {
    if (!(error instanceof Refusal)) return `${test.name}: ${String(error)}`;
    if (test.cases.every((one) => has(one, 'assertGenericError'))) return 'passed';
    return isByName(error) ? 'refused' : `${test.name}: ${error.message}`;
  }
}

function isByName({ code, facts }: Refusal): boolean {
  const findings = facts['findings'] as readonly { readonly message: string }[]; // as readProcess gives them
  const types = findings.map(({ message }) => message.replace(' is not run here', ''));
  return code === 'process-element-unsupported' && types.every((type) => REFUSED.test(type));
}

function has(one: Case, fn: string): boolean {
  return one.some(([name]) => name === fn);
}

const START = instant('2026-01-05T00:00:00Z');
const SUBJECT = subjectId('019a0000-0000-7000-8000-000000000001');

/** What is wrong with the case after the time it is given; undefined when nothing is. */
function runCase(process: Process, one: Case): string | undefined {
  const program = programFor(process);
  let now: { state: CaseState | null; facts: Facts } = { state: null, facts: new Map() };
  const take = (command: Command): void => {
    const { state, needs } = step(program, now, command);
    now = { state, facts: new Map([...now.facts, ...needs.facts]) };
  };
  take({
    kind: 'start',
    at: START,
    by: { kind: 'applicant', subject: SUBJECT },
    subject: SUBJECT,
    facts: givenBy(one),
  });
  const together = now.state?.open.length ?? 0;
  const delay = Number(one.find(([fn]) => fn === 'optionDelay')?.[1] ?? 0);
  if (delay > 0) take({ kind: 'fire', at: later(START, delay), by: { kind: 'system' } });
  return judge(one, now, together);
}

const TYPES: { readonly [fact: string]: FactType['type'] } = {
  log: 'list',
  test: 'text',
  integerVariable: 'integer',
  data: 'text',
  'shop.province': 'text',
};

function programFor(process: Process): Program {
  const facts = Object.entries(TYPES).map(
    ([id, type]) => [id, { id, type, personal: false, label: { id, en: id } }] as const,
  );
  const lanes = Object.fromEntries(process.lanes.map(({ id }) => [id, { role: 'office' }]));
  return programOf(smallService(process, { lanes, elements: {} }), { ...smallGovernment(), facts: new Map(facts) });
}

function givenBy(one: Case): Facts {
  const letters = one.flatMap(([fn]) => /^input([A-Z]+)$/.exec(fn)?.[1]?.toLowerCase() ?? []).join('');
  const number = Number(one.find(([fn]) => fn === 'setIntegerVariable')?.[1] ?? 0);
  const values = { log: [], test: letters, integerVariable: number, data: '', 'shop.province': '99' };
  const source = { kind: 'asked', at: START } as const;
  return new Map(Object.entries(values).map(([name, value]: [string, Json]) => [name, { value, source }]));
}

function judge(
  one: Case,
  { state, facts }: { state: CaseState | null; facts: Facts },
  together: number,
): string | undefined {
  const causes = state?.incidents?.map(({ cause }) => cause) ?? [];
  if (has(one, 'assertErrorThrownErrorEvent'))
    return causes.includes('error-uncaught') ? undefined : 'no uncaught error';
  if (has(one, 'assertRuntimeException') || has(one, 'assertGenericError'))
    return causes.length > 0 ? undefined : 'the case does not hold';
  if (has(one, 'assertExecutionParallel')) return together >= 2 ? undefined : 'the branches are not open together';
  const wanted = one.flatMap(([fn]) => ENTRIES[fn] ?? /^assert(Task\d+)$/.exec(fn)?.[1]?.replace('T', 't') ?? []);
  const log = facts.get('log')?.value ?? null;
  const found = isList(log) ? log.map(String) : [];
  const [expected, got] = [wanted.toSorted().join(' '), found.toSorted().join(' ')];
  return expected === got ? undefined : `expected ${expected}, found ${got}`;
}

const ENTRIES: { readonly [fn: string]: string } = {
  assertMarkerExists: 'marker',
  assertIncrement: 'increment',
  assertDataCorrect: 'data',
};
