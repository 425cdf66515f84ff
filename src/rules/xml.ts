import { type ElementView, Parser } from 'saxen';
import { type At, type Locate, sayAt } from '#rules/position';
import type { RulesRefusal } from '#rules/refusals';
import { Refusal } from '#terms/refusal';
import { placesIn } from '#terms/text-places';

/** An element of an XML file and the place of its start tag. */
export interface Element {
  /** With the prefix asked for in `readXml`, or without one for the default namespace of the file. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
  readonly at: At;
  /** Turns an offset of `text` into a place of the file. */
  readonly locate: Locate;
}

/** Text between tags: where it starts, its length in the file, its decoded form. */
interface Piece {
  readonly offset: number;
  readonly raw: string;
  readonly text: string;
}

const MAX_DEPTH = 200;

interface Draft {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  readonly pieces: Piece[];
  readonly offset: number;
}

/**
 * Reads XML into a tree with places. `namespaces` maps the namespaces of interest to the prefixes their elements get.
 * Refusal `dmn-malformed` with file, line and column. Document type declarations are refused: no entity is ever expanded.
 */
export function readXml(xml: string, file: string, namespaces: { readonly [uri: string]: string }): Element {
  const place = placesIn(xml);
  const places = (offset: number): At => ({ file, ...place(offset) });
  const open: Draft[] = [];
  let root: Element | null = null;
  let cursor = 0;
  const toTag = (): number => xml.indexOf('<', cursor);
  const skip = (end: string): void => {
    cursor = xml.indexOf(end, toTag()) + end.length;
  };
  const parser = new Parser({ proxy: true }).ns(namespaces);
  parser.on('openTag', (element) => {
    const offset = toTag();
    if (open.length > MAX_DEPTH) throw malformed('elements are nested too deeply', places(offset));
    open.push({ name: element.name, attributes: attributesOf(element), children: [], pieces: [], offset });
    cursor = endOfTag(xml, offset);
  });
  parser.on('closeTag', () => {
    const draft = open.pop();
    if (draft === undefined) return;
    // A self-closing tag has been passed already.
    if (xml[cursor - 2] !== '/' || draft.children.length > 0 || endOfTag(xml, draft.offset) !== cursor) skip('>');
    const element = finish(draft, places);
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.on('text', (raw) => {
    open.at(-1)?.pieces.push({ offset: cursor, raw, text: decodeEntities(raw) });
    cursor += raw.length;
  });
  parser.on('cdata', (text) => {
    open.at(-1)?.pieces.push({ offset: toTag() + '<![CDATA['.length, raw: text, text });
    skip(']]>');
  });
  parser.on('comment', () => skip('-->'));
  parser.on('question', () => skip('?>'));
  refuseFaults(parser, file, () => places(Math.max(0, toTag())));
  parser.parse(xml);
  return root ?? refuse('there is no element', { file, line: 1, column: 1 });
}

function refuseFaults(parser: Parser, file: string, here: () => At): void {
  parser.on('attention', () => refuse('a document type declaration has no place here', here()));
  parser.on('warn', (warning) => refuse(warning.message, here()));
  parser.on('error', (error, context) => {
    if (error instanceof Refusal) throw error;
    const { line, column } = context();
    refuse(error.message, { file, line: line + 1, column: column + 1 });
  });
}

function refuse(message: string, at: At): never {
  throw malformed(message, at);
}

export function malformed(message: string, at: At): Refusal<RulesRefusal> {
  return new Refusal<RulesRefusal>('dmn-malformed', `${sayAt(at)}: ${message}`, { ...at });
}

function attributesOf(element: ElementView): ReadonlyMap<string, string> {
  return new Map(Object.entries(element.attrs).map(([name, value]) => [name, decodeEntities(value)]));
}

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const ENTITY = /&(#x[0-9a-f]+|#\d+|amp|lt|gt|quot|apos);/gi;

/** saxen's own decoding cuts characters beyond the basic plane in two. */
function decodeEntities(text: string): string {
  return text.replaceAll(ENTITY, (_all, name: string) => decodeEntity(name));
}

function decodeEntity(name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? name;
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

function endOfTag(xml: string, offset: number): number {
  let quote = '';
  for (let at = offset; at < xml.length; at += 1) {
    const char = xml[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at + 1;
  }
  return xml.length;
}

function finish(draft: Draft, places: (offset: number) => At): Element {
  const { name, attributes, children, pieces, offset } = draft;
  const text = pieces.map((piece) => piece.text).join('');
  return {
    name,
    attributes,
    children,
    text,
    at: places(offset),
    locate: (at) => places(rawOffset(pieces, at) ?? offset),
  };
}

/** Walks entities, which are longer in the file than in the text. */
function rawOffset(pieces: readonly Piece[], wanted: number): number | undefined {
  let left = wanted;
  for (const piece of pieces) {
    if (left > piece.text.length) {
      left -= piece.text.length;
      continue;
    }
    if (piece.raw.length === piece.text.length) return piece.offset + left;
    let shift = 0;
    for (const entity of piece.raw.matchAll(ENTITY)) {
      if (entity.index - shift >= left) break;
      shift += entity[0].length - decodeEntity(entity[1] ?? '').length;
    }
    return piece.offset + left + shift;
  }
  return undefined;
}
