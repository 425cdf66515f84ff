import { actorOf, allowOfficial, type Official, type Person } from '#access/person';
import type { SuspensionReason } from '#definitions/schema/bases';
import { budgetAt } from '#engine/clocks/budget';
import type { Suspension } from '#engine/clocks/state';
import { patchOf } from '#engine/patch';
import { step } from '#engine/step';
import { itemOf } from '#operations/case/conclude-step';
import { holderOfStep } from '#operations/case/holder-of-step';
import type { Loaded } from '#operations/case/load-case';
import { readFile } from '#operations/case/read-case-file';
import { SAY_DESK } from '#operations/desk/say-desk';
import type { House } from '#operations/house';
import { basisView, dueOf, headingOf, tell } from '#operations/marks/present-marks';
import { inside, nameOf } from '#operations/marks/say-case';
import { openRequests } from '#operations/suspension/open-requests';
import { sayBudget, sayEffect } from '#operations/suspension/say-suspension';
import type { AskApplicantView } from '#operations/views/suspension';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** What has been chosen and written so far, and what is wrong with it. */
export interface AskingApplicant {
  readonly number: string;
  readonly item: number;
  readonly reason: string;
  readonly text: string;
  readonly errors: AskApplicantView['errors'];
}

/**
 * The page on which an officer says whose turn it is and asks the applicant: each reason with its law and with what sending
 * it would do to the clocks, found by the engine itself on the case as it stands. Shows nothing personal.
 */
export async function readAskApplicant(
  house: Parts,
  person: Person | null,
  asking: AskingApplicant,
  language: Language,
  at: Instant,
): Promise<AskApplicantView> {
  const officer = allowOfficial(person, 'work-item');
  const { now, envelopes } = await readFile(house, { number: asking.number });
  const { program, state, number } = now;
  const { government } = program;
  const item = itemOf(now, asking.item);
  if (holderOfStep(now, item) !== officer.agency)
    throw new Refusal('not-your-case', `This is owed by ${item.agency ?? 'the applicant'}`, { item: item.id });
  const budget = budgetAt(program, now, item, at);
  const tried = [...government.suspensions.values()].flatMap((reason) => {
    const suspension = trial(now, officer, item.id, reason, at);
    return suspension === null ? [] : [{ reason, suspension }];
  });
  const told = tell(program, envelopes, at);
  const due = state.clock?.due ?? null;
  return {
    back: { href: `/antrean/${number}/${item.id}`, label: SAY_DESK[language].back },
    number,
    heading: headingOf(program, told, envelopes, language, 'other'),
    due: due === null ? null : dueOf(government.calendar, due, at),
    budget: sayBudget(budget, language),
    round: roundOf(now, language),
    answerBy: tried.find(({ reason }) => reason.owner === 'applicant')?.suspension.answerBy ?? null,
    reasons: tried.map(({ reason, suspension }) => ({
      value: reason.id,
      label: reason.name[language],
      basis: basisView(reason.basis, language),
      effect: sayEffect(suspension, budget !== null, government.file.zone, language),
    })),
    chosen: asking.reason === '' ? (tried[0]?.reason.id ?? '') : asking.reason,
    text: asking.text,
    errors: asking.errors,
  };
}

/** What the engine would make of it; null where this service asks nothing more of the applicant. */
function trial(now: Loaded, officer: Official, item: number, { id }: SuspensionReason, at: Instant): Suspension | null {
  try {
    const command = { kind: 'suspend', at, by: actorOf(officer), item, reason: id, text: '' } as const;
    const { acts } = step(now.program, now, command);
    return (
      acts.flatMap((act) => patchOf(act).suspend ?? []).find(({ by, wait }) => by !== null && wait === item) ?? null
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === 'applicant-not-asked') return null;
    throw error;
  }
}

/** Whose questions are open already: all are answered in one go. */
function roundOf({ program, state }: Loaded, language: Language): string | null {
  const agencies = [...new Set(openRequests(state).flatMap(({ by }) => by ?? []))];
  if (agencies.length === 0) return null;
  const names = sayList(
    agencies.map((agency) => inside(nameOf(program.government, agency, language))),
    language,
  );
  return language === 'id'
    ? `Sudah terbuka: pertanyaan ${names}. Pertanyaan Anda digabung; pemohon menjawab semuanya sekali.`
    : `Open already: questions of ${names}. Yours joins them; the applicant answers all of them once.`;
}
