import type { NodeType, Process, ProcessNode } from '#definitions/process';
import type { Rule } from '#definitions/rule';

/** BPMN 2.0.2, 10.6.6: what follows waits for one event each, and nothing else leads there. */
export const bpmnEventGateway: Rule = {
  id: 'bpmn/event-gateway',
  what: { id: 'Gerbang peristiwa harus diikuti penantian', en: 'An event gateway must lead to events that wait' },
  hint: { id: 'arahkan ke peristiwa atau tugas penerima', en: 'lead it to catching events or receive tasks' },
  drawn: ({ process }, say) => {
    const hosts = new Set([...process.nodes.values()].flatMap(({ attachedTo }) => attachedTo ?? []));
    for (const { id, type, outgoing } of process.nodes.values()) {
      if (type !== 'eventBasedGateway') continue;
      if (outgoing.length < 2) say(id, `${id} leaves no choice between events`, 'lead it to two events or more');
      for (const flow of outgoing) {
        const target = process.nodes.get(process.flows.get(flow)?.to ?? '');
        if (target === undefined || isPlain(process, target, hosts)) continue;
        const message = `${id} waits for events, but ${target.id} is not one that only it leads to`;
        say(flow, message, 'lead it to a catching event or receive task of its own');
      }
    }
  },
};

const AWAITED: readonly NodeType[] = ['messageCatchEvent', 'timerCatchEvent', 'receiveTask'];

function isPlain({ flows }: Process, target: ProcessNode, hosts: ReadonlySet<string>): boolean {
  const guarded = target.outgoing.some((one) => flows.get(one)?.condition !== null);
  const alone = target.incoming.length === 1 && !hosts.has(target.id) && target.instances === null;
  return AWAITED.includes(target.type) && alone && !guarded;
}
