import type { Place } from '#definitions/findings';
import { sourceOf } from '#definitions/source';
import { perDraft } from '#definitions/views/per-draft';
import { elementsOf } from '#definitions/vocabulary';

/** A quoted path in a typst template, as in `data.facts.at("vehicle.plate")`. */
const QUOTED = /"([a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)+)"/g;

/** A path in a template that begins like a fact and is not given to its paper. */
interface Printed {
  readonly fact: string;
  readonly given: readonly string[];
  readonly place: Place;
}

export const factsPrinted = perDraft((draft): readonly Printed[] => {
  const roots = new Set([...draft.factTypes.keys()].map(rootOf));
  return [...draft.services.values()].flatMap((service) =>
    [...service.papers].flatMap(([name, text]) => {
      const source = sourceOf(`${service.folder}documents/${name}.typ`, text);
      const given = elementsOf(service).flatMap(([, { paper }]) => (paper?.template === name ? paper.facts : []));
      return [...text.matchAll(QUOTED)].flatMap((found): Printed[] => {
        const fact = found[1] ?? '';
        if (!roots.has(rootOf(fact)) || given.includes(fact)) return [];
        return [{ fact, given, place: source.place(found.index, found.index + found[0].length) }];
      });
    }),
  );
});

function rootOf(fact: string): string {
  return fact.split('.', 1)[0] ?? fact;
}
