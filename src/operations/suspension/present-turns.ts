import type { Official } from '#access/person';
import type { CaseFile } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { sayWaits } from '#operations/marks/present-clock';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { sayReasonOf } from '#operations/marks/say-clock';
import { readExchanged } from '#operations/suspension/open-requests';
import { sayStanding } from '#operations/suspension/say-suspension';
import type { TurnRow } from '#operations/views/suspension';
import type { Language } from '#terms/language';
import { capital } from '#terms/say';

/** Whose turn an officer said it was, and what was asked; texts only for the agency that asked. Questions between agencies stand apart. */
export async function turnRows(
  house: Pick<House, 'keys'>,
  { agency }: Official,
  { now, acts }: CaseFile,
  language: Language,
): Promise<readonly TurnRow[]> {
  const { program, state } = now;
  const { government } = program;
  const questions = new Set(state.questions.map(({ id }) => id));
  const asked = (state.suspensions ?? []).filter(({ by, id }) => by !== null && !questions.has(id));
  if (asked.length === 0) return [];
  const written = await readExchanged(house, acts);
  return asked.map((one) => {
    const mine = one.by === agency;
    const basis = government.suspensions.get(one.reason)?.basis;
    return {
      id: one.id,
      owner: ownerOf(government, one.by, language),
      sentence: sayWaits(program, one, language, 'other'),
      reason: capital(sayReasonOf(program, one.reason, language)),
      basis: basis === undefined ? null : basisView(basis, language),
      text: mine ? (written.texts.get(one.id) ?? '') : null,
      answer: mine ? (written.answers.get(one.id) ?? null) : null,
      from: one.from,
      answerBy: one.answerBy,
      state: sayStanding(one, language),
      open: one.end === null,
      mine: mine && one.end === null,
    };
  });
}
