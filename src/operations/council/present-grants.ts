import type { Arrangements } from '#coordination/current';
import type { ArrangementFile, Grant } from '#coordination/schema';
import { grantHolds } from '#operations/council/present-life';
import { ARRANGEMENT_WORDS as WORDS } from '#operations/council/say-arrangement';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { labelInside } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import type { ArrangementView } from '#operations/views/council';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { type Instant, later } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'library'>;

/** What an arrangement grants: whether it holds now, on which law, and how often it was used. */
export async function grantRows(
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

/** To whom, which facts or share, and what for. */
export function grantWhat({ library: { government } }: Parts, grant: Grant, language: Language): string {
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

/** What ends with an arrangement and what stands. */
export function afterwards(arrangement: ArrangementFile, language: Language): ArrangementView['after'] {
  const ending = arrangement.grants.filter(({ statutory }) => !statutory).length;
  const standing = arrangement.grants.length - ending;
  const words = WORDS[language];
  return [
    ...(ending > 0 ? [{ what: words.endsWhat(ending), detail: words.endsDetail }] : []),
    ...(standing > 0 ? [{ what: words.standsWhat(standing), detail: words.standsDetail }] : []),
    { what: words.servedWhat, detail: words.servedDetail },
  ];
}
