import { voting } from '#coordination/arrangement';
import type { Evidence } from '#coordination/level';
import type { ArrangementFile } from '#coordination/schema';
import { agencyOf } from '#definitions/government';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { dayIn, type Instant, later } from '#terms/plain-date';

/** Days back that count as practice. */
const WINDOW = 365 * 86_400_000;

/** What the acts of the last 365 days show of an arrangement. Envelopes only. */
export async function gatherEvidence(
  house: Pick<House, 'db' | 'library'>,
  arrangement: ArrangementFile,
  at: Instant,
): Promise<Evidence> {
  const since = later(at, -WINDOW);
  const members = voting(arrangement);
  const [links, together] = await Promise.all([
    linksOf(house, arrangement, members, since),
    workedTogether(house, arrangement, members, since),
  ]);
  return {
    asOf: dayIn(house.library.government.file.zone, at),
    links,
    lanes: lanesOf(house, arrangement, members, at),
    workedTogether: together,
    impactNotes: 0,
    shares: [
      ...new Set(arrangement.grants.filter(({ kind }) => kind === 'fee-share').flatMap(({ from, to }) => [from, to])),
    ].filter((agency) => members.includes(agency)),
    ownedAgencyWorked: false,
    decisionsSignedByTwo: 0,
  };
}

/** Exchange reads under the arrangement, and questions that were closed, join two members. */
async function linksOf(
  house: Pick<House, 'db'>,
  arrangement: ArrangementFile,
  members: readonly string[],
  since: Instant,
): Promise<[string, string][]> {
  const rows = await house.db.many<{ a: string; b: string }>(sql`
    select distinct agency as a, data->>'holder' as b from acts
    where kind = 'data-read' and at > ${since} and data->>'arrangement' = ${arrangement.id} and data->>'holder' is not null
    union
    select distinct asker_agency, owner_agency from questions where state = 'closed' and asked_at > ${since}`);
  return rows.filter(({ a, b }) => a !== b && members.includes(a) && members.includes(b)).map(({ a, b }) => [a, b]);
}

function lanesOf(
  house: Pick<House, 'library'>,
  arrangement: ArrangementFile,
  members: readonly string[],
  at: Instant,
): string[] {
  const { government } = house.library;
  const day = dayIn(government.file.zone, at);
  const services = [...government.services.values()].filter(({ file }) => arrangement.services.includes(file.id));
  const agencies = services.flatMap(({ file }) =>
    Object.values(file.lanes).flatMap(({ role }) =>
      file.territories.map((territory) => agencyOf(government, role, territory, day)),
    ),
  );
  return members.filter((member) => agencies.some((agency) => agency === member));
}

/** Members that finished steps in one and the same case. */
async function workedTogether(
  house: Pick<House, 'db'>,
  arrangement: ArrangementFile,
  members: readonly string[],
  since: Instant,
): Promise<string[]> {
  const rows = await house.db.many<{ agencies: string[] }>(sql`
    select array_agg(distinct a.agency) as agencies from acts a
    join (select case_id, service from cases union all select case_id, service from cases_done) c on c.case_id = a.chain
    where a.kind = 'concluded' and a.at > ${since} and a.agency = any(${members}) and c.service = any(${arrangement.services})
    group by a.chain having count(distinct a.agency) > 1 limit 50`);
  return [...new Set(rows.flatMap(({ agencies }) => agencies))];
}
