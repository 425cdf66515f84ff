import { createHash } from 'node:crypto';
import { signCms } from '#documents/cms';
import {
  dictionary,
  firstPage,
  notSealable,
  type PlainPdf,
  readPlainPdf,
  textString,
  update,
  withEntry,
} from '#documents/pdf';
import type { Signer } from '#documents/signer';
import type { Instant } from '#terms/plain-date';

export interface SealWords {
  /** Why the agency seals, e.g. the decision's name. */
  readonly reason: string;
  /** The agency's name as it is printed. */
  readonly name: string;
  readonly at: Instant;
}

/** Bytes kept for the CMS: chain and, later, a time stamp fit in. */
const RESERVED = 16_384;
const HOLE = `<${'0'.repeat(RESERVED * 2)}>`;

/**
 * Adds the agency's seal, PAdES baseline B (ETSI EN 319 142-1), as an incremental update: what was there stays byte for byte.
 * It is a certification that allows no later change (DocMDP P=1), because nothing may follow the seal. Refuses with
 * `pdf-not-sealable`.
 */
export async function sealPdf(pdf: Uint8Array, signer: Signer, words: SealWords): Promise<Uint8Array> {
  const plain = readPlainPdf(pdf);
  const { bytes, holeAt } = withHole(plain, words);
  const cms = await signCms(digestAround(bytes, holeAt, holeAt + HOLE.length), signer);
  if (cms.length > RESERVED) throw new Error(`the seal needs ${cms.length} bytes`);
  bytes.write(Buffer.from(cms).toString('hex'), holeAt + 1, 'latin1');
  return bytes;
}

/** SHA-256 of everything but the hole `[from, to)`. */
export function digestAround(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest();
}

/** The PDF with its signature dictionary, whose /Contents is still zeros and whose /ByteRange is already true. */
function withHole(pdf: PlainPdf, words: SealWords): { bytes: Buffer; holeAt: number } {
  const appended = update(pdf, sealObjects(pdf, words), instanceId(pdf, words));
  const holeAt = pdf.bytes.length + appended.indexOf(HOLE);
  const bytes = Buffer.concat([pdf.bytes, Buffer.from(appended, 'latin1')]);
  const end = holeAt + HOLE.length;
  const range = `[0 ${holeAt} ${end} ${bytes.length - end}]`.padEnd(RANGE.length);
  bytes.write(range, pdf.bytes.length + appended.indexOf(RANGE), 'latin1');
  return { bytes, holeAt };
}
/** Room for three offsets of ten digits. */
const RANGE = `[0 ${'*'.repeat(10)} ${'*'.repeat(10)} ${'*'.repeat(10)}]`;

function sealObjects(pdf: PlainPdf, words: SealWords): { number: number; body: string }[] {
  const page = firstPage(pdf);
  const seal = pdf.size;
  const widget = pdf.size + 1;
  const catalog = dictionary(pdf, pdf.root);
  if (/\/(?:AcroForm|Perms)\b/.test(catalog)) throw notSealable('it already carries a form or a seal');
  const form = `/AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >>\n  /Perms << /DocMDP ${seal} 0 R >>`;
  return [
    { number: seal, body: signatureDictionary(words) },
    { number: widget, body: invisibleWidget(seal, page) },
    { number: page, body: withAnnotation(dictionary(pdf, page), widget) },
    { number: pdf.root, body: withEntry(catalog, form) },
  ];
}

/** /Contents comes last: all the words that are read back stand before the hole. */
function signatureDictionary({ reason, name, at }: SealWords): string {
  const reference =
    '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>]';
  return [
    '<<\n  /Type /Sig\n  /Filter /Adobe.PPKLite\n  /SubFilter /ETSI.CAdES.detached',
    `/Name ${textString(name)}\n  /Reason ${textString(reason)}\n  /M (${pdfDate(at)})`,
    `${reference}\n  /ByteRange ${RANGE}\n  /Contents ${HOLE}\n>>`,
  ].join('\n  ');
}

/** A widget of no size needs no appearance (ISO 19005-2 6.3.3); flags: print, locked. */
function invisibleWidget(seal: number, page: number): string {
  return `<<\n  /Type /Annot\n  /Subtype /Widget\n  /FT /Sig\n  /T (Seal)\n  /V ${seal} 0 R\n  /F 132\n  /Rect [0 0 0 0]\n  /P ${page} 0 R\n>>`;
}

function withAnnotation(page: string, widget: number): string {
  const list = /\/Annots \[([^\]]*)\]/.exec(page);
  if (list !== null) return page.replace(list[0], `/Annots [${list[1]} ${widget} 0 R]`);
  if (page.includes('/Annots')) throw notSealable('its annotations stand elsewhere');
  return withEntry(page, `/Annots [${widget} 0 R]`);
}

/** A new half of /ID for the new revision: 16 bytes in hexadecimal. */
function instanceId(pdf: PlainPdf, { at }: SealWords): string {
  return createHash('sha256').update(pdf.bytes).update(at).digest('hex').slice(0, 32);
}

/** ISO 32000-1 7.9.4, in UTC, to the second. */
function pdfDate(at: Instant): string {
  return `D:${at.slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
