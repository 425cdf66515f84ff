import type { Citizen } from '#access/person';
import { hasPower } from '#access/power';
import { parseForm } from '#definitions/form';
import type { Government } from '#definitions/government';
import type { Program } from '#engine/case';
import type { Fact, Facts } from '#engine/fact';
import { step } from '#engine/step';
import { knownSubject } from '#exchange/subject';
import { Looks } from '#exchange/trail';
import { type ActDraft, NO_HEAD } from '#ledger/act';
import { numberRoute } from '#operations/case/case-keys';
import { filer } from '#operations/case/case-people';
import { commit } from '#operations/case/commit';
import { gatherFacts } from '#operations/case/gather-facts';
import { type Receipt, receiptOf } from '#operations/case/transact';
import { underAgreements } from '#operations/case/under-agreements';
import { findChoice, listRecords } from '#operations/draft/list-records';
import type { House } from '#operations/house';
import { fileIds, holdingFiles } from '#operations/upload/attach-files';
import type { InboxKey } from '#store/effects';
import { readStep } from '#store/step-read';
import { type ChainId, chainId, type SubjectId, uuidv7 } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
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

/** What is picked by whoever has no record to pick, where the service allows it. */
export const WITHOUT_RECORD = '-';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/**
 * Files an application: known facts are fetched, eligibility is decided by its table, and every agency that owes a step gets
 * it in the same write. Refusals leave nothing behind: `service-retired`, `not-eligible`, `already-open`, `form-invalid`, `no-tariff`,
 * `record-unknown`, `territory-not-served`, `file-unknown`.
 */
export async function fileApplication(
  house: Parts,
  person: Citizen,
  application: Application,
  at: Instant,
  seed: Seed,
): Promise<Receipt> {
  const number = numberFrom(house.library.government, at, seed);
  const files = fileIds(house.library.government, application.answers);
  return holdingFiles(house, files, { subject: person.subject }, () =>
    fileRacing(house, person, application, number, at, seed),
  );
}

async function fileRacing(
  house: Parts,
  person: Citizen,
  application: Application,
  number: string,
  at: Instant,
  seed: Seed,
): Promise<Receipt> {
  for (let race = 0; race < MOST_RACES; race += 1) {
    const again = await sameFiling(house, number);
    if (again !== null) return again;
    const receipt = await fileOnce(house, person, application, number, at, seed);
    if (receipt !== 'lost') return receipt;
  }
  throw new Error('the trail of the applicant is too busy');
}

/** How often somebody else may write on the trail of the same person while the case is being filed. */
const MOST_RACES = 20;

async function fileOnce(
  house: Parts,
  person: Citizen,
  application: Application,
  number: string,
  at: Instant,
  seed: Seed,
): Promise<Receipt | 'lost'> {
  const { def, program } = house.library.newest(application.service);
  const { subject } = person;
  const caseId = filingId(at, seed);
  const looks = new Looks(house.db, at, seed);
  try {
    const { facts, principal } = await factsOf(house, program, person, application, at, looks);
    const filing = {
      caseId,
      number,
      def,
      version: null,
      head: NO_HEAD,
      state: null,
      program,
      facts,
      bill: null,
      bills: [],
    };
    const next = step(await underAgreements(house.db, program), filing, {
      kind: 'start',
      at,
      ...filer(subject, principal, person.attended?.by),
      facts,
    });
    if (principal !== null) await looks.noteActs(principal, [powerUsed(program, subject, number)]);
    const receipt = { number, status: next.state.status, acts: next.acts.map(({ kind }) => kind) };
    const inbox = { ...answered(number), result: receipt };
    const outcome = await commit(house, house.db, filing, next, at, seed, { looks: looks.acts, inbox });
    return outcome === 'written' ? receipt : 'lost';
  } catch (error) {
    if (error instanceof Refusal && error.facts['number'] === number) return 'lost'; // the same filing, a moment earlier
    await looks.settle(); // what was read was read, though nothing was filed
    throw error;
  }
}

/** Whoever gave the power sees on their own trail that it was used: by whom, in which case. */
function powerUsed({ service }: Program, agent: SubjectId, number: string): ActDraft<'power-used'> {
  const data = { agent, purpose: `${service.file.id}/power-used`, caseNumber: number };
  return { kind: 'power-used', element: null, agency: null, position: null, data };
}

/** Id of the case that is filed at that moment with that seed. */
export function filingId(at: Instant, seed: Seed): ChainId {
  return chainId(uuidv7(milliseconds(at), derive(seed, 'case', 10)));
}

