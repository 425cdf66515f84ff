import type { Rule } from '#definitions/rule';
import { isEnd } from '#definitions/views/drawn';

/** A path ends at an end event, where something becomes of the case. */
export const bpmnDeadEnd: Rule = {
  id: 'bpmn/dead-end',
  what: { id: 'Langkah ini tidak berlanjut', en: 'The step leads nowhere' },
  hint: { id: 'lanjutkan ke langkah berikut atau ke akhir', en: 'lead it on to the next step or to an end' },
  drawn: ({ process }, say) => {
    for (const { id, type, outgoing, within } of process.nodes.values()) {
      if (isEnd(type) || outgoing.length > 0 || type === 'eventSubProcess' || within === id) continue;
      say(id, `${id} leads nowhere`, 'lead it on to the next step or to an end event');
    }
  },
};
