import type { Rule } from '#definitions/rule';
import { nearestOr, placeIn } from '#definitions/vocabulary';

/** The paper that comes out has a template. */
export const productUnknownPaper: Rule = {
  id: 'product/unknown-paper',
  what: { id: 'Dokumen hasil tidak ada', en: 'The paper of the product does not exist' },
  hint: { id: 'tambahkan di documents/', en: 'add it to documents/' },
  check: (draft, say) => {
    for (const service of draft.services.values()) {
      const { paper } = service.file.value.product ?? {};
      if (paper === undefined || service.papers.has(paper)) continue;
      const fix = nearestOr(paper, service.papers.keys(), `add documents/${paper}.typ`);
      say(placeIn(service, 'product', 'paper'), `There is no paper ${paper}`, fix);
    }
  },
};
