import { boxesIn } from '#definitions/decisions';
import type { CaseActKind } from '#engine/acts';
import { elementAt, isInLane } from '#engine/called';
import type { Program } from '#engine/case';
import type { Envelope } from '#ledger/act';
import type { Traces } from '#operations/case/open-traces';
import { sayNote, sayRecorded, sayRow, sayWord } from '#operations/marks/say-rule';
import type { RuleRow } from '#operations/views/desk';
import type { BasisView } from '#operations/views/marks';
import type { DecisionTable } from '#rules/dmn/model';
import { hashOfTable } from '#rules/dmn/table-hash';
import { CERTAINTIES } from '#terms/certainty';
import { isList, isObject, type Json, type JsonObject, objectsIn, textOf } from '#terms/json';
import type { Language } from '#terms/language';

/**
 * Rows of decision tables that fired in a lane, with what they were asked where the acts could be opened; words come from
 * the table itself.
 */
export function firedRows(
  program: Program,
  envelopes: readonly Envelope<CaseActKind>[],
  traces: Traces,
  lane: string,
  language: Language,
): readonly RuleRow[] {
  const decided = envelopes.filter(({ kind, element }) => kind === 'decided' && isInLane(program, element ?? '', lane));
  const latest = new Map(decided.map((act) => [act.element, act]));
  const evaluations = [...latest.values()].flatMap((act) => traces.get(act.seq) ?? evaluationsIn(act));
  return rowsOf(elementAt(program, lane).program, evaluations, language); // all of one lane, so of one definition
}

/** What an act says in clear of the decisions behind it: tables and rows, not what they were asked. */
export function evaluationsIn({ kind, data }: Envelope<CaseActKind>): readonly JsonObject[] {
  if (kind === 'decided') return objectsIn(data['decisions']);
  if (kind === 'bill-due') return objectsIn(data['lines']);
  return isObject(data['eligibility']) ? [data['eligibility']] : [];
}

/** The rows of the tables of one service that answered in evaluations, each once. */
export function rowsOf(program: Program, evaluations: readonly JsonObject[], language: Language): readonly RuleRow[] {
  const tables = evaluations.flatMap((evaluation) => objectsIn(evaluation['tables']));
  const rows = tables.flatMap((table) => rowsOfTable(program, table, language));
  return [...new Map(rows.map((row) => [`${row.table}/${row.row}/${row.sentence}`, row])).values()];
}

/** Tables and rows behind an act with the hash of each table; null for an act that no table decided. */
export function firedTables(whole: Program, act: Envelope<CaseActKind>, language: Language): string | null {
  const { program } = elementAt(whole, act.element ?? '');
  const [table, row] = language === 'id' ? ['Tabel', 'baris'] : ['Table', 'row'];
  const fired = evaluationsIn(act).flatMap((evaluation) => objectsIn(evaluation['tables']));
  const said = fired.flatMap((one) => {
    const rows = objectsIn(one['rows']).map((fact) => textOf(fact['row']));
    const known = tableNamed(program, textOf(one['table']))?.title;
    const title = known === undefined ? fileName(textOf(one['table'])) : sayWord(program, known, language);
    return rows.length === 0 ? [] : [`${title} (${textOf(one['hash']).slice(0, 8)}), ${row} ${rows.join(', ')}`];
  });
  return said.length === 0 ? null : `${table} ${[...new Set(said)].join('; ')}`;
}

function rowsOfTable(program: Program, fired: JsonObject, language: Language): readonly RuleRow[] {
  const name = textOf(fired['table']);
  const found = tableNamed(program, name);
  const title = found === undefined ? fileName(name) : sayWord(program, found.title, language);
  // A tariff may have been written anew since: only the very table that fired can say what its rows mean.
  const table = found !== undefined && hashOfTable(found.table) === fired['hash'] ? found.table : undefined;
  const inputs = objectsIn(fired['inputs']).map(({ name: column, value }) => ({
    name: textOf(column),
    value: value ?? null,
  }));
  return objectsIn(fired['rows']).map((row) => {
    const number = Number(row['row']);
    const values = isObject(row['outputs']) ? { inputs, outputs: row['outputs'] } : null;
    const told = values === null ? '' : sayRecorded(program, values, language);
    const sentence = table === undefined ? told : sayRow(program, table, number, values, language);
    const basis = basisOf(program, found?.table, row['annotations'], language);
    return { table: title, row: number, sentence, basis };
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

/** By the table's own columns `basis` and `certainty`. */
function basisOf(
  program: Program,
  table: DecisionTable | undefined,
  annotations: Json | undefined,
  language: Language,
): BasisView | null {
  if (table === undefined || annotations === undefined || !isList(annotations)) return null;
  const column = (name: string) =>
    textOf(annotations[table.annotations.findIndex((one) => one.toLowerCase() === name)]);
  const text = column('basis');
  const certainty = CERTAINTIES.find((one) => one === column('certainty'));
  return text === '' || certainty === undefined ? null : { text: sayNote(program, text, language), certainty };
}
