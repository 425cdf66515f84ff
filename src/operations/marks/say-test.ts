import { operands } from '#rules/feel/compiling';
import { compileExpression, evaluate } from '#rules/feel/expression';
import { toJson } from '#rules/feel/json';
import { grammarFor, type Node, parseFeel } from '#rules/feel/parse';
import type { Json } from '#terms/json';
import type { Language } from '#terms/language';

/** How a reader says one value of a column. */
export type SayValue = (value: Json) => string;

interface TestWords {
  readonly or: string;
  readonly not: (what: string) => string;
  /** Comparisons of sizes, and of days. */
  readonly than: { readonly [operator: string]: (value: string) => string };
  readonly day: { readonly [operator: string]: (value: string) => string };
  readonly from: {
    readonly size: (low: string, open: boolean) => string;
    readonly day: (low: string, open: boolean) => string;
  };
  readonly to: {
    readonly size: (high: string, open: boolean) => string;
    readonly day: (high: string, open: boolean) => string;
  };
}

const WORDS: { readonly [language in Language]: TestWords } = {
  id: {
    or: 'atau',
    not: (what) => `selain ${what}`,
    than: {
      '<': (value) => `kurang dari ${value}`,
      '<=': (value) => `paling banyak ${value}`,
      '>': (value) => `lebih dari ${value}`,
      '>=': (value) => `paling sedikit ${value}`,
      '=': (value) => value,
      '!=': (value) => `selain ${value}`,
    },
    day: {
      '<': (day) => `sebelum ${day}`,
      '<=': (day) => `sampai ${day}`,
      '>': (day) => `sesudah ${day}`,
      '>=': (day) => `mulai ${day}`,
    },
    from: {
      size: (low, open) => (open ? `lebih dari ${low}` : low),
      day: (low, open) => `${open ? 'sesudah' : 'mulai'} ${low}`,
    },
    to: {
      size: (high, open) => (open ? `sampai kurang dari ${high}` : `sampai ${high}`),
      day: (high, open) => (open ? `sampai sebelum ${high}` : `sampai ${high}`),
    },
  },
  en: {
    or: 'or',
    not: (what) => `other than ${what}`,
    than: {
      '<': (value) => `less than ${value}`,
      '<=': (value) => `at most ${value}`,
      '>': (value) => `more than ${value}`,
      '>=': (value) => `at least ${value}`,
      '=': (value) => value,
      '!=': (value) => `other than ${value}`,
    },
    day: {
      '<': (day) => `before ${day}`,
      '<=': (day) => `up to ${day}`,
      '>': (day) => `after ${day}`,
      '>=': (day) => `from ${day}`,
    },
    from: {
      size: (low, open) => (open ? `more than ${low}` : low),
      day: (low, open) => `${open ? 'after' : 'from'} ${low}`,
    },
    to: {
      size: (high, open) => (open ? `to less than ${high}` : `to ${high}`),
      day: (high, open) => (open ? `until before ${high}` : `until ${high}`),
    },
  },
};

const GRAMMAR = grammarFor({});

/** A cell of a decision table in words: `>= date("2025-01-05")` is "mulai 5 Januari 2025". FEEL beyond plain tests stays FEEL. */
export function sayTest(text: string, say: SayValue, language: Language): string {
  const node = parseFeel(GRAMMAR, 'unaryTests', text, () => ({ file: 'cell', line: 1, column: 1 }));
  const tests = partsOf(node, 'PositiveUnaryTest').map((test) => sayOne(test, say, language));
  const said =
    tests.length < 2 ? tests.join('') : `${tests.slice(0, -1).join(', ')} ${WORDS[language].or} ${tests.at(-1)}`;
  return node.children.some(({ name }) => name === 'not') ? WORDS[language].not(said) : said;
}

/** The value of a cell that is a literal; undefined for anything that is computed. */
export function literalOf(text: string): Json | undefined {
  const expression = compileExpression(text, []);
  if (expression.names.length > 0) return undefined;
  const { value, causes } = evaluate(expression, new Map());
  return causes.length > 0 ? undefined : toJson(value);
}

function partsOf(node: Node, name: string): readonly Node[] {
  return node.name === name ? [node] : node.children.flatMap((child) => partsOf(child, name));
}

function sayOne(test: Node, say: SayValue, language: Language): string {
  const [inner] = operands(test);
  if (inner === undefined) return test.text;
  if (inner.name !== 'SimplePositiveUnaryTest') return sayLiteral(inner, say);
  const [interval] = partsOf(inner, 'Interval');
  if (interval !== undefined) return sayInterval(interval, say, language);
  const operator = inner.children.find(({ name }) => name === 'CompareOp')?.text ?? '';
  const [end] = operands(inner);
  if (end === undefined) return inner.text;
  const words = isDay(end) ? { ...WORDS[language].than, ...WORDS[language].day } : WORDS[language].than;
  return words[operator]?.(sayLiteral(end, say)) ?? inner.text;
}

function sayInterval(interval: Node, say: SayValue, language: Language): string {
  const [low, high] = operands(interval);
  if (low === undefined || high === undefined) return interval.text;
  const kind = isDay(low) ? 'day' : 'size';
  const from = WORDS[language].from[kind](sayLiteral(low, say), !interval.text.startsWith('['));
  return `${from} ${WORDS[language].to[kind](sayLiteral(high, say), !interval.text.endsWith(']'))}`;
}

function isDay(node: Node): boolean {
  return node.name === 'DateTimeLiteral' || node.name === 'AtLiteral';
}

function sayLiteral(node: Node, say: SayValue): string {
  const value = literalOf(node.text);
  return value === undefined ? node.text : say(value);
}
