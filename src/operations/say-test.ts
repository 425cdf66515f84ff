import type { Language } from '#terms/language';
import { type PlainDate, plainDate, sayDate } from '#terms/plain-date';

/** A value of a column as the vocabulary words it; undefined where it has no words. */
export type Wording = (value: string) => string | undefined;

/**
 * A FEEL unary test as one reads it: `>= date("2025-01-05")` is "mulai 5 Januari 2025". What is no plain list, comparison, range or
 * negation stands as written: a wrong word would be worse than a formula.
 */
export function sayTest(text: string, wording: Wording, language: Language): string {
  const tests = split(text);
  const said = tests.map((test) => sayOne(test.trim(), wording, language));
  if (said.length === 1) return said[0] ?? '';
  return `${said.slice(0, -1).join(', ')} ${language === 'id' ? 'atau' : 'or'} ${said.at(-1) ?? ''}`;
}

/** A value: a date with its month's name, a number with the reader's comma, quotes away. */
export function sayValue(text: string, wording: Wording, language: Language): string {
  const day = dayIn(text);
  if (day !== undefined) return sayDate(day, language);
  const quoted = /^"([^"]*)"$/.exec(text)?.[1];
  const bare = quoted ?? text;
  const words = wording(bare) ?? WORDS[bare]?.[language];
  if (words !== undefined) return words;
  return quoted === undefined && /^-?\d+(\.\d+)?$/.test(text) ? sayNumber(text, language) : bare;
}

/** The day of a `date("2025-01-05")` that exists. */
function dayIn(text: string): PlainDate | undefined {
  const [, date = ''] = /^date\("([^"]+)"\)$/.exec(text) ?? [];
  try {
    return plainDate(date);
  } catch {
    return undefined; // the checks of the folder say so, with the place
  }
}

/** What FEEL itself calls things; everything else is the government's vocabulary. */
const WORDS: { readonly [value: string]: { readonly [language in Language]: string } } = {
  true: { id: 'ya', en: 'yes' },
  false: { id: 'tidak', en: 'no' },
  floor: { id: 'ke bawah', en: 'down' },
  ceiling: { id: 'ke atas', en: 'up' },
};

/** Digits as written: no binary number stands between the law and its reader. */
function sayNumber(text: string, language: Language): string {
  const [whole = '', decimals] = text.split('.');
  const [thousands, comma] = language === 'id' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return decimals === undefined ? grouped : `${grouped}${comma}${decimals}`;
}

function sayOne(test: string, wording: Wording, language: Language): string {
  const value = (text: string) => sayValue(text.trim(), wording, language);
  const negated = /^not\((.*)\)$/.exec(test)?.[1];
  if (negated !== undefined)
    return `${language === 'id' ? 'selain' : 'other than'} ${sayTest(negated, wording, language)}`;
  const [, from, to] = /^\[([^[\]]+?)\.\.([^[\]]+)\]$/.exec(test) ?? [];
  if (from !== undefined && to !== undefined)
    return `${value(from)} ${language === 'id' ? 'sampai' : 'to'} ${value(to)}`;
  const [, sign = '', operand = ''] = /^(<=|>=|<|>)\s*(.+)$/.exec(test) ?? [];
  const words = (dayIn(operand) === undefined ? NUMBERS : DATES)[language][sign];
  return words === undefined ? value(test) : `${words} ${value(operand)}`;
}

type Signs = { readonly [language in Language]: { readonly [sign: string]: string } };

const DATES: Signs = {
  id: { '<': 'sebelum', '<=': 'sampai', '>': 'sesudah', '>=': 'mulai' },
  en: { '<': 'before', '<=': 'up to', '>': 'after', '>=': 'from' },
};
const NUMBERS: Signs = {
  id: { '<': 'kurang dari', '<=': 'paling banyak', '>': 'lebih dari', '>=': 'paling sedikit' },
  en: { '<': 'less than', '<=': 'at most', '>': 'more than', '>=': 'at least' },
};

/** At the commas that stand in no brackets and no quotes. */
function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (!quoted && (sign === '(' || sign === '[')) depth += 1;
    if (!quoted && (sign === ')' || sign === ']')) depth -= 1;
    if (sign === ',' && depth === 0 && !quoted) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
