import type { Person } from '#access/person';
import { stateAt } from '#coordination/arrangement';
import { type Arrangements, currentArrangements } from '#coordination/current';
import { leadOn } from '#coordination/lead';
import { type Criterion, type Level } from '#coordination/level';
import type { ArrangementFile, Grant } from '#coordination/schema';
import { gatherEvidence, levelIn, type Weighed } from '#operations/council/gather-evidence';
import { bindsBy, grantHolds, presentLife } from '#operations/council/present-life';
import { mayRead } from '#operations/council/read-standing';
import { ARRANGEMENT_WORDS as WORDS } from '#operations/council/say-arrangement';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { labelInside } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { listMatters } from '#operations/matter/matter-row';
import { readTalkOfArrangement } from '#operations/talk/talk';
import type {
  ArrangementRow,
  ArrangementsView,
  ArrangementView,
  EvidenceView,
  StepView,
} from '#operations/views/council';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later, type PlainDate, plainDate } from '#terms/plain-date';
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
    open: await openQuestions(house, arrangement, language, at),
    binds: bindsBy(arrangement, language),
    ...(await presentLife(house, arrangement, person, language, at)),
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

function stepOf(n: number, language: Language): StepView {
  return { n, name: WORDS[language].steps[n] ?? '' };
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

/**
 * What is there of the step declared; and what the step after the computed one still takes, or, where the declared one is
 * that step, what shows the computed one.
 */
function ladderEvidence(level: Level, language: Language): Pick<ArrangementView, 'evidence' | 'nextStep'> {
  const at = Math.max(level.declared, 1);
  const next = level.computed + 1;
  const words = WORDS[language];
  const listed = (step: number, title: string) => ({ title, rows: evidenceRows(level, step, language) });
  const beside =
    next === at
      ? level.computed === 0
        ? null
        : listed(level.computed, words.computedTitle(level.computed, words.steps[level.computed] ?? ''))
      : next > 9
        ? null
        : listed(next, words.nextTitle(next, words.steps[next] ?? '', count(level, next, false)));
  return {
    evidence: listed(at, words.evidenceTitle(at, count(level, at, true), count(level, at, false))),
    nextStep: beside,
  };
}

function count(level: Level, step: number, met: boolean): number {
  return level.criteria.filter((one) => one.step === step && one.met === met).length;
}

function evidenceRows(level: Level, step: number, language: Language): EvidenceView[] {
  const say = ({ key, met }: Criterion): EvidenceView => ({
    holds: met,
    what: WORDS[language].criteria[key] ?? key,
    detail: '',
    link: null,
  });
  return level.criteria.filter((one) => one.step === step).map(say);
}

async function grantRows(
  house: Parts,
  current: Arrangements,
  arrangement: ArrangementFile,
  language: Language,
  at: Instant,
): Promise<ArrangementView['grants']['rows']> {
  const uses = await usesOf(house, arrangement, at);
  return arrangement.grants.map((grant, place) => ({
    from: ownerOf(house.library.government, grant.from, language, place),
    kind: WORDS[language].kinds[grant.kind],
    what: grantWhat(house, grant, language),
    basis: basisView(grant.basis, language),
    statutory: grant.statutory,
    holds: grantHolds(house.library.government, current, arrangement, grant, language, at),
    use:
      grant.kind === 'data'
        ? WORDS[language].used(uses.get(`${grant.from}/${grant.to}/${grant.registry ?? ''}`) ?? 0)
        : WORDS[language].byBill,
  }));
}

function grantWhat({ library: { government } }: Parts, grant: Grant, language: Language): string {
  const to =
    grant.to === '*' ? WORDS[language].allMembers : (government.agencies.get(grant.to)?.short[language] ?? grant.to);
  const facts = grant.facts.map((fact) => labelInside(labelOf(government, fact, language))).join(', ');
  const what =
    facts === ''
      ? grant.payee === undefined
        ? ''
        : (government.file.payees.find(({ id }) => id === grant.payee)?.name[language] ?? grant.payee)
      : facts;
  return `${WORDS[language].to} ${to}${what === '' ? '' : `: ${what}`}. ${grant.purpose[language]}.`;
}

/** Reads in the last 30 days, by giver, receiver and registry. */
async function usesOf(house: Parts, arrangement: ArrangementFile, at: Instant): Promise<ReadonlyMap<string, number>> {
  const rows = await house.db.many<{ holder: string; agency: string; registry: string; n: bigint }>(sql`
    select data->>'holder' as holder, agency, data->>'registry' as registry, count(*) as n from acts
    where kind = 'data-read' and at > ${later(at, -30 * 86_400_000)} and data->>'arrangement' = ${arrangement.id}
    group by 1, 2, 3`);
  return new Map(rows.map(({ holder, agency, registry, n }) => [`${holder}/${agency}/${registry}`, Number(n)]));
}

function afterwards(arrangement: ArrangementFile, language: Language): ArrangementView['after'] {
  const ending = arrangement.grants.filter(({ statutory }) => !statutory).length;
  const standing = arrangement.grants.length - ending;
  const words = WORDS[language];
  return [
    ...(ending > 0 ? [{ what: words.endsWhat(ending), detail: words.endsDetail }] : []),
    ...(standing > 0 ? [{ what: words.standsWhat(standing), detail: words.standsDetail }] : []),
    { what: words.servedWhat, detail: words.servedDetail },
  ];
}

async function openQuestions(
  house: Parts,
  arrangement: ArrangementFile,
  language: Language,
  at: Instant,
): Promise<ArrangementView['open']> {
  const members = arrangement.members.map(({ agency }) => agency);
  const rows = await house.db.many<{ asker_agency: string; owner_agency: string; due: Instant }>(sql`
    select q.asker_agency, q.owner_agency, q.due from questions q join cases c using (case_id)
    where q.state = 'open' and c.service = any(${arrangement.services}) and q.asker_agency = any(${members})
    order by q.due limit 20`);
  const asked = await listMatters(
    house.db,
    house.library.government,
    { kinds: ['question'], arrangement: arrangement.id },
    at,
  );
  for (const { matter } of asked)
    if (matter.kind === 'question' && (matter.state === 'open' || matter.state === 'escalated'))
      rows.push({ asker_agency: matter.asker.agency, owner_agency: matter.owner.agency, due: matter.due ?? at });
  const { government } = house.library;
  return rows.map(({ asker_agency: asker, owner_agency: owner }, place) => ({
    owner: ownerOf(government, owner, language, place),
    what: WORDS[language].unanswered(
      government.agencies.get(owner)?.short[language] ?? owner,
      government.agencies.get(asker)?.short[language] ?? asker,
    ),
    detail: '',
    link: null,
  }));
}
