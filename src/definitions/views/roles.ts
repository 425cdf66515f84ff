import type { RolesFile } from '#agencies/schema';
import type { DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import { perDraft } from '#definitions/views/per-draft';
import { APPLICANT, placeIn, rowsOf } from '#definitions/vocabulary';

/** A role that a service cannot do without in one of its territories, where it names it, and who plays it by first day. */
interface Needed {
  readonly role: string;
  readonly territory: string;
  readonly rows: RolesFile;
  readonly place: Place;
}

export const rolesNeeded = perDraft((draft): readonly Needed[] =>
  [...draft.services.values()].flatMap((service) =>
    rolesNamed(service, (registry) => draft.registries.get(registry)?.value.role).flatMap(([role, place]) =>
      service.file.value.territories.map((territory) => {
        const rows = rowsOf(draft, role, territory).toSorted((a, b) => (a.from < b.from ? -1 : 1));
        return { role, territory, rows, place };
      }),
    ),
  ),
);

/** The owner's, those of its lanes, and of the registries it reads. */
function rolesNamed(
  service: DraftService,
  holderOf: (registry: string) => string | undefined,
): readonly (readonly [role: string, place: Place])[] {
  const { owner, lanes, reads } = service.file.value;
  const ofLanes = Object.entries(lanes).flatMap(([lane, { role }]) =>
    role === APPLICANT ? [] : [[role, placeIn(service, 'lanes', lane, 'role')] as const],
  );
  const ofReads = Object.entries(reads).flatMap(([name, { registry }]) => {
    const role = holderOf(registry);
    return role === undefined ? [] : [[role, placeIn(service, 'reads', name, 'registry')] as const];
  });
  return [[owner, placeIn(service, 'owner')], ...ofLanes, ...ofReads];
}

/** A row of roles.yaml of a role that is needed, and the one that follows it. */
interface Succession extends Pick<Needed, 'role' | 'territory' | 'place'> {
  readonly row: RolesFile[number];
  readonly next: RolesFile[number] | undefined;
}

export const successions = perDraft((draft): readonly Succession[] =>
  rolesNeeded(draft).flatMap(({ role, territory, rows }) =>
    rows.map((row, index) => {
      const place = draft.roles.at([draft.roles.value.indexOf(row), 'from']);
      return { role, territory, row, next: rows[index + 1], place };
    }),
  ),
);
