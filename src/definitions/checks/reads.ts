import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { Read } from '#definitions/schema';
import { APPLICANT, elementsOf, placeIn, playersOf } from '#definitions/vocabulary';

/**
 * A fact is read from another agency for a purpose, on a legal basis (both in the form of the file), and because an
 * arrangement grants it: from the agency that holds the registry, to whoever owes the lane that reads. The facts must be
 * those of the registry. UU 27/2022: no processing of personal data without purpose and basis. Whether the grant holds on
 * the day is asked at every use.
 */
export const readsCheck: Check = {
  name: 'read',
  about: 'Every read asks a registry for facts it has, and an arrangement grants them to the agency that reads.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const [name, read] of Object.entries(service.file.value.reads)) {
        checkFields(draft, service, name, read, findings);
        checkGrant(draft, service, name, read, findings);
        checkUse(service, name, findings);
      }
    }
  },
};

function checkFields(draft: Draft, service: DraftService, name: string, read: Read, findings: Findings): void {
  const registry = draft.registries.get(read.registry)?.value;
  if (registry === undefined) return;
  const given = Object.values(registry.fields);
  for (const [index, fact] of read.facts.entries()) {
    if (given.includes(fact)) continue;
    const fix = `read ${fact} from the registry that holds it, or add it to the fields of ${read.registry}`;
    findings.error(
      placeIn(service, 'reads', name, 'facts', index),
      'read/not-in-registry',
      `Registry ${read.registry} has no ${fact}`,
      fix,
    );
  }
}

function checkUse(service: DraftService, name: string, findings: Findings): void {
  const { opening } = service.file.value;
  const used = opening.reads.includes(name) || elementsOf(service).some(([, element]) => element.reads?.includes(name));
  if (used) return;
  findings.warning(
    service.file.keyAt(['reads', name]),
    'read/unused',
    `Nothing uses the read ${name}`,
    'take it out: what is not needed is not read',
  );
}

function checkGrant(draft: Draft, service: DraftService, name: string, read: Read, findings: Findings): void {
  const { territories } = service.file.value;
  const role = draft.registries.get(read.registry)?.value.role;
  const place = placeIn(service, 'reads', name, 'registry');
  for (const territory of role === undefined ? [] : territories) {
    const readers = readersOf(draft, service, name, territory);
    for (const holder of playersOf(draft, role ?? '', [territory])) {
      for (const reader of readers) {
        const lacking = holder === reader ? [] : notGranted(draft, holder, reader, read);
        if (lacking.length === 0) continue;
        const message = `No arrangement lets ${reader} read ${lacking.join(', ')} of ${read.registry} from ${holder}`;
        findings.error(place, 'read/no-grant', message, 'add a grant of kind data to an arrangement, or read less');
      }
    }
  }
}

/** Agencies that read in a territory: whoever owes the lane of the element, or leads the service when it reads at the door. */
function readersOf(draft: Draft, service: DraftService, name: string, territory: string): Set<string> {
  const { opening, owner, lanes } = service.file.value;
  const roles = elementsOf(service)
    .filter(([, element]) => element.reads?.includes(name))
    .map(([id]) => lanes[service.process?.nodes.get(id)?.lane ?? '']?.role ?? owner);
  if (opening.reads.includes(name)) roles.push(owner);
  return new Set(roles.flatMap((role) => [...playersOf(draft, role === APPLICANT ? owner : role, [territory])]));
}

function notGranted(draft: Draft, holder: string, reader: string, read: Read): string[] {
  const granted = [...draft.arrangements.values()].flatMap(({ value: { grants, members } }) => {
    const isMember = members.some((member) => member.agency === reader);
    return grants.filter(
      ({ kind, from, registry, to }) =>
        kind === 'data' && from === holder && registry === read.registry && (to === reader || (to === '*' && isMember)),
    );
  });
  return read.facts.filter((fact) => !granted.some((grant) => grant.facts.includes(fact)));
}
