import type { Process } from '#definitions/process';
import type { Rule } from '#definitions/rule';

/** A token can come to every step. */
export const bpmnUnreachable: Rule = {
  id: 'bpmn/unreachable',
  what: { id: 'Tidak ada jalan ke elemen ini', en: 'No path leads to the element' },
  hint: { id: 'sambungkan atau hapus', en: 'connect it or remove it' },
  drawn: ({ process, entered }, say) => {
    const reached = reachedIn(process, entered);
    for (const { id } of process.nodes.values())
      if (!reached.has(id)) say(id, `no path leads from the start to ${id}`, 'connect it or remove it');
  },
};

/** All that a token can come to: from the starts of every part and what is entered without a flow, event sub-processes and global tasks by themselves. */
function reachedIn({ nodes, flows }: Process, entered: readonly string[]): ReadonlySet<string> {
  const begins = (type: string): boolean => /^startEvent$|StartEvent$|^eventSubProcess$/.test(type);
  const reached = new Set<string>(entered.filter((id) => nodes.has(id)));
  const boundaries = new Map<string, string[]>();
  for (const { id, type, within, attachedTo } of nodes.values()) {
    if (begins(type) || within === id) reached.add(id);
    if (attachedTo !== null) boundaries.set(attachedTo, [...(boundaries.get(attachedTo) ?? []), id]);
  }
  for (const id of reached) {
    for (const flow of nodes.get(id)?.outgoing ?? []) reached.add(flows.get(flow)?.to ?? '');
    for (const event of boundaries.get(id) ?? []) reached.add(event);
  }
  return reached;
}
