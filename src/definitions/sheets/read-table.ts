import { cellName, type Sheet, type SheetFinding } from '#definitions/sheets/sheet';
import type { Text } from '#terms/language';

/** What a column of a sheet may hold. An empty cell fits only where it is optional. */
export interface Column {
  readonly optional?: boolean;
  readonly pattern?: RegExp;
  /** What fits, in words. */
  readonly wanted?: Text;
}

export interface Cell {
  readonly text: string;
  readonly sheet: string;
  readonly cell: string;
}
export type Row<Name extends string> = { readonly [name in Name]: Cell };

/** Gathers findings, so that one run shows them all. */
export type SayFinding = (at: Pick<Cell, 'sheet' | 'cell'>, message: Text, fix: Text) => void;

export function sayInto(findings: SheetFinding[]): SayFinding {
  return ({ sheet, cell }, message, fix) => void findings.push({ sheet, cell, message, fix });
}

/** The rows under the headings of one sheet. Columns may stand in any order; further ones are people's own and not read. */
export function readTable<Name extends string>(
  sheets: readonly Sheet[],
  name: string,
  columns: { readonly [name in Name]: Column },
  say: SayFinding,
): readonly Row<Name>[] {
  const sheet = sheets.find((one) => plain(one.name) === name);
  if (sheet === undefined) {
    const missing = { id: `Lembar ${name} tidak ada`, en: `There is no sheet ${name}` };
    say({ sheet: name, cell: 'A1' }, missing, {
      id: 'tambahkan lembar itu dari contoh',
      en: 'add it from the template',
    });
    return [];
  }
  const places = placesOf(sheet, columns, say);
  if (places === undefined) return [];
  const rows = sheet.rows.flatMap((cells, at) =>
    at === 0 || cells.length === 0 ? [] : [rowOf(sheet, at, columns, places, say)],
  );
  if (rows.length === 0)
    say(
      { sheet: sheet.name, cell: 'A2' },
      { id: `Lembar ${name} kosong`, en: `The sheet ${name} is empty` },
      { id: 'isi sekurangnya satu baris', en: 'fill in at least one row' },
    );
  return rows;
}

function placesOf(
  { name, rows }: Sheet,
  columns: { readonly [name: string]: Column },
  say: SayFinding,
): ReadonlyMap<string, number> | undefined {
  const heads = (rows[0] ?? []).map(plain);
  const missing = Object.keys(columns).filter((column) => !heads.includes(column));
  for (const column of missing)
    say(
      { sheet: name, cell: cellName(0, heads.length) },
      { id: `Kolom ${column} tidak ada`, en: `There is no column ${column}` },
      { id: `tambahkan judul kolom ${column} di baris 1`, en: `add the heading ${column} in row 1` },
    );
  return missing.length > 0 ? undefined : new Map(Object.keys(columns).map((one) => [one, heads.indexOf(one)]));
}

function rowOf<Name extends string>(
  { name, rows }: Sheet,
  at: number,
  columns: { readonly [name in Name]: Column },
  places: ReadonlyMap<string, number>,
  say: SayFinding,
): Row<Name> {
  const names = Object.keys(columns) as Name[]; // the keys of the record are its names
  const cells = names.map((one): [Name, Cell] => {
    const place = places.get(one) ?? 0;
    const cell = { text: rows[at]?.[place] ?? '', sheet: name, cell: cellName(at, place) };
    checkCell(one, cell, columns[one], say);
    return [one, cell];
  });
  return Object.fromEntries(cells) as Row<Name>; // one entry for each name
}

function checkCell(name: string, cell: Cell, { optional, pattern, wanted }: Column, say: SayFinding): void {
  if (cell.text === '') {
    if (optional !== true)
      say(
        cell,
        { id: `${name} kosong`, en: `${name} is empty` },
        wanted ?? { id: 'isi sel ini', en: 'fill in this cell' },
      );
    return;
  }
  if (pattern === undefined || pattern.test(cell.text)) return;
  say(
    cell,
    { id: `"${cell.text}" bukan isi ${name}`, en: `"${cell.text}" does not fit ${name}` },
    wanted ?? { id: 'perbaiki sel ini', en: 'mend this cell' },
  );
}

function plain(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}
