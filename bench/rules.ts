import { join } from 'node:path';
import { Decimal } from 'decimal.js';
import { boxesIn } from '#definitions/decisions';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { evaluateDecision, linkModels, type Ruleset } from '#rules/dmn/evaluate';
import type { DecisionTable, DmnModel } from '#rules/dmn/model';
import { readDmn } from '#rules/dmn/read';
import { fromJson } from '#rules/feel/json';
import type { FeelValue } from '#rules/feel/value';

const ROWS = 1000;
const GOVERNMENT = join(import.meta.dirname, '../governments/nusantara');

/** Tariffs and large tables by our evaluator, each beside a bare function that walks the same rows and computes the same. */
export async function measureRules(): Promise<[string, string][]> {
  const { tariffs } = await readGovernment(await readFolder(GOVERNMENT));
  const began = performance.now();
  const large = linkModels([readDmn(lookup('code'), 'large.dmn'), readDmn(lookup('range'), 'ranges.dmn')]);
  const linked = performance.now() - began;
  return [
    ...compared('PKB of one year (26 rows, 5 columns, exact decimals)', pkbOf(tariffs), barePkb(tariffs)),
    ...compared(`${ROWS} rows by a code, the last one hit`, lookUp(large, 'code'), bareLookUp(large, 'code')),
    ...compared(`${ROWS} rows by a range, the last one hit`, lookUp(large, 'range'), bareLookUp(large, 'range')),
    [`two tables of ${ROWS} rows read and compiled`, `${linked.toFixed(0)} ms`],
  ];
}

function compared(what: string, ours: () => unknown, bare: () => unknown): [string, string][] {
  if (String(ours()) !== String(bare())) throw new Error(`${what}: ${String(ours())} is not ${String(bare())}`);
  const [own, other] = [perSecond(ours), perSecond(bare)];
  return [
    [what, `${own.toFixed(0)} evaluations/s`],
    ['  the same rows walked by a bare function', `${other.toFixed(0)}/s, ours ${((100 * own) / other).toFixed(0)} %`],
  ];
}

function perSecond(work: () => unknown): number {
  let rounds = 0;
  const half = performance.now() + 500;
  while (performance.now() < half) work(); // warms up
  const began = performance.now();
  while (performance.now() - began < 1500) {
    for (let i = 0; i < 20; i += 1) work();
    rounds += 20;
  }
  return (rounds * 1000) / (performance.now() - began);
}

const VEHICLE = { province: '99', use: 'private', energy: 'fuel' };
const TAX = { njkb: 15_000_000, weight: 1, order: 1 };
const DUE = '2026-12-05';

function pkbOf(rules: Ruleset): () => unknown {
  const inputs = new Map<string, FeelValue>([
    ['vehicle', fromJson(VEHICLE)],
    ['tax', fromJson(TAX)],
    ['period', fromJson({ due: DUE })],
  ]);
  return () => evaluateDecision(rules, { file: 'tariffs/pkb.dmn', decision: 'pkb' }, inputs).value;
}

function barePkb(rules: Ruleset): () => unknown {
  const table = tableNamed(rules, 'pkbRate-table');
  const rows = table.rules.map(({ tests, results }) => ({
    tests: tests.map(({ text }) => bareTest(text)),
    rate: new Decimal(results[0]?.text ?? '0'),
  }));
  const asked = [VEHICLE.province, DUE, VEHICLE.use, TAX.order, VEHICLE.energy];
  return () => {
    const hits = rows.filter(({ tests }) => tests.every((test, i) => test(asked[i] ?? '')));
    return new Decimal(TAX.njkb)
      .times(TAX.weight)
      .times(hits[0]?.rate ?? 0)
      .floor();
  };
}

function tableNamed(rules: Ruleset, id: string): DecisionTable {
  const models: readonly DmnModel[] = rules.models.map(({ model }) => model);
  for (const { logic } of models.flatMap(({ decisions }) => decisions)) {
    for (const box of boxesIn(logic)) if (box.kind === 'table' && box.id === id) return box;
  }
  throw new Error(`there is no table ${id}`);
}

type BareTest = (value: string | number) => boolean;

/** The plain cells of a tariff as a programmer would write them: no types, no null, no trace. */
function bareTest(text: string): BareTest {
  const cell = text.trim();
  if (cell === '-') return () => true;
  const negated = /^not\((.*)\)$/.exec(cell)?.[1];
  if (negated !== undefined) {
    const test = bareTest(negated);
    return (value) => !test(value);
  }
  const [, from, to] = /^\[(.+)\.\.(.+)\)$/.exec(cell) ?? [];
  if (from !== undefined && to !== undefined) {
    const [low, high] = [bareValue(from), bareValue(to)];
    return (value) => value >= low && value < high;
  }
  const [, sign, end = ''] = /^(>=|<=|<|>)\s*(.+)$/.exec(cell) ?? [];
  const limit = bareValue(end);
  if (sign === '>=') return (value) => value >= limit;
  if (sign === '<') return (value) => value < limit;
  const values = cell.split(',').map((one) => bareValue(one.trim()));
  return (value) => values.includes(value);
}

function bareValue(text: string): string | number {
  const quoted = /^(?:date\()?"([^"]*)"\)?$/.exec(text)?.[1];
  return quoted ?? Number(text);
}

/** A table of a thousand rows: by a code, or by ranges of a number. */
function lookup(kind: 'code' | 'range'): string {
  const rules = Array.from({ length: ROWS }, (_, i) => {
    const test = kind === 'code' ? `"K${i}"` : `[${i * 10}..${i * 10 + 10})`;
    return `<rule id="r${i}"><inputEntry><text>${test}</text></inputEntry><outputEntry><text>${i}</text></outputEntry></rule>`;
  });
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="urn:${kind}">
    <inputData id="x" name="x"/><decision id="${kind}" name="${kind}"><informationRequirement><requiredInput href="#x"/></informationRequirement>
    <decisionTable id="${kind}-table"><input><inputExpression><text>x</text></inputExpression></input><output/>${rules.join('\n')}</decisionTable></decision></definitions>`;
}

const ASKED = { code: `K${ROWS - 1}`, range: ROWS * 10 - 1 };

function lookUp(rules: Ruleset, kind: 'code' | 'range'): () => unknown {
  const inputs = new Map<string, FeelValue>([['x', fromJson(ASKED[kind])]]);
  return () => evaluateDecision(rules, { decision: kind }, inputs).value;
}

function bareLookUp(rules: Ruleset, kind: 'code' | 'range'): () => unknown {
  const rows = tableNamed(rules, `${kind}-table`).rules.map(({ tests, results }) => ({
    test: bareTest(tests[0]?.text ?? '-'),
    result: Number(results[0]?.text),
  }));
  return () => rows.filter(({ test }) => test(ASKED[kind]))[0]?.result;
}
