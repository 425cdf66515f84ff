import { allowCitizen, type Citizen, type Person } from '#access/person';
import { subjectOf } from '#exchange/subject';
import type { TrailActKind } from '#exchange/trail';
import { link } from '#ledger/chain';
import type { House } from '#operations/house';
import { appendToChain, readHead } from '#store/chain';
import { type Runner, takenKey } from '#store/database';
import { sql } from '#store/sql';
import { readInbox } from '#store/step-read';
import { type ChainId, chainId, type SubjectId, uuidv7 } from '#terms/ids';
import { type JsonObject, textOf } from '#terms/json';
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

interface OwnAct {
  readonly kind: TrailActKind;
  readonly data: JsonObject;
}

/**
 * An act on a person's own chain and the change it stands for, both or neither; `change` gives the power's id. The same seed
 * again gives the id of the first time.
 */
async function appendOwn(
  house: Pick<House, 'db'>,
  chain: ChainId,
  act: OwnAct,
  at: Instant,
  seed: Seed,
  change: (db: Runner) => Promise<string>,
): Promise<string> {
  const inbox = { source: `power/${act.kind}`, msgId: Buffer.from(derive(seed, act.kind)).toString('base64url') };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return await house.db.transaction(async (db) => {
        const before = await readInbox(db, chain, inbox);
        if (before !== null) return textOf(before.result);
        const id = await change(db);
        const draft = { ...act, element: null, agency: null, position: null };
        const acts = link(chain, await readHead(db, chain), [draft], at, seed, new Map());
        await appendToChain(db, { chain, at, acts, inbox: { ...inbox, result: id } });
        return id;
      });
    } catch (error) {
      if (takenKey(error) === undefined) throw error; // else somebody was first, perhaps with the same command: look again
    }
  }
  throw new Error('the chain is too busy');
}
