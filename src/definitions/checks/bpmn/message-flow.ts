import type { Rule } from '#definitions/rule';

/** A message flow leads from what sends to what hears. */
export const bpmnMessageFlow: Rule = {
  id: 'bpmn/message-flow',
  what: { id: 'Alur pesan tidak ada yang menerima', en: 'Nobody hears the message flow' },
  hint: { id: 'arahkan ke langkah yang menunggu pesan', en: 'lead it to a step that waits for a message' },
  drawn: ({ process: { nodes, messageFlows } }, say) => {
    for (const { id, from, to } of messageFlows) {
      const [one, other] = [nodes.get(from), nodes.get(to ?? '')];
      if (one === undefined || other === undefined) continue;
      if (/^message(Throw|End)Event$|^sendTask$/.test(one.type) && HEARS.test(other.type)) continue;
      const fix = 'lead it from a send task or throwing event to a receive task or catching event';
      say(id, `the message flow ${id} joins ${from} and ${to}, which send or hear nothing`, fix);
    }
  },
};

const HEARS = /^(receiveTask|messageCatchEvent|messageStartEvent|boundaryMessageEvent)$/;
