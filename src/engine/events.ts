import type { Opened, Scope, Token } from '#engine/case';
import { leave, putOn } from '#engine/flows';
import type { Patch } from '#engine/patch';
import { partNamed } from '#engine/plan';
import { begin, cutHost, handle } from '#engine/scopes';
import { setTimer } from '#engine/timers';
import { emit, freshId, nodeAt, stationAt, tokenOf, type Walk } from '#engine/walk';

type Awaited = Opened & { readonly kind: 'message' | 'timer' };

/** What watches an activity from its edge begins to wait with it. Errors and escalations come by themselves. */
export function armBoundaries(walk: Walk, token: Token): void {
  for (const event of stationAt(walk, token.node).boundaries) {
    if (event.type === 'boundaryTimerEvent') setTimer(walk, token, event);
    if (event.type === 'boundaryMessageEvent') {
      const open = [{ kind: 'message', id: freshId(walk), token: token.id, name: event.message ?? '' }] as const;
      emit(walk, { kind: 'message-awaited', element: event.id, data: { open } });
    }
  }
}

/** What the event changes that a wait waited for: its message came, or its time. */
export function occur(walk: Walk, wait: Awaited): Patch {
  const { node, outgoing } = stationAt(walk, wait.node);
  if (wait.token === 0) return startBy(walk, wait);
  const token = tokenOf(walk, wait.token);
  if (node.attachedTo === null) return leave(walk, token, [token.id], wait.node);
  if (node.interrupting) return { ...cutHost(walk, token.id), put: putOn(walk, outgoing, token.scope) };
  // A time comes once, a message may come again.
  return { ...(wait.kind === 'timer' ? { shut: [wait.id] } : {}), put: putOn(walk, outgoing, token.scope) };
}

/** A start event: of an event sub-process, or of another pool of the file. */
function startBy(walk: Walk, wait: Awaited): Patch {
  const once = wait.kind === 'timer' ? [wait.id] : [];
  const pool = nodeAt(walk, wait.node).within;
  if (isPool(walk, pool)) return { ...beginPool(walk, pool, wait.node), ...(once.length === 0 ? {} : { shut: once }) };
  const patch = handle(walk, wait.node, wait.scope ?? 0);
  const shut = [...new Set([...(patch.shut ?? []), ...once])];
  return { ...patch, ...(shut.length === 0 ? {} : { shut }) };
}

export function isPool(walk: Walk, id: string): boolean {
  return walk.plan.main.process.pools.some((pool) => pool.id === id);
}

/** A pool of the file begins beside the one that began the case. */
export function beginPool(walk: Walk, pool: string, start: string): Patch {
  const part = partNamed(walk.plan, pool);
  if (part === undefined) throw new Error(`no process ${pool}`);
  const scope: Scope = { id: freshId(walk), kind: 'pool', node: pool, within: 0, token: 0 };
  return begin(walk, scope, { ...part, begins: stationAt(walk, start).outgoing });
}
