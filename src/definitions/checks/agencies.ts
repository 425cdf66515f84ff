import type { Check, Draft } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { ArrangementFile } from '#definitions/schema';
import { nearestName } from '#definitions/vocabulary';

/** Agencies and positions are named by id in many files; each name must be an agency of the folder, each position one of its seats. */
export const agenciesCheck: Check = {
  name: 'agency',
  about: 'Whoever is named as agency or position exists: in roles, arrangements, personas and the government file.',
  run: (draft, findings) => {
    knowsAgency(draft, draft.government.value.coordinatingBody, draft.government.at(['coordinatingBody']), findings);
    for (const [index, row] of draft.roles.value.entries())
      knowsAgency(draft, row.agency, draft.roles.at([index, 'agency']), findings);
    for (const arrangement of draft.arrangements.values()) checkArrangement(draft, arrangement, findings);
    for (const [index, persona] of draft.personas.value.entries()) {
      const at = (name: string): Place => draft.personas.at([index, name]);
      if (persona.agency !== undefined) knowsAgency(draft, persona.agency, at('agency'), findings);
      if (persona.position !== undefined) knowsPosition(draft, persona.position, at('position'), findings);
    }
  },
};

function checkArrangement(draft: Draft, file: Located<ArrangementFile>, findings: Findings): void {
  const { members, grants, leadPosition, plan, jointUnit, ownedAgency } = file.value;
  const named: [string, Place][] = [
    ...members.map((member, index): [string, Place] => [member.agency, file.at(['members', index, 'agency'])]),
    ...grants.map((grant, index): [string, Place] => [grant.from, file.at(['grants', index, 'from'])]),
    ...grants.map((grant, index): [string, Place] => [grant.to, file.at(['grants', index, 'to'])]),
    ...(plan?.activities ?? []).map((one, index): [string, Place] => [
      one.owner,
      file.at(['plan', 'activities', index, 'owner']),
    ]),
    ...(plan?.signedBy ?? []).map((one, index): [string, Place] => [one, file.at(['plan', 'signedBy', index])]),
    ...(jointUnit?.positionsFrom ?? []).map((one, index): [string, Place] => [
      one,
      file.at(['jointUnit', 'positionsFrom', index]),
    ]),
    ...Object.keys(ownedAgency?.shares ?? {}).map((one): [string, Place] => [
      one,
      file.keyAt(['ownedAgency', 'shares', one]),
    ]),
  ];
  if (ownedAgency !== undefined) named.push([ownedAgency.agency, file.at(['ownedAgency', 'agency'])]);
  for (const [agency, place] of named) if (agency !== '*') knowsAgency(draft, agency, place, findings);
  knowsPosition(draft, leadPosition.position, file.at(['leadPosition', 'position']), findings);
}

function knowsAgency(draft: Draft, agency: string, place: Place, findings: Findings): void {
  if (draft.agencies.has(agency)) return;
  const near = nearestName(agency, draft.agencies.keys());
  const fix = `${near === undefined ? '' : `write ${near}, or `}add agencies/${agency}.yaml`;
  findings.error(place, 'agency/unknown', `There is no agency ${agency}`, fix);
}

function knowsPosition(draft: Draft, position: string, place: Place, findings: Findings): void {
  const positions = [...draft.agencies.values()].flatMap((agency) => agency.value.positions.map(({ id }) => id));
  if (positions.includes(position)) return;
  const near = nearestName(position, positions);
  const fix = `${near === undefined ? '' : `write ${near}, or `}add the position to its agency`;
  findings.error(place, 'agency/unknown-position', `No agency has the position ${position}`, fix);
}
