import type { Process, ProcessNode } from '#definitions/process';
import type { Rule, SayDrawn } from '#definitions/rule';

/** A process and a sub-process begin at one place. BPMN 2.0.2, 10.3.5: a sub-process has one start without a trigger; one that waits for an event has one with. */
export const bpmnStarts: Rule = {
  id: 'bpmn/starts',
  what: { id: 'Bagian ini perlu tepat satu awal yang sesuai', en: 'This part needs exactly one fitting start' },
  hint: { id: 'gambar satu awal dan tidak lebih', en: 'draw that one and no other' },
  drawn: ({ process }, say) => {
    checkPools(process, say);
    for (const node of process.nodes.values())
      if (node.type === 'subProcess' || node.type === 'eventSubProcess') checkStart(process, node, say);
  },
};

function checkPools({ pools, nodes }: Process, say: SayDrawn): void {
  for (const { id, starts } of pools) {
    const plain = starts.filter((start) => nodes.get(start)?.type === 'startEvent');
    for (const extra of plain.slice(1)) say(extra, 'a process starts at one place', 'remove this start event');
    if (starts.length === 0) say(id, 'the process has no start event', 'add a start event');
  }
  for (const { type, within, id } of nodes.values()) {
    if (!pools.some((pool) => pool.id === within) || !/^(error|escalation)StartEvent$/.test(type)) continue;
    say(id, `${id} starts nothing here`, 'use it in an event sub-process');
  }
}

function checkStart({ nodes }: Process, part: ProcessNode, say: SayDrawn): void {
  const starts = [...nodes.values()].filter(
    ({ within, type }) => within === part.id && /^startEvent$|StartEvent$/.test(type),
  );
  const byEvent = part.type === 'eventSubProcess';
  const fitting = starts.filter(({ type }) => (type === 'startEvent') !== byEvent);
  if (starts.length === 1 && fitting.length === 1) return;
  const kind = byEvent ? 'that waits for a message, a time, an error or an escalation' : 'without a trigger';
  say(part.id, `${part.id} needs exactly one start event ${kind}`, 'draw that one and no other');
}
