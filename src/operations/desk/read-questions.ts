import { allowOfficial, type Official, type Person } from '#access/person';
import { idsOf } from '#agencies/succession';
import type { CaseQuestion } from '#engine/case';
import { agenciesInCase, askerNow, owesAnswer } from '#engine/questions';
import type { Look } from '#exchange/trail';
import { itemOf } from '#operations/case/conclude-step';
import { holderOfStep } from '#operations/case/holder-of-step';
import type { Loaded } from '#operations/case/load-case';
import { type CaseFile, readFile, recordCaseLook } from '#operations/case/read-case-file';
import { openQuestions, questionRow, sayClimb, seatOf } from '#operations/desk/present-questions';
import { SAY_DESK } from '#operations/desk/say-desk';
import type { House } from '#operations/house';
import { headingOf, ownerOf, tell } from '#operations/marks/present-marks';
import type { AskQuestionView, QuestionsView } from '#operations/views/desk';
import type { Link } from '#operations/views/marks';
import { sql } from '#store/sql';
import { deadline } from '#terms/calendar';
import { type AgencyId, chainId } from '#terms/ids';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** One of a case's questions, as a page names it: `<case number>.<question>`. */
export interface QuestionRef {
  readonly number: string;
  readonly question: number;
}

export function questionRef(text: string): QuestionRef {
  const [, number = '', question = ''] = /^(MG-[\w-]+)\.(\d+)$/.exec(text) ?? [];
  if (number === '') throw new Refusal('question-not-open', 'There is no such question', {});
  return { number, question: Number(question) };
}

const MOST = 50;

/** What this agency owes an answer to, at whatever rung, and what it asked. Each case looked into is on its person's trail. */
export async function readQuestions(
  house: Parts,
  person: Person | null,
  refused: QuestionsView['error'],
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<QuestionsView> {
  const officer = allowOfficial(person, 'ask-question');
  const files = await casesWithQuestions(house, officer, at);
  await recordReading(house, officer, files, at, seed);
  const rows = await Promise.all(files.map((file) => rowsOf(house, officer, file, language, at)));
  const all = rows.flat().toSorted((a, b) => (a.question.due < b.question.due ? -1 : 1));
  return {
    agency: ownerOf(house.library.government, officer.agency, language),
    owed: all.filter(({ part }) => part === 'owed').map(({ row }) => row),
    asked: all.filter(({ part }) => part === 'asked').map(({ row }) => row),
    error: refused,
  };
}

/** Open cases in which the agency asked, was asked, or to which a question has climbed. */
async function casesWithQuestions(house: Parts, { agency }: Official, at: Instant): Promise<CaseFile[]> {
  const ids = idsOf(house.library.government.successions, agency);
  const rows = await house.db.many<{ case_id: string }>(sql`
    select q.case_id from questions q join cases c using (case_id)
    where q.state in ('open', 'answered') and (q.owner_agency = any(${ids}) or q.asker_agency = any(${ids})
      or exists (select from jsonb_array_elements(c.state -> 'questions') s
                 where s ->> 'state' = 'open' and s ->> 'rung' <> 'owner'))
    group by q.case_id order by min(q.due) limit ${MOST}`);
  const files = await Promise.all(rows.map((row) => readFile(house, { caseId: chainId(row.case_id) })));
  return files.filter(({ now }) => now.state.questions.some((question) => partOf(now, question, agency, at) !== null));
}

/** An answered question rests with its asker, who closes it. */
function partOf(
  { program, state }: Loaded,
  question: CaseQuestion,
  agency: AgencyId,
  at: Instant,
): 'owed' | 'asked' | null {
  if (question.state === 'closed') return null;
  if (askerNow({ program, state }, question) === agency) return 'asked';
  return question.state === 'open' && owesAnswer({ program, state }, question, at).includes(agency) ? 'owed' : null;
}

async function recordReading(
  house: Parts,
  { agency, position }: Official,
  files: readonly CaseFile[],
  at: Instant,
  seed: Seed,
): Promise<void> {
  for (const file of files) {
    const { program, number } = file.now;
    const look: Look = {
      kind: 'case-viewed',
      agency,
      position,
      facts: [],
      registry: null,
      holder: null,
      purpose: `${program.service.file.id}/question`,
      arrangement: program.service.file.arrangement,
      caseNumber: number,
    };
    await recordCaseLook(house, file, look, at, derive(seed, `look/${number}`));
  }
}

async function rowsOf(house: Parts, officer: Official, file: CaseFile, language: Language, at: Instant) {
  const { now, acts, envelopes } = file;
  const { program, number, state } = now;
  const written = await openQuestions(house, acts);
  return state.questions.flatMap((question) => {
    const part = partOf(now, question, officer.agency, at);
    if (part === null) return [];
    const link = linkOf(now, question, officer);
    const order = { program, number, territory: state.territory, question, envelopes, written, link };
    return [{ part, question, row: questionRow(order, language, at) }];
  });
}

/** The desk where the agency has a step open; the open view for the coordinating body. */
function linkOf({ number, state, program }: Loaded, { item }: CaseQuestion, officer: Official): Link | null {
  if (officer.kind === 'coordinator') return { href: `/berkas/${number}`, label: number };
  const own = state.open.filter(
    (wait) => wait.kind === 'item' && holderOfStep({ program, state }, wait) === officer.agency,
  );
  const found = own.find(({ id }) => id === item) ?? own[0];
  return found === undefined ? null : { href: `/antrean/${number}/${found.id}`, label: number };
}

/** What has been written so far, and what is wrong with it. */
export interface Asking {
  readonly number: string;
  readonly item: number;
  readonly to: string;
  readonly text: string;
  readonly blocking: boolean;
  readonly errors: AskQuestionView['errors'];
}

/** The page on which an officer at work on a step asks another agency of the case. Shows nothing personal. */
export async function readAsking(
  house: Parts,
  person: Person | null,
  asking: Asking,
  language: Language,
  at: Instant,
): Promise<AskQuestionView> {
  const officer = allowOfficial(person, 'ask-question');
  const file = await readFile(house, { number: asking.number });
  const { program, state, number } = file.now;
  const item = itemOf(file.now, asking.item);
  if (holderOfStep(file.now, item) !== officer.agency)
    throw new Refusal('not-your-case', `This is owed by ${item.agency ?? 'the applicant'}`, { item: item.id });
  const { government, service } = program;
  const due = deadline(government.calendar, at, service.file.questions.due);
  const others = agenciesInCase(program, state, at).filter((agency) => agency !== officer.agency);
  const told = tell(program, file.envelopes, at);
  return {
    back: { href: `/antrean/${number}/${item.id}`, label: SAY_DESK[language].back },
    number,
    heading: headingOf(program, told, file.envelopes, language, 'other'),
    lanes: others.map((agency, place) => ({
      agency,
      owner: ownerOf(government, agency, language, place),
      position: seatOf(program, agency, state.territory, language, at),
      due,
    })),
    chosen: asking.to === '' ? (others[0] ?? '') : asking.to,
    text: asking.text,
    blocking: asking.blocking,
    climbs: sayClimb(
      program,
      {
        id: 0,
        item: item.id,
        asker: officer.agency,
        owner: officer.agency,
        blocking: asking.blocking,
        rung: 'owner',
        state: 'open',
        asked: at,
        due,
      },
      language,
      at,
    ),
    errors: asking.errors,
  };
}
