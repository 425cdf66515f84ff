import type { Rule } from '#definitions/rule';
import { agreements } from '#definitions/views/messages';

/** Sender and taker find the case by the same facts in the same order. */
export const messageKey: Rule = {
  id: 'message/key',
  what: {
    id: 'Pengirim dan penerima mencari kasus dengan fakta berbeda',
    en: 'Sender and taker find the case by different facts',
  },
  hint: { id: 'tulis correlate yang sama dengan urutan yang sama', en: 'write the same correlate in the same order' },
  check: (draft, say) => {
    for (const { taken, place, sender, sent } of agreements(draft)) {
      if (taken.correlate.join() === sent.correlate.join()) continue;
      const text = `${sender.name} is sent by ${sent.correlate.join(', ')} and awaited by ${taken.correlate.join(', ')}`;
      say(place, text, `write the same facts in the same order as ${sender.service.id}`);
    }
  },
};
