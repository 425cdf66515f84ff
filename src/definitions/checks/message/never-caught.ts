import type { Rule } from '#definitions/rule';
import { caughtIn, thrownIn } from '#definitions/views/messages';
import { nearestName, placeOfNode } from '#definitions/vocabulary';

/** A message has a taker, or a case speaks to nobody. */
export const messageNeverCaught: Rule = {
  id: 'message/never-caught',
  what: { id: 'Tidak ada layanan yang menerima pesan ini', en: 'No service takes the message' },
  hint: {
    id: 'gambar penerimanya di layanan lain, atau hapus',
    en: 'draw who takes it in the other service, or take it out',
  },
  check: (draft, say) => {
    const taken = caughtIn(draft).map(({ name }) => name);
    for (const { service, node, name, message } of thrownIn(draft)) {
      if (message === undefined || taken.includes(name)) continue;
      const near = nearestName(name, taken);
      const fix = near === undefined ? 'draw who takes it, or take it out' : `send ${near}, or draw who takes ${name}`;
      say(placeOfNode(service, node), `No service takes the message ${name}`, fix, node.id);
    }
  },
};
