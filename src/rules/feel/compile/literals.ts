import { readTemporal } from '#rules/feel/calendar-text';
import { type Compiling, constant, type Handlers } from '#rules/feel/compiling';
import { decimal, finite } from '#rules/feel/number';
import type { Node } from '#rules/feel/parse';
import { type Code, fail } from '#rules/feel/run';

/** Numbers, strings, booleans, null and `@` literals. */
export const LITERALS: Handlers = {
  NumericLiteral: (node, here) => {
    const value = finite(decimal(node.text.replaceAll(/\s+/g, '')));
    return value === null ? failing(node, here, `${node.text} is no decimal128 number`) : constant(value);
  },
  StringLiteral: (node) => constant(unescape(node.text)),
  BooleanLiteral: (node) => constant(node.text === 'true'),
  null: () => constant(null),
  AtLiteral: (node, here) => {
    const text = unescape(node.text.slice(1));
    const value = readTemporal(text);
    return value === null ? failing(node, here, `${text} is no date, time or duration`) : constant(value);
  },
};

function failing(node: Node, here: Compiling, message: string): Code {
  const at = here.at(node);
  return (_scope, run) => fail(run, message, at);
}

const ESCAPES: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** DMN 1.5, 10.3.1.2, rules 34 and 66: `\uXXXX` and `\UXXXXXX` beside the usual escapes. */
export function unescape(literal: string): string {
  return literal.slice(1, -1).replaceAll(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|[nrt"'\\])/g, (_all, code: string) => {
    if (!/^[uU]/.test(code)) return ESCAPES[code] ?? code;
    const point = Number.parseInt(code.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : `\\${code}`;
  });
}
