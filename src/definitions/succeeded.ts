import type { AgencyFile, RolesFile } from '#agencies/schema';
import { agencyOfPosition, holderOf, type Succession } from '#agencies/succession';
import { arrangementAfter } from '#coordination/arrangement-after';
import type { Government } from '#definitions/government';
import type { PersonasFile } from '#definitions/schema/demo';
import { type AgencyId, agencyId } from '#terms/ids';
import { dayIn, type Zone } from '#terms/plain-date';

/**
 * A government as it is after its reorganisations: roles change hands on their day, positions and their holders are their
 * successor's, arrangements name who is there now, and an agency bears its newest name. What was before stays readable: an agency that
 * has ended keeps its entry and its name, roles keep their days.
 */
export function asSucceeded(government: Government, successions: readonly Succession[]): Government {
  if (successions.length === 0) return government;
  const { file, agencies, roles, arrangements, personas } = government;
  return {
    ...government,
    file: {
      ...file,
      coordinatingBody: holderOf(successions, agencyId(file.coordinatingBody)) ?? file.coordinatingBody,
    },
    successions,
    agencies: new Map([...agencies].map(([id, agency]) => [id, agencyAfter(agency, agencies, successions, file.zone)])),
    roles: successions.reduce((rows, one) => rolesAfter(rows, one, file.regions, file.zone), roles),
    arrangements: new Map(
      [...arrangements].map(([id, one]) => [id, arrangementAfter(one, government, successions)] as const),
    ),
    personas: personas.map((persona) => personaAfter(persona, successions)),
  };
}

/** An agency that has ended keeps its positions for old acts to name; a living one has those that came to it as well. */
function agencyAfter(
  agency: AgencyFile,
  all: Government['agencies'],
  successions: readonly Succession[],
  zone: Zone,
): AgencyFile {
  const id = agencyId(agency.id);
  const came = [...all.values()]
    .filter((other) => other.id !== agency.id)
    .flatMap(({ id: from, positions }) =>
      positions.filter((position) => agencyOfPosition(successions, agencyId(from), position.id) === id),
    )
    .map((position) => ({ ...position, lead: false })); // one house has one head
  const renamed = successions.filter(({ kind, from }) => kind === 'rename' && from.includes(id));
  const bears = renamed.at(-1)?.name;
  return {
    ...agency,
    ...(bears == null ? {} : bears),
    positions: [...agency.positions, ...came],
    names: [
      ...agency.names,
      ...renamed.map(({ name, effectiveAt }) => ({ name: name?.name.id ?? '', from: dayIn(zone, effectiveAt) })),
    ],
  };
}

/** A role is the old holder's up to the day of the switch and the new one's from it on. */
function rolesAfter(
  rows: RolesFile,
  succession: Succession,
  regions: Government['file']['regions'],
  zone: Zone,
): RolesFile {
  const day = dayIn(zone, succession.switchedAt);
  return rows.flatMap((row) => {
    const open = row.to === undefined || row.to > day;
    if (!open || !succession.from.some((one) => one === row.agency)) return [row];
    const before = { ...row, to: day };
    const after = apart(row, succession, regions).flatMap(({ territory, agency }) =>
      agency === null ? [] : [{ ...row, territory, agency, from: row.from > day ? row.from : day }],
    );
    return row.from < day ? [before, ...after] : after;
  });
}

/** A role that is held everywhere stands once for each territory where a split tells them apart. */
function apart(
  row: RolesFile[number],
  succession: Succession,
  regions: Government['file']['regions'],
): readonly { readonly territory: string; readonly agency: AgencyId | null }[] {
  const thing = `duty/${row.role}/${row.territory}`;
  const next = (territory: string) =>
    holderOf([succession], agencyId(row.agency), { territory, role: row.role, thing });
  if (row.territory !== '*' || succession.share?.by !== 'territory')
    return [{ territory: row.territory, agency: next(row.territory) }];
  return regions.map(({ code }) => ({ territory: code, agency: next(code) }));
}

function personaAfter(persona: PersonasFile[number], successions: readonly Succession[]): PersonasFile[number] {
  if (persona.agency === undefined || persona.position === undefined) return persona;
  const agency = agencyOfPosition(successions, agencyId(persona.agency), persona.position);
  return agency === null || agency === persona.agency ? persona : { ...persona, agency };
}
