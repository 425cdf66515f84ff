import { allowCitizen, type Person } from '#access/person';
import { holderOf } from '#agencies/succession';
import { askAtOnce } from '#coordination/complaint';
import { NO_HEAD } from '#ledger/act';
import { link } from '#ledger/chain';
import { codeHash } from '#operations/complaint/file-complaint';
import { complaintRules } from '#operations/complaint/rules';
import type { House } from '#operations/house';
import { basisView } from '#operations/marks/present-marks';
import { LOOKS, trailRow } from '#operations/person/say-look';
import { actsAt } from '#operations/person/trail-rows';
import type { LookQuestionView } from '#operations/views/voice';
import { appendToChain } from '#store/chain';
import type { Runner } from '#store/database';
import type { ActRow } from '#store/rows';
import { sql } from '#store/sql';
import { type AgencyId, agencyId, chainId, type SubjectId, uuidv7 } from '#terms/ids';
import type { Language } from '#terms/language';
import { dayIn, type Instant, milliseconds, sayDate, sayTime } from '#terms/plain-date';
import { caseNumber, derive, documentNumber, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** Of PostgreSQL's integer. */
const MOST_ACTS = 2_147_483_647;

/** The form: the look that is asked about, and by when its agency must answer. Refuses `receipt-unknown`, `look-asked`. */
export async function beginLookQuestion(
  house: Parts,
  person: Person | null,
  seq: number,
  language: Language,
  at: Instant,
): Promise<LookQuestionView> {
  const { subject } = allowCitizen(person, 'own-trail');
  const { act, agency } = await lookAt(house, subject, seq);
  if ((await askedNumbers(house.db, subject, [seq])).has(seq)) throw alreadyAsked();
  const { government } = house.library;
  const rules = complaintRules(government, at);
  const state = askAtOnce(rules, government.calendar, agency, at);
  const term = rules.classes.find(({ id }) => id === 'information')?.answer;
  if (state === 'complaint-unfit' || term === undefined) throw closed();
  return {
    action: `/data-saya/tanya/${seq}`,
    look: trailRow(government, act, language),
    by: state.answerBy ?? at,
    basis: basisView(term.basis, language),
    text: '',
    error: null,
  };
}

/**
 * Opens a question about one look to the agency that looked, and gives its number. It is a complaint of the class `information`
 * born at that agency: the look names its owner, so the desk has nothing to verify. Refuses `text-empty`, `receipt-unknown`,
 * `look-asked`, `complaints-closed`.
 */
export async function askAboutLook(
  house: Parts,
  person: Person | null,
  wish: { readonly seq: number; readonly text: string },
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const citizen = allowCitizen(person, 'own-trail');
  const { subject } = citizen;
  const text = wish.text.trim();
  const { act, agency } = await lookAt(house, subject, wish.seq);
  if (text === '' || text.length > 2_000) throw new Refusal('text-empty', 'Write between 1 and 2,000 characters');
  const { government } = house.library;
  const state = askAtOnce(complaintRules(government, at), government.calendar, agency, at);
  if (state === 'complaint-unfit') throw closed();
  const id = chainId(uuidv7(milliseconds(at), derive(seed, 'complaint', 10)));
  const year = Number(dayIn(government.file.zone, at).slice(0, 4));
  const number = caseNumber(year, derive(seed, 'complaint number', 8)).replace('MG-', 'AD-');
  const key = await house.keys.keyFor(subject);
  const draft = {
    kind: 'complaint-filed',
    element: null,
    agency: null,
    position: null,
    data: { caseNumber: null, service: null, naming: 'open', class: 'information', agency, look: wish.seq },
    personal: { subject, values: { text, contact: '', name: citizen.name, about: sayOf(house, act, language) } },
  };
  const acts = link(id, NO_HEAD, [draft], at, seed, new Map([[subject, key]]));
  const code = codeHash(house, documentNumber(year, derive(seed, 'complaint code', 16)));
  return house.db.transaction(async (db) => {
    const fresh = await db.run(sql`
      insert into complaints (complaint_id, number, code_hash, subject, case_number, service, element, agency, class,
        status, due, silent_by, filed_at, version, state, look)
      values (${id}, ${number}, ${code}, ${subject}, null, null, null, ${agency}, 'information', ${state.status},
        ${state.answerBy}, null, ${at}, 1, ${JSON.stringify(state)}::jsonb, ${wish.seq})
      on conflict do nothing`);
    if (fresh === 0 && (await askedNumbers(db, subject, [wish.seq])).get(wish.seq) !== number) throw alreadyAsked();
    if (fresh > 0) await appendToChain(db, { chain: id, at, acts });
    return number;
  });
}

/** Which of these looks have a question, and its number. */
export async function askedNumbers(
  db: Runner,
  subject: SubjectId,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await db.many<{ look: number; number: string }>(sql`
    select look, number from complaints where subject = ${subject} and look = any(${seqs}::int[])`);
  return new Map(rows.map(({ look, number }) => [look, number]));
}

/** A look of somebody else, on the person's own chain alone. */
async function lookAt(
  { db, library }: Parts,
  subject: SubjectId,
  seq: number,
): Promise<{ readonly act: ActRow; readonly agency: AgencyId }> {
  const [act] = Number.isSafeInteger(seq) && seq > 0 && seq <= MOST_ACTS ? await actsAt(db, subject, [seq]) : [];
  const isLook = act !== undefined && act.agency !== null && (LOOKS as readonly string[]).includes(act.kind);
  const agency = isLook ? holderOf(library.government.successions, agencyId(act.agency ?? '')) : null;
  if (act === undefined || agency === null) throw new Refusal('receipt-unknown', 'There is no such look on your trail');
  return { act, agency };
}

/** The look in the words in which its agency reads of it. */
function sayOf({ library: { government } }: Parts, act: ActRow, language: Language): string {
  const { zone } = government.file;
  const { who, fields, purpose } = trailRow(government, act, language, 'other');
  const when = `${sayDate(dayIn(zone, act.at), language)} ${sayTime(act.at, zone, language, true)}`;
  return `${when}, ${who}: ${fields.join(', ')}. ${purpose}`;
}

function alreadyAsked(): Refusal {
  return new Refusal('look-asked', 'This look has been asked about');
}

function closed(): Refusal {
  return new Refusal('complaints-closed', 'This government has no rules for questions about looks');
}
