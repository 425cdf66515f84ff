import { allowCitizen, type Citizen, type Person } from '#access/person';
import { subjectOf } from '#exchange/subject';
import type { House } from '#operations/house';
import { appendOwn, type OwnAct } from '#operations/person/append-own';
import { sql } from '#store/sql';
import { chainId, type SubjectId, uuidv7 } from '#terms/ids';
import { nik } from '#terms/nik';
import { dayIn, type Instant, milliseconds, plainDate } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

export interface NewPower {
  /** NIK of whoever may act, as typed. */
  readonly agent: string;
  readonly services: readonly string[];
  readonly until: string;
}

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** The principal lets somebody apply for them (surat kuasa). On the principal's own chain; revocable at once. */
export async function givePower(
  house: Parts,
  person: Person | null,
  power: NewPower,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const principal: Citizen = allowCitizen(person, 'give-power');
  const agentNik = nik(power.agent);
  if (agentNik === principal.nik) throw new Refusal('power-to-self', 'You need no power of attorney for yourself');
  const until = dateOf(power.until);
  if (until <= dayIn(house.library.government.file.zone, at))
    throw new Refusal('date-past', 'The last day must lie ahead', { until });
  const agent = await subjectOf(house.db, house.keys, agentNik, at, seed);
  return enterPower(house, principal.subject, agent, power.services, until, at, seed);
}

/** Writes a power and its act; the demonstration's own powers come this way too. The same seed gives the same power once. */
export async function enterPower(
  house: Pick<House, 'db'>,
  principal: SubjectId,
  agent: SubjectId,
  services: readonly string[],
  until: string,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const id = uuidv7(milliseconds(at), derive(seed, `power/${principal}/${agent}`, 10));
  const act: OwnAct = { kind: 'power-given', data: { power: id, agent, services, until } };
  return appendOwn(house, chainId(principal), act, at, seed, async (db) => {
    await db.run(sql`
      insert into powers (power_id, principal, agent, services, until, given_at)
      values (${id}, ${principal}, ${agent}, ${services}, ${until}, ${at})`);
    return id;
  });
}

/** Ends a power at once. */
export async function endPower(
  house: Parts,
  person: Person | null,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { subject } = allowCitizen(person, 'give-power');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw missing();
  await appendOwn(house, chainId(subject), { kind: 'power-ended', data: { power: id } }, at, seed, async (db) => {
    const ended = await db.run(sql`
      update powers set ended_at = ${at} where power_id = ${id} and principal = ${subject} and ended_at is null`);
    if (ended === 0) throw missing();
    return id;
  });
}

function missing(): Refusal {
  return new Refusal('power-missing', 'There is no such power of yours');
}

function dateOf(text: string) {
  try {
    return plainDate(text);
  } catch (cause) {
    throw new Refusal('date-malformed', 'A date looks like 2027-12-31', {}, { cause });
  }
}
