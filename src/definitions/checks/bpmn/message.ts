import type { NodeType } from '#definitions/process';
import type { Rule } from '#definitions/rule';

/** An event says which message it waits for or sends; one that a message flow leads away needs no name. */
export const bpmnMessage: Rule = {
  id: 'bpmn/message',
  what: { id: 'Pesan tidak bernama', en: 'The message has no name' },
  hint: { id: 'beri nama pesan', en: 'give the message a name' },
  drawn: ({ process: { nodes, messageFlows } }, say) => {
    for (const { id, type, message } of nodes.values()) {
      if (message !== null) continue;
      if (HEARING.includes(type))
        say(id, `${id} does not say which message it waits for`, 'name a message of the file');
      if (SAYING.includes(type) && !messageFlows.some(({ from }) => from === id))
        say(id, `${id} does not say which message it sends`, 'name a message of the file');
    }
  },
};

const HEARING: readonly NodeType[] = ['receiveTask', 'messageCatchEvent', 'messageStartEvent', 'boundaryMessageEvent'];
const SAYING: readonly NodeType[] = ['messageThrowEvent', 'messageEndEvent'];
