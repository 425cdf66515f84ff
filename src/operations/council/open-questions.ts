import type { Person } from '#access/person';
import type { ArrangementFile } from '#coordination/schema';
import { ARRANGEMENT_WORDS as WORDS } from '#operations/council/say-arrangement';
import { ownerOf } from '#operations/marks/present-marks';
import { listMatters } from '#operations/matter/matter-row';
import type { Parts } from '#operations/matter/move-matters';
import { mayRead } from '#operations/matter/read-matters';
import type { ArrangementView } from '#operations/views/council';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** What members have asked each other and nobody has answered: in cases, and under the arrangement, with the way there for who may read it. */
export async function openQuestions(
  house: Parts,
  arrangement: ArrangementFile,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<ArrangementView['open']> {
  const members = arrangement.members.map(({ agency }) => agency);
  const { government } = house.library;
  const inCases = await house.db.many<{ asker_agency: string; owner_agency: string }>(sql`
    select q.asker_agency, q.owner_agency, q.due from questions q join cases c using (case_id)
    where q.state = 'open' and c.service = any(${arrangement.services}) and q.asker_agency = any(${members})
    order by q.due limit 20`);
  const asked = await listMatters(house.db, government, { kinds: ['question'], arrangement: arrangement.id }, at);
  const isOfficial = person !== null && person.kind !== 'citizen' && government.council.length > 0;
  const reads = isOfficial && mayRead(house, arrangement, person, at);
  const rows = [
    ...inCases.map((row) => ({ asker: row.asker_agency, owner: row.owner_agency, number: null })),
    ...asked.flatMap(({ number, matter }) =>
      matter.kind === 'question' && (matter.state === 'open' || matter.state === 'escalated')
        ? [{ asker: matter.asker.agency, owner: matter.owner.agency, number: reads ? number : null }]
        : [],
    ),
  ];
  const short = (agency: string) => government.agencies.get(agency)?.short[language] ?? agency;
  return rows.map(({ asker, owner, number }, place) => ({
    owner: ownerOf(government, owner, language, place),
    what: WORDS[language].unanswered(short(owner), short(asker)),
    detail: '',
    link: number === null ? null : { href: `/dewan/perkara/${number}`, label: number },
  }));
}
