import type { ProcessNode } from '#definitions/process';
import type { Token } from '#engine/case';
import type { Actor } from '#engine/command';
import { hostOf } from '#engine/conditions';
import { endPatch, isEnd } from '#engine/endings';
import { leave, putOn } from '#engine/flows';
import type { Patch } from '#engine/patch';
import type { EngineRefusal } from '#engine/refusals';
import { cutHost, handle, isInterrupted, partIn, scopeNamed } from '#engine/scopes';
import { emit, signature, stationAt, type Walk } from '#engine/walk';
import type { JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** Who takes an error or escalation: a boundary event of an activity, or an event sub-process of a scope. */
type Catcher =
  | { readonly kind: 'boundary'; readonly event: ProcessNode; readonly host: Token }
  | { readonly kind: 'handler'; readonly event: ProcessNode; readonly scope: number };

type Thrown = 'Error' | 'Escalation';

/**
 * An error is raised at an element: it goes up through scopes and calls to the nearest that takes its code, and ends what
 * it was raised in (BPMN 2.0.2, 13.5). Nobody takes it: the case holds there.
 */
export function raise(
  walk: Walk,
  token: Token,
  code: string,
  by: Actor = { kind: 'system' },
  data: JsonObject = {},
): void {
  const catcher = catcherOf(walk, token, 'Error', code);
  const patch: Patch =
    catcher === undefined
      ? { shut: walk.state.open.filter((wait) => wait.token === token.id).map(({ id }) => id) }
      : caught(walk, catcher);
  const caughtBy = catcher?.event.id ?? null;
  emit(walk, {
    kind: 'error-raised',
    element: token.node,
    ...signature(by),
    data: { ...data, code, caught: caughtBy, ...patch },
  });
  if (catcher !== undefined) return;
  const why = new Refusal<EngineRefusal>('error-uncaught', `Nobody takes the error ${code}`, {
    element: token.node,
    code,
  });
  walk.failed.push({ token, why, on: 'enter' });
}

/** An escalation goes up the same way; whoever threw it goes on, unless what takes it ends it. Untaken it is an act only. */
export function escalate(walk: Walk, token: Token, code: string): void {
  const catcher = catcherOf(walk, token, 'Escalation', code);
  const catches = catcher === undefined ? {} : caught(walk, catcher);
  const ends = isEnd(stationAt(walk, token.node).node);
  const own = catches.take?.includes(token.id) === true ? {} : ends ? endPatch(walk, token) : leave(walk, token);
  const data = { code, caught: catcher?.event.id ?? null, ...joined(own, catches) };
  emit(walk, { kind: 'escalated', element: token.node, data });
}

function joined(own: Patch, other: Patch): Patch {
  const [take, put, shut] = [
    [...(own.take ?? []), ...(other.take ?? [])],
    [...(own.put ?? []), ...(other.put ?? [])],
    [...(own.shut ?? []), ...(other.shut ?? [])],
  ];
  return {
    ...own,
    ...other,
    ...(take.length === 0 ? {} : { take }),
    ...(put.length === 0 ? {} : { put }),
    ...(shut.length === 0 ? {} : { shut }),
  };
}

function catcherOf(walk: Walk, from: Token, thrown: Thrown, code: string): Catcher | undefined {
  for (let token: Token | undefined = from; token !== undefined; token = hostOf(walk, token)) {
    // What sits on the edge of a multi-instance activity watches all of them, not each.
    const edges = token.index === undefined ? stationAt(walk, token.node).boundaries : [];
    const event = taking(edges, `boundary${thrown}Event`, code);
    if (event !== undefined) return { kind: 'boundary', event, host: token };
    const handler = handlerOver(walk, token, thrown, code);
    if (handler !== undefined) return handler;
  }
  return undefined;
}

/** The event sub-process of the token's scope, or of the scopes whose handlers it runs in. */
function handlerOver(walk: Walk, token: Token, thrown: Thrown, code: string): Catcher | undefined {
  let id = token.scope ?? 0;
  for (;;) {
    const scope = scopeNamed(walk.state, id);
    const starts = partIn(walk, scope)?.handlers.map(({ start }) => start) ?? [];
    const event = taking(starts, `${thrown.toLowerCase()}StartEvent`, code);
    if (event !== undefined && !isInterrupted(walk, id)) return { kind: 'handler', event, scope: id };
    if (scope?.kind !== 'handler') return undefined;
    id = scope.within;
  }
}

/** One that names the code before one that takes all. */
function taking(events: readonly ProcessNode[], type: string, code: string): ProcessNode | undefined {
  const fitting = events.filter((event) => event.type === type);
  return fitting.find((event) => event.code === code) ?? fitting.find((event) => event.code === null);
}

function caught(walk: Walk, catcher: Catcher): Patch {
  if (catcher.kind === 'handler') return handle(walk, catcher.event.id, catcher.scope);
  const { event, host } = catcher;
  const ended = event.interrupting ? cutHost(walk, host.id) : {};
  return { ...ended, put: putOn(walk, stationAt(walk, event.id).outgoing, host.scope) };
}
