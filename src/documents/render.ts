import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentsRefusal } from '#documents/refusals';
import { checkTemplate } from '#documents/template';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';
import { type Instant, milliseconds } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What a paper is made from; the same order gives the same bytes. */
export interface RenderOrder {
  /** Typst source. Reads `data.json` and the attachments, nothing else. */
  readonly template: string;
  readonly data: JsonObject;
  /** Creation date of the PDF. */
  readonly date: Instant;
  /** Becomes the PDF's permanent identifier; unique for each paper. */
  readonly id: string;
  readonly language: Language;
  /** Files the template may show, by name, e.g. `qr.svg`. */
  readonly attachments?: ReadonlyMap<string, Uint8Array>;
}

/** Below a file there can be no folder, so whatever was not handed over does not exist. */
const NOWHERE = join(fileURLToPath(import.meta.url), 'paper');
const MAIN = join(NOWHERE, 'main.typ');
/** Families inside the compiler itself. A host's fonts would make the paper differ from machine to machine. */
const BUNDLED = /^(?:LibertinusSerif|NewCM|DejaVuSansMono)/;

let compiler: NodeCompiler | undefined;

/**
 * A tagged PDF/A-2b of the template over the data. Refuses with `template-reaches-out` or `paper-not-renderable`; the facts say
 * where. Blocks the thread for some milliseconds.
 */
export function renderPaper(order: RenderOrder): Uint8Array {
  checkTemplate(order.template);
  compiler ??= NodeCompiler.create({ workspace: NOWHERE });
  handOver(compiler, order);
  const pdf = compile(compiler, order.date);
  compiler.evictCache(KEPT_GENERATIONS);
  checkFonts(pdf);
  return identify(pdf, order.id);
}

/** Rounds of the compiler's cache: layouts that the last papers did not use are let go. */
const KEPT_GENERATIONS = 4;

function handOver(to: NodeCompiler, order: RenderOrder): void {
  to.resetShadow();
  const head = `#set text(lang: "${order.language}", font: "Libertinus Serif", fallback: false)\n#include "paper.typ"\n`;
  to.addSource(MAIN, head);
  to.addSource(join(NOWHERE, 'paper.typ'), order.template);
  to.mapShadow(join(NOWHERE, 'data.json'), Buffer.from(JSON.stringify(order.data)));
  for (const [name, bytes] of order.attachments ?? []) to.mapShadow(join(NOWHERE, name), Buffer.from(bytes));
}

function compile(by: NodeCompiler, date: Instant): Buffer {
  const compiled = by.compile({ mainFilePath: MAIN, resetRead: true });
  const failed = compiled.takeError();
  if (failed !== null) throw notRenderable(by.fetchDiagnostics(failed));
  const { result } = compiled;
  if (result === null) throw new Error('typst gave neither a document nor an error');
  try {
    return by.pdf(result, { pdfStandard: 'a-2b', creationTimestamp: Math.floor(milliseconds(date) / 1000) });
  } catch (error) {
    // The export reports a character without a glyph by throwing.
    throw refusal('paper-not-renderable', 'The paper cannot be written as PDF/A-2b', { what: 'export' }, error);
  }
}

/** One finding, as far as it is used here; lines count from 0. */
interface Diagnostic {
  readonly message: string;
  readonly range?: { readonly start: { readonly line: number } };
}

/** Names the line; the compiler's sentence may quote a value and therefore stays in the cause. */
function notRenderable([first]: readonly Diagnostic[]): Refusal<DocumentsRefusal> {
  const line = (first?.range?.start.line ?? -1) + 1;
  const cause = new Error(first?.message ?? 'no diagnostics');
  return refusal(
    'paper-not-renderable',
    'The template and its data do not make a paper',
    { what: 'compile', line },
    cause,
  );
}

function checkFonts(pdf: Buffer): void {
  for (const [, family = ''] of pdf.toString('latin1').matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/>]+)/g)) {
    if (!BUNDLED.test(family)) {
      throw refusal('paper-not-renderable', `The font ${family} is not bundled`, { what: 'font', font: family });
    }
  }
}

/**
 * Typst derives the permanent identifier (ISO 32000-1 14.4) from title and author, so two papers could share one. The new one
 * has the same length, so no offset moves.
 */
function identify(pdf: Buffer, id: string): Uint8Array {
  const text = pdf.toString('latin1');
  const given = /\/ID \[\(([A-Za-z0-9+/=]{24})\)/.exec(text)?.[1];
  if (given === undefined) throw new Error('the PDF has no identifier of the expected form');
  const own = sha256(`paper/${id}`).subarray(0, 16).toString('base64');
  return Buffer.from(text.replaceAll(given, own), 'latin1');
}

function refusal(
  code: DocumentsRefusal,
  message: string,
  facts: JsonObject,
  cause?: unknown,
): Refusal<DocumentsRefusal> {
  return new Refusal(code, message, facts, { cause });
}
