import type { Person } from '#access/person';
import { stateAt } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import { leadOn } from '#coordination/lead';
import type { ArrangementFile } from '#coordination/schema';
import { gatherEvidence, levelIn, type Weighed } from '#operations/council/gather-evidence';
import { openQuestions } from '#operations/council/open-questions';
import { afterwards, grantRows } from '#operations/council/present-grants';
import { ladderEvidence, stepOf } from '#operations/council/present-ladder';
import { bindsBy, presentLife } from '#operations/council/present-life';
import { presentImpact } from '#operations/council/read-impact';
import { mayRead } from '#operations/council/read-standing';
import { ARRANGEMENT_WORDS as WORDS } from '#operations/council/say-arrangement';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { readTalkOfArrangement } from '#operations/talk/talk';
import type { ArrangementRow, ArrangementsView, ArrangementView } from '#operations/views/council';
import type { Language } from '#terms/language';
import { dayIn, type Instant, type PlainDate, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** Every arrangement that the reader may see, with the step it declares and the step its acts show. */
export async function readArrangements(
  house: Parts,
  language: Language,
  at: Instant,
  person: Person | null = null,
): Promise<ArrangementsView> {
  const { government } = house.library;
  const all = [...(await currentArrangements(house.db, government)).values()];
  const current = all.filter((arrangement) => mayRead(arrangement, person));
  const weighed = await gatherEvidence(house, current, at);
  return { rows: current.map((arrangement) => rowOf(house, arrangement, weighed, language, at)) };
}

function rowOf(
  house: Parts,
  arrangement: ArrangementFile,
  weighed: ReadonlyMap<string, Weighed>,
  language: Language,
  at: Instant,
): ArrangementRow {
  const { government } = house.library;
  const level = levelIn(weighed, arrangement);
  return {
    id: arrangement.id,
    title: arrangement.title[language],
    sentence: arrangement.sentence[language],
    lead: ownerOf(government, leaderOn(house, arrangement, at), language),
    members: arrangement.members.map(({ agency }) => government.agencies.get(agency)?.short[language] ?? agency),
    declared: stepOf(level.declared, language),
    computed: stepOf(level.computed, language),
    until: dateOf(arrangement.to),
    state: WORDS[language].states[stateAt(arrangement, at, government.file.zone)],
  };
}

/** One arrangement: who, by which instrument, on which step, until when, what it grants. Refuses `page-unknown`. */
export async function readArrangement(
  house: Parts,
  id: string,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<ArrangementView> {
  const { government } = house.library;
  const current = await currentArrangements(house.db, government);
  const arrangement = current.get(id);
  if (arrangement === undefined || !mayRead(arrangement, person))
    throw new Refusal('page-unknown', 'There is no such arrangement', { arrangement: id });
  const level = levelIn(await gatherEvidence(house, [arrangement], at), arrangement);
  const words = WORDS[language];
  return {
    id,
    title: arrangement.title[language],
    sentence: arrangement.sentence[language],
    instrument: words.instruments[arrangement.instrument],
    lead: ownerOf(government, leaderOn(house, arrangement, at), language),
    leadPosition: leadPosition(house, arrangement, language, at),
    leadPattern: words.patterns[arrangement.leadPattern],
    members: arrangement.members.map(({ agency, role }, place) => ({
      owner: ownerOf(government, agency, language, place),
      part: words.parts[role],
    })),
    from: plainDate(arrangement.from),
    to: dateOf(arrangement.to),
    reviewDate: dateOf(arrangement.reviewDate),
    state: stateView(house, arrangement, language, at),
    steps: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => stepOf(n, language)),
    declared: level.declared,
    computed: level.computed,
    ...ladderEvidence(level, language),
    grants: { note: words.grantsNote, rows: await grantRows(house, current, arrangement, language, at) },
    services: arrangement.services.map((service) => ({
      href: `/layanan/${service}`,
      label: government.services.get(service)?.texts[language].title ?? service,
    })),
    plan: planView(house, arrangement, language),
    basis: arrangement.legalBasis.map((basis) => ({ basis: basisView(basis, language), what: '' })),
    after: afterwards(arrangement, language),
    open: await openQuestions(house, arrangement, person, language, at),
    binds: bindsBy(arrangement, language),
    ...(await presentLife(house, arrangement, person, language, at)),
    impact: await presentImpact(house, person, arrangement, language, at),
    talk: await readTalkOfArrangement(house, person, id, language, at),
  };
}

/** Whoever leads today: by turn where the lead rotates. */
function leaderOn({ library: { government } }: Parts, arrangement: ArrangementFile, at: Instant): string {
  return leadOn(arrangement, dayIn(government.file.zone, at)).agencies[0] ?? leadOf(arrangement);
}

function planView(
  { library: { government } }: Parts,
  { plan }: ArrangementFile,
  language: Language,
): ArrangementView['plan'] {
  if (plan === undefined) return null;
  return {
    title: plan.title[language],
    detail: WORDS[language].plan(plan.indicators.length, plan.activities.length),
    impacts: (plan.impacts ?? []).map(({ agency, why }) => ({
      on: government.agencies.get(agency)?.short[language] ?? agency,
      why: why[language],
    })),
  };
}

function leadOf(arrangement: ArrangementFile): string {
  return arrangement.members.find(({ role }) => role === 'lead')?.agency ?? arrangement.members[0]?.agency ?? '';
}

function dateOf(day: string | undefined): PlainDate | null {
  return day === undefined ? null : plainDate(day);
}

/** The seat that leads, and since when it is vacant. */
export function leadPosition(
  { library: { government } }: Parts,
  arrangement: ArrangementFile,
  language: Language,
  at: Instant,
): ArrangementView['leadPosition'] {
  const { position, vacantSince, filledOn } = arrangement.leadPosition;
  const today = dayIn(government.file.zone, at);
  const vacant = vacantSince !== undefined && vacantSince <= today && (filledOn === undefined || today < filledOn);
  const title =
    government.agencies.get(leadOf(arrangement))?.positions.find(({ id }) => id === position)?.title[language] ??
    position;
  const body = government.agencies.get(government.file.coordinatingBody)?.short[language] ?? '';
  return {
    title,
    vacantSince: vacant ? plainDate(vacantSince) : null,
    meanwhile: vacant ? WORDS[language].meanwhile(body) : null,
  };
}

function stateView(
  { library: { government } }: Parts,
  arrangement: ArrangementFile,
  language: Language,
  at: Instant,
): ArrangementView['state'] {
  const state = stateAt(arrangement, at, government.file.zone);
  return {
    word: WORDS[language].states[state],
    kind: state === 'in-force' ? 'ok' : state === 'expired' || state === 'terminated' ? 'late' : 'near',
  };
}
