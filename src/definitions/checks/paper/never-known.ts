import type { Rule } from '#definitions/rule';
import { obtainable } from '#definitions/views/obtainable';
import { everyElement, placeIn } from '#definitions/vocabulary';

/** A fact given to a paper must be one that the service can have. */
export const paperNeverKnown: Rule = {
  id: 'paper/never-known',
  what: { id: 'Fakta ini tidak pernah diketahui layanan', en: 'The service never comes to know this fact' },
  hint: {
    id: 'ambil, tanyakan, atau hitung, atau hapus dari dokumen',
    en: 'read, ask or compute it, or leave it off the paper',
  },
  check: (draft, say) => {
    for (const { service, id, element } of everyElement(draft)) {
      for (const [index, fact] of (element.paper?.facts ?? []).entries()) {
        if (!draft.factTypes.has(fact) || obtainable(draft, service).has(fact)) continue;
        const place = placeIn(service, 'elements', id, 'paper', 'facts', index);
        say(
          place,
          `Nothing in this service brings ${fact}`,
          'read it, ask it or compute it, or leave it off the paper',
        );
      }
    }
  },
};
