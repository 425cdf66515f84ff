import type { Rule } from '#definitions/rule';
import { HOUSE_ACTS } from '#definitions/schema/bases';

/** Pages say on what law the house itself acts, whatever the service; the law is the government's to name. */
export const basisMissing: Rule = {
  id: 'basis/missing',
  what: { id: 'Dasar hukum perbuatan ini tidak disebut', en: 'No law is named for this act' },
  hint: { id: 'tambahkan di bases.yaml', en: 'add it to bases.yaml' },
  check: ({ bases }, say) => {
    for (const act of HOUSE_ACTS) {
      if (bases.value.some((row) => row.act === act)) continue;
      say(bases.at([]), `Nothing says which law ${act} rests on`, `add { act: ${act}, from, basis } to bases.yaml`);
    }
  },
};
