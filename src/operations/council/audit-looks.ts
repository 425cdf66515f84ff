import type { Loaded } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { CASE_LOOKS, trailRow } from '#operations/person/say-look';
import { actsAt } from '#operations/person/trail-rows';
import type { AuditView } from '#operations/views/proof';
import type { ActRow } from '#store/rows';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';

type Parts = Pick<House, 'db' | 'library'>;

const PAGE = 50;

/** Looks at a case, and looks at its person that neither a case nor an application under way explains; latest first, 50 a page. */
export async function auditLooks(
  house: Parts,
  { state, number }: Loaded,
  page: number,
  language: Language,
): Promise<AuditView['views']> {
  const applying = purposesOfApplying(house);
  const row = await house.db.one<{ here: number; without: number }>(sql`
    select count(*) filter (where data ->> 'caseNumber' = ${number})::int as here,
           count(*) filter (where data ->> 'caseNumber' is null and data ->> 'purpose' <> all (${applying}))::int as without
    from acts where chain = ${state.subject} and kind = any (${CASE_LOOKS})`);
  const { here, without } = row ?? { here: 0, without: 0 };
  const pages = Math.max(1, Math.ceil((here + without) / PAGE));
  const shown = Number.isSafeInteger(page) ? Math.min(Math.max(1, page), pages) : 1;
  const rows = await house.db.many<{ seq: number }>(sql`
    select seq from acts where chain = ${state.subject} and kind = any (${CASE_LOOKS})
      and (data ->> 'caseNumber' = ${number} or (data ->> 'caseNumber' is null and data ->> 'purpose' <> all (${applying})))
    order by seq desc limit ${PAGE} offset ${(shown - 1) * PAGE}`);
  const acts = await actsAt(
    house.db,
    state.subject,
    rows.map(({ seq }) => seq),
  );
  return {
    count: here,
    withoutCase: without,
    page: shown,
    pages,
    rows: acts.map((act) => ({
      ...trailRow(house.library.government, act, language, 'other'),
      office: officeOf(house, act, language),
      explained: act.data['caseNumber'] === number,
    })),
  };
}

/** Of a position that looked; the house itself has none. An act keeps no official's name. */
function officeOf({ library }: Parts, { agency, position }: ActRow, language: Language): string {
  return position === null ? '' : (library.government.agencies.get(agency ?? '')?.office[language] ?? '');
}

/** What is read for somebody who is filling in an application: no case has a number yet. */
function purposesOfApplying({ library }: Parts): string[] {
  return [...library.government.services.values()].flatMap(({ file: { id, opening } }) =>
    ['opening', ...opening.reads].map((name) => `${id}/${name}`),
  );
}
