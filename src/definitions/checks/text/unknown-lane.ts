import type { Rule } from '#definitions/rule';
import { everyTexts } from '#definitions/views/texts';

/** What comes out of a service comes from one of its lanes. */
export const textUnknownLane: Rule = {
  id: 'text/unknown-lane',
  what: { id: 'Produk menyebut lajur yang tidak ada', en: 'A product names a lane that does not exist' },
  hint: { id: 'sebut lajur dari service.yaml', en: 'name a lane of service.yaml' },
  check: (draft, say) => {
    for (const { service, texts } of everyTexts(draft)) {
      for (const [index, { lane }] of texts.value.product.entries()) {
        if (Object.hasOwn(service.file.value.lanes, lane)) continue;
        say(texts.at(['product', index, 'lane']), `There is no lane ${lane}`, 'name a lane of service.yaml');
      }
    }
  },
};
