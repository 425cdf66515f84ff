import type { Rule } from '#definitions/rule';
import { answersDisputes } from '#definitions/views/corrections';
import { caughtIn, thrownIn } from '#definitions/views/messages';
import { placeOfNode } from '#definitions/vocabulary';

/** A message has a sender, or a case waits for ever. */
export const messageNeverThrown: Rule = {
  id: 'message/never-thrown',
  what: { id: 'Tidak ada yang mengirim pesan ini', en: 'Nobody sends the message' },
  hint: {
    id: 'gambar pengirimnya, atau sebut peran pengirim di from',
    en: 'draw who sends it, or name the role it comes from under from',
  },
  severity: 'warning',
  check: (draft, say) => {
    const sent = thrownIn(draft).map(({ name }) => name);
    for (const { service, node, name, message } of caughtIn(draft)) {
      const disputed = node.type === 'messageStartEvent' && answersDisputes(draft, service);
      if (message === undefined || message.from !== undefined || disputed || sent.includes(name)) continue;
      const fix = 'draw who sends it, or say from which role it comes';
      say(placeOfNode(service, node), `Nobody sends the message ${name}`, fix, node.id);
    }
  },
};
