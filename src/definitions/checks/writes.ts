import { obtainable } from '#definitions/checks/papers';
import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import type { RegistryFile, Write } from '#definitions/schema';
import { elementsOf, nearestName, placeIn, playersOf } from '#definitions/vocabulary';
import { compileExpression } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

/**
 * An agency enters things in its own registry and in nobody else's: whoever owes the lane of the step holds the registry, in
 * every territory of the service. What is entered are facts of that registry, and the case can know what they are made from.
 * A registry that an agency keeps in a process of its own takes no writes yet.
 */
export const writesCheck: Check = {
  name: 'write',
  about:
    'A step writes only to a registry of the agency that owes it, only facts of that registry, and from known facts.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const [id, { writes = [] }] of elementsOf(service)) {
        for (const [index, write] of writes.entries())
          checkWrite(draft, service, ['elements', id, 'writes', index], write, findings);
      }
    }
  },
};

type Path = readonly [string, string, string, number];

function checkWrite(draft: Draft, service: DraftService, path: Path, write: Write, findings: Findings): void {
  const registry = draft.registries.get(write.registry)?.value;
  if (registry === undefined) return;
  checkHolder(draft, service, path, registry, findings);
  checkFields(service, path, registry, write, findings);
  checkKnown(draft, service, path, write, findings);
}

function checkHolder(
  draft: Draft,
  service: DraftService,
  path: Path,
  registry: RegistryFile,
  findings: Findings,
): void {
  const [, element] = path;
  const place = placeIn(service, ...path, 'registry');
  if (registry.source === 'http') {
    const message = `${registry.id} is kept in a process of its own, which takes no writes`;
    findings.error(place, 'write/not-supported', message, 'write to a registry whose source is store', element);
  }
  const { lanes, territories } = service.file.value;
  const role = lanes[service.process?.nodes.get(element)?.lane ?? '']?.role;
  if (role === undefined) return;
  for (const territory of territories) {
    const owing = [...playersOf(draft, role, [territory])];
    const holding = playersOf(draft, registry.role, [territory]);
    const stranger = owing.length === 0 ? role : owing.find((agency) => !holding.has(agency));
    if (stranger === undefined) continue;
    const message = `${stranger} does not hold ${registry.id}: an agency writes only to its own registry`;
    const fix = `draw ${element} in the lane of ${registry.role}, or write to a registry of its own agency`;
    findings.error(place, 'write/not-own-registry', message, fix, element);
    return;
  }
}

function checkFields(
  service: DraftService,
  path: Path,
  registry: RegistryFile,
  { set }: Write,
  findings: Findings,
): void {
  const held = Object.values(registry.fields);
  for (const fact of Object.keys(set)) {
    const place = service.file.keyAt([...path, 'set', fact]);
    if (fact === registry.key) {
      const message = `${fact} is the key of ${registry.id}: a record cannot become another`;
      findings.error(place, 'write/key', message, `take ${fact} out`);
    } else if (!held.includes(fact)) {
      const near = nearestName(fact, held);
      const fix = near === undefined ? `write a fact of ${registry.id}` : `write ${near}`;
      findings.error(place, 'write/not-in-registry', `Registry ${registry.id} has no ${fact}`, fix);
    }
  }
}

/** Unknown names and malformed FEEL are findings of the check of names. */
function checkKnown(draft: Draft, service: DraftService, path: Path, { key, set }: Write, findings: Findings): void {
  const known = obtainable(draft, service);
  const say = (fact: string, place: Place): void => {
    if (!draft.factTypes.has(fact) || known.has(fact)) return;
    const message = `Nothing in this service brings ${fact}`;
    findings.error(place, 'write/never-known', message, 'read it, ask it or compute it before it is written');
  };
  say(key, placeIn(service, ...path, 'key'));
  for (const [fact, text] of Object.entries(set)) {
    for (const name of namesIn(text, [...draft.factTypes.keys()])) say(name, placeIn(service, ...path, 'set', fact));
  }
}

function namesIn(text: string, facts: readonly string[]): readonly string[] {
  try {
    return compileExpression(text, [...facts, 'on']).names;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
