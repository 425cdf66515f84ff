import { allowCitizen, type Citizen, type Person } from '#access/person';
import { formOver, parseForm } from '#definitions/form';
import type { Program } from '#engine/case';
import { requireEligible } from '#engine/decide';
import type { Fact, Facts } from '#engine/fact';
import { Looks } from '#exchange/trail';
import { settleAttendance } from '#operations/attend/change-attendance';
import { caseKeys } from '#operations/case/case-keys';
import { fileApplication, firstFacts, numberFrom, WITHOUT_RECORD } from '#operations/case/file-application';
import { gatherFacts } from '#operations/case/gather-facts';
import { carryAnswers } from '#operations/draft/carry-answers';
import { draftOf, mayDispute, nextOf, openingForm, pagesOf } from '#operations/draft/draft-pages';
import { type Draft, endDraft, findDraft, findSent, openDraft, saveDraft } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { type Attached, attachFiles, parseWithFiles, type SentFiles } from '#operations/upload/attach-files';
import { readStep } from '#store/step-read';
import { canonical, type Json, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** What a form sent, by the names of its fields. */
type Fields = { readonly [name: string]: string };

/** At a counter only the application is keyed for which the person came. */
export function requireAttended({ attended }: Citizen, service: string): void {
  if (attended !== undefined && attended.service !== service)
    throw new Refusal('not-allowed', 'The person came for another service', { service });
}

/** The person's open draft of a service; a new one where there is none. Sent twice, it opens one. */
export async function beginDraft(
  house: Parts,
  person: Person | null,
  service: string,
  at: Instant,
  seed: Seed,
): Promise<Draft> {
  const citizen = allowCitizen(person, 'apply');
  requireAttended(citizen, service);
  const { program } = house.library.newest(service);
  const known = await draftOf(house, citizen, service, at);
  if (known !== null) return findDraft(house, citizen, known, at);
  const draft = await openDraft(house, citizen, service, at, seed);
  if (program.service.file.opening.pick !== undefined) return draft;
  return keepFacts(house, program, citizen, draft, null, at, seed);
}

/**
 * The person says what the application is about, and the holders are asked at once. Whoever may not apply learns it now,
 * with the lawful ways on. Refusals leave the draft as it was: `pick-missing`, `form-invalid`, `record-unknown`,
 * `not-eligible`, `already-open`.
 */
export async function pickRecord(
  house: Parts,
  person: Person | null,
  id: string,
  fields: Fields,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const citizen = allowCitizen(person, 'apply');
  const draft = await findDraft(house, citizen, id, at);
  const { program } = house.library.newest(draft.service);
  await keepFacts(house, program, citizen, draft, pickedKey(program, fields), at, seed);
}

/** Which record a form names: one written out goes before one chosen from the list. */
export function pickedKey({ government, service }: Program, fields: Fields): string {
  const pick = service.file.opening.pick;
  if (pick === undefined) throw new Error(`${service.file.id} picks no record`);
  const typed = fields[pick.key]?.trim() ?? '';
  if (typed !== '') return textOf(parseForm(formOver([pick.key]), government, { [pick.key]: typed }).values[pick.key]);
  const chosen = fields['record'] ?? '';
  if (chosen === '' || (chosen === WITHOUT_RECORD && pick.without === undefined))
    throw new Refusal('pick-missing', 'Choose what the application is about');
  return chosen;
}

/** Nothing more is read about a record than who may act for it until that is settled. */
async function keepFacts(
  house: Parts,
  program: Program,
  person: Citizen,
  draft: Draft,
  pick: string | null,
  at: Instant,
  seed: Seed,
): Promise<Draft> {
  const fetched: Facts = pick === draft.picked ? draft.facts : new Map();
  const looks = new Looks(house.db, at, seed);
  try {
    const { facts: begun } = await firstFacts(house, program, person, { pick, fetched }, at, looks);
    requireEligible(program, begun, at);
    await requireNoOpenCase(house, program, begun);
    const { facts, unanswered } = await gatherFacts(house, program, begun, person.subject, at, looks);
    requireEligible(program, facts, at);
    const kept = { ...draft, picked: pick, facts, unanswered: sinceFirst(draft, pick, unanswered) };
    await saveDraft(house, person, kept, at, seed);
    return kept;
  } finally {
    await looks.settle();
  }
}

/** Who stayed silent before has been silent since then. */
function sinceFirst(draft: Draft, pick: string | null, unanswered: Draft['unanswered']): Draft['unanswered'] {
  if (pick !== draft.picked) return unanswered;
  return unanswered.map((one) => {
    const before = draft.unanswered.find(({ read, why }) => read === one.read && why === one.why);
    return before === undefined ? one : { ...one, since: before.since };
  });
}

/** Asked before anything is filled in; the write of the case asks again. */
async function requireNoOpenCase(house: Parts, program: Program, facts: Facts): Promise<void> {
  const number = await openCaseOf(house, program, facts);
  if (number === null) return;
  const { id, product } = program.service.file;
  const key = product?.asset === undefined ? null : (facts.get(product.asset.id)?.value ?? null);
  const about = key === null ? {} : { asset: `${id}/${encodeURIComponent(textOf(key))}` };
  throw new Refusal('already-open', 'The same application is under way', { number, ...about });
}

/** Number of the open case about the same thing; null when there is none, or when what it is about is not known. */
export async function openCaseOf(
  house: Pick<House, 'db' | 'keys'>,
  program: Program,
  facts: Facts,
): Promise<string | null> {
  if (!program.service.file.opening.businessKey.every((name) => facts.has(name))) return null;
  const routeHash = caseKeys(house.keys.lookupKey, program, facts).business();
  const read = await readStep(house.db, { of: { routeHash }, facts: [] });
  return read.case?.status === 'open' ? read.case.number : null;
}

/**
 * Keeps the answers of one page, and what was attached even if another answer is refused; gives where to go on. Refuses
 * `form-invalid`, `page-unknown`.
 */
export async function answerPage(
  house: Parts,
  person: Person | null,
  at: Instant,
  seed: Seed,
  sent: { readonly id: string; readonly page: string; readonly fields: Fields; readonly files: SentFiles },
): Promise<string> {
  const citizen = allowCitizen(person, 'apply');
  const draft = await findDraft(house, citizen, sent.id, at);
  const { program } = house.library.newest(draft.service);
  const page = pagesOf(program, draft).find(({ id }) => id === sent.page);
  if (page === undefined) throw new Refusal('page-unknown', 'The form has no such page', { page: sent.page });
  const asked = { government: program.government, form: openingForm(program), fields: page.fields };
  const place = { place: draft.id, item: 0, subject: citizen.subject };
  const attached = await attachFiles(house, place, asked, sent.files, at, seed);
  const values = await parsedOrKept(house, citizen, draft, at, seed, attached, () =>
    parseWithFiles(asked, sent.fields, attached),
  );
  const empty = Object.fromEntries(page.fields.map((name): [string, Json] => [name, null]));
  const kept = { ...draft, answers: { ...draft.answers, ...empty, ...values } };
  await saveDraft(house, citizen, kept, at, seed);
  await carryAnswers(house, citizen, kept, values, at, seed);
  return nextOf(program, kept);
}

/** An answer that is refused leaves the draft as it was, but for files that came or went on that page. */
async function parsedOrKept<T>(
  house: Parts,
  citizen: Citizen,
  draft: Draft,
  at: Instant,
  seed: Seed,
  { values }: Attached,
  parse: () => T,
): Promise<T> {
  try {
    return parse();
  } catch (error) {
    const facts = Object.entries(values);
    const [full, gone] = [
      facts.filter(([, files]) => files.length > 0),
      facts.filter(([, files]) => files.length === 0),
    ];
    const others = Object.entries(draft.answers).filter(([name]) => gone.every(([fact]) => fact !== name));
    const answered = full.filter(([name]) => Object.hasOwn(draft.answers, name));
    const answers = { ...Object.fromEntries(others), ...(Object.fromEntries(answered) as unknown as Draft['answers']) };
    if (facts.length > 0) await saveDraft(house, citizen, { ...draft, answers }, at, seed);
    throw error;
  }
}

/**
 * "Data ini salah", before the application is sent: both values go with it, and whoever decides sees both. Saying what the
 * registry says takes the dispute back. Refuses `form-invalid`, `fact-unknown`.
 */
export async function disputeInDraft(
  house: Parts,
  person: Person | null,
  at: Instant,
  seed: Seed,
  sent: { readonly id: string; readonly fact: string; readonly fields: Fields },
): Promise<void> {
  const citizen = allowCitizen(person, 'apply');
  const draft = await findDraft(house, citizen, sent.id, at);
  const { program } = house.library.newest(draft.service);
  const fact = draft.facts.get(sent.fact);
  if (fact === undefined || !mayDispute(program, draft, sent.fact))
    throw new Refusal('fact-unknown', `${sent.fact} cannot be disputed here`, { fact: sent.fact });
  const { values } = parseForm(formOver([sent.fact]), program.government, declaredAs(sent.fact, sent.fields));
  const facts = new Map(draft.facts).set(
    sent.fact,
    disputed(fact, values[sent.fact] ?? null, sent.fields['text'] ?? '', at),
  );
  await saveDraft(house, citizen, { ...draft, facts }, at, seed);
}

/** The correction's field stands for the fact: `declared`, or `declared-day` and so on. */
function declaredAs(fact: string, fields: Fields): Fields {
  const typed = Object.entries(fields).filter(([name]) => /^declared(-(day|month|year))?$/.test(name));
  return Object.fromEntries(typed.map(([name, value]) => [name.replace('declared', fact), value]));
}

function disputed({ value, source }: Fact, declared: Json, text: string, at: Instant): Fact {
  const same = canonical(declared) === canonical(value);
  return same
    ? { value, source }
    : { value, source, disputed: { declared, at, ...(text.trim() === '' ? {} : { text: text.slice(0, 1_000) }) } };
}

/**
 * Sends the draft: it becomes a case, whose number is given, and ends. The same form sent twice gives the same number;
 * another page of a draft that was sent is told which case it became (`already-open`).
 */
export async function fileDraft(
  house: Parts,
  person: Person | null,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const citizen = allowCitizen(person, 'apply');
  let draft: Draft;
  try {
    draft = await findDraft(house, citizen, id, at);
  } catch (error) {
    const sent = await findSent(house, citizen, id);
    if (sent === null) throw error;
    if (numberFrom(house.library.government, at, seed) === sent.number) return sent.number;
    throw new Refusal('already-open', 'This draft has become a case', { number: sent.number }, { cause: error });
  }
  const { service, picked, answers, facts } = draft;
  const application = { service, pick: picked, answers, fetched: facts };
  const { number } = await fileApplication(house, citizen, application, at, seed);
  await endDraft(house, citizen, id, number, at, seed);
  await settleAttendance(house, citizen, number);
  return number;
}

/** Case that a draft has become; null while it has not. */
export async function caseOfDraft(house: Parts, person: Person | null, id: string): Promise<string | null> {
  if (person?.kind !== 'citizen') return null;
  return (await findSent(house, person, id))?.number ?? null;
}
