import { boxesIn } from '#definitions/decisions';
import type { Government } from '#definitions/government';
import type { CaseActKind, Program } from '#engine/case';
import type { Envelope } from '#ledger/act';
import { SAY_DESK } from '#operations/say-desk';
import { labelOf, sayFact } from '#operations/say-fact';
import { sayTest, sayValue, type Wording } from '#operations/say-test';
import type { RuleRow } from '#operations/views/desk';
import type { BasisView } from '#operations/views/marks';
import type { DecisionTable, TableInput } from '#rules/dmn/model';
import { CERTAINTIES } from '#terms/certainty';
import { isList, isObject, type Json, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';

/** Rows of decision tables that fired in a lane, as the acts name them; words come from the table itself. */
export function firedRows(
  program: Program,
  envelopes: readonly Envelope<CaseActKind>[],
  lane: string,
  language: Language,
): readonly RuleRow[] {
  const { nodes } = program.service.process;
  const decided = envelopes.filter(
    ({ kind, element }) => kind === 'decided' && nodes.get(element ?? '')?.lane === lane,
  );
  const latest = new Map(decided.map((act) => [act.element, act]));
  const rows = [...latest.values()].flatMap(({ data }) =>
    objects(data['decisions']).flatMap((decision) =>
      objects(decision['tables']).flatMap((table) => rowsOf(program, table, language)),
    ),
  );
  return [...new Map(rows.map((row) => [`${row.table}/${row.row}`, row])).values()];
}

/** Tables and rows of a decision with the hash of each table; null for an act that is no decision. */
export function firedTables(
  program: Program,
  { kind, data }: Envelope<CaseActKind>,
  language: Language,
): string | null {
  if (kind !== 'decided') return null;
  const [table, row] = language === 'id' ? ['Tabel', 'baris'] : ['Table', 'row'];
  const fired = objects(data['decisions']).flatMap((decision) => objects(decision['tables']));
  const said = fired.flatMap((one) => {
    const rows = objects(one['rows']).map((fact) => textOf(fact['row']));
    const title = tableNamed(program, textOf(one['table']))?.title ?? fileName(textOf(one['table']));
    return rows.length === 0 ? [] : [`${title} (${textOf(one['hash']).slice(0, 8)}), ${row} ${rows.join(', ')}`];
  });
  return said.length === 0 ? null : `${table} ${[...new Set(said)].join('; ')}`;
}

function objects(value: Json | undefined): JsonObject[] {
  return value !== undefined && isList(value) ? value.filter((one): one is JsonObject => isObject(one)) : [];
}

function rowsOf(program: Program, fired: JsonObject, language: Language): RuleRow[] {
  const name = textOf(fired['table']);
  const found = tableNamed(program, name);
  return objects(fired['rows']).map((row) => {
    const number = Number(row['row']);
    return {
      table: found?.title ?? fileName(name),
      row: number,
      sentence: found === undefined ? '' : sayRow(program, found.table, number, language),
      basis: basisOf(found?.table, row['annotations']),
    };
  });
}

/** The table behind `file#id`, under the name its file has. */
function tableNamed(
  program: Program,
  name: string,
): { readonly title: string; readonly table: DecisionTable } | undefined {
  const [file = '', id = ''] = name.split('#');
  for (const { model } of program.service.rules.models) {
    if (model.file !== file && !model.file.endsWith(`/${file}`)) continue;
    for (const { logic } of [...model.decisions, ...model.knowledge]) {
      const table = boxesIn(logic).find((box) => box.kind === 'table' && box.id === id);
      if (table?.kind === 'table') return { title: model.name, table };
    }
  }
  return undefined;
}

function fileName(table: string): string {
  return (table.split('/').at(-1) ?? table).replace(/(\.dmn)?#.*$/, '');
}

/** "NIK sama ya, Nama sama tidak: Pencocokan data Berbeda." Columns that the row leaves open are not told. */
function sayRow(program: Program, table: DecisionTable, row: number, language: Language): string {
  const rule = table.rules[row - 1];
  if (rule === undefined) return '';
  const { government } = program;
  const tests = rule.tests.flatMap(({ text }, column) => {
    const input = table.inputs[column];
    const said = text.trim();
    if (input === undefined || said === '-' || said === '') return [];
    const fact = factOf(government, input);
    const label = fact === undefined ? input.label : labelOf(government, fact, language);
    return [`${label} ${sayTest(said, wordsOf(government, fact, language), language)}`.trim()];
  });
  const results = rule.results.map(({ text }, column) => {
    const said = sayValue(text.trim(), (value) => choiceWords(program, value, language), language);
    return `${table.outputs[column]?.label ?? ''} ${said}`.trim();
  });
  if (tests.length === 0) return `${results.join(', ')}.`;
  return SAY_DESK[language].rule(tests.join(', '), results.join(', '));
}

/** The fact that a column tests: named by its expression, else by its heading. */
function factOf({ facts }: Government, { expression, label }: TableInput): string | undefined {
  const name = expression.text.trim();
  if (facts.has(name)) return name;
  return [...facts].find(([, fact]) => fact.label.id === label)?.[0];
}

function wordsOf(government: Government, fact: string | undefined, language: Language): Wording {
  const type = government.facts.get(fact ?? '')?.type;
  return (value) =>
    fact !== undefined && (type === 'choice' || type === 'text')
      ? sayFact(government, fact, value, language)
      : undefined;
}

/** A value as the vocabulary words it, where a decision of the service gives it to a fact with choices. */
function choiceWords({ government, service }: Program, value: string, language: Language): string | undefined {
  const bound = Object.values(service.file.elements).flatMap(({ decisions }) => decisions ?? []);
  const facts = bound.flatMap(({ result, results }) => [
    ...(result === undefined ? [] : [result]),
    ...Object.values(results ?? {}),
  ]);
  return facts.flatMap((fact) => government.facts.get(fact)?.choices?.[value]?.[language] ?? [])[0];
}

/** By the table's own columns `basis` and `certainty`. */
function basisOf(table: DecisionTable | undefined, annotations: Json | undefined): BasisView | null {
  if (table === undefined || annotations === undefined || !isList(annotations)) return null;
  const column = (name: string) =>
    textOf(annotations[table.annotations.findIndex((one) => one.toLowerCase() === name)]);
  const text = column('basis');
  const certainty = CERTAINTIES.find((one) => one === column('certainty'));
  return text === '' || certainty === undefined ? null : { text, certainty };
}
