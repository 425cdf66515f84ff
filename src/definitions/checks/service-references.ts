import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import { elementsOf, nearestName, placeIn } from '#definitions/vocabulary';

/** A service hangs on other files by name: its arrangement, forms, reads, registries, paper templates. Each must be there. */
export const serviceReferencesCheck: Check = {
  name: 'service',
  about: 'Whatever service.yaml names exists: arrangement, registries, reads, forms and paper templates.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const name of namesIn(draft, service)) sayUnless(name, findings);
    }
  },
};

interface Named {
  readonly what: string;
  readonly name: string;
  readonly known: readonly string[];
  readonly place: Place;
}

function sayUnless({ what, name, known, place }: Named, findings: Findings): void {
  if (known.includes(name)) return;
  const near = nearestName(name, known);
  const fix = near === undefined ? `add the ${what} or correct the name` : `write ${near}, or add the ${what}`;
  findings.error(place, `service/unknown-${what}`, `There is no ${what} ${name}`, fix);
}

function namesIn(draft: Draft, service: DraftService): Named[] {
  const { arrangement, opening, reads } = service.file.value;
  const at = (...path: PropertyKey[]): Place => placeIn(service, ...path);
  const registries = [...draft.registries.keys()];
  const forms = formFiles(draft, service);
  const named: Named[] = [
    { what: 'arrangement', name: arrangement, known: [...draft.arrangements.keys()], place: at('arrangement') },
    { what: 'form', name: opening.form, known: forms, place: at('opening', 'form') },
    ...readNames(service, opening.reads, 'opening', 'reads'),
  ];
  if (opening.pick !== undefined) {
    named.push({
      what: 'registry',
      name: opening.pick.registry,
      known: registries,
      place: at('opening', 'pick', 'registry'),
    });
  }
  for (const [id, { registry }] of Object.entries(reads)) {
    named.push({ what: 'registry', name: registry, known: registries, place: at('reads', id, 'registry') });
  }
  for (const [id, { form, reads: wanted, paper, writes = [] }] of elementsOf(service)) {
    if (form !== undefined) named.push({ what: 'form', name: form, known: forms, place: at('elements', id, 'form') });
    if (paper !== undefined) {
      const place = at('elements', id, 'paper', 'template');
      named.push({ what: 'paper', name: paper.template, known: [...service.papers.keys()], place });
    }
    for (const [index, { registry }] of writes.entries()) {
      const place = at('elements', id, 'writes', index, 'registry');
      named.push({ what: 'registry', name: registry, known: registries, place });
    }
    named.push(...readNames(service, wanted ?? [], 'elements', id, 'reads'));
  }
  return named;
}

function readNames(service: DraftService, names: readonly string[], ...path: PropertyKey[]): Named[] {
  const known = Object.keys(service.file.value.reads);
  return names.map((name, index) => ({ what: 'read', name, known, place: placeIn(service, ...path, index) }));
}

/** A form whose file is malformed is there: what is wrong with it is said in its place. */
function formFiles(draft: Draft, service: DraftService): string[] {
  const folder = `${service.folder}forms/`;
  const paths = [...draft.files.keys()].filter((path) => path.startsWith(folder) && path.endsWith('.json'));
  return paths.map((path) => path.slice(folder.length, -'.json'.length));
}
