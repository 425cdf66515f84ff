import { allowCitizen, type Citizen, type Person } from '#access/person';
import type { Program } from '#engine/case';
import { subjectLookup } from '#operations/case/case-keys';
import { pairOf, type Side, sayBehalf, sideOf } from '#operations/case/case-people';
import { type CaseFile, readFile } from '#operations/case/read-case-file';
import { ownItems, ownTask } from '#operations/case/say-task';
import { draftsOf } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { headingOf, holdersOf, tell } from '#operations/marks/present-marks';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import type { CasesView } from '#operations/views/case';
import { sql } from '#store/sql';
import { type ChainId, chainId } from '#terms/ids';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { small } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** The latest applications of the person who is signed in, for themselves or by power of attorney, and their drafts. */
export async function listCases(
  house: Parts,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<CasesView> {
  const citizen = allowCitizen(person, 'own-cases');
  const { kind, hmac } = subjectLookup(citizen.subject);
  const rows = await house.db.many<{ chain: string }>(sql`
    select chain from lookup where kind = ${kind} and hmac = ${hmac} order by chain desc limit 50`);
  const own = await Promise.all(rows.map(({ chain }) => ownCase(house, citizen, chainId(chain), language, at)));
  return {
    cases: own.filter((row) => row !== null),
    drafts: await draftRows(house, citizen, language, at),
  };
}

/** One of the person's cases in a line; null for a case that is none of theirs. */
export async function ownCase(
  house: Parts,
  citizen: Citizen,
  caseId: ChainId,
  language: Language,
  at: Instant,
): Promise<CasesView['cases'][number] | null> {
  const file = await readFile(house, { caseId });
  const side = await sideOf(house, file, citizen, at);
  return side === null ? null : rowOf(file, side, language, at);
}

function rowOf(file: CaseFile, side: Side, language: Language, at: Instant): CasesView['cases'][number] {
  const { now, envelopes } = file;
  const pair = pairOf(file, side, language);
  const { program, state } = now;
  const told = tell(program, envelopes, at);
  const open = state.status === 'open';
  const mine = open && (ownItems(now).length > 0 || now.bill?.status === 'open');
  const task = mine ? ownTask(now, language, at, false).say : null;
  return {
    number: now.number,
    service: program.service.texts[language].title,
    about: aboutOf(program, now.facts, language),
    heading: headingOf(program, told, envelopes, language, 'applicant', pair),
    behalf: pair === null ? null : sayBehalf(pair, language),
    holders: holdersOf(program, told, language),
    due: open ? told.promised : null,
    state: state.status,
    task: task === null ? null : small(task),
  };
}

/** What the case is about, as the applicant picked it: "AN 1234 BC Honda Beat". */
export function aboutOf({ government, service }: Program, facts: CaseFile['now']['facts'], language: Language): string {
  const shown = service.file.opening.pick?.show ?? service.file.opening.businessKey;
  const values = shown.slice(0, 3).flatMap((name) => {
    const fact = facts.get(name);
    return fact === undefined ? [] : [sayFact(government, name, fact.value, language)];
  });
  return values.length === 0 ? labelOf(government, shown[0] ?? '', language) : values.join(' ');
}

async function draftRows(
  house: Parts,
  citizen: Citizen,
  language: Language,
  at: Instant,
): Promise<CasesView['drafts']> {
  const { government } = house.library;
  const drafts = await draftsOf(house, citizen, at);
  return drafts.map(({ id, service, until }) => ({
    href: `/draf/${id}`,
    service: government.services.get(service)?.texts[language].title ?? service,
    until: dayIn(government.file.zone, until),
  }));
}
