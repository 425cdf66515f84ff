import type { Amr } from '#access/session';
import type { Actor, Attending } from '#engine/command';
import type { AgencyId, PositionId, SubjectId } from '#terms/ids';
import type { Text } from '#terms/language';
import type { Nik } from '#terms/nik';
import { Refusal } from '#terms/refusal';

/** Who is signed in. A demonstration session says so (`amr: demo`) and can never pass for a real one. */
export type Person =
  | {
      readonly kind: 'citizen';
      readonly persona: string;
      readonly name: string;
      /** As the sign-in vouches for it; kept in memory only. */
      readonly nik: Nik;
      readonly subject: SubjectId;
      readonly amr: Amr;
      /** Set while an officer of a counter keys for the person, who stands there. */
      readonly attended?: Attended;
    }
  | {
      readonly kind: 'officer' | 'coordinator' | 'auditor' | 'treasurer';
      readonly persona: string;
      readonly name: string;
      readonly agency: AgencyId;
      readonly position: PositionId;
      readonly title: Text;
      readonly amr: Amr;
    };

/** An officer's help with one application of one person. */
export interface Attended {
  readonly id: string;
  readonly service: string;
  readonly by: Attending;
}

/** What a signed-in person may reach. `case-of-agency` also asks whether the agency has a lane in that case. */
export type Act =
  | 'apply'
  | 'own-cases'
  | 'own-trail'
  | 'give-power'
  | 'attend'
  | 'work-queue'
  | 'work-item'
  | 'ask-question'
  | 'send-message'
  | 'settle-incident'
  | 'board'
  /** Who asks whom between agencies; of officers, heads of their agency only. */
  | 'exchange-board'
  | 'answer-feedback'
  | 'handle-complaint'
  | 'refund'
  | 'audit'
  /** Draft, propose, sign, stop or end an arrangement; which of these a seat may is the arrangement's own to say. */
  | 'arrangement'
  /** Ask, answer, sign, dispute and speak under an arrangement; who may which is the arrangement's own to say. */
  | 'council'
  | 'sign-reorganisation'
  | 'reorganise';

const MAY: { readonly [kind in Person['kind']]: readonly Act[] } = {
  citizen: ['apply', 'own-cases', 'own-trail', 'give-power'],
  officer: [
    'attend',
    'work-queue',
    'work-item',
    'ask-question',
    'send-message',
    'settle-incident',
    'handle-complaint',
    'arrangement',
    'council',
    'sign-reorganisation',
    'exchange-board',
  ],
  treasurer: ['refund', 'handle-complaint', 'council'],
  coordinator: [
    'board',
    'exchange-board',
    'answer-feedback',
    'handle-complaint',
    'work-queue',
    'ask-question',
    'settle-incident',
    'arrangement',
    'council',
    'sign-reorganisation',
    'reorganise',
  ],
  auditor: ['audit', 'handle-complaint'],
};

/** Throws `not-signed-in` or `not-allowed`; otherwise the person. */
export function allow(person: Person | null, act: Act): Person {
  if (person === null) throw new Refusal('not-signed-in', 'Sign in first', { act });
  if (!MAY[person.kind].includes(act))
    throw new Refusal('not-allowed', `A ${person.kind} may not ${act}`, { act, kind: person.kind });
  return person;
}

export type Citizen = Extract<Person, { kind: 'citizen' }>;

export function allowCitizen(person: Person | null, act: Act): Citizen {
  const allowed = allow(person, act);
  if (allowed.kind !== 'citizen') throw new Refusal('not-allowed', 'Only the person concerned may do this', { act });
  return allowed;
}

export type Official = Exclude<Person, { kind: 'citizen' }>;

export function allowOfficial(person: Person | null, act: Act): Official {
  const allowed = allow(person, act);
  if (allowed.kind === 'citizen') throw new Refusal('not-allowed', 'Only an official may do this', { act });
  return allowed;
}

/** The signed-in person as the engine knows actors: officers act as a position, never as themselves. */
export function actorOf(person: Person): Actor {
  if (person.kind === 'citizen') return { kind: 'applicant', subject: person.subject };
  return { kind: 'officer', agency: person.agency, position: person.position, assignment: person.persona };
}
