import { allowCitizen, type Person } from '#access/person';
import { rulesOn, type SurveyRules } from '#coordination/voice-schema';
import type { Government } from '#definitions/government';
import { actorIn } from '#operations/case/case-people';
import { type Loaded, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { basisView } from '#operations/marks/present-marks';
import { isAnswered } from '#operations/satisfaction/is-answered';
import type { SurveyView } from '#operations/views/voice';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** Score (1 to 4) of each element, as typed. */
export type Scores = { readonly [element: string]: string };

/** The survey that holds on a day. Refuses `survey-early` where there is none. */
export function surveyRules(government: Government, at: Instant): SurveyRules {
  const rules = rulesOn(government.satisfaction, dayIn(government.file.zone, at));
  if (rules === undefined) throw new Refusal('survey-early', 'This government has no survey yet');
  return rules;
}

/**
 * Keeps the answers of an ended case, once: a second form changes nothing. No name goes with them. Refuses `survey-early`,
 * `score-missing`, `case-unknown` for anybody whose case it is not.
 */
export async function answerSurvey(
  house: Parts,
  person: Person | null,
  number: string,
  given: Scores,
  at: Instant,
): Promise<void> {
  const { caseId, program } = await ownEnded(house, person, number, at);
  const rules = surveyRules(house.library.government, at);
  const scores = rules.elements.map(({ id }) => scoreOf(given[id]));
  const worked = await house.db.many<{ agency: string }>(
    sql`select agency from case_agencies where chain = ${caseId} order by agency`,
  );
  const lanes = Object.entries(program.service.file.lanes).flatMap(([id, { role }]) =>
    role === 'applicant' ? [] : [id],
  );
  await house.db.run(sql`
    insert into survey_answers (case_id, service, agencies, lanes, at, scores)
    values (${caseId}, ${program.service.file.id}, ${worked.map(({ agency }) => agency)}, ${lanes}, ${at}, ${scores})
    on conflict (case_id) do nothing`);
}

function scoreOf(text: string | undefined): number {
  if (text === undefined || !/^[1-4]$/.test(text)) throw new Refusal('score-missing', 'Every element has a score');
  return Number(text);
}

/** The form, or that it was sent. Refuses as above. */
export async function readSurvey(
  house: Parts,
  person: Person | null,
  number: string,
  form: { readonly given: Scores; readonly error: string | null },
  language: Language,
  at: Instant,
): Promise<SurveyView> {
  const { caseId, program } = await ownEnded(house, person, number, at);
  const rules = surveyRules(house.library.government, at);
  return {
    number,
    service: program.service.texts[language].title,
    basis: basisView(rules.basis, language),
    elements: rules.elements.map(({ id, question, scale }) => ({
      id,
      question: question[language],
      scale: scale[language].map((label, n) => ({ value: String(n + 1), label })),
    })),
    ...form,
    done: await isAnswered(house, caseId),
  };
}

/** The applicant's, or that of an agent whose power still lasts. */
async function ownEnded(house: Parts, person: Person | null, number: string, at: Instant): Promise<Loaded> {
  const citizen = allowCitizen(person, 'own-cases');
  const now = await loadCase(house, house.db, { number });
  const { subject } = now.state;
  const actor = await actorIn(house, now, citizen, at);
  if (subject !== citizen.subject && !('onBehalf' in actor && actor.onBehalf === subject))
    throw new Refusal('case-unknown', 'There is no case with this number for you');
  if (now.state.status === 'open') throw new Refusal('survey-early', 'The case is still open', { number });
  return now;
}
