import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
} from 'yaml';
import type { Findings, Place } from '#definitions/findings';
import { knownReading, learnReading } from '#definitions/kept-readings';
import { ReadOnce } from '#definitions/read-once';
import { type Source, sourceOf } from '#definitions/source';

export type Path = readonly PropertyKey[];

/** A YAML or JSON file as plain data that still knows where each part of it stands. */
export interface Parsed {
  readonly path: string;
  readonly value: unknown;
  /** Place of the value at a path; of the nearest part above it when there is none. */
  readonly at: (path: Path) => Place;
  /** Place of the name that leads to the value at a path. */
  readonly keyAt: (path: Path) => Place;
}

/** Reads YAML 1.2 or JSON. Says every syntax fault in `findings`; undefined when the text cannot be trusted. */
export function readYaml(path: string, text: string, findings: Findings): Parsed | undefined {
  const kind = path.endsWith('.json') ? 'json' : 'yaml';
  const known = knownReading(kind, text);
  const value = known ?? readAnew(sourceOf(path, text), findings);
  if (value === undefined) return undefined;
  if (known === undefined) learnReading(kind, text, value);
  const place = (node: (document: Document) => Node | null) =>
    laterPlace(path, () => placeOf(sourceOf(path, text), node(treeOf(text))));
  return {
    path,
    value,
    at: (way) => place((document) => walk(document, way).value),
    keyAt: (way) => place((document) => walk(document, way).key),
  };
}

function readAnew(source: Source, findings: Findings): unknown {
  const document = documentOf(source.text);
  for (const fault of [...document.errors, ...document.warnings]) {
    findings.error(source.place(...fault.pos), 'yaml/syntax', sentence(fault.message), fixOf(fault.code));
  }
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  if (source.path.endsWith('.json') && !isJson(source, findings)) return undefined;
  return valueOf(document, source, findings);
}

/** Most places are handed over in case something is wrong there, and never looked at: found when somebody looks. */
function laterPlace(path: string, find: () => Place): Place {
  let found: Place | undefined;
  const place = (): Place => {
    found ??= find();
    return found;
  };
  return {
    path,
    get line() {
      return place().line;
    },
    get column() {
      return place().column;
    },
    get endLine() {
      return place().endLine ?? this.line;
    },
    get endColumn() {
      return place().endColumn ?? this.column;
    },
  };
}

function documentOf(text: string): Document {
  return parseDocument(text, { prettyErrors: false, version: '1.2', logLevel: 'error' });
}

/** Trees are many times as large as what they hold and are asked for places only where something is wrong: the last few are kept. */
const TREES = new ReadOnce<Document>(16);

function treeOf(text: string): Document {
  return TREES.get(text, () => documentOf(text));
}

function sentence(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}

function fixOf(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'keep one of the two entries of this name';
  if (code === 'TAB_AS_INDENT') return 'indent with spaces';
  if (code === 'TAG_RESOLVE_FAILED') return 'put the text in quotes; tags are not used here';
  return 'correct the YAML; a text with a colon, # or a leading sign needs quotes';
}

/** The YAML reader takes more than JSON allows; a .json file must be JSON. */
function isJson(source: Source, findings: Findings): boolean {
  try {
    JSON.parse(source.text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    findings.error(
      source.place(offset),
      'json/syntax',
      message,
      'correct the JSON: names and texts in double quotes, no comma at the end',
    );
    return false;
  }
}

/** An alias is resolved a hundred times at most, so that a small file cannot grow without bound. */
function valueOf(document: Document, source: Source, findings: Findings): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    findings.error(source.place(0), 'yaml/alias', message, 'write the value out instead of the alias');
    return undefined;
  }
}

interface Step {
  readonly key: Node | null;
  readonly value: Node | null;
}

function walk(document: Document, way: Path): Step {
  let at: Step = { key: document.contents, value: document.contents };
  for (const name of way) {
    const next = into(document, at.value, name);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function into(document: Document, node: Node | null, name: PropertyKey): Step | undefined {
  const here = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(here)) {
    const item = here.items[Number(name)];
    return isNode(item) ? { key: item, value: item } : undefined;
  }
  if (!isMap(here)) return undefined;
  const pair = here.items.find((item) => isPair(item) && keyText(item) === String(name));
  if (pair === undefined) return undefined;
  const key = isNode(pair.key) ? pair.key : null;
  return { key, value: isNode(pair.value) ? pair.value : key };
}

/** Unquoted numbers are names too: the province `33`. */
function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

function placeOf(source: Source, node: Node | null): Place {
  const [start = 0, end = start] = node?.range ?? [];
  return source.place(start, end);
}
