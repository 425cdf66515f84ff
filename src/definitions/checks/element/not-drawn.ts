import type { Rule } from '#definitions/rule';
import { elementsOf, nearestName, placeIn } from '#definitions/vocabulary';

/** process.bpmn carries no extension of ours: service.yaml binds its elements by id, and a binding without its element never runs. */
export const elementNotDrawn: Rule = {
  id: 'element/not-drawn',
  what: {
    id: 'service.yaml mengikat elemen yang tidak digambar',
    en: 'service.yaml binds an element that is not drawn',
  },
  hint: { id: 'gambar elemennya atau hapus ikatannya', en: 'draw the element or take the binding out' },
  refers: (draft, say) => {
    for (const service of draft.services.values()) {
      const { nodes } = service.process ?? {};
      if (nodes === undefined) continue;
      for (const [id] of elementsOf(service).filter(([one]) => !nodes.has(one))) {
        const near = nearestName(id, nodes.keys());
        const fix =
          near === undefined ? 'draw the element or take the binding out' : `write ${near}, or draw the element`;
        say(service.file.keyAt(['elements', id]), `process.bpmn has no element ${id}`, fix, id);
      }
      const until = service.file.value.withdraw?.until;
      if (until === undefined || nodes.has(until)) continue;
      const fix = 'name the element until which one may withdraw';
      say(placeIn(service, 'withdraw', 'until'), `process.bpmn has no element ${until}`, fix, until);
    }
  },
};
