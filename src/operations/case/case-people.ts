import { actorOf, type Citizen, type Person } from '#access/person';
import { hasPower } from '#access/power';
import type { CaseActKind } from '#engine/acts';
import type { Program } from '#engine/case';
import type { Actor, Attending } from '#engine/command';
import type { Facts } from '#engine/fact';
import type { Envelope } from '#ledger/act';
import type { Loaded } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { sayFact } from '#operations/marks/say-fact';
import { sql } from '#store/sql';
import { type SubjectId, subjectId } from '#terms/ids';
import { isObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';

/**
 * Whose a case is. With a power of attorney (surat kuasa) the agent files and the principal owns: the case is the principal's,
 * its first act names the agent, and the agent acts on the principal's behalf as long as the power lets them.
 */
interface Seen {
  readonly now: Pick<Loaded, 'state' | 'program' | 'facts'>;
  readonly envelopes: readonly Envelope<CaseActKind>[];
}

/** How a person stands to a case of theirs; `applicant` where nobody filed it for another. */
export type Side = 'applicant' | 'principal' | 'agent';

/** The two people of a case filed with a power of attorney, as one of them reads of the other. */
export interface Pair {
  readonly self: Exclude<Side, 'applicant'>;
  readonly other: string;
}

/** Whoever filed the case for its applicant; null when the applicant did. */
export function filedBy(envelopes: Seen['envelopes']): SubjectId | null {
  const agent = envelopes[0]?.data['filedBy'];
  return typeof agent === 'string' ? subjectId(agent) : null;
}

/** Who keyed the application for its applicant at a counter; null when nobody did. */
export function attendedBy(
  envelopes: Seen['envelopes'],
): { readonly agency: string; readonly position: string } | null {
  const by = envelopes[0]?.data['attendedBy'];
  if (by === undefined || !isObject(by)) return null;
  return { agency: textOf(by['agency']), position: textOf(by['position']) };
}

/** Null for whoever it is no business of, and for an agent whose power has ended. */
export async function sideOf(
  house: Pick<House, 'db'>,
  { now, envelopes }: Seen,
  person: Person | null,
  at: Instant,
): Promise<Side | null> {
  if (person?.kind !== 'citizen') return null;
  const agent = filedBy(envelopes);
  if (now.state.subject === person.subject) return agent === null ? 'applicant' : 'principal';
  return agent === person.subject && (await lasts(house, now, person.subject, at)) ? 'agent' : null;
}

export function pairOf({ now }: Seen, side: Side | null, language: Language): Pair | null {
  const { subject, power } = now.program.service.file.opening;
  if (side === 'principal') return { self: side, other: nameBeside(now.program, subject, now.facts, language) };
  if (side !== 'agent' || power === undefined) return null;
  return { self: side, other: nameBeside(now.program, power.owner, now.facts, language) };
}

export function sayBehalf({ self, other }: Pair, language: Language): string {
  if (self === 'agent')
    return language === 'id'
      ? `Anda ajukan atas nama ${other}, dengan surat kuasa`
      : `You applied on behalf of ${other}, with a power of attorney`;
  return language === 'id' ? `Diajukan ${other} dengan kuasa Anda` : `Filed by ${other} with your power of attorney`;
}

/** A citizen as the engine knows them in this case: themselves, or for its principal while the power lasts. */
export async function actorIn(
  house: Pick<House, 'db'>,
  now: Pick<Loaded, 'caseId' | 'state' | 'program'>,
  person: Citizen,
  at: Instant,
): Promise<Actor> {
  const own = actorOf(person);
  if (now.state.subject === person.subject) return own;
  const filed = await house.db.one(sql`
    select 1 from acts where chain = ${now.caseId} and seq = 1 and data->>'filedBy' = ${person.subject}`);
  if (filed === undefined || !(await lasts(house, now, person.subject, at))) return own;
  return { kind: 'applicant', subject: person.subject, onBehalf: now.state.subject };
}

/** Who files, and whose the case becomes: with a power of attorney its principal's. */
export function filer(
  person: SubjectId,
  principal: SubjectId | null,
  attended: Attending | undefined,
): { readonly by: Actor; readonly subject: SubjectId } {
  const helped = attended === undefined ? {} : { attended };
  if (principal === null) return { by: { kind: 'applicant', subject: person, ...helped }, subject: person };
  return { by: { kind: 'applicant', subject: person, onBehalf: principal, ...helped }, subject: principal };
}

/** A power ended by its principal ends at once. One that runs out lasts until the end of what was filed under it. */
function lasts(
  { db }: Pick<House, 'db'>,
  { state, program }: Pick<Loaded, 'state' | 'program'>,
  agent: SubjectId,
  at: Instant,
): Promise<boolean> {
  const on = dayIn(program.government.file.zone, state.status === 'open' ? state.filed : at);
  return hasPower(db, state.subject, agent, program.service.file.id, on);
}

/** The name read under the same heading as a NIK; else the NIK, masked. */
export function nameBeside({ government }: Program, nikFact: string, facts: Facts, language: Language): string {
  const group = government.facts.get(nikFact)?.group?.id;
  const name = [...government.facts.values()].find(
    (fact) => group !== undefined && fact.type === 'text' && fact.group?.id === group && facts.has(fact.id),
  );
  const shown = name?.id ?? nikFact;
  return sayFact(government, shown, facts.get(shown)?.value ?? null, language);
}
