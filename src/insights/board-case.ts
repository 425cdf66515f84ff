import type { CaseActKind } from '#engine/acts';
import type { OpenCase } from '#insights/open-cases';
import type { Envelope } from '#ledger/act';
import type { House } from '#operations/house';
import { headingOf, tell, timelineView } from '#operations/marks/present-marks';
import type { BoardCase } from '#operations/views/wall';
import { readActs } from '#store/chain';
import { chainId } from '#terms/ids';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** One open case among the others: where it lies and who waits for whom, from the clear parts of its acts. Null once it has ended. */
export async function boardCase(
  { db }: Pick<House, 'db'>,
  cases: readonly OpenCase[],
  wanted: string,
  language: Language,
  at: Instant,
): Promise<BoardCase | null> {
  const found = cases.find(({ number }) => number === wanted);
  if (found === undefined) return null;
  const { program, state, number, chain } = found;
  const envelopes = (await readActs(db, chainId(chain))) as readonly Envelope<CaseActKind>[]; // only `commit` appends to a case's chain
  const told = tell(program, envelopes, at);
  return {
    number,
    href: `/berkas/${number}`,
    service: program.service.texts[language].title,
    heading: headingOf(program, told, envelopes, language, 'other'),
    timeline: timelineView(program, told, at, language, 'other', state.questions),
  };
}
