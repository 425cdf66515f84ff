import type { Government } from '#definitions/government';
import type { MissingHalves } from '#exchange/gateway/missing';
import { type OpenCase, waitsOf } from '#insights/open-cases';
import { SENTENCES } from '#insights/words';
import { ownerOf } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import type { BoardView, NeedRow } from '#operations/views/wall';
import type { Language } from '#terms/language';
import { dayIn, type Instant, milliseconds, sayDate } from '#terms/plain-date';

type Found = Pick<BoardView, 'risks' | 'questions' | 'vacancies' | 'incidents'> & {
  readonly missing: readonly MissingHalves[];
};

/** What waits for the coordinator, most urgent first: what has a deadline by it, then what has none. */
export function needsOf(
  government: Government,
  cases: readonly OpenCase[],
  found: Found,
  language: Language,
  at: Instant,
): readonly NeedRow[] {
  const needs = [
    ...questionNeeds(government, cases, found.questions, language),
    ...riskNeeds(cases, found.risks, language, at),
    ...incidentNeeds(found.incidents, found.risks, language),
    ...vacancyNeeds(found.vacancies, language),
    ...missingNeeds(government, found.missing, language),
  ];
  return needs.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ due }: NeedRow): number {
  return due?.at === undefined || due.at === null ? Number.MAX_SAFE_INTEGER : milliseconds(due.at);
}

/** Questions that have left their owner, and those at their last day. */
function questionNeeds(
  government: Government,
  cases: readonly OpenCase[],
  questions: Found['questions'],
  language: Language,
): NeedRow[] {
  const words = SENTENCES[language];
  return questions.flatMap((row) => {
    const open = cases.find(({ number }) => number === row.number);
    const question = open?.state.questions.find(({ id }) => row.id === `${row.number}.${id}`);
    if (question === undefined || (question.rung === 'owner' && row.due.state === 'on-time')) return [];
    const yours = question.rung === 'body';
    const why = { owner: words.notYet, lead: words.climbed, body: words.climbedToYou }[question.rung];
    return [
      {
        owner: row.owner,
        what: words.unanswered(row.owner.name, nameOf(government, question.asker, language)),
        subject: { href: `/berkas/${row.number}`, label: row.number },
        due: row.due,
        when: null,
        why,
        action: yours ? { href: `/pertanyaan#${row.id}`, label: words.answer } : null,
      },
    ];
  });
}

function riskNeeds(cases: readonly OpenCase[], risks: Found['risks'], language: Language, at: Instant): NeedRow[] {
  const words = SENTENCES[language];
  return risks.map(({ number, href, owner, what, due }) => {
    const open = cases.find((one) => one.number === number);
    const lying = open === undefined ? undefined : waitsOf(open).find(({ wait, held }) => !held && wait.due === due.at);
    return {
      owner,
      what,
      subject: { href, label: number },
      due,
      when: null,
      why: lying === undefined ? words.underWay : words.unopened(milliseconds(at) - milliseconds(lying.wait.since)),
      action: null,
    };
  });
}

/** A case already named for its deadline is not named again for being quiet. */
function incidentNeeds(incidents: Found['incidents'], risks: Found['risks'], language: Language): NeedRow[] {
  const words = SENTENCES[language];
  const named = new Set(risks.map(({ number }) => number));
  const fresh = incidents.filter(({ what, number }) => what !== words.quiet || !named.has(number));
  return fresh.map(({ owner, what, href, number }) => ({
    owner,
    what,
    subject: { href, label: number },
    due: null,
    when: null,
    why: what === words.quiet ? words.quietWhy : href.startsWith('/kendala/') ? words.heldWhy : words.silentWhy,
    action: null,
  }));
}

function vacancyNeeds(vacancies: Found['vacancies'], language: Language): NeedRow[] {
  const words = SENTENCES[language];
  return vacancies.map(({ owner, arrangement, position, since, effect }) => ({
    owner,
    what: words.vacant(arrangement.label),
    subject: { href: arrangement.href, label: position },
    due: null,
    when: words.vacantSince(sayDate(since, language)),
    why: effect,
    action: null,
  }));
}

/** Exchanges whose receipt has one half only, a row for each pair of agencies and kind. */
function missingNeeds(government: Government, missing: Found['missing'], language: Language): NeedRow[] {
  const words = SENTENCES[language];
  return missing.map(({ asker, provider, kind, count, since }) => ({
    owner: ownerOf(government, kind === 'untold' ? asker : provider, language),
    what: words.halfMissing(nameOf(government, provider, language), nameOf(government, asker, language), count),
    subject: { href: '/pertukaran#tanda-terima', label: words.exchangeBoard },
    due: null,
    when: words.missingSince(sayDate(dayIn(government.file.zone, since), language)),
    why: words.missingWhy[kind],
    action: null,
  }));
}
