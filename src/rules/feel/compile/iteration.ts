import { compare } from '#rules/feel/compare';
import { binding, type Compiling, childNamed, type Handlers, only, operands } from '#rules/feel/compiling';
import { extentOf, type Node, plainName } from '#rules/feel/parse';
import { rangeItems } from '#rules/feel/range-items';
import { type Code, fail, nested, type Run, repeated, reserveList, type Scope, spend, within } from '#rules/feel/run';
import { asList, type FeelValue, tagged } from '#rules/feel/value';
import { bounded } from '#rules/feel/weight';

/** `for`, `some`, `every`. */
export const ITERATION: Handlers = {
  ForExpression: (node, here) => {
    const { iterators, inner } = compileIterators(node, binding(here, ['partial']));
    const body = only(operands(node).at(-1), node);
    return forEach(iterators, repeated(inner.compile(body, inner), extentOf(body)));
  },
  QuantifiedExpression: (node, here) => {
    const { iterators, inner } = compileIterators(node, here);
    const test = only(operands(node).at(-1), node);
    return quantified(iterators, repeated(inner.compile(test, inner), extentOf(test)), node.text.startsWith('some'));
  },
};

/** A name that runs through a list or a range. `items` answers null where there is nothing to run through. */
export interface Iterator {
  readonly name: string;
  readonly items: (scope: Scope, run: Run) => readonly FeelValue[] | null;
}

/** The results of the body in order; `partial` holds the earlier ones (DMN 1.5, 10.3.2.14). */
export function forEach(iterators: readonly Iterator[], body: Code): Code {
  return (scope, run) => {
    const results: FeelValue[] = [];
    const start: Scope = { names: soFar(results, run), parent: scope };
    const complete = walk(iterators, 0, start, run, (inner) => {
      results.push(body({ names: soFar(results, run), parent: inner }, run));
      return true;
    });
    return complete === null ? null : bounded(run, results);
  };
}

/** `partial` is copied only where it is read, and the copy is paid for: ten entries a step. */
function soFar(results: readonly FeelValue[], run: Run): Scope['names'] {
  const length = results.length;
  const get = (name: string): FeelValue | undefined => {
    if (name !== 'partial') return undefined;
    spend(run, 1 + Math.ceil(length / 10));
    return bounded(run, results.slice(0, length));
  };
  return { get };
}

/** `some` is settled by the first true, `every` by the first false; a test that is neither makes the rest null. */
export function quantified(iterators: readonly Iterator[], test: Code, some: boolean): Code {
  return (scope, run) => {
    let answer: boolean | null = !some;
    const complete = walk(iterators, 0, scope, run, (inner) => {
      const one = test(inner, run);
      if (one === some) {
        answer = some;
        return false;
      }
      if (one === null) answer = null;
      else if (typeof one !== 'boolean') {
        answer = fail(run, 'the condition is neither true nor false');
        return false;
      }
      return true;
    });
    return complete === null ? null : answer;
  };
}

/** Visits every combination, the last iterator fastest. False when the visitor stopped, null when a list is missing. */
function walk(
  iterators: readonly Iterator[],
  at: number,
  scope: Scope,
  run: Run,
  visit: (scope: Scope) => boolean,
): boolean | null {
  const iterator = iterators[at];
  if (iterator === undefined) return visit(scope);
  const items = iterator.items(scope, run);
  if (items === null) return null;
  for (const item of items) {
    spend(run, 1);
    const inner = within(scope, iterator.name, item);
    const going = nested(run, 4, () => walk(iterators, at + 1, inner, run, visit));
    if (going !== true) return going;
  }
  return true;
}

function compileIterators(
  node: Node,
  here: Compiling,
): { readonly iterators: readonly Iterator[]; readonly inner: Compiling } {
  let inner = here;
  const iterators: Iterator[] = [];
  for (const part of only(childNamed(node, 'InExpressions'), node).children) {
    if (part.name !== 'InExpression') continue;
    const name = plainName(only(childNamed(part, 'Name'), part).text);
    iterators.push({ name, items: compileDomain(only(childNamed(part, 'IterationContext'), part), inner) });
    inner = binding(inner, [name]);
  }
  return { iterators, inner };
}

function compileDomain(node: Node, here: Compiling): Iterator['items'] {
  const [first, second] = operands(node);
  const start = here.compile(only(first, node), here);
  const at = here.at(node);
  if (second === undefined)
    return (scope, run) => domainItems(start(scope, run), run) ?? fail(run, 'nothing to run through', at);
  const end = here.compile(second, here);
  return (scope, run) => {
    const items = rangeItems(start(scope, run), end(scope, run), true, true, (length) => reserveList(run, length));
    return items ?? fail(run, 'the ends make no row of numbers or dates', at);
  };
}

/** A list as it is, a range one by one, any other value as a list of one; null has no items. */
export function domainItems(value: FeelValue, run: Run): readonly FeelValue[] | null {
  if (value === null) return null;
  const range = tagged(value);
  if (range?.kind !== 'range') return asList(value);
  const order = compare(range.start, range.end);
  if (order === null || order > 0) return null;
  return rangeItems(range.start, range.end, range.startIncluded, range.endIncluded, (length) =>
    reserveList(run, length),
  );
}
