import type { Text } from '#terms/language';

/** A sheet as people filled it in: the text of every cell, rows and columns counted from 0, trailing blanks gone. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** One thing wrong with a cell, and what would mend it. */
export interface SheetFinding {
  readonly sheet: string;
  /** As spreadsheets name it: `C4`. */
  readonly cell: string;
  readonly message: Text;
  readonly fix: Text;
}

/** No standard of service comes near; more is a mistake or an attack. */
export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 200;
export const MOST_BYTES = 8_000_000;

/** `C4` of row 3 and column 2, counted from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

function columnName(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** Row and column, counted from 0, of `C4` or `$C$4`; undefined when it is no cell's name. */
export function cellPlace(name: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (letters === '' || digits === '0') return undefined;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 64) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** Rows without what only looks like content: blanks around and after a text, no-break spaces, empty rows at the end. */
export function tidy(name: string, rows: readonly (readonly string[])[]): Sheet {
  const tidied = rows.map((row) => {
    const cells = row.map((cell) => cell.replaceAll(/[\u00A0\u200B\uFEFF]/g, ' ').trim());
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  });
  return { name, rows: tidied.slice(0, tidied.findLastIndex((row) => row.length > 0) + 1) };
}
