import { voting } from '#coordination/arrangement';
import type { Rule } from '#definitions/rule';

/** What members own together belongs to two of them or more, to nobody else, and wholly. */
export const arrangementOwners: Rule = {
  id: 'arrangement/owners',
  what: { id: 'Saham lembaga bersama tidak pas', en: 'The shares of a jointly owned agency do not fit' },
  hint: {
    id: 'bagi 100 di antara dua anggota atau lebih',
    en: 'share 100 among two members or more',
  },
  check: ({ arrangements }, say) => {
    for (const file of arrangements.values()) {
      const { ownedAgency: owned } = file.value;
      if (owned === undefined) continue;
      const parts = Object.entries(owned.shares);
      const total = parts.reduce((sum, [, share]) => sum + share, 0);
      const fix = 'share 100 among two members or more';
      const place = file.at(['ownedAgency', 'shares']);
      if (total !== 100) say(place, `The shares of ${owned.agency} add up to ${total}`, fix);
      if (parts.filter(([, share]) => share > 0).length < 2) say(place, `${owned.agency} has not two owners`, fix);
      for (const [owner] of parts)
        if (!voting(file.value).includes(owner))
          say(file.keyAt(['ownedAgency', 'shares', owner]), `${owner} owns a part and is no member`, fix);
    }
  },
};
