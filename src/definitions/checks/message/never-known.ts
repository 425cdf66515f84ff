import type { Rule } from '#definitions/rule';
import { thrownIn } from '#definitions/views/messages';
import { obtainable } from '#definitions/views/obtainable';
import { placeIn } from '#definitions/vocabulary';

/** What a message carries is known to the case that sends it. */
export const messageNeverKnown: Rule = {
  id: 'message/never-known',
  what: {
    id: 'Fakta dalam pesan tidak pernah diketahui pengirim',
    en: 'The sender never comes to know a fact of the message',
  },
  hint: {
    id: 'ambil, tanyakan, atau hitung sebelum pesan dikirim',
    en: 'read, ask or compute it before the message is sent',
  },
  check: (draft, say) => {
    for (const { service, name, message } of thrownIn(draft)) {
      const known = obtainable(draft, service);
      for (const list of message === undefined ? [] : (['correlate', 'carries'] as const)) {
        for (const [index, fact] of message?.[list].entries() ?? []) {
          if (known.has(fact)) continue;
          const place = placeIn(service, 'messages', name, list, index);
          say(place, `Nothing in this service brings ${fact}`, 'read it, ask it or compute it before it is sent');
        }
      }
    }
  },
};
