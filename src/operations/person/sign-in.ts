import type { Person } from '#access/person';
import { endSession, findSession, openSession } from '#access/session';
import { subjectOf } from '#exchange/subject';
import type { House } from '#operations/house';
import { agencyId, positionId } from '#terms/ids';
import { nik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'settings'>;

/** Opens a session for a demonstration persona under a fresh random id. Refuses `personas-off` where they are not allowed. */
export async function signIn(house: Parts, persona: string, session: string, at: Instant): Promise<void> {
  if (!house.settings.demo) throw new Refusal('personas-off', 'Demonstration sign-in is off here');
  if (!house.library.government.personas.some(({ id }) => id === persona))
    throw new Refusal('persona-unknown', 'There is no such persona', {});
  await openSession(house.db, session, persona, at, 'demo');
}

export async function signOut(house: Pick<House, 'db'>, session: string): Promise<void> {
  await endSession(house.db, session);
}

/** Who the session belongs to; null when nobody is signed in. */
export async function whoIs(
  house: Parts,
  session: string | undefined,
  at: Instant,
  seed: Seed,
): Promise<Person | null> {
  if (session === undefined) return null;
  const { session: found, successions } = await findSession(house.db, session, at);
  await house.library.keepUp(successions);
  if (found === undefined || (found.amr === 'demo' && !house.settings.demo)) return null;
  const person = await personOf(house, found.persona, at, seed);
  return person === null ? null : { ...person, amr: found.amr };
}

/** A persona of the government's folder as a person; null when the folder has lost it. */
export async function personOf(house: Parts, persona: string, at: Instant, seed: Seed): Promise<Person | null> {
  const { government } = house.library;
  const found = government.personas.find(({ id }) => id === persona);
  if (found === undefined) return null;
  if (found.kind === 'citizen') {
    const number = nik(found.nik ?? '');
    const subject = await subjectOf(house.db, house.keys, number, at, seed);
    return { kind: 'citizen', persona, name: found.name, nik: number, subject, amr: 'demo' };
  }
  const agency = government.agencies.get(found.agency ?? '');
  const position = agency?.positions.find(({ id }) => id === found.position);
  if (agency === undefined || position === undefined) return null;
  return {
    kind: found.kind,
    persona,
    name: found.name,
    agency: agencyId(agency.id),
    position: positionId(position.id),
    title: position.title,
    amr: 'demo',
  };
}
