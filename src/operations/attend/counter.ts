import { allowOfficial, type Official, type Person } from '#access/person';
import { agencyOf, type Government, servicesOnOffer } from '#definitions/government';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** Services that a counter of this agency may help people to apply for: those it leads or works in. */
export function counterServices(government: Government, { agency }: Official, at: Instant): readonly string[] {
  const day = dayIn(government.file.zone, at);
  return servicesOnOffer(government)
    .filter(({ file }) => {
      const roles = [file.owner, ...Object.values(file.lanes).map(({ role }) => role)];
      return file.territories.some((place) => roles.some((role) => agencyOf(government, role, place, day) === agency));
    })
    .map(({ file }) => file.id);
}

/** Whether somebody sits at a counter: the agency's file says so of the position. */
export function isCounter(government: Government, { agency, position }: Official): boolean {
  return government.agencies.get(agency)?.positions.some(({ id, counter }) => id === position && counter) === true;
}

/** Refuses `not-signed-in`, `not-allowed`, and `not-counter` for an officer whose position is none. */
export function allowCounter(government: Government, person: Person | null): Official {
  const official = allowOfficial(person, 'attend');
  if (isCounter(government, official)) return official;
  throw new Refusal('not-counter', `${official.position} is no counter`, { position: official.position });
}
