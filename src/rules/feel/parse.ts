import { normalizeContextKey, parser, trackVariables } from 'lezer-feel';
import { BUILTIN_NAMES } from '#rules/feel/builtin-names';
import type { Extent } from '#rules/feel/run';
import { type Locate, sayAt } from '#rules/position';
import type { RulesRefusal } from '#rules/refusals';
import { Refusal } from '#terms/refusal';

/** Names an expression may use, with the names of their members; FEEL names may hold spaces and signs. */
export interface NameTree {
  readonly [name: string]: NameTree | 1;
}

/** A node of the syntax tree. `text` is its source. */
export interface Node {
  readonly name: string;
  readonly from: number;
  readonly text: string;
  readonly children: readonly Node[];
}

/** A parser that knows a set of names; made once for all cells of a decision. */
export interface Grammar {
  readonly names: NameTree;
  /** Roots of `names`, by their normal name. */
  readonly known: ReadonlyMap<string, string>;
  readonly expression: typeof parser;
  readonly unaryTests: typeof parser;
  readonly parsed: Map<string, Node>;
}

export function grammarFor(names: NameTree): Grammar {
  const known: { [name: string]: NameTree | 1 } = {};
  for (const name of BUILTIN_NAMES) if (name.includes(' ')) known[name] = 1;
  known['days and time duration'] = 1;
  const contextTracker = trackVariables(Object.assign(known, names));
  return {
    names,
    known: new Map(Object.keys(names).map((name) => [normalName(name), name])),
    expression: parser.configure({ top: 'Expression', contextTracker }),
    unaryTests: parser.configure({ top: 'UnaryTests', contextTracker }),
    parsed: new Map(),
  };
}

export type Top = 'expression' | 'unaryTests';

/** More text than this in one cell, or deeper brackets, is no rule that anybody reads; the parser would choke on it. */
const MAX_TEXT = 20_000;
const MAX_BRACKETS = 150;

/** Refusal `feel-syntax` with file, line, column and endColumn where the text is no FEEL. */
export function parseFeel(grammar: Grammar, top: Top, text: string, locate: Locate): Node {
  const key = `${top}:${text}`;
  const known = grammar.parsed.get(key);
  if (known !== undefined) return known;
  if (text.trim() === '') throw syntaxRefusal('an expression is missing', text, 0, 0, locate);
  const excess = text.length > MAX_TEXT ? 'the expression is too long' : 'the expression is nested too deeply';
  if (text.length > MAX_TEXT || bracketsIn(text) > MAX_BRACKETS)
    throw syntaxRefusal(excess, text.slice(0, 100), 0, 0, locate);
  const tree = grammar[top].parse(readable(text));
  const node = copy(tree.topNode, text, locate, 0);
  grammar.parsed.set(key, node);
  return node;
}

/**
 * The text as the grammar can read it, of the same length. Line breaks are white space in FEEL, also inside names, and may
 * stand in strings; a `range<...>` type is read as a list type and told apart by its source.
 */
function readable(text: string): string {
  const plain = /[\r\n]/.test(text)
    ? text.replaceAll(/"(?:[^"\\]|\\[^])*"|\/\/[^\r\n]*|\/\*[^]*?\*\/|[\r\n]/g, onOneLine)
    : text;
  return plain.replaceAll(/(\bof\s+|[:<]\s*|->\s*)range(?=\s*<)/g, '$1list ');
}

function bracketsIn(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [sign] of text.replaceAll(/"(?:[^"\\]|\\[^])*"/g, '').matchAll(/[()[\]{}]/g)) {
    depth += '([{'.includes(sign) ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

function onOneLine(part: string): string {
  if (part.startsWith('"')) return part.replaceAll(/[\r\n]/g, ' ');
  return ' '.repeat(part.length);
}

interface LezerNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean; readonly isSkipped: boolean };
  readonly firstChild: LezerNode | null;
  readonly nextSibling: LezerNode | null;
}

const MAX_DEPTH = 500;

function copy(node: LezerNode, text: string, locate: Locate, depth: number): Node {
  if (depth > MAX_DEPTH) throw syntaxRefusal('the expression is nested too deeply', text, node.from, node.to, locate);
  if (node.type.isError) throw unexpected(text, node.from, node.to, locate);
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.type.isError || !child.type.isSkipped) children.push(copy(child, text, locate, depth + 1));
  }
  return { name: node.name, from: node.from, text: text.slice(node.from, node.to), children };
}

export function extentOf(node: Node): Extent {
  let parts = 1;
  let height = 0;
  for (const child of node.children) {
    const inner = extentOf(child);
    parts += inner.parts;
    height = Math.max(height, inner.height);
  }
  return { parts, height: height + 1 };
}

function unexpected(text: string, from: number, to: number, locate: Locate): Refusal<RulesRefusal> {
  const found = text.slice(from, Math.max(to, from + 1)).trim();
  const message = found === '' ? 'the expression ends too early' : `unexpected ${JSON.stringify(found)}`;
  return syntaxRefusal(message, text, from, to, locate);
}

function syntaxRefusal(message: string, text: string, from: number, to: number, locate: Locate): Refusal<RulesRefusal> {
  const at = locate(from);
  const endColumn = at.column + Math.max(1, to - from);
  const facts = { file: at.file, line: at.line, column: at.column, endColumn, text };
  return new Refusal<RulesRefusal>('feel-syntax', `${sayAt(at)}: ${message}`, facts);
}

/** One form of a name, however it is spaced around signs. */
export function normalName(name: string): string {
  return normalizeContextKey(name.replaceAll(/\s+/g, ' ')).trim();
}

/** The name as written, with single spaces. */
export function plainName(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
