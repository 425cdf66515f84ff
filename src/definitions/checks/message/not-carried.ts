import type { Rule } from '#definitions/rule';
import { agreements } from '#definitions/views/messages';

/** What the taker awaits the sender sends along. */
export const messageNotCarried: Rule = {
  id: 'message/not-carried',
  what: { id: 'Penerima menunggu fakta yang tidak dikirim', en: 'The taker awaits a fact that is not sent along' },
  hint: {
    id: 'tambahkan di carries pengirim, atau hapus di penerima',
    en: 'add it to carries of the sender, or take it out at the taker',
  },
  severity: 'warning',
  check: (draft, say) => {
    for (const { taken, place, sender, sent } of agreements(draft)) {
      const missing = taken.carries.find((fact) => !sent.carries.includes(fact));
      if (missing === undefined || taken.from !== undefined) continue;
      const { name, service } = sender;
      const text = `${name} is to bring ${missing}, which ${service.id} does not send along`;
      say(place, text, `add ${missing} to carries in ${service.id}, or take it out`);
    }
  },
};
