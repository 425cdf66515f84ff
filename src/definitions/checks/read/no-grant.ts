import type { Draft, DraftService } from '#definitions/draft';
import type { Rule, Say } from '#definitions/rule';
import type { Read } from '#definitions/schema/service';
import { everyRead } from '#definitions/views/reads';
import { APPLICANT, elementsOf, placeIn, playersOf } from '#definitions/vocabulary';

/**
 * A fact is read from another agency because an arrangement grants it: from the agency that holds the registry, to whoever owes
 * the lane that reads. UU 27/2022: no processing of personal data without purpose and basis. Whether the grant holds on the
 * day is asked at every use.
 */
export const readNoGrant: Rule = {
  id: 'read/no-grant',
  what: { id: 'Tidak ada kerja sama yang memberi izin baca', en: 'No arrangement grants this read' },
  hint: {
    id: 'tambahkan pemberian data di arrangements/, atau baca lebih sedikit',
    en: 'add a grant of kind data to an arrangement, or read less',
  },
  check: (draft, say) => {
    for (const { service, name, read } of everyRead(draft)) checkGrant(draft, service, name, read, say);
  },
};

function checkGrant(draft: Draft, service: DraftService, name: string, read: Read, say: Say): void {
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
        say(place, message, 'add a grant of kind data to an arrangement, or read less');
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
