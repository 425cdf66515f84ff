import { binding, type Compiling, type Handlers, only, operands } from '#rules/feel/compiling';
import { isDecimal, toInteger } from '#rules/feel/number';
import { extentOf, type Node } from '#rules/feel/parse';
import { type Code, fail, type Run, repeated, type Scope, spend } from '#rules/feel/run';
import { asList, type FeelValue, isFeelContext } from '#rules/feel/value';
import { bounded } from '#rules/feel/weight';

/** List literals and filters. */
export const LISTS: Handlers = {
  List: (node, here) => {
    const items = operands(node).map((item) => here.compile(item, here));
    return (scope, run) =>
      bounded(
        run,
        items.map((item) => item(scope, run)),
      );
  },
  FilterExpression: (node, here) => {
    const [source, test] = operands(node);
    const list = here.compile(only(source, node), here);
    return filter(list, compileFilterTest(only(test, node), here), here.at(node));
  },
};

function compileFilterTest(node: Node, here: Compiling): Code {
  const inner = { ...binding(here, ['item']), inFilter: true };
  return repeated(inner.compile(node, inner), extentOf(node));
}

/** Keeps the items the test holds for; a test that is a number picks one, from 1, or from the end when negative. */
export function filter(list: Code, test: Code, at: ReturnType<Compiling['at']>): Code {
  return (scope, run) => {
    const value = list(scope, run);
    const items = value === null ? [] : asList(value);
    const noted = run.causes.length;
    const first = test(itemScope(items[0] ?? null, scope), run);
    if (isDecimal(first)) return pick(items, toInteger(first), run, at);
    run.causes.length = noted;
    spend(run, items.length);
    const kept: FeelValue[] = [];
    for (const [i, item] of items.entries()) {
      const answer = i === 0 ? first : test(itemScope(item, scope), run);
      if (answer === true) kept.push(item);
      else if (answer !== false && answer !== null) return fail(run, 'a filter answers true or false', at);
    }
    return kept;
  };
}

function pick(items: readonly FeelValue[], index: number | null, run: Run, at: ReturnType<Compiling['at']>): FeelValue {
  if (index === null || index === 0) return fail(run, 'an index is a whole number other than 0', at);
  return (
    items.at(index > 0 ? index - 1 : index) ??
    (Math.abs(index) > items.length ? fail(run, 'there is no such item', at) : null)
  );
}

/** Inside a filter the members of the item come first, then `item` (DMN 1.5, 10.3.2.5). */
function itemScope(item: FeelValue, scope: Scope): Scope {
  const outer: Scope = { names: new Map([['item', item]]), parent: scope };
  return isFeelContext(item) ? { names: item, parent: outer } : outer;
}
