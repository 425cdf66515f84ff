import { allowOfficial, type Person } from '#access/person';
import { signersOf, stateAt } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import { loadStandingsNow } from '#operations/council/decide-arrangement';
import { signerName, warningOf } from '#operations/council/present-life';
import { leadPosition, readArrangements } from '#operations/council/read-arrangements';
import { SAY_DRAFT } from '#operations/council/say-draft';
import type { House } from '#operations/house';
import { latestMatters } from '#operations/matter/read-matters';
import type { CouncilView } from '#operations/views/council-desk';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** The Council's own list: every arrangement with state, steps, end, and what needs somebody's attention. Officials only. */
export async function readCouncil(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<CouncilView> {
  const official = allowOfficial(person, 'arrangement');
  const { government } = house.library;
  const words = SAY_DRAFT[language];
  const current = await currentArrangements(house.db, government);
  const listed = await readArrangements(house, language, at, person);
  const proposed = [...current.values()].filter((text) => stateAt(text, at, government.file.zone) === 'proposed');
  const standings = await loadStandingsNow(
    house,
    proposed.map(({ id }) => id),
  );
  const rows: CouncilView['rows'][number][] = [];
  for (const row of listed.rows) {
    const text = current.get(row.id);
    if (text === undefined) continue; // ended between the two reads
    const code = stateAt(text, at, government.file.zone);
    const lead = leadPosition(house, text, language, at);
    const ending = warningOf(government, text, language, at);
    const signed = standings.get(text.id)?.signed ?? [];
    rows.push({
      ...row,
      code,
      warnings: [
        ...(ending === null ? [] : [ending]),
        ...(lead.vacantSince === null ? [] : [words.vacant(lead.title)]),
        ...(code === 'in-force' && row.declared.n > row.computed.n ? [words.short] : []),
      ],
      waiting:
        code === 'proposed'
          ? signersOf(text)
              .filter((signer) => !signed.includes(signer))
              .map((signer) => signerName(government, signer, language))
          : [],
    });
  }
  const counted = (label: string, n: number) => ({ label, n });
  return {
    matters: await latestMatters(house, official, language, at),
    rows: rows.toSorted((a, b) => rank(a) - rank(b) || (a.title < b.title ? -1 : 1)),
    counts: [
      counted(words.counts.all, rows.length),
      counted(words.counts.force, rows.filter(({ code }) => code === 'in-force').length),
      counted(words.counts.drafts, rows.filter(({ code }) => code === 'draft' || code === 'proposed').length),
      counted(words.counts.warned, rows.filter(({ warnings }) => warnings.length > 0).length),
    ],
  };
}

/** What waits for a signature first, then what warns, then drafts, then the rest; what is over last. */
function rank({ code, warnings }: CouncilView['rows'][number]): number {
  if (code === 'proposed') return 0;
  if (warnings.length > 0) return 1;
  if (code === 'draft') return 2;
  return ['expired', 'terminated', 'succeeded'].includes(code) ? 4 : 3;
}
