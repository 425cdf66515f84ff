/** A row of a file, and the line it begins on (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with a file, and where; the sentence says nothing of what stands there. */
export class CsvFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Characters a row may have; a quote that is never closed would else swallow the file. */
const LONGEST = 65_536;

/**
 * Rows of a CSV text (RFC 4180, any separator) as it streams by: cells may be quoted, with quotes doubled inside, and may
 * then hold separators and line breaks. Empty lines are passed over. Throws `CsvFault`.
 */
export async function* csvRows(chunks: AsyncIterable<string>, separator: string): AsyncGenerator<CsvRow> {
  const reader = new RowReader(separator);
  for await (const chunk of chunks) yield* reader.read(chunk);
  yield* reader.end();
}

class RowReader {
  private readonly separator: string;
  private cells: string[] = [];
  private cell = '';
  private size = 0;
  /** bare: between separators; quoted: inside quotes; closed: just after a quote that may be doubled. */
  private state: 'start' | 'bare' | 'quoted' | 'closed' = 'start';
  private line = 1;
  private began = 1;

  constructor(separator: string) {
    this.separator = separator;
  }

  *read(chunk: string): Generator<CsvRow> {
    for (const char of chunk) {
      this.size += 1;
      if (this.size > LONGEST) throw new CsvFault(this.began, 'a row is too long, or a quote is never closed');
      if (this.state === 'quoted') this.inQuotes(char);
      else if (char === '\n') yield* this.endRow();
      else this.plain(char);
    }
  }

  *end(): Generator<CsvRow> {
    if (this.state === 'quoted') throw new CsvFault(this.began, 'a quote is never closed');
    yield* this.endRow();
  }

  private inQuotes(char: string): void {
    if (char === '\n') this.line += 1;
    if (char === '"') this.state = 'closed';
    else this.cell += char;
  }

  private plain(char: string): void {
    if (char === '\r') return;
    if (char === this.separator) return this.endCell();
    if (char !== '"') {
      if (this.state === 'closed') throw new CsvFault(this.line, 'text follows a closing quote');
      this.state = 'bare';
      this.cell += char;
      return;
    }
    if (this.state === 'bare') throw new CsvFault(this.line, 'a quote stands inside a cell that is not quoted');
    if (this.state === 'closed') this.cell += '"';
    this.state = 'quoted';
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'start';
  }

  private *endRow(): Generator<CsvRow> {
    const empty = this.cells.length === 0 && this.cell === '' && this.state === 'start';
    this.endCell();
    const row = { line: this.began, cells: this.cells };
    this.line += 1;
    this.began = this.line;
    this.cells = [];
    this.size = 0;
    if (!empty) yield row;
  }
}
