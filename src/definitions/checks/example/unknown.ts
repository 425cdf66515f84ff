import type { Draft, DraftService } from '#definitions/draft';
import { readVerb } from '#definitions/example-verb';
import type { Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { Rule } from '#definitions/rule';
import type { ExampleFile } from '#definitions/schema/example';
import { everyExample } from '#definitions/views/examples';
import { APPLICANT, elementsOf, nearestElse } from '#definitions/vocabulary';

/** An example is run, so its words must mean something: registries, actors, elements, lanes, bill lines. */
export const exampleUnknown: Rule = {
  id: 'example/unknown',
  what: { id: 'Contoh menyebut yang tidak ada', en: 'An example names what does not exist' },
  hint: { id: 'betulkan namanya', en: 'correct the name' },
  check: (draft, say) => {
    for (const { service, example } of everyExample(draft)) {
      const named = [
        ...registriesNamed(draft, example, ['given', 'registries'], example.value.given.registries),
        ...registriesNamed(draft, example, ['then', 'records'], example.value.then.records ?? {}),
        ...example.value.when.flatMap((act, index) => [
          ...objectOf(draft, service, act.do, example.at(['when', index, 'do'])),
          actor(draft, act.by, example.at(['when', index, 'by'])),
        ]),
        ...linesNamed(service, example),
      ];
      for (const { what, name, known, place } of named) {
        if (known.includes(name)) continue;
        say(place, `There is no ${what} ${name}`, nearestElse(name, known, 'correct the name'));
      }
    }
  },
};

interface Named {
  readonly what: string;
  readonly name: string;
  readonly known: readonly string[];
  readonly place: Place;
}

function registriesNamed(
  draft: Draft,
  example: Located<ExampleFile>,
  place: readonly PropertyKey[],
  records: ExampleFile['given']['registries'],
): Named[] {
  const registries = [...draft.registries.keys()];
  return Object.entries(records).flatMap(([id, record]): Named[] => {
    const path = [...place, id];
    const named: Named = { what: 'registry', name: id, known: registries, place: example.keyAt(path) };
    const fields = draft.registries.get(id)?.value.fields;
    if (fields === undefined || typeof record === 'string') return [named];
    const inside = Object.keys(record).map(
      (field): Named => ({
        what: `field of ${id}`,
        name: field,
        known: Object.keys(fields),
        place: example.keyAt([...path, field]),
      }),
    );
    return [named, ...inside];
  });
}

/** The applicant, the house itself (time, registries, payments), a persona, a position or an agency. */
function actor(draft: Draft, by: string, place: Place): Named {
  const positions = [...draft.agencies.values()].flatMap((agency) => agency.value.positions.map(({ id }) => id));
  const personas = draft.personas.value.map(({ id }) => id);
  const known = [APPLICANT, 'house', ...personas, ...positions, ...draft.agencies.keys()];
  return { what: 'persona, position or agency', name: by, known, place };
}

/** What an act is done to. */
function objectOf(draft: Draft, service: DraftService, text: string, place: Place): Named[] {
  const verb = readVerb(text);
  if (verb?.kind === 'conclude' && service.process !== undefined)
    return [{ what: 'element', name: verb.element, known: nodesNamed(draft, service), place }];
  if (verb?.kind === 'answer')
    return [{ what: 'registry', name: verb.registry, known: [...draft.registries.keys()], place }];
  if (verb?.kind === 'ask')
    return [{ what: 'lane', name: verb.lane, known: Object.keys(service.file.value.lanes), place }];
  return [];
}

/** Elements as an example names them: those of another service that it calls stand behind its name (`people.move/confirm`). */
function nodesNamed(draft: Draft, service: DraftService): readonly string[] {
  const found = new Set([service]);
  for (const { process } of found) {
    for (const { called } of process?.nodes.values() ?? []) {
      const callee = draft.services.get(called ?? '');
      if (callee !== undefined) found.add(callee);
    }
  }
  return [...found].flatMap((one) => {
    const ids = [...(one.process?.nodes.keys() ?? [])];
    return one === service ? ids : ids.map((id) => `${one.id}/${id}`);
  });
}

function linesNamed(service: DraftService, example: Located<ExampleFile>): Named[] {
  const known = elementsOf(service).flatMap(([, element]) => (element.bill?.lines ?? []).map(({ id }) => id));
  return Object.keys(example.value.then.bill?.lines ?? {}).map((name) => ({
    what: 'bill line',
    name,
    known,
    place: example.keyAt(['then', 'bill', 'lines', name]),
  }));
}
