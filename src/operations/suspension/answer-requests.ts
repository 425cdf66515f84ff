import type { Person } from '#access/person';
import { loadCase } from '#operations/case/load-case';
import { readOwnCase } from '#operations/case/read-case-file';
import { resumeClock } from '#operations/case/suspend-clock';
import type { Receipt } from '#operations/case/transact';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { sayReasonOf } from '#operations/marks/say-clock';
import { openRequests, readExchanged } from '#operations/suspension/open-requests';
import type { RepairView } from '#operations/views/suspension';
import type { InboxKey } from '#store/effects';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { capital } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Answers by the number of the request, as typed. */
export type Answers = ReadonlyMap<number, string>;

/** What is wrong with each answer. */
export type AnswerErrors = ReadonlyMap<number, string>;

/**
 * The applicant, or who acts for them, answers all that is asked in one go; the clocks run on with the last answer. Each
 * answer has a key of its own, so that a press sent again finishes what a fall left. Refuses `text-empty` with the requests
 * that lack an answer, and then answers none; `suspension-not-open` where nothing that was answered is asked any more.
 */
export async function answerRequests(
  house: Parts,
  person: Person | null,
  number: string,
  answers: Answers,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<readonly Receipt[]> {
  const { state } = await loadCase(house, house.db, { number });
  const empty = openRequests(state).flatMap(({ id }) => (fits(answers.get(id) ?? '') ? [] : [id]));
  if (empty.length > 0) throw new Refusal('text-empty', 'Every request needs an answer', { suspension: empty });
  const done: Receipt[] = [];
  let late: Refusal | undefined;
  for (const [id, text] of answers) {
    const key = { source: inbox.source, msgId: `${inbox.msgId}.${id}` };
    try {
      done.push(await resumeClock(house, person, { number }, id, text, at, derive(seed, `answer/${id}`), key));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'suspension-not-open') throw error;
      late = error; // it ran out, or was taken back, while the others were being written
    }
  }
  if (done.length === 0) throw late ?? new Refusal('suspension-not-open', 'Nothing is asked any more', {});
  return done;
}

function fits(text: string): boolean {
  const { length } = text.trim();
  return length > 0 && length <= 2_000;
}

/** All that is asked of the applicant, with a field for each answer. Refuses `case-unknown`, `suspension-not-open`. */
export async function readRequests(
  house: Parts,
  person: Person | null,
  number: string,
  written: { readonly answers: Answers; readonly errors: AnswerErrors },
  language: Language,
  at: Instant,
): Promise<RepairView> {
  const { now, acts } = await readOwnCase(house, person, { number }, at);
  const { program, state } = now;
  const { government, service } = program;
  const asked = openRequests(state);
  if (asked.length === 0) throw new Refusal('suspension-not-open', 'Nothing is asked any more', {});
  const { texts } = await readExchanged(house, acts);
  const id = language === 'id';
  const stops = asked.some(({ stopsCase, to }) => stopsCase && to === null);
  return {
    number,
    service: service.texts[language].title,
    clock: stops ? STOPS[language] : RUNS[language],
    asks: asked.map((one) => {
      const basis = government.suspensions.get(one.reason)?.basis;
      return {
        owner: ownerOf(government, one.by, language),
        text: texts.get(one.id) ?? '',
        reason: capital(sayReasonOf(program, one.reason, language)),
        basis: basis === undefined ? null : basisView(basis, language),
        answerBy: one.answerBy,
        field: {
          name: `answer-${one.id}`,
          type: 'list',
          label: id ? 'Jawaban Anda' : 'Your answer',
          hint: null,
          unit: null,
          required: true,
          value: written.answers.get(one.id) ?? '',
          error: written.errors.get(one.id) ?? null,
          choices: [],
        },
      };
    }),
  };
}

const STOPS: { readonly [language in Language]: string } = {
  id: 'Hitungan waktu berhenti sampai Anda menjawab semuanya, lalu berlanjut dari tempatnya berhenti; tidak pernah diulang dari awal.',
  en: 'The clock stands still until you have answered all of it, then goes on from where it stopped; it never restarts.',
};

const RUNS: { readonly [language in Language]: string } = {
  id: 'Hitungan waktu tetap berjalan: jatah menghentikannya sudah terpakai atau tidak ada.',
  en: 'The clock runs on: the budget that could stop it is spent, or there is none.',
};