/** The number follows from the seed, which the door makes of the idempotency key: sent twice, filed once. */
export function numberFrom({ file }: Government, at: Instant, seed: Seed): string {
  return caseNumber(Number(dayIn(file.zone, at).slice(0, 4)), derive(seed, 'case-number', 8));
}

/** What the same filing was answered before; its acts are forgotten when the inbox forgets. */
async function sameFiling(house: Pick<House, 'db' | 'library'>, number: string): Promise<Receipt | null> {
  const read = await readStep(house.db, { of: { routeHash: numberRoute(number) }, facts: [], inbox: answered(number) });
  await house.library.keepUp(read.successions); // another reorganisation lost the write: who owes what is decided anew
  if (read.case === null) return null;
  return read.repeated === null ? { number, status: read.case.status, acts: [] } : receiptOf(read.repeated.result);
}

function answered(number: string): InboxKey {
  return { source: 'filing', msgId: number };
}

async function factsOf(
  house: Parts,
  program: Program,
  person: Citizen,
  application: Application,
  at: Instant,
  looks: Looks,
): Promise<{ readonly facts: Facts; readonly principal: SubjectId | null }> {
  const { facts: begun, principal } = await firstFacts(house, program, person, application, at, looks);
  const gathered = await gatherFacts(house, program, begun, person.subject, at, looks);
  const facts = new Map(gathered.facts);
  const form = program.service.forms.get(program.service.file.opening.form);
  if (form === undefined) throw new Error(`${application.service} has no opening form`);
  const open = Object.keys(form.schema.properties).filter((name) => facts.get(name)?.source.kind !== 'fetched');
  const { values } = parseForm(form, program.government, application.answers, open);
  for (const [name, value] of Object.entries(values)) facts.set(name, asked(value, at));
  return { facts, principal };
}

/** Who applies, about which record, and on whose behalf (`principal`): enough to ask the holders for the rest. */
export async function firstFacts(
  house: Parts,
  program: Program,
  person: Citizen,
  application: Pick<Application, 'pick' | 'fetched'>,
  at: Instant,
  looks: Looks,
): Promise<{ readonly facts: Facts; readonly principal: SubjectId | null }> {
  const { opening } = program.service.file;
  const facts = new Map<string, Fact>(application.fetched);
  facts.set(opening.subject, vouched(person.nik, at));
  if (opening.pick !== undefined) {
    const choice = await chosen(house, program, person, application.pick, at, looks);
    for (const [name, fact] of choice) facts.set(name, facts.get(name) ?? fact);
  }
  if (opening.power === undefined) return { facts, principal: null };
  const principal = await principalOf(house, program, person, facts.get(opening.power.owner)?.value ?? null, at);
  const value = principal !== null;
  facts.set(opening.power.fact, { value, source: { kind: 'computed', at, decision: 'surat-kuasa' } });
  return { facts, principal };
}

async function chosen(
  house: Parts,
  program: Program,
  person: Citizen,
  pick: string | null,
  at: Instant,
  looks: Looks,
): Promise<ReadonlyMap<string, Fact>> {
  if (pick === WITHOUT_RECORD && program.service.file.opening.pick?.without !== undefined) return new Map();
  if (pick === null || pick === '' || pick === WITHOUT_RECORD)
    throw new Refusal('pick-missing', 'Choose what the application is about');
  const own = await listRecords(house, program, person, at, looks);
  const choice = own.find(({ key }) => key === pick) ?? (await findChoice(house, program, pick, at, looks));
  return choice.facts;
}

/** The owner for whom the person may act by a power of attorney; null where it is themselves, or nobody gave one. */
async function principalOf(
  house: Parts,
  { government, service }: Program,
  person: Citizen,
  owner: Json,
  at: Instant,
): Promise<SubjectId | null> {
  if (typeof owner !== 'string' || owner === person.nik) return null;
  const principal = await knownSubject(house.db, house.keys, nik(owner));
  if (principal === undefined) return null;
  const day = dayIn(government.file.zone, at);
  return (await hasPower(house.db, principal, person.subject, service.file.id, day)) ? principal : null;
}

/** The sign-in vouches for it, so it is not asked. */
function vouched(value: Json, at: Instant): Fact {
  return { value, source: { kind: 'computed', at, decision: 'sign-in' } };
}

function asked(value: Json, at: Instant): Fact {
  return { value, source: { kind: 'asked', at } };
}
