import { readDateTime } from '#rules/feel/calendar-text';
import { childNamed, operands } from '#rules/feel/compiling';
import { grammarFor, type NameTree, type Node, parseFeel, plainName } from '#rules/feel/parse';
import { type At, type Locate, locateFrom, sayAt } from '#rules/position';
import { FIELDS, type Field, isField, QUERY_NAMES } from '#rules/query/fields';
import type { RulesRefusal } from '#rules/refusals';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A sealed query: one number out of the envelopes of acts, or null where there is nothing to compute it from. */
export interface Query {
  readonly text: string;
  /** sha256 hex of the text; fixed when the plan is signed. */
  readonly hash: string;
  readonly formula: Formula;
}

export type Formula =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'arithmetic'; readonly op: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'aggregate'; readonly name: Aggregate; readonly over: Values };

/** `count` takes anything; the others take days. */
export type Aggregate = 'count' | 'sum' | 'mean' | 'median' | 'min' | 'max';

export type Values =
  | { readonly kind: 'acts'; readonly where: Condition }
  | { readonly kind: 'cases'; readonly where: Condition }
  /** Of every case that has both: days from its first act of the one to its last of the other, if that is not earlier. */
  | {
      readonly kind: 'days';
      readonly unit: 'calendar' | 'working';
      readonly first: Condition;
      readonly last: Condition;
    };

export type Condition =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'among'; readonly field: Field; readonly values: readonly string[] }
  | { readonly kind: 'compare'; readonly field: Field; readonly op: Comparison; readonly value: Operand };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'moment'; readonly value: string }
  /** Begin and end of the period that is looked at. */
  | { readonly kind: 'period'; readonly name: 'since' | 'until' };

const AGGREGATES: readonly string[] = ['count', 'sum', 'mean', 'median', 'min', 'max'];
const BRACKETS: readonly string[] = ['PositiveUnaryTests', 'PositiveUnaryTest', 'ParenthesizedExpression'];
const GRAMMAR = grammarFor(tree(QUERY_NAMES));

/**
 * Reads a query: a small subset of FEEL, and nothing else. Refuses, with file, line and column: `feel-syntax`;
 * `query-field-closed` for every name that is not on the list of the envelope, which is how nothing personal gets in;
 * `query-unsupported` for all other FEEL.
 */
export function readQuery(text: string, at: At = { file: 'query', line: 1, column: 1 }): Query {
  const here = new Reader(locateFrom(text, at));
  const root = parseFeel(GRAMMAR, 'expression', text, locateFrom(text, at));
  return { text, hash: sha256(text).toString('hex'), formula: here.formula(part(root)) };
}

class Reader {
  private readonly locate: Locate;

  constructor(locate: Locate) {
    this.locate = locate;
  }

  formula(node: Node): Formula {
    switch (node.name) {
      case 'NumericLiteral':
        return { kind: 'number', text: node.text.replaceAll(/\s/g, '') };
      case 'ParenthesizedExpression':
        return this.formula(part(node));
      case 'ArithmeticExpression': {
        const [left, right] = operands(node);
        const op = childNamed(node, 'ArithOp')?.text;
        if (left === undefined || right === undefined) throw this.unsupported(node);
        if (op !== '+' && op !== '-' && op !== '*' && op !== '/') throw this.unsupported(node);
        return { kind: 'arithmetic', op, left: this.formula(left), right: this.formula(right) };
      }
      case 'FunctionInvocation': {
        const { name, args } = this.call(node);
        const [over] = args;
        if (!AGGREGATES.includes(name) || over === undefined || args.length > 1) throw this.unsupported(node);
        const values = this.values(over);
        if (name !== 'count' && values.kind !== 'days') throw this.unsupported(node);
        return { kind: 'aggregate', name: name as Aggregate, over: values }; // one of the list
      }
      default:
        throw this.refused(node);
    }
  }

  private values(node: Node): Values {
    if (node.name !== 'FunctionInvocation') return { kind: 'acts', where: this.selection(node) };
    const { name, args } = this.call(node);
    const [first, last] = args;
    if (name === 'cases' && first !== undefined && last === undefined)
      return { kind: 'cases', where: this.selection(first) };
    const unit = name === 'calendar days' ? 'calendar' : name === 'working days' ? 'working' : null;
    if (unit === null || first === undefined || last === undefined || args.length > 2) throw this.unsupported(node);
    return { kind: 'days', unit, first: this.selection(first), last: this.selection(last) };
  }

  /** `acts`, or `acts[condition]`. */
  private selection(node: Node): Condition {
    if (node.name === 'VariableName' && plainName(node.text) === 'acts') return { kind: 'all' };
    if (node.name !== 'FilterExpression') throw this.refused(node);
    const [of, condition] = operands(node);
    if (of?.name !== 'VariableName' || plainName(of.text) !== 'acts') throw this.refused(of ?? node);
    if (condition === undefined) throw this.unsupported(node);
    return this.condition(condition);
  }

