import type { DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Rule } from '#definitions/rule';
import { nearestName, placeIn } from '#definitions/vocabulary';

/** Where a clock is decided, where a case goes on after it, and where completeness is looked at are elements of the drawing. */
export const clockNotDrawn: Rule = {
  id: 'clock/not-drawn',
  what: { id: 'Batas waktu menyebut elemen yang tidak ada', en: 'The clock names an element that is not drawn' },
  hint: { id: 'sebut elemen process.bpmn', en: 'name an element of process.bpmn' },
  refers: (draft, say) => {
    for (const service of draft.services.values()) {
      const { nodes } = service.process ?? {};
      for (const [element, place] of nodes === undefined ? [] : elementsNamed(service)) {
        if (nodes?.has(element) !== false) continue;
        const near = nearestName(element, nodes.keys());
        const fix = near === undefined ? 'name an element of process.bpmn' : `write ${near}, or draw the element`;
        say(place, `process.bpmn has no element ${element}`, fix, element);
      }
    }
  },
};

function elementsNamed(service: DraftService): (readonly [element: string, place: Place])[] {
  const { statutory, completeness } = service.file.value.clocks ?? {};
  const at = (...path: PropertyKey[]): Place => placeIn(service, 'clocks', ...path);
  const named = (statutory?.decided ?? []).map(
    (element, index) => [element, at('statutory', 'decided', index)] as const,
  );
  const continues = statutory?.onLapse.continues;
  return [
    ...named,
    ...(continues === undefined ? [] : [[continues, at('statutory', 'onLapse', 'continues')] as const]),
    ...(completeness === undefined ? [] : [[completeness.element, at('completeness', 'element')] as const]),
  ];
}
