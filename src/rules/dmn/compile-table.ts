import { decide, type Match, type TableCode } from '#rules/dmn/hit-policy';
import type { Cell, DecisionTable, TableInput, TableOutput } from '#rules/dmn/model';
import type { Place } from '#rules/dmn/place';
import { indexRows } from '#rules/dmn/row-index';
import { hashOfTable } from '#rules/dmn/table-hash';
import { toJson } from '#rules/feel/json';
import { type Code, fail, noteFiring, type Run, type Scope, spend } from '#rules/feel/run';
import { ANY, coerce, type FeelType, fit, sayType } from '#rules/feel/type';
import { type FeelValue, isFeelList } from '#rules/feel/value';
import { bounded, spendOn } from '#rules/feel/weight';
import type { FiredRow } from '#rules/firing';
import type { At } from '#rules/position';
import type { Json } from '#terms/json';

interface Column {
  readonly name: string;
  readonly code: Code;
  readonly type: FeelType;
  /** The values the column takes; others are an error and match no rule. */
  readonly allowed: Code | null;
  readonly at: At;
}

interface Rule {
  /** null where the cell is `-`. */
  readonly tests: readonly (Code | null)[];
  readonly results: readonly Code[];
  readonly at: At;
}

/** A decision table as code (DMN 1.5, clause 8). Each evaluation adds a firing to the trace of the run. */
export function compileTable(table: DecisionTable, place: Place): Code {
  const columns = table.inputs.map((input) => compileColumn(input, place));
  const rules = table.rules.map(
    (rule): Rule => ({
      tests: rule.tests.map((cell) => compileTest(cell, place)),
      results: rule.results.map((cell, i) => compileResult(cell, table.outputs[i], place)),
      at: rule.at,
    }),
  );
  const code: TableCode = {
    policy: table.hitPolicy,
    aggregation: table.aggregation,
    names: table.outputs.map((output) => output.name ?? output.label ?? place.owner),
    single: table.outputs.length === 1,
    fallback: compileFallback(table.outputs, place),
    ranks: table.outputs.map((output) => compileRanks(output, place)),
    at: table.at,
  };
  const note = noting(table, place, code, columns);
  const index = indexRows(rules.map(({ tests }) => tests));
  return (scope, run) => {
    const before = run.where;
    run.where = table.at;
    const values = columns.map((column) => read(column, scope, run));
    const ready = values.every((value) => value !== undefined);
    const tried = index?.rowsFor(values[index.column] ?? null) ?? rules.keys();
    const matches = ready ? matchRules(rules, tried, values, scope, run, code.policy === 'FIRST') : [];
    const { value, used } = decide(code, matches, scope, run, ready);
    note(values, used, bounded(run, value), run);
    run.where = before;
    return value;
  };
}

function compileColumn(input: TableInput, place: Place): Column {
  const allowed =
    input.values === null || input.values.text.trim() === '' ? null : place.compile('unaryTests', input.values);
  const type = input.typeRef === null ? ANY : (place.typeNamed(input.typeRef) ?? ANY);
  return { name: input.label, code: place.compile('expression', input.expression), type, allowed, at: input.at };
}

function compileTest(cell: Cell, place: Place): Code | null {
  const text = cell.text.trim();
  return text === '' || text === '-' ? null : place.compile('unaryTests', cell);
}

function compileResult(cell: Cell, output: TableOutput | undefined, place: Place): Code {
  const text = cell.text.trim();
  const code: Code = text === '' || text === '-' ? () => null : place.compile('expression', cell);
  const type =
    output?.typeRef === undefined || output.typeRef === null ? ANY : (place.typeNamed(output.typeRef) ?? ANY);
  if (type.kind === 'any') return code;
  const at = cell.locate(0);
  return (scope, run) => fit(code(scope, run), type, run, 'the output', at);
}

