import { classEscape, isSingleEscape, unescapeSingle } from '#rules/feel/regex/classes';

/**
 * Regular expressions of XQuery 1.0 and XPath 2.0 Functions and Operators, 7.6.1, which DMN prescribes for `matches`,
 * `replace` and `split`: XML Schema patterns with anchors, reluctant quantifiers, back-references and class subtraction.
 */
export type Pattern =
  | { readonly kind: 'empty' }
  /** `cost`: how many comparisons it may take to say whether a character is in the set, in tens. */
  | { readonly kind: 'set'; readonly holds: CharSet; readonly cost: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'back'; readonly group: number }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | { readonly kind: 'group'; readonly group: number; readonly body: Pattern }
  | {
      readonly kind: 'repeat';
      readonly body: Pattern;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    };

/** Is the code point in the set? */
export type CharSet = (point: number) => boolean;

export interface Flags {
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly ignoreCase: boolean;
  readonly extended: boolean;
}

/** null when a letter is no flag. */
export function readFlags(text: string): Flags | null {
  if (!/^[smix]*$/.test(text)) return null;
  const has = (letter: string): boolean => text.includes(letter);
  return { dotAll: has('s'), multiline: has('m'), ignoreCase: has('i'), extended: has('x') };
}

/** null when the text is no pattern. */
export function readPattern(text: string, flags: Flags): { readonly pattern: Pattern; readonly groups: number } | null {
  const reader: Reader = {
    points: Array.from(flags.extended ? withoutSpace(text) : text),
    at: 0,
    depth: 0,
    groups: 0,
    closed: new Set(),
    flags,
  };
  try {
    const pattern = readChoice(reader);
    if (reader.at < reader.points.length) return null;
    return { pattern, groups: reader.groups };
  } catch (error) {
    if (error instanceof PatternFault) return null;
    throw error;
  }
}

class PatternFault extends Error {}

const MAX_NESTING = 50;

interface Reader {
  /** Groups and classes that are open. */
  depth: number;
  readonly points: readonly string[];
  at: number;
  groups: number;
  readonly closed: Set<number>;
  readonly flags: Flags;
}

/** Flag x: white space counts only inside a class. */
function withoutSpace(text: string): string {
  let depth = 0;
  let kept = '';
  let escaped = false;
  for (const char of text) {
    const isSpace = /[\t\n\r ]/.test(char);
    if (isSpace && depth === 0) continue;
    kept += char;
    if (!escaped && char === '[') depth += 1;
    if (!escaped && char === ']' && depth > 0) depth -= 1;
    escaped = !escaped && char === '\\';
  }
  return kept;
}

function peek(reader: Reader): string | undefined {
  return reader.points[reader.at];
}

function eat(reader: Reader, char: string): boolean {
  if (peek(reader) !== char) return false;
  reader.at += 1;
  return true;
}

function next(reader: Reader): string {
  const char = peek(reader);
  if (char === undefined) throw new PatternFault('the pattern ends too early');
  reader.at += 1;
  return char;
}

function readChoice(reader: Reader): Pattern {
  const options = [readSequence(reader)];
  while (eat(reader, '|')) options.push(readSequence(reader));
  const [first] = options;
  return options.length === 1 && first !== undefined ? first : { kind: 'choice', options };
}

function readSequence(reader: Reader): Pattern {
  const parts: Pattern[] = [];
  for (let char = peek(reader); char !== undefined && char !== '|' && char !== ')'; char = peek(reader)) {
    parts.push(readQuantified(reader));
  }
  return parts.length === 0 ? { kind: 'empty' } : { kind: 'sequence', parts };
}

function readQuantified(reader: Reader): Pattern {
  const body = readAtom(reader);
  const times = readTimes(reader);
  if (times === null) return body;
  return { kind: 'repeat', body, ...times, lazy: eat(reader, '?') };
}

function readTimes(reader: Reader): { readonly min: number; readonly max: number } | null {
  if (eat(reader, '*')) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (eat(reader, '+')) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (eat(reader, '?')) return { min: 0, max: 1 };
  if (!eat(reader, '{')) return null;
  const rest = reader.points.slice(reader.at, reader.at + 20).join('');
  const match = /^(\d+)(,(\d*))?\}/.exec(rest);
  if (match === null) throw new PatternFault('a quantity is malformed');
  reader.at += match[0].length;
  const min = Number(match[1]);
  const max = match[2] === undefined ? min : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
  if (max < min) throw new PatternFault('a quantity is empty');
  return { min, max };
}

function readAtom(reader: Reader): Pattern {
  const char = next(reader);
  if (char === '(') return deeper(reader, readGroup);
  if (char === '[') {
    const start = reader.at;
    const holds = deeper(reader, readClass);
    return { kind: 'set', holds, cost: 1 + Math.floor((reader.at - start) / 10) };
  }
  if (char === '^') return { kind: 'start' };
  if (char === '$') return { kind: 'end' };
  if (char === '.') return oneOf(reader.flags.dotAll ? () => true : (point) => point !== 10 && point !== 13);
  if (char === '\\') return readEscape(reader);
  if (/[*+?{}\])]/.test(char)) throw new PatternFault(`${char} stands alone`);
  return oneOf(same(char.codePointAt(0) ?? 0, reader.flags));
}

