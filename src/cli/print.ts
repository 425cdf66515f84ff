import type { Io } from '#cli/io';
import type { Finding } from '#definitions/findings';
import { pageOf, RULEBOOK } from '#definitions/rulebook';
import { isList, isObject, type Json } from '#terms/json';
import type { Language, Text } from '#terms/language';
import type { Refusal } from '#terms/refusal';

/** How words stand out on a terminal; off one, and with NO_COLOR, they do not. */
export interface Ink {
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

export function inkOf({ tty }: Pick<Io, 'tty'>): Ink {
  const paint = (on: number, off: number) => (text: string) => (tty ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { bold: paint(1, 22), faint: paint(2, 22), red: paint(31, 39), yellow: paint(33, 39), cyan: paint(36, 39) };
}

/** Most of a line that is shown around the place of a finding. */
const WIDTH = 120;

/** A finding as people read it: place, rule, message, the line with a caret, the cure, the page on the rule. */
export function sayFinding(finding: Finding, text: string | undefined, ink: Ink, language: Language): string {
  const { path, line, column, severity, code, message, fix } = finding;
  const words = RULEBOOK[code];
  const what = language === 'en' || words === undefined ? '' : `${words.what[language]}: `;
  const cure = language === 'en' || words === undefined ? fix : `${words.hint[language]} (${fix})`;
  const shade = severity === 'error' ? ink.red : ink.yellow;
  const head = `${ink.bold(`${path}:${line}:${column}`)} ${shade(SEVERITIES[severity][language])} ${code}\n  ${what}${message}`;
  const source = text?.split('\n')[line - 1]?.replace(/\r$/, '');
  const lines = source === undefined || source.trim() === '' ? [] : excerpt(source, line, column, ink, shade);
  const mend = ink.cyan(language === 'id' ? 'Perbaiki:' : 'Fix:');
  return [head, ...lines, `  ${mend} ${cure}`, `  ${ink.faint(pageOf(code))}`].join('\n');
}

const SEVERITIES: { readonly [severity in Finding['severity']]: Text } = {
  error: { id: 'kesalahan', en: 'error' },
  warning: { id: 'peringatan', en: 'warning' },
};

function excerpt(source: string, line: number, column: number, ink: Ink, shade: (text: string) => string): string[] {
  const from = column > WIDTH - 20 ? column - WIDTH / 2 : 0;
  const shown = `${from > 0 ? '…' : ''}${source.slice(from, from + WIDTH)}${source.length > from + WIDTH ? '…' : ''}`;
  const before = shown.slice(0, column - 1 - from + (from > 0 ? 1 : 0)).replace(/[^\t]/g, ' ');
  const number = String(line).padStart(5);
  return [`${ink.faint(`${number} |`)} ${shown}`, `${ink.faint(`${' '.repeat(5)} |`)} ${before}${shade('^')}`];
}

/** Columns of equal width; numbers to the right. */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  return rows.map((row) =>
    row
      .map((cell, at) => (right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** What a refusal names beyond its sentence: fields with their cure, facts with their label. */
export function detailsOf(refusal: Refusal, language: Language): string[] {
  const lists = Object.values(refusal.facts).filter((value) => isList(value));
  return lists.flatMap((list) => (isList(list) ? list : [])).flatMap((item) => detailOf(item, language));
}

function detailOf(item: Json, language: Language): string[] {
  if (typeof item === 'string') return [item];
  if (!isObject(item)) return [];
  const { fact, label, field, message } = item;
  if (typeof fact === 'string' && isObject(label)) return [`${fact} (${textOf(label[language])})`];
  return isObject(message) ? [`${textOf(field)}: ${textOf(message[language])}`] : [];
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
