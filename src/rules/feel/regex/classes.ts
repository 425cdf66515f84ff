import type { CharSet } from '#rules/feel/regex/pattern';

const SINGLE: { readonly [char: string]: number } = { n: 10, r: 13, t: 9 };

/** Characters that stand for themselves behind a backslash, and `\n \r \t`. */
export function isSingleEscape(char: string): boolean {
  return /^[nrt\\|.?*+(){}\-[\]^$]$/.test(char);
}

export function unescapeSingle(char: string): number {
  return SINGLE[char] ?? char.codePointAt(0) ?? 0;
}

const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';

/** The multi-character escapes of XML Schema part 2, F.1.1, as one-character ECMAScript classes. */
const ESCAPES: { readonly [char: string]: RegExp } = {
  s: /^[ \t\n\r]$/u,
  d: /^\p{Nd}$/u,
  w: /^[^\p{P}\p{Z}\p{C}]$/u,
  i: new RegExp(`^[${NAME_START}]$`, 'u'),
  c: new RegExp(`^[${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]$`, 'u'),
};

/** The blocks a rule is likely to name; others are refused rather than guessed. */
const BLOCKS: { readonly [name: string]: readonly [number, number] } = {
  BasicLatin: [0x0, 0x7f],
  'Latin-1Supplement': [0x80, 0xff],
  'LatinExtended-A': [0x100, 0x17f],
  'LatinExtended-B': [0x180, 0x24f],
  IPAExtensions: [0x250, 0x2af],
  CombiningDiacriticalMarks: [0x300, 0x36f],
  Greek: [0x370, 0x3ff],
  GreekandCoptic: [0x370, 0x3ff],
  Cyrillic: [0x400, 0x4ff],
  Hebrew: [0x590, 0x5ff],
  Arabic: [0x600, 0x6ff],
  Devanagari: [0x900, 0x97f],
  Thai: [0xe00, 0xe7f],
  Balinese: [0x1b00, 0x1b7f],
  Javanese: [0xa980, 0xa9df],
  GeneralPunctuation: [0x2000, 0x206f],
  CurrencySymbols: [0x20a0, 0x20cf],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HangulSyllables: [0xac00, 0xd7a3],
};

/** What `\s`, `\d`, `\p{Lu}` and the like hold; a capital letter negates. null when nobody knows the escape. */
export function classEscape(char: string, property: string): CharSet | null {
  const negated = char !== char.toLowerCase();
  const holds = char.toLowerCase() === 'p' ? category(property) : escape(char.toLowerCase());
  return holds === null || !negated ? holds : (point) => !holds(point);
}

function escape(char: string): CharSet | null {
  const pattern = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
  return pattern === undefined ? null : (point) => pattern.test(String.fromCodePoint(point));
}

const CATEGORIES = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;

function category(property: string): CharSet | null {
  if (property.startsWith('Is')) {
    const block = Object.hasOwn(BLOCKS, property.slice(2)) ? BLOCKS[property.slice(2)] : undefined;
    return block === undefined ? null : (point) => point >= block[0] && point <= block[1];
  }
  if (!CATEGORIES.test(property)) return null;
  const pattern = new RegExp(`^\\p{${property}}$`, 'u');
  return (point) => pattern.test(String.fromCodePoint(point));
}