  private condition(node: Node): Condition {
    switch (node.name) {
      case 'ParenthesizedExpression':
        return this.condition(part(node));
      case 'Conjunction':
      case 'Disjunction': {
        const [left, right] = operands(node);
        if (left === undefined || right === undefined) throw this.unsupported(node);
        const kind = node.name === 'Conjunction' ? 'and' : 'or';
        return { kind, left: this.condition(left), right: this.condition(right) };
      }
      case 'FunctionInvocation': {
        const { name, args } = this.call(node);
        const [of] = args;
        if (name !== 'not' || of === undefined || args.length > 1) throw this.unsupported(node);
        return { kind: 'not', of: this.condition(of) };
      }
      case 'Comparison':
        return this.comparison(node);
      default:
        throw this.refused(node);
    }
  }

  private comparison(node: Node): Condition {
    const [left, right] = operands(node);
    if (left === undefined) throw this.unsupported(node);
    const field = this.field(left);
    if (childNamed(node, 'in') !== undefined) return { kind: 'among', field, values: this.listed(node, field) };
    const op = childNamed(node, 'CompareOp')?.text;
    if (right === undefined || !isComparison(op)) throw this.unsupported(node);
    const value = this.operand(right, field);
    if (FIELDS[field].type === 'text' && op !== '=' && op !== '!=') throw this.unsupported(node);
    return { kind: 'compare', field, op, value };
  }

  /** `in ("a", "b")`: nothing but strings within the brackets. */
  private listed(node: Node, field: Field): readonly string[] {
    const [, ...tests] = operands(node);
    if (tests.length === 0 || FIELDS[field].type !== 'text') throw this.unsupported(node);
    return tests.flatMap((test) => this.strings(test));
  }

  private strings(node: Node): readonly string[] {
    if (node.name === 'StringLiteral') return [textOf(node)];
    if (!BRACKETS.includes(node.name)) throw this.refused(node);
    return operands(node).flatMap((inner) => this.strings(inner));
  }

  private operand(node: Node, field: Field): Operand {
    if (FIELDS[field].type === 'text') {
      if (node.name !== 'StringLiteral') throw this.refused(node);
      return { kind: 'text', value: textOf(node) };
    }
    if (node.name === 'VariableName' && (node.text === 'since' || node.text === 'until'))
      return { kind: 'period', name: node.text };
    if (node.name !== 'FunctionInvocation') throw this.refused(node);
    const { name, args } = this.call(node);
    const [literal] = args;
    if (name !== 'date and time' || literal?.name !== 'StringLiteral' || args.length > 1) throw this.unsupported(node);
    const read = readDateTime(textOf(literal));
    if (read === null || Number.isNaN(Date.parse(textOf(literal)))) throw this.unsupported(literal);
    return { kind: 'moment', value: textOf(literal) };
  }

  private field(node: Node): Field {
    const name = node.text.replaceAll(/\s/g, '');
    if ((node.name === 'VariableName' || node.name === 'PathExpression') && isField(name)) return name;
    throw this.refused(node);
  }

  private call(node: Node): { readonly name: string; readonly args: readonly Node[] } {
    const called = node.children[0];
    const args = childNamed(node, 'PositionalParameters');
    if (called?.name !== 'VariableName' || args === undefined) throw this.unsupported(node);
    return { name: plainName(called.text), args: operands(args) };
  }

  /** A name or a path in the wrong place is a field that no query may read; anything else is FEEL that queries do not have. */
  private refused(node: Node): Refusal<RulesRefusal> {
    if (node.name !== 'VariableName' && node.name !== 'PathExpression') return this.unsupported(node);
    const message = `No query may read ${node.text}`;
    return this.refusal('query-field-closed', message, node);
  }

  private unsupported(node: Node): Refusal<RulesRefusal> {
    return this.refusal('query-unsupported', `A query has no ${node.name}: ${node.text}`, node);
  }

  private refusal(code: RulesRefusal, message: string, node: Node): Refusal<RulesRefusal> {
    const at = this.locate(node.from);
    const facts = {
      file: at.file,
      line: at.line,
      column: at.column,
      endColumn: at.column + node.text.length,
      what: node.name,
      text: node.text,
    };
    return new Refusal<RulesRefusal>(code, `${sayAt(at)}: ${message}`, facts);
  }
}

function part(node: Node): Node {
  const [inner] = operands(node);
  if (inner === undefined) throw new Error(`${node.name} is empty`);
  return inner;
}

/** A string literal without escapes: what a field is compared with is a code, never a text. */
function textOf(literal: Node): string {
  return literal.text.slice(1, -1);
}

function isComparison(op: string | undefined): op is Comparison {
  return op === '=' || op === '!=' || op === '<' || op === '<=' || op === '>' || op === '>=';
}

function tree(paths: readonly string[]): NameTree {
  const names: { [name: string]: NameTree | 1 } = {};
  for (const path of paths) {
    const [root = path, below] = path.split('.');
    const before = names[root];
    if (below === undefined) names[root] = 1;
    else names[root] = { ...(before === undefined || before === 1 ? {} : before), [below]: 1 };
  }
  return names;
}
