import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Say } from '#definitions/rule';
import { everyElement, nearestName, placeIn } from '#definitions/vocabulary';

/** A name in service.yaml, and what it may be. */
interface Named {
  readonly name: string;
  readonly known: readonly string[];
  readonly place: Place;
}

/** Says each name that is none of those known; `what` people call the thing. */
export function sayUnlessKnown(what: string, named: readonly Named[], say: Say): void {
  for (const { name, known, place } of named) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    const fix = near === undefined ? `add the ${what} or correct the name` : `write ${near}, or add the ${what}`;
    say(place, `There is no ${what} ${name}`, fix);
  }
}

export function arrangementsNamed(draft: Draft): readonly Named[] {
  const known = [...draft.arrangements.keys()];
  return [...draft.services.values()].map((service) => ({
    name: service.file.value.arrangement,
    known,
    place: placeIn(service, 'arrangement'),
  }));
}

export function formsNamed(draft: Draft): readonly Named[] {
  const openings = [...draft.services.values()].map((service) => ({
    name: service.file.value.opening.form,
    known: formFiles(draft, service),
    place: placeIn(service, 'opening', 'form'),
  }));
  const elements = everyElement(draft).flatMap(({ service, id, element: { form } }) =>
    form === undefined
      ? []
      : [{ name: form, known: formFiles(draft, service), place: placeIn(service, 'elements', id, 'form') }],
  );
  return [...openings, ...elements];
}

/** A form whose file is malformed is there. */
function formFiles(draft: Draft, service: DraftService): string[] {
  const folder = `${service.folder}forms/`;
  const paths = [...draft.files.keys()].filter((path) => path.startsWith(folder) && path.endsWith('.json'));
  return paths.map((path) => path.slice(folder.length, -'.json'.length));
}

export function registriesNamed(draft: Draft): readonly Named[] {
  const known = [...draft.registries.keys()];
  const ofServices = [...draft.services.values()].flatMap((service) => {
    const { opening, reads } = service.file.value;
    const at = (...path: string[]): Place => placeIn(service, ...path);
    const picked =
      opening.pick === undefined ? [] : [[opening.pick.registry, at('opening', 'pick', 'registry')] as const];
    const read = Object.entries(reads).map(([id, { registry }]) => [registry, at('reads', id, 'registry')] as const);
    return [...picked, ...read];
  });
  const written = everyElement(draft).flatMap(({ service, id, element: { writes = [] } }) =>
    writes.map(
      ({ registry }, index) => [registry, placeIn(service, 'elements', id, 'writes', index, 'registry')] as const,
    ),
  );
  return [...ofServices, ...written].map(([name, place]) => ({ name, known, place }));
}

export function readsNamed(draft: Draft): readonly Named[] {
  const openings = [...draft.services.values()].flatMap((service) =>
    readNames(service, service.file.value.opening.reads, 'opening', 'reads'),
  );
  const elements = everyElement(draft).flatMap(({ service, id, element: { reads = [] } }) =>
    readNames(service, reads, 'elements', id, 'reads'),
  );
  return [...openings, ...elements];
}

function readNames(service: DraftService, names: readonly string[], ...path: PropertyKey[]): Named[] {
  const known = Object.keys(service.file.value.reads);
  return names.map((name, index) => ({ name, known, place: placeIn(service, ...path, index) }));
}

export function papersNamed(draft: Draft): readonly Named[] {
  return everyElement(draft).flatMap(({ service, id, element: { paper } }) => {
    if (paper === undefined) return [];
    const place = placeIn(service, 'elements', id, 'paper', 'template');
    return [{ name: paper.template, known: [...service.papers.keys()], place }];
  });
}
