import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import { everyElement, placeIn } from '#definitions/vocabulary';

/** A fact in which a step keeps what was done in a national system. */
interface FromElsewhere {
  readonly service: DraftService;
  /** The step. */
  readonly id: string;
  readonly form: string | undefined;
  readonly part: 'number' | 'date' | 'evidence';
  readonly fact: string;
  readonly place: Place;
}

export function factsFromElsewhere(draft: Draft): readonly FromElsewhere[] {
  return everyElement(draft).flatMap(({ service, id, element: { elsewhere, form } }) =>
    (['number', 'date', 'evidence'] as const).flatMap((part): FromElsewhere[] => {
      const fact = elsewhere?.[part];
      if (fact === undefined) return [];
      return [{ service, id, form, part, fact, place: placeIn(service, 'elements', id, 'elsewhere', part) }];
    }),
  );
}