function compileFallback(outputs: readonly TableOutput[], place: Place): readonly Code[] | null {
  if (outputs.every(({ fallback }) => fallback === null || fallback.text.trim() === '')) return null;
  return outputs.map((output) =>
    output.fallback === null ? () => null : compileResult(output.fallback, output, place),
  );
}

/** The output values in their order, best first; null when the column has none. */
function compileRanks(output: TableOutput, place: Place): Code | null {
  if (output.values === null || output.values.text.trim() === '') return null;
  const { text, locate } = output.values;
  return place.compile('expression', { text: `[${text}]`, locate: (offset) => locate(Math.max(0, offset - 1)) });
}

/** undefined when the value is outside the column's input values or of another type. */
function read(column: Column, scope: Scope, run: Run): FeelValue | undefined {
  const given = column.code(scope, run);
  const value = given === null ? null : coerce(given, column.type, run);
  if (value === undefined) {
    fail(run, `the input ${column.name} is no ${sayType(column.type)}`, column.at);
    return undefined;
  }
  if (column.allowed === null || value === null) return value;
  const known = { names: new Map([['?', value]]), parent: scope };
  if (column.allowed(known, run) === true) return value;
  if (
    isFeelList(value) &&
    value.every((item) => column.allowed?.({ names: new Map([['?', item]]), parent: scope }, run) === true)
  ) {
    return value;
  }
  fail(run, `the input ${column.name} is outside its input values`, column.at);
  return undefined;
}

function matchRules(
  rules: readonly Rule[],
  tried: Iterable<number>,
  values: readonly (FeelValue | undefined)[],
  scope: Scope,
  run: Run,
  firstOnly: boolean,
): readonly Match[] {
  const scopes = values.map((value): Scope => ({ names: new Map([['?', value ?? null]]), parent: scope }));
  const matches: Match[] = [];
  for (const row of tried) {
    spend(run, 1);
    const rule = rules[row];
    if (rule === undefined || !matchesRule(rule, scopes, run)) continue;
    matches.push({ row, results: rule.results });
    if (firstOnly) break;
  }
  return matches;
}

function matchesRule(rule: Rule, scopes: readonly Scope[], run: Run): boolean {
  for (let i = 0; i < scopes.length; i += 1) {
    const test = rule.tests[i];
    const scope = scopes[i];
    if (test === null || test === undefined || scope === undefined) continue;
    const noted = run.causes.length;
    const answer = test(scope, run);
    // A test that does not fit the value is a test that fails, not an error of the table.
    if (run.causes.length > noted) run.causes.length = noted;
    if (answer !== true) return false;
  }
  return true;
}

type Note = (values: readonly (FeelValue | undefined)[], used: readonly UsedRow[], result: FeelValue, run: Run) => void;
type UsedRow = { readonly row: number; readonly outputs: readonly FeelValue[] };

function noting(table: DecisionTable, place: Place, code: TableCode, columns: readonly Column[]): Note {
  const tableHash = hashOfTable(table);
  const policy = table.aggregation === null ? table.hitPolicy : `${table.hitPolicy} ${table.aggregation}`;
  const base = { decision: place.owner, table: `${place.file}#${table.id}`, tableHash, policy };
  return (values, used, result, run) => {
    // What is noted stays in memory with the trace: paid for like anything that is made.
    for (const value of [result, ...values]) spendOn(run, value ?? null);
    const inputs = columns.map(({ name }, i) => ({ name, value: toJson(values[i] ?? null) }));
    const rows = used.map(({ row, outputs }): FiredRow => {
      const rule = table.rules[row];
      const named = code.names.map((name, i): [string, Json] => [name, toJson(outputs[i] ?? null)]);
      return {
        row: row + 1,
        id: rule?.id ?? '',
        annotations: rule?.annotations ?? [],
        outputs: Object.fromEntries(named),
      };
    });
    noteFiring(run, { ...base, inputs, rows, result: toJson(result) });
  };
}
