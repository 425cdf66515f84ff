import type { Rule } from '#definitions/rule';
import { thrownIn } from '#definitions/views/messages';
import { placeIn } from '#definitions/vocabulary';

/** The day stands in clear where the message is kept, so it is nobody's personal matter. */
export const messageNotADay: Rule = {
  id: 'message/not-a-day',
  what: {
    id: 'Hari terakhir pesan bukan tanggal yang boleh tampak',
    en: 'The last day of the message is no date that may stand in clear',
  },
  hint: {
    id: 'sebut fakta tanggal yang tidak pribadi, atau cukup ttl',
    en: 'name a date that is not personal, or leave it to ttl',
  },
  check: (draft, say) => {
    for (const { service, name, message } of thrownIn(draft)) {
      const notAfter = message?.notAfter;
      const fact = notAfter === undefined ? undefined : draft.factTypes.get(notAfter);
      if (notAfter === undefined || (fact?.type === 'date' && !fact.personal)) continue;
      const place = placeIn(service, 'messages', name, 'notAfter');
      const text = `${notAfter} is no date that may stand in clear`;
      say(place, text, 'name a date that is not personal, or leave it to ttl');
    }
  },
};
