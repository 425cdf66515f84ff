import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import { caughtBy } from '#definitions/messages';
import { sourceOf } from '#definitions/source';
import { elementsOf, nearestName, placeIn } from '#definitions/vocabulary';

/** A quoted path in a typst template, as in `data.facts.at("vehicle.plate")`. */
const QUOTED = /"([a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)+)"/g;

/**
 * A paper shows facts of the case by their names. A template that names a fact nobody gives it would print a hole; a fact
 * given to a paper must be one that the service can have.
 */
export const papersCheck: Check = {
  name: 'paper',
  about: 'Facts that a paper template names are facts, and are given to it by the element that seals it.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const [name, text] of service.papers) checkTemplate(draft, service, name, text, findings);
      for (const [id, { paper }] of elementsOf(service)) {
        for (const [index, fact] of (paper?.facts ?? []).entries()) {
          if (!draft.factTypes.has(fact) || obtainable(draft, service).has(fact)) continue;
          const place = placeIn(service, 'elements', id, 'paper', 'facts', index);
          findings.error(
            place,
            'paper/never-known',
            `Nothing in this service brings ${fact}`,
            'read it, ask it or compute it, or leave it off the paper',
          );
        }
      }
    }
  },
};

function checkTemplate(draft: Draft, service: DraftService, name: string, text: string, findings: Findings): void {
  const source = sourceOf(`${service.folder}documents/${name}.typ`, text);
  const roots = new Set([...draft.factTypes.keys()].map((fact) => fact.split('.', 1)[0]));
  const given = elementsOf(service).flatMap(([, { paper }]) => (paper?.template === name ? paper.facts : []));
  for (const found of text.matchAll(QUOTED)) {
    const fact = found[1] ?? '';
    if (!roots.has(fact.split('.', 1)[0]) || given.includes(fact)) continue;
    const place = source.place(found.index, found.index + found[0].length);
    const known = draft.factTypes.has(fact);
    const near = nearestName(fact, given);
    const message = known ? `The paper is not given ${fact}` : `facts.yaml has no fact ${fact}`;
    const fix = near === undefined ? `add ${fact} to the facts of the paper in service.yaml` : `write ${near}`;
    findings.error(place, known ? 'paper/not-given' : 'paper/unknown-fact', message, fix);
  }
}

/** Facts that a case may come to know in which this service runs: its own, or one of a service that calls it. */
export function obtainable(draft: Draft, service: DraftService): ReadonlySet<string> {
  const together = new Set([service]);
  for (const one of together)
    for (const other of draft.services.values()) if (calls(one, other) || calls(other, one)) together.add(other);
  return new Set([...together].flatMap(broughtBy));
}

function calls({ process }: DraftService, { id }: DraftService): boolean {
  return [...(process?.nodes.values() ?? [])].some(({ type, called }) => type === 'callActivity' && called === id);
}

function broughtBy(service: DraftService): readonly string[] {
  /** Names that a script gives: the keys of its context. */
  function entriesOf(script: string | null): readonly string[] {
    return [...(script ?? '').matchAll(/"([a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)+)"\s*:/g)].map(
      ([, name = '']) => name,
    );
  }

  const { reads, messages, opening, territory } = service.file.value;
  const asked = [...service.forms.values()].flatMap((form) => Object.keys(form.value.schema.properties));
  const read = Object.values(reads).flatMap((one) => [one.key, ...one.facts]);
  const computed = elementsOf(service).flatMap(([, { decisions = [] }]) =>
    decisions.flatMap(({ result, results }) => [
      ...(result === undefined ? [] : [result]),
      ...Object.values(results ?? {}),
    ]),
  );
  const scripted = [...(service.process?.nodes.values() ?? [])].flatMap(({ script }) => entriesOf(script));
  const brought = caughtBy(service).flatMap(({ name }) => messages[name]?.carries ?? []);
  const picked = opening.pick === undefined ? [] : [opening.pick.key, ...opening.pick.show];
  return [
    ...asked,
    ...read,
    ...computed,
    ...scripted,
    ...brought,
    ...picked,
    opening.subject,
    territory,
    ...(opening.power === undefined ? [] : [opening.power.fact]),
  ];
}