function oneOf(holds: CharSet): Pattern {
  return { kind: 'set', holds, cost: 1 };
}

function deeper<Part>(reader: Reader, read: (reader: Reader) => Part): Part {
  reader.depth += 1;
  if (reader.depth > MAX_NESTING) throw new PatternFault('the pattern is nested too deeply');
  const part = read(reader);
  reader.depth -= 1;
  return part;
}

function readGroup(reader: Reader): Pattern {
  if (eat(reader, '?')) {
    if (!eat(reader, ':')) throw new PatternFault('only (?: is known');
    const body = readChoice(reader);
    if (!eat(reader, ')')) throw new PatternFault('a group is not closed');
    return body;
  }
  reader.groups += 1;
  const group = reader.groups;
  const body = readChoice(reader);
  if (!eat(reader, ')')) throw new PatternFault('a group is not closed');
  reader.closed.add(group);
  return { kind: 'group', group, body };
}

function readEscape(reader: Reader): Pattern {
  const char = next(reader);
  if (/[1-9]/.test(char)) return readBackReference(reader, Number(char));
  if (isSingleEscape(char)) return oneOf(same(unescapeSingle(char), reader.flags));
  return oneOf(anyCase(readClassEscape(reader, char), reader.flags));
}

/** Digits are taken as long as such a group exists; a group that is still open cannot be referred to. */
function readBackReference(reader: Reader, first: number): Pattern {
  let group = first;
  for (let digit = peek(reader); digit !== undefined && /\d/.test(digit); digit = peek(reader)) {
    if (group * 10 + Number(digit) > reader.groups) break;
    group = group * 10 + Number(digit);
    reader.at += 1;
  }
  if (!reader.closed.has(group)) throw new PatternFault(`there is no group ${group}`);
  return { kind: 'back', group };
}

function readClassEscape(reader: Reader, char: string): CharSet {
  let property = '';
  if (char === 'p' || char === 'P') {
    if (!eat(reader, '{')) throw new PatternFault('a category is missing');
    for (let part = next(reader); part !== '}'; part = next(reader)) property += part;
  }
  const holds = classEscape(char, property);
  if (holds === null) throw new PatternFault(`\\${char} is unknown`);
  return holds;
}

/** After `[`: a group of characters, ranges and escapes, perhaps negated, perhaps less another class. */
function readClass(reader: Reader): CharSet {
  const negated = eat(reader, '^');
  const sets: CharSet[] = [];
  let without: CharSet | null = null;
  while (!eat(reader, ']')) {
    if (peek(reader) === '-' && reader.points[reader.at + 1] === '[') {
      reader.at += 2;
      without = deeper(reader, readClass);
      if (!eat(reader, ']')) throw new PatternFault('nothing may follow a subtraction');
      break;
    }
    sets.push(readClassPart(reader));
  }
  if (sets.length === 0) throw new PatternFault('a class is empty');
  const held = anyCase((point) => sets.some((holds) => holds(point)), reader.flags);
  const base: CharSet = negated ? (point) => !held(point) : held;
  const minus = without;
  return minus === null ? base : (point) => base(point) && !minus(point);
}

function readClassPart(reader: Reader): CharSet {
  const char = next(reader);
  if (char === '[') throw new PatternFault('[ stands inside a class');
  let from = char.codePointAt(0) ?? 0;
  if (char === '\\') {
    const escaped = next(reader);
    if (!isSingleEscape(escaped)) return readClassEscape(reader, escaped);
    from = unescapeSingle(escaped);
  }
  const after = reader.points[reader.at + 1];
  if (peek(reader) !== '-' || after === undefined || after === ']' || after === '[') return (point) => point === from;
  reader.at += 1;
  const to = readClassEnd(reader);
  if (to < from) throw new PatternFault('a range runs backwards');
  return (point) => point >= from && point <= to;
}

function readClassEnd(reader: Reader): number {
  const char = next(reader);
  if (char !== '\\') return char.codePointAt(0) ?? 0;
  const escaped = next(reader);
  if (!isSingleEscape(escaped)) throw new PatternFault('a range ends in a class');
  return unescapeSingle(escaped);
}

function same(wanted: number, flags: Flags): CharSet {
  if (!flags.ignoreCase) return (point) => point === wanted;
  const variants = caseVariants(wanted);
  return (point) => variants.includes(point) || caseVariants(point).includes(wanted);
}

function anyCase(holds: CharSet, flags: Flags): CharSet {
  return flags.ignoreCase ? (point) => caseVariants(point).some(holds) : holds;
}

/** The character, its capital and its small letter, where each is one character. */
export function caseVariants(point: number): readonly number[] {
  const char = String.fromCodePoint(point);
  const variants = [char, char.toLowerCase(), char.toUpperCase(), char.toUpperCase().toLowerCase()];
  return variants
    .filter((variant) => Array.from(variant).length === 1)
    .map((variant) => variant.codePointAt(0) ?? point);
}
