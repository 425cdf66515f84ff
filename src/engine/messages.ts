import type { Kept, Opened, Token } from '#engine/case';
import { endPatch } from '#engine/endings';
import { beginPool, isPool, occur } from '#engine/events';
import { leave } from '#engine/flows';
import { pass } from '#engine/gateways';
import type { Patch } from '#engine/patch';
import { agencyAt, emit, freshId, nodeAt, stationAt, type Walk } from '#engine/walk';

/** A send task, throwing event or message end: its message goes to the pools that its message flows name, and outside. */
export function send(walk: Walk, token: Token): void {
  const { node, sends } = stationAt(walk, token.node);
  const ends = node.type === 'messageEndEvent';
  if (!ends && sends.inside.length === 0 && !sends.outside) return pass(walk, token, agencyAt(walk, token.node));
  if (sends.outside) walk.needs.messages.push({ node: node.id, name: node.message });
  const keep = sends.inside
    .filter((to) => receiver(walk, to) === undefined)
    .map((to): Kept => ({ id: freshId(walk), node: to }));
  const data: Patch = {
    ...(ends ? endPatch(walk, token) : leave(walk, token)),
    ...(keep.length === 0 ? {} : { keep }),
  };
  const kept = keep.map((one) => one.node);
  emit(walk, {
    kind: 'message-sent',
    element: node.id,
    agency: agencyAt(walk, node.id),
    data: { ...data, message: node.message },
  });
  for (const to of sends.inside) if (!kept.includes(to)) receive(walk, to);
}

type Waiting = Opened & { readonly kind: 'message' };

/** Who gets a message sent to an element now: a wait there, or the pool that it starts. Without one it is kept. */
function receiver(walk: Walk, element: string): Waiting | 'pool' | undefined {
  const node = nodeAt(walk, element);
  const wait = walk.state.open.find((one): one is Waiting => one.kind === 'message' && one.node === element);
  return wait ?? (node.type === 'messageStartEvent' && isPool(walk, node.within) ? 'pool' : undefined);
}

function receive(walk: Walk, element: string): void {
  const to = receiver(walk, element);
  if (to === undefined) return;
  const patch = to === 'pool' ? beginPool(walk, nodeAt(walk, element).within, element) : occur(walk, to);
  emit(walk, { kind: 'message-received', element, agency: agencyAt(walk, element), data: patch });
}

/** A message that came before the token did: it is taken now. Answers whether there was one. */
export function takeKept(walk: Walk, token: Token, element: string): boolean {
  const kept = walk.state.kept?.find(({ node }) => node === element);
  if (kept === undefined) return false;
  const data = { drop: [kept.id], ...leave(walk, token, [token.id], element) };
  emit(walk, { kind: 'message-received', element, agency: agencyAt(walk, element), data });
  return true;
}
