import type { Scope } from '#engine/case';
import { leave } from '#engine/flows';
import { joinInclusive } from '#engine/gateways';
import type { Patch } from '#engine/patch';
import { tokensIn } from '#engine/scopes';
import { emit, tokenOf, type Walk } from '#engine/walk';

/** What may go on once no token can move by itself: one scope that is done, or one inclusive gateway. Answers whether any did. */
export function settle(walk: Walk): boolean {
  return completeScope(walk) || stopWatching(walk) || joinInclusive(walk);
}

/** BPMN 2.0.2, 13.5.4: a scope completes when no token is left in it and no event sub-process runs; the innermost first. */
function completeScope(walk: Walk): boolean {
  const done = walk.state.scopes?.findLast(
    (scope) => isEmpty(walk, scope.id) && handlersIn(walk, scope.id).length === 0,
  );
  if (done === undefined) return false;
  const shut = watching(walk, done.id);
  const element = done.kind === 'pool' ? null : done.node;
  emit(walk, {
    kind: 'passed',
    element,
    data: joined(onward(walk, done), { exit: [done.id], ...(shut.length === 0 ? {} : { shut }) }),
  });
  return true;
}

function onward(walk: Walk, { token }: Scope): Patch {
  return token === 0 ? {} : leave(walk, tokenOf(walk, token));
}

function joined(leaving: Patch, ended: Patch): Patch {
  const shut = [...(leaving.shut ?? []), ...(ended.shut ?? [])];
  return { ...leaving, ...ended, ...(shut.length === 0 ? {} : { shut }) };
}

/** While only event sub-processes still run in a scope, it is completing: no new one may start. */
function stopWatching(walk: Walk): boolean {
  const handlers = (walk.state.scopes ?? []).filter(({ kind }) => kind === 'handler');
  const completing = handlers.find(({ within }) => isEmpty(walk, within) && watching(walk, within).length > 0);
  if (completing === undefined) return false;
  emit(walk, { kind: 'passed', element: null, data: { shut: watching(walk, completing.within) } });
  return true;
}

function isEmpty({ state }: Walk, scope: number): boolean {
  return tokensIn(state, scope).length === 0;
}

function handlersIn({ state }: Walk, scope: number): readonly Scope[] {
  return (state.scopes ?? []).filter(({ kind, within }) => kind === 'handler' && within === scope);
}

/** Waits that would start an event sub-process of the scope. */
function watching({ state, plan }: Walk, scope: number): number[] {
  const pools = new Set(plan.main.process.pools.flatMap(({ starts }) => starts));
  const waits = state.open.filter((wait) => wait.token === 0 && 'scope' in wait && (wait.scope ?? 0) === scope);
  const own = scope === 0 ? state.open.filter((wait) => wait.token === 0 && !('scope' in wait)) : waits;
  return own.filter(({ node }) => !pools.has(node)).map(({ id }) => id);
}
