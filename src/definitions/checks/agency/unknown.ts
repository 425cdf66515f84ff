import type { AgencyFile } from '#agencies/schema';
import type { ArrangementFile } from '#coordination/schema';
import type { Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** Agencies are named by id in many files; each must be an agency of the folder. */
export const agencyUnknown: Rule = {
  id: 'agency/unknown',
  what: { id: 'Instansi yang disebut tidak ada', en: 'There is no such agency' },
  hint: { id: 'sebut berkas di agencies/', en: 'name a file of agencies/' },
  refers: (draft, say) => {
    const { government, roles, arrangements, personas } = draft;
    const named: Named[] = [
      [government.value.coordinatingBody, government.at(['coordinatingBody'])],
      ...roles.value.map((row, index): Named => [row.agency, roles.at([index, 'agency'])]),
      ...[...arrangements.values()].flatMap(namedIn).filter(([agency]) => agency !== '*'),
      ...[...draft.agencies.values()].flatMap(headedIn),
      ...personas.value.flatMap(({ agency }, index): Named[] =>
        agency === undefined ? [] : [[agency, personas.at([index, 'agency'])]],
      ),
    ];
    for (const [agency, place] of named) {
      if (draft.agencies.has(agency)) continue;
      const fix = nearestOr(agency, draft.agencies.keys(), `add agencies/${agency}.yaml`);
      say(place, `There is no agency ${agency}`, fix);
    }
  },
};

type Named = readonly [agency: string, place: Place];

function headedIn(file: Located<AgencyFile>): Named[] {
  return file.value.positions.flatMap(({ heads }, seat) =>
    heads.map((agency, index): Named => [agency, file.at(['positions', seat, 'heads', index])]),
  );
}

function namedIn(file: Located<ArrangementFile>): Named[] {
  const { members, grants, plan, jointUnit, ownedAgency } = file.value;
  const named: Named[] = [
    ...members.map((member, index): Named => [member.agency, file.at(['members', index, 'agency'])]),
    ...grants.map((grant, index): Named => [grant.from, file.at(['grants', index, 'from'])]),
    ...grants.map((grant, index): Named => [grant.to, file.at(['grants', index, 'to'])]),
    ...(plan?.activities ?? []).map(
      (one, index): Named => [one.owner, file.at(['plan', 'activities', index, 'owner'])],
    ),
    ...(plan?.impacts ?? []).map((one, index): Named => [one.agency, file.at(['plan', 'impacts', index, 'agency'])]),
    ...(plan?.signedBy ?? []).map((one, index): Named => [one, file.at(['plan', 'signedBy', index])]),
    ...(jointUnit?.positionsFrom ?? []).map(
      (one, index): Named => [one, file.at(['jointUnit', 'positionsFrom', index])],
    ),
    ...Object.keys(ownedAgency?.shares ?? {}).map((one): Named => [one, file.keyAt(['ownedAgency', 'shares', one])]),
  ];
  if (ownedAgency !== undefined) named.push([ownedAgency.agency, file.at(['ownedAgency', 'agency'])]);
  return named;
}
