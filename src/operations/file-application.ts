import type { Citizen } from '#access/person';
import { hasPower } from '#access/power';
import { parseForm } from '#definitions/form';
import type { Fact, Program } from '#engine/case';
import { step } from '#engine/step';
import { knownSubject } from '#exchange/subject';
import { NO_HEAD } from '#ledger/act';
import { numberRoute } from '#operations/case-keys';
import { commit } from '#operations/commit';
import { gatherFacts } from '#operations/gather-facts';
import { notePowerUse } from '#operations/give-power';
import type { House } from '#operations/house';
import { findChoice, listRecords } from '#operations/list-records';
import type { Receipt } from '#operations/transact';
import { readStep } from '#store/step-read';
import { chainId, uuidv7 } from '#terms/ids';
import { type Json, type JsonObject, textOf } from '#terms/json';
import { nik } from '#terms/nik';
import { dayIn, type Instant, milliseconds } from '#terms/plain-date';
import { caseNumber, derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What one sends at one door. */
export interface Application {
  readonly service: string;
  /** Key of the record it is about (e.g. a plate), for services that pick one. */
  readonly pick: string | null;
  /** Answers to the opening form; the form's schema decides what they may be. */
  readonly answers: JsonObject;
  /** Facts fetched for a draft a moment ago; those still missing are fetched now. */
  readonly fetched: ReadonlyMap<string, Fact>;
}

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/**
 * Files an application: known facts are fetched, eligibility is decided by its table, and every agency that owes a step gets
 * it in the same write. Refusals leave nothing behind: `not-eligible`, `already-open`, `form-invalid`, `no-tariff`,
 * `record-unknown`, `territory-not-served`.
 */
export async function fileApplication(
  house: Parts,
  person: Citizen,
  application: Application,
  at: Instant,
  seed: Seed,
): Promise<Receipt> {
  const { def, program } = house.library.newest(application.service);
  const caseId = chainId(uuidv7(milliseconds(at), derive(seed, 'case', 10)));
  const number = numberFrom(program, at, seed);
  const again = await sameFiling(house, number);
  if (again !== null) return again;
  const facts = await factsOf(house, program, person, application, at, seed);
  const before = {
    caseId,
    number,
    def,
    version: null,
    head: NO_HEAD,
    state: null,
    program,
    facts,
    bill: null,
  } as const;
  const command = {
    kind: 'start',
    at,
    by: { kind: 'applicant', subject: person.subject },
    subject: person.subject,
    facts,
  } as const;
  const next = step(program, before, command);
  const receipt = { number, status: next.state.status, acts: next.acts.map(({ kind }) => kind) };
  try {
    if ((await commit(house, house.db, before, next, at, seed)) === 'written') {
      await tellPrincipal(house, program, person, facts, number, at, seed);
      return receipt;
    }
  } catch (error) {
    if (!(error instanceof Refusal) || error.facts['number'] !== number) throw error;
  }
  return (await sameFiling(house, number)) ?? receipt; // the same filing was under way a second time
}

/** The number follows from the seed, which the door makes of the idempotency key: sent twice, filed once. */
export function numberFrom({ government }: Program, at: Instant, seed: Seed): string {
  return caseNumber(Number(dayIn(government.file.zone, at).slice(0, 4)), derive(seed, 'case-number', 8));
}

async function sameFiling(house: Pick<House, 'db'>, number: string): Promise<Receipt | null> {
  const read = await readStep(house.db, { of: { routeHash: numberRoute(number) }, facts: [] });
  return read.case === null ? null : { number, status: read.case.status, acts: [] };
}

async function factsOf(
  house: Parts,
  program: Program,
  person: Citizen,
  application: Application,
  at: Instant,
  seed: Seed,
): Promise<Map<string, Fact>> {
  const begun = await firstFacts(house, program, person, application, at, seed);
  const gathered = await gatherFacts(house, program, begun, person.subject, at, seed);
  const facts = new Map(gathered.facts);
  const form = program.service.forms.get(program.service.file.opening.form);
  if (form === undefined) throw new Error(`${application.service} has no opening form`);
  const { values } = parseForm(form, program.government, application.answers);
  for (const [name, value] of Object.entries(values)) facts.set(name, asked(value, at));
  return facts;
}

/** Who applies, about which record, and on whose behalf: enough to ask the holders for the rest. */
export async function firstFacts(
  house: Parts,
  program: Program,
  person: Citizen,
  application: Pick<Application, 'pick' | 'fetched'>,
  at: Instant,
  seed: Seed,
): Promise<Map<string, Fact>> {
  const { opening } = program.service.file;
  const facts = new Map<string, Fact>(application.fetched);
  facts.set(opening.subject, vouched(person.nik, at));
  if (opening.pick !== undefined) {
    const choice = await chosen(house, program, person, application.pick, at, seed);
    for (const [name, fact] of choice) facts.set(name, facts.get(name) ?? fact);
  }
  if (opening.power !== undefined) {
    const power = await actsFor(house, program, person, facts.get(opening.power.owner)?.value ?? null, at);
    facts.set(opening.power.fact, { value: power, source: { kind: 'computed', at, decision: 'surat-kuasa' } });
  }
  return facts;
}

async function chosen(
  house: Parts,
  program: Program,
  person: Citizen,
  pick: string | null,
  at: Instant,
  seed: Seed,
): Promise<ReadonlyMap<string, Fact>> {
  if (pick === null || pick === '') throw new Refusal('pick-missing', 'Choose what the application is about');
  const own = await listRecords(house, program, person, at, seed);
  const choice = own.find(({ key }) => key === pick) ?? (await findChoice(house, program, pick, at, seed));
  return choice.facts;
}

/** Whoever gave the power sees on their own trail that it was used. */
async function tellPrincipal(
  house: Parts,
  { service }: Program,
  person: Citizen,
  facts: ReadonlyMap<string, Fact>,
  number: string,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { power } = service.file.opening;
  if (power === undefined || facts.get(power.fact)?.value !== true) return;
  const principal = await knownSubject(house.db, house.keys, nik(textOf(facts.get(power.owner)?.value)));
  if (principal === undefined) return;
  await notePowerUse(
    house,
    principal,
    { agent: person.subject, service: service.file.id, caseNumber: number },
    at,
    derive(seed, 'power-used'),
  );
}

async function actsFor(house: Parts, program: Program, person: Citizen, owner: Json, at: Instant): Promise<boolean> {
  if (typeof owner !== 'string' || owner === person.nik) return false;
  const principal = await knownSubject(house.db, house.keys, nik(owner));
  if (principal === undefined) return false;
  return hasPower(
    house.db,
    principal,
    person.subject,
    program.service.file.id,
    dayIn(program.government.file.zone, at),
  );
}

/** The sign-in vouches for it, so it is not asked. */
function vouched(value: Json, at: Instant): Fact {
  return { value, source: { kind: 'computed', at, decision: 'sign-in' } };
}

function asked(value: Json, at: Instant): Fact {
  return { value, source: { kind: 'asked', at } };
}
