import type { CaseState, Scope, Token } from '#engine/case';
import type { Handler, Part } from '#engine/compile';
import type { Opening, Patch } from '#engine/patch';
import { partNamed } from '#engine/plan';
import { timerDue } from '#engine/timers';
import { freshId, nodeAt, stationAt, tokenOf, type Walk } from '#engine/walk';

/** The scope with that id; undefined for 0, the case itself. */
export function scopeNamed(state: CaseState, id: number | undefined): Scope | undefined {
  return id === undefined || id === 0 ? undefined : state.scopes?.find((scope) => scope.id === id);
}

export function tokensIn({ tokens }: CaseState, scope: number): readonly Token[] {
  return tokens.filter((token) => (token.scope ?? 0) === scope);
}

/** The process, sub-process or global task that runs in a scope; undefined among several instances. */
export function partIn(walk: Walk, scope: Scope | undefined): Part | undefined {
  if (scope === undefined) return partNamed(walk.plan, walk.plan.main.process.id);
  return scope.kind === 'several' ? undefined : partNamed(walk.plan, scope.part ?? scope.node);
}

/** Whether an interrupting event sub-process has begun there: then no other may. */
export function isInterrupted(walk: Walk, scope: number): boolean {
  return (walk.state.scopes ?? []).some(
    ({ kind, within, node }) => kind === 'handler' && within === scope && handlerOf(walk, node)?.start.interrupting,
  );
}

function handlerOf(walk: Walk, sub: string): Handler | undefined {
  return partNamed(walk.plan, nodeAt(walk, sub).within)?.handlers.find((handler) => handler.sub.id === sub);
}

/** What begins with a scope: tokens on the way from its start, and what its event sub-processes wait for. */
export function begin(walk: Walk, scope: Scope, part: Part): Patch {
  const put: NonNullable<Patch['put']> =
    part.begins === undefined
      ? [[freshId(walk), part.id, null, scope.id]]
      : part.begins.map((flow) => [freshId(walk), flow.to, flow.id, scope.id]);
  return { enter: [scope], put, ...opening(watches(walk, part, scope)) };
}

function opening(open: readonly Opening[]): Pick<Patch, 'open'> {
  return open.length === 0 ? {} : { open };
}

/** Waits that start event sub-processes of a part. Errors and escalations come by themselves. */
export function watches(walk: Walk, part: Part, { id, token }: Pick<Scope, 'id' | 'token'>): Opening[] {
  const host = token === 0 ? undefined : tokenOf(walk, token);
  return part.handlers.flatMap(({ start }) => watch(walk, start.id, id, host) ?? []);
}

/** The wait of a start event for its message or time, in the scope that it watches and that `host` waits for. */
export function watch(walk: Walk, start: string, scope: number, host?: Token): Opening | undefined {
  const node = nodeAt(walk, start);
  const where = scope === 0 ? {} : { scope };
  if (node.type === 'timerStartEvent')
    return { kind: 'timer', id: freshId(walk), token: 0, node: start, due: timerDue(walk, node, host), ...where };
  if (node.type === 'messageStartEvent')
    return { kind: 'message', id: freshId(walk), token: 0, node: start, name: node.message ?? '', ...where };
  return undefined;
}

/** An event sub-process begins in a scope; an interrupting one ends all else there (BPMN 2.0.2, 13.5.4). */
export function handle(walk: Walk, start: string, scope: number): Patch {
  const { node, outgoing } = stationAt(walk, start);
  const ended = node.interrupting ? cutScope(walk, scope) : {};
  const handler: Scope = { id: freshId(walk), kind: 'handler', node: node.within, within: scope, token: 0 };
  const put = outgoing.map((flow) => [freshId(walk), flow.to, flow.id, handler.id] as const);
  const part = partNamed(walk.plan, node.within);
  const open = part === undefined ? [] : watches(walk, part, handler);
  return { ...ended, enter: [handler], put, ...opening(open) };
}

/** An activity ends with all that runs inside it (BPMN 2.0.2, 13.5.3); its token goes too. */
export function cutHost(walk: Walk, token: number): Patch {
  const hosted = (walk.state.scopes ?? []).filter((scope) => scope.token === token);
  return cut(walk, below(walk.state, hosted), (one) => one.id === token);
}

/** All that runs in a scope ends, the scope itself stays. Other pools are no part of the case's own scope. */
export function cutScope(walk: Walk, id: number): Patch {
  const inner = (walk.state.scopes ?? []).filter(({ within, kind }) => within === id && kind !== 'pool');
  return cut(walk, below(walk.state, inner), (token) => (token.scope ?? 0) === id, id);
}

/** Scopes and all scopes inside them. */
function below({ scopes = [] }: CaseState, from: readonly Scope[]): ReadonlySet<number> {
  const found = new Set(from.map(({ id }) => id));
  for (const id of found) for (const scope of scopes) if (scope.within === id) found.add(scope.id);
  return found;
}

function cut(walk: Walk, gone: ReadonlySet<number>, also: (token: Token) => boolean, watched?: number): Patch {
  const { tokens, open } = walk.state;
  const take = tokens.filter((token) => also(token) || gone.has(token.scope ?? 0)).map(({ id }) => id);
  const closed = open.filter((wait) => {
    if (wait.token !== 0) return take.includes(wait.token);
    const scope = 'scope' in wait ? (wait.scope ?? 0) : 0;
    return gone.has(scope) || (scope === watched && isHandlers(walk, wait.node));
  });
  const shut = closed.length === 0 ? {} : { shut: closed.map(({ id }) => id) };
  return { take, ...shut, ...(gone.size === 0 ? {} : { exit: [...gone] }) };
}

/** A wait at the top of the case may also be for another pool to begin; that one stays. */
function isHandlers(walk: Walk, start: string): boolean {
  return !walk.plan.main.process.pools.some(({ starts }) => starts.includes(start));
}
