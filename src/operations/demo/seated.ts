import type { Official } from '#access/person';
import type { Government } from '#definitions/government';
import { agencyId, positionId } from '#terms/ids';

/** Somebody of an agency in that position; in its first where it has no such. */
export function seated(
  { agencies }: Pick<Government, 'agencies'>,
  agency: string,
  wanted: string | undefined,
): Official {
  const positions = agencies.get(agency)?.positions ?? [];
  const position = positions.find(({ id }) => id === wanted) ?? positions[0];
  if (position === undefined) throw new Error(`${agency} has no position`);
  return {
    kind: 'officer',
    persona: position.id,
    name: position.title.id,
    agency: agencyId(agency),
    position: positionId(position.id),
    title: position.title,
    amr: 'demo',
  };
}
