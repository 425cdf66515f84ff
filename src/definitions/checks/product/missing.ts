import { PART_OF_KIND } from '#definitions/product';
import type { Rule } from '#definitions/rule';
import { answersDisputes } from '#definitions/views/corrections';
import { placeIn } from '#definitions/vocabulary';

/**
 * Whoever applies knows from its kind what to expect: a paper, a connection, a public asset or a rule. A correction leaves a record
 * as it should be.
 */
export const productMissing: Rule = {
  id: 'product/missing',
  what: {
    id: 'Layanan tidak menyebut hasil yang dijanjikan jenisnya',
    en: 'The service lacks the product its kind promises',
  },
  hint: { id: 'tulis product di service.yaml', en: 'write product in service.yaml' },
  check: (draft, say) => {
    for (const service of draft.services.values()) {
      const { kind, product } = service.file.value;
      const part = PART_OF_KIND[kind];
      if (product?.[part] !== undefined || answersDisputes(draft, service)) continue;
      const message = `A service of kind ${kind} says nothing of its ${part}`;
      say(placeIn(service, 'kind'), message, `add product: { ${part}: … } to service.yaml`);
    }
  },
};
