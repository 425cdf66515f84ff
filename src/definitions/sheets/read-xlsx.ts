import { unzipSync } from 'fflate';
import { cellPlace, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, type Sheet, tidy } from '#definitions/sheets/sheet';
import { type Element, readXml } from '#rules/xml';
import { Refusal } from '#terms/refusal';

/**
 * Reads the sheets of a workbook (ECMA-376 part 1, SpreadsheetML): shared and inline texts, numbers without exponent, dates as
 * `YYYY-MM-DD`, formulas by their last value; a merged area has its value in every cell. Refuses `file-refused` when it is no
 * workbook or unpacks to more than is sensible.
 */
export function readXlsx(path: string, bytes: Uint8Array): Sheet[] {
  try {
    return sheetsOf(new Parts(path, bytes));
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'file-refused') throw cause;
    throw refused(path, 'it is no xlsx workbook', cause);
  }
}

/** The XML parts of the package. Sizes are those that the directory declares; a part that unpacks to more fails to inflate. */
class Parts {
  private readonly files: { readonly [name: string]: Uint8Array };

  constructor(path: string, bytes: Uint8Array) {
    let sum = 0;
    this.files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^xl\/.*\.(xml|rels)$/.test(name)) return false;
        sum += originalSize;
        if (sum > MOST_BYTES) throw refused(path, `it unpacks to more than ${MOST_BYTES} bytes`);
        return true;
      },
    });
  }

  read(name: string): Element | undefined {
    const bytes = this.files[name];
    return bytes === undefined
      ? undefined
      : readXml(new TextDecoder().decode(bytes).replaceAll(OF_XML, '$1'), name, {});
  }
}

/** `xml:space` and `xml:lang`, whose prefix no file declares. */
const OF_XML = /(<[^<>]*?) xml:\w+="[^"]*"/g;

interface Book {
  readonly texts: readonly string[];
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
}

function sheetsOf(parts: Parts): Sheet[] {
  const workbook = parts.read('xl/workbook.xml');
  if (workbook === undefined) throw new Error('there is no workbook');
  const targets = new Map(
    children(parts.read('xl/_rels/workbook.xml.rels')).map((one) => [attribute(one, 'Id'), attribute(one, 'Target')]),
  );
  const book = {
    texts: children(parts.read('xl/sharedStrings.xml'), 'si').map(textsIn),
    dates: dateStyles(parts.read('xl/styles.xml')),
    from1904: children(workbook, 'workbookPr').some((one) => ['1', 'true'].includes(attribute(one, 'date1904'))),
  };
  return children(children(workbook, 'sheets')[0], 'sheet').map((one) => {
    const target = targets.get(attribute(one, 'id')) ?? '';
    const xml = parts.read(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return tidy(attribute(one, 'name'), rowsOf(xml, book));
  });
}

function rowsOf(sheet: Element | undefined, book: Book): string[][] {
  const rows: string[][] = [];
  const put = (row: number, column: number, text: string): void => {
    if (row >= MOST_ROWS || column >= MOST_COLUMNS) return;
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  for (const [index, row] of children(children(sheet, 'sheetData')[0], 'row').entries()) {
    for (const [order, cell] of children(row, 'c').entries()) {
      const place = cellPlace(attribute(cell, 'r')) ?? { row: index, column: order };
      const text = textOf(cell, book);
      if (text !== '') put(place.row, place.column, text);
    }
  }
  for (const merge of children(children(sheet, 'mergeCells')[0], 'mergeCell')) {
    const [from, to] = attribute(merge, 'ref').split(':').map(cellPlace);
    if (from === undefined || to === undefined) continue;
    const text = rows[from.row]?.[from.column] ?? '';
    if (text === '') continue;
    for (let row = from.row; row <= Math.min(to.row, MOST_ROWS); row += 1) {
      for (let column = from.column; column <= Math.min(to.column, MOST_COLUMNS); column += 1) put(row, column, text);
    }
  }
  return rows;
}

function textOf(cell: Element, book: Book): string {
  const value = children(cell, 'v')[0]?.text ?? '';
  switch (attribute(cell, 't')) {
    case 's':
      return book.texts[Number(value)] ?? '';
    case 'inlineStr':
      return children(cell, 'is').map(textsIn).join('');
    case 'b':
      return value === '1' ? 'ya' : 'tidak';
    case 'str':
    case 'd':
      return value;
    case 'e':
      return '';
    default:
      return numberOf(value, book, book.dates[Number(attribute(cell, 's') || '0')] === true);
  }
}

/** A number as it was typed: no exponent, no noise of binary fractions beyond 15 digits, which is all that a cell keeps. */
function numberOf(value: string, { from1904 }: Book, isDate: boolean): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  if (isDate) return dayOf(from1904 ? number + 1462 : number);
  return /^\d+$/.test(value) ? value : String(Number(number.toPrecision(15)));
}

/** Day 60 of the 1900 system is 29 February 1900, which never was. */
function dayOf(serial: number): string {
  const days = Math.floor(serial) + (serial < 60 ? 1 : 0);
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Which cell styles write a number as a date: the built-in formats, and own ones with a day or a year in them. */
function dateStyles(styles: Element | undefined): boolean[] {
  const own = new Map(
    children(children(styles, 'numFmts')[0], 'numFmt').map((one) => [
      attribute(one, 'numFmtId'),
      attribute(one, 'formatCode'),
    ]),
  );
  return children(children(styles, 'cellXfs')[0], 'xf').map((style) => {
    const id = attribute(style, 'numFmtId');
    const code = own.get(id)?.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    return code === undefined ? Number(id) >= 14 && Number(id) <= 22 : /[dy]/i.test(code);
  });
}

/** Texts of a rich string without its reading aids. */
function textsIn(element: Element): string {
  if (local(element.name) === 't') return element.text;
  return element.children
    .filter(({ name }) => local(name) !== 'rPh')
    .map(textsIn)
    .join('');
}

function children(element: Element | undefined, name?: string): readonly Element[] {
  return (element?.children ?? []).filter((child) => name === undefined || local(child.name) === name);
}

function attribute({ attributes }: Element, name: string): string {
  return [...attributes].find(([key]) => local(key) === name)?.[1] ?? '';
}

function local(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1);
}

function refused(path: string, why: string, cause?: unknown): Refusal {
  return new Refusal('file-refused', `${path} is refused: ${why}`, { path, why }, { cause });
}
