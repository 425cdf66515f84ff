import { MOST_BYTES, MOST_COLUMNS, MOST_ROWS, type Sheet, tidy } from '#definitions/sheets/sheet';
import { Refusal } from '#terms/refusal';

/**
 * Reads a csv file (RFC 4180) as offices save them: UTF-8 with or without a mark, else Windows-1252; comma, semicolon or tab,
 * whichever the first line has most. Refuses `file-refused` when it is too large or a quotation mark is never closed.
 */
export function readCsv(name: string, bytes: Uint8Array): Sheet {
  if (bytes.length > MOST_BYTES) throw refused(name, `it is larger than ${MOST_BYTES} bytes`);
  const text = decode(bytes);
  return tidy(name, rowsOf(name, text, separatorOf(text)));
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const SEPARATORS = [',', ';', '\t'] as const;

function separatorOf(text: string): string {
  const [first = ''] = text.replaceAll(/"[^"]*"/g, '').split(/\r?\n/, 1);
  const counted = SEPARATORS.map((one) => ({ one, count: first.split(one).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.one ?? ',';
}

function rowsOf(name: string, text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(name, text, at) : bare(text, at, separator);
    rows.at(-1)?.push(cell);
    at = end;
    if ((rows.at(-1)?.length ?? 0) > MOST_COLUMNS) throw refused(name, `a row has more than ${MOST_COLUMNS} columns`);
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) rows.at(-1)?.push('');
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      rows.push([]);
    }
    if (rows.length > MOST_ROWS) throw refused(name, `it has more than ${MOST_ROWS} rows`);
  }
  return rows;
}

function quoted(name: string, text: string, start: number): { readonly cell: string; readonly end: number } {
  const match = /"((?:[^"]|"")*)"[^\S\r\n\t]*/y;
  match.lastIndex = start;
  const found = match.exec(text);
  if (found === null) throw refused(name, 'a quotation mark is never closed');
  return { cell: (found[1] ?? '').replaceAll('""', '"'), end: match.lastIndex };
}

function bare(text: string, start: number, separator: string): { readonly cell: string; readonly end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(start, end), end };
}

function refused(path: string, why: string): Refusal {
  return new Refusal('file-refused', `${path} is refused: ${why}`, { path, why });
}
