import type { Rule } from '#definitions/rule';
import { caughtIn, thrownIn } from '#definitions/views/messages';
import { placeOfNode } from '#definitions/vocabulary';

/** What an element says to other cases, or hears from them, service.yaml describes. */
export const messageUndescribed: Rule = {
  id: 'message/undescribed',
  what: { id: 'Pesan ini tidak dijelaskan di service.yaml', en: 'service.yaml does not describe the message' },
  hint: { id: 'tulis di messages: correlate, carries, ttl', en: 'write it under messages: correlate, carries, ttl' },
  check: (draft, say) => {
    for (const { service, node, name, message } of [...thrownIn(draft), ...caughtIn(draft)]) {
      if (message !== undefined) continue;
      const text = `${node.id} speaks to other cases by ${name}, which service.yaml does not describe`;
      const fix = `add ${name} under messages of service.yaml: correlate, carries, ttl`;
      say(placeOfNode(service, node), text, fix, node.id);
    }
  },
};
