import type { DraftService } from '#definitions/draft';
import type { Rule, Say } from '#definitions/rule';
import { nearestOr, placeIn } from '#definitions/vocabulary';

/** An asset is inspected and a draft rule is open to comments at a step that is drawn. */
export const productNotDrawn: Rule = {
  id: 'product/not-drawn',
  what: { id: 'Langkah hasil tidak digambar', en: 'The step of the product is not drawn' },
  hint: { id: 'gambar langkahnya di process.bpmn', en: 'draw the step in process.bpmn' },
  check: (draft, say) => {
    for (const service of draft.services.values()) {
      const { asset, rule } = service.file.value.product ?? {};
      if (asset !== undefined) isDrawn(service, asset.inspection, ['asset', 'inspection'], say);
      if (rule !== undefined) isDrawn(service, rule.consultation, ['rule', 'consultation'], say);
    }
  },
};

function isDrawn(service: DraftService, element: string, path: readonly string[], say: Say): void {
  if (service.process === undefined || service.process.nodes.has(element)) return;
  const fix = nearestOr(element, service.process.nodes.keys(), 'draw the element');
  say(placeIn(service, 'product', ...path), `process.bpmn has no element ${element}`, fix, element);
}
