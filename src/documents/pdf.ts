import type { DocumentsRefusal } from '#documents/refusals';
import { Refusal } from '#terms/refusal';

/** A PDF of one revision with a classic cross-reference table (ISO 32000-1 7.5.4), as the press renders it. */
export interface PlainPdf {
  readonly bytes: Buffer;
  /** The same bytes as text, one character a byte. */
  readonly text: string;
  readonly xrefAt: number;
  /** One more than the highest object number. */
  readonly size: number;
  /** Object numbers. */
  readonly root: number;
  readonly info: number;
  /** First half of the trailer's /ID, as written. */
  readonly id: string;
}

/** An object of an update: its number and what stands between `obj` and `endobj`. */
export interface PdfObject {
  readonly number: number;
  readonly body: string;
}

/** Refuses with `pdf-not-sealable` what it cannot extend without guessing: several revisions, cross-reference streams. */
export function readPlainPdf(pdf: Uint8Array): PlainPdf {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString('latin1');
  const trailer = text.slice(text.lastIndexOf('trailer'));
  if (trailer.includes('/Prev')) throw notSealable('it has been updated before');
  const number = (pattern: RegExp) => Number(find(trailer, pattern));
  return {
    bytes,
    text,
    xrefAt: number(/startxref\s+(\d+)\s+%%EOF\s*$/),
    size: number(/\/Size (\d+)/),
    root: number(/\/Root (\d+) 0 R/),
    info: number(/\/Info (\d+) 0 R/),
    id: find(trailer, /\/ID \[(\([^()\\]*\)|<[0-9A-Fa-f]*>)/),
  };
}

/** The source of a dictionary, `<<` to `>>`. */
export function dictionary(pdf: PlainPdf, number: number): string {
  const rows = find(pdf.text.slice(pdf.xrefAt), /^xref\s+0 \d+\s+((?:\d{10} \d{5} [nf][\r\n ]{2})+)/);
  const offset = Number(rows.slice(number * ROW, number * ROW + 10));
  const body = find(pdf.text.slice(offset), new RegExp(`^${number} 0 obj\\s+(<<[^]*?>>)\\s+endobj`));
  if (body.includes('stream')) throw notSealable(`object ${number} is a stream`);
  return body;
}
const ROW = 20;

/** Object number of the first page, down the page tree. */
export function firstPage(pdf: PlainPdf): number {
  let at = Number(find(dictionary(pdf, pdf.root), /\/Pages (\d+) 0 R/));
  for (let depth = 0; depth < 32; depth += 1) {
    const node = dictionary(pdf, at);
    if (/\/Type \/Page\b/.test(node)) return at;
    at = Number(find(node, /\/Kids \[(\d+) 0 R/));
  }
  throw notSealable('its page tree has no page');
}

/** A dictionary with one entry more. */
export function withEntry(source: string, entry: string): string {
  return `${source.slice(0, source.lastIndexOf('>>'))}  ${entry}\n>>`;
}

/**
 * The bytes to append so that the objects are added or replaced (ISO 32000-1 7.5.6). The update keeps /Info and /ID, which
 * PDF/A-2 wants in every trailer (ISO 19005-2 6.1.3).
 */
export function update(pdf: PlainPdf, objects: readonly PdfObject[], instanceId: string): string {
  const sorted = objects.toSorted((a, b) => a.number - b.number);
  let text = pdf.text.endsWith('\n') ? '' : '\n';
  const rows: string[] = [];
  for (const { number, body } of sorted) {
    const offset = pdf.bytes.length + text.length;
    rows.push(`${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const xrefAt = pdf.bytes.length + text.length;
  const size = Math.max(pdf.size, ...sorted.map((object) => object.number + 1));
  const trailer = `<<\n  /Size ${size}\n  /Root ${pdf.root} 0 R\n  /Info ${pdf.info} 0 R\n  /ID [${pdf.id} <${instanceId}>]\n  /Prev ${pdf.xrefAt}\n>>`;
  return `${text}xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n${trailer}\nstartxref\n${xrefAt}\n%%EOF\n`;
}

/** A text string (ISO 32000-1 7.9.2.2): ASCII as it is, anything else as UTF-16. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}

export function notSealable(why: string): Refusal<DocumentsRefusal> {
  return new Refusal('pdf-not-sealable', `The PDF cannot be sealed: ${why}`, { why });
}

function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw notSealable('it is built in another way than the press builds');
  return found;
}
