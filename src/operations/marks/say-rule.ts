import type { Program } from '#engine/case';
import { SAY_DESK } from '#operations/desk/say-desk';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import { literalOf, sayTest } from '#operations/marks/say-test';
import type { DecisionTable, TableInput, TableOutput, TableRule } from '#rules/dmn/model';
import type { Json, JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import { plainDate, sayDate } from '#terms/plain-date';

/** What a row was asked and what it gave; nothing where that may not be shown. */
export interface RowValues {
  readonly inputs: readonly { readonly name: string; readonly value: Json }[];
  readonly outputs: JsonObject;
}

/** "Provinsi Arunika, Jatuh tempo 5 Desember 2026 (mulai 5 Januari 2025): Tarif 0,0105." Columns left open are not told. */
export function sayRow(
  program: Program,
  table: DecisionTable,
  row: number,
  values: RowValues | null,
  language: Language,
): string {
  const rule = table.rules[row - 1];
  if (rule === undefined) return '';
  const tests = table.inputs.flatMap((input, column) => {
    const said = sayColumn(program, input, rule, column, values?.inputs[column]?.value, language);
    return said === null ? [] : [said];
  });
  const results = table.outputs.map((output, column) => sayResult(program, output, rule, column, values, language));
  if (tests.length === 0) return `${results.join(', ')}.`;
  return SAY_DESK[language].rule(tests.join(', '), results.join(', '));
}

/** The same from what was recorded alone, for a table that has been written anew since. */
export function sayRecorded(program: Program, { inputs, outputs }: RowValues, language: Language): string {
  const named = (name: string, value: Json) =>
    `${sayWord(program, name, language)} ${sayValue(program, null, value, language)}`;
  const asked = inputs.map(({ name, value }) => named(name, value));
  const gave = Object.entries(outputs).map(([name, value]) => named(name, value));
  return SAY_DESK[language].rule(asked.join(', '), gave.join(', '));
}

function sayColumn(
  program: Program,
  input: TableInput,
  rule: TableRule,
  column: number,
  value: Json | undefined,
  language: Language,
): string | null {
  const test = rule.tests[column]?.text.trim() ?? '-';
  if (test === '-' || test === '') return null;
  const fact = factIn(program, input.expression.text);
  const label = fact === null ? sayWord(program, input.label, language) : labelOf(program.government, fact, language);
  const asked = sayTest(test, (one) => sayValue(program, fact, one, language), language);
  if (value === undefined) return `${label} ${asked}`;
  const given = sayValue(program, fact, value, language);
  return given === asked ? `${label} ${given}` : `${label} ${given} (${asked})`;
}

/** As the row gave it; where that is not told, as the cell says it. */
function sayResult(
  program: Program,
  output: TableOutput,
  rule: TableRule,
  column: number,
  values: RowValues | null,
  language: Language,
): string {
  const text = rule.results[column]?.text.trim() ?? '';
  const value = values?.outputs[output.name ?? ''] ?? literalOf(text);
  const label = sayWord(program, output.label ?? output.name ?? '', language);
  return `${label} ${value === undefined ? text : sayValue(program, null, value, language)}`.trim();
}

/** The fact that a column asks for, also inside `date(...)`. */
function factIn({ government }: Program, expression: string): string | null {
  const name = expression
    .trim()
    .replace(/^date\((.*)\)$/, '$1')
    .trim();
  return government.facts.has(name) ? name : null;
}

/** A word of a decision table in the reader's language; as it stands where nobody has translated it. */
export function sayWord({ government }: Program, word: string, language: Language): string {
  return government.words.get(word)?.[language] ?? word;
}

/** A note of law beside a row. A bare citation is the same in every language but for its word for "article". */
export function sayNote(program: Program, note: string, language: Language): string {
  const known = program.government.words.get(note)?.[language];
  return known ?? (language === 'id' ? note.replace(/\bart\. /g, 'pasal ') : note);
}

/** A value of a rule: by its fact, or by what it looks like. */
export function sayValue(program: Program, fact: string | null, value: Json, language: Language): string {
  if (fact !== null) return sayFact(program.government, fact, value, language);
  if (value === null) return language === 'id' ? 'tidak ada' : 'none';
  if (typeof value === 'boolean') return YES[language][value ? 0 : 1];
  if (typeof value === 'number') return sayNumber(String(value), language);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return sayDate(plainDate(value), language);
  if (/^-?\d+\.\d+$/.test(value)) return sayNumber(value, language);
  return choiceWords(program, value, language) ?? sayWord(program, value, language);
}

const YES: { readonly [language in Language]: readonly [string, string] } = { id: ['ya', 'tidak'], en: ['yes', 'no'] };

function sayNumber(text: string, language: Language): string {
  const [group, point] = language === 'id' ? ['.', ','] : [',', '.'];
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return fraction === undefined ? grouped : `${grouped}${point}${fraction}`;
}

/** A value as the vocabulary words it, where some fact has it among its choices. */
function choiceWords({ government }: Program, value: string, language: Language): string | undefined {
  for (const { choices } of government.facts.values()) {
    const words = choices !== undefined && Object.hasOwn(choices, value) ? choices[value] : undefined;
    if (words !== undefined) return words[language];
  }
  return undefined;
}
