import type { Token } from '#engine/case';
import type { Condition } from '#engine/compile';
import { daysOf, daysScope, type Scope, scopeOf, timeAt } from '#engine/scope';
import { scopeNamed } from '#engine/scopes';
import { nodeAt, tokenOf, type Walk } from '#engine/walk';
import { evaluate } from '#rules/feel/expression';
import { fromJson } from '#rules/feel/json';
import type { Cause } from '#rules/feel/run';
import type { FeelValue } from '#rules/feel/value';
import { isList } from '#terms/json';

/** The value of an expression of the process for a token: the facts it reads, the days, and the items of its instances. */
export function evaluateFor(walk: Walk, token: Token, condition: Condition): FeelValue {
  return explainFor(walk, token, condition).value;
}

interface Explained {
  readonly value: FeelValue;
  /** Why it is null. */
  readonly causes: readonly Cause[];
  /** What it was evaluated on. */
  readonly scope: Scope;
}

/** The same with why, and from what. */
export function explainFor(walk: Walk, token: Token | undefined, { expression, facts }: Condition): Explained {
  const items = token === undefined ? [] : itemsFor(walk, token);
  const added = new Map([...daysScope(daysOf(walk.program, walk.state.filed, walk.moment)), ...items]);
  const scope = scopeOf(facts, walk.facts, added);
  return { ...evaluate(expression, scope, timeAt(walk.program, walk.moment)), scope };
}

/** What the instances around a token go through, by the name of the item; the innermost wins. */
export function itemsFor(walk: Walk, token: Token): Scope {
  const items = new Map<string, FeelValue>();
  for (const { node, index } of instancesAround(walk, token)) {
    const { instances } = nodeAt(walk, node);
    const list = walk.facts.get(instances?.list ?? '')?.value ?? null;
    if (instances?.item === null || instances?.item === undefined || items.has(instances.item)) continue;
    items.set(instances.item, fromJson(isList(list) ? (list[index] ?? null) : null));
  }
  return items;
}

/** The multi-instance activities that a token runs inside, the innermost first, and its number in each. */
export function instancesAround(
  walk: Walk,
  token: Token,
): readonly { readonly node: string; readonly index: number }[] {
  const found: { node: string; index: number }[] = [];
  for (let at: Token | undefined = token; at !== undefined; at = hostOf(walk, at)) {
    if (at.index !== undefined) found.push({ node: at.node, index: at.index });
  }
  return found;
}

/** The token that waits for the scope a token stands in; for an event sub-process the one that waits for what it watches. */
export function hostOf(walk: Walk, token: Token): Token | undefined {
  let scope = scopeNamed(walk.state, token.scope);
  while (scope?.kind === 'handler') scope = scopeNamed(walk.state, scope.within);
  return scope === undefined || scope.token === 0 ? undefined : tokenOf(walk, scope.token);
}
