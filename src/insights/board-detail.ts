import type { Government } from '#definitions/government';
import { calledOf, programsOf } from '#engine/called';
import { waitOf } from '#insights/hand-overs';
import { holderKey } from '#insights/holder-key';
import { agencyWord, type Passed } from '#insights/matrix';
import { type OpenCase, waitsOf } from '#insights/open-cases';
import { SENTENCES } from '#insights/words';
import { ownerOf } from '#operations/marks/present-marks';
import { inside } from '#operations/marks/say-case';
import type { BoardDetail } from '#operations/views/wall';
import type { Language } from '#terms/language';
import { type Instant, milliseconds } from '#terms/plain-date';

/** The figure whose cases are wanted, as an address names it. */
export type DetailWish =
  | { readonly kind: 'pair'; readonly from: string; readonly to: string }
  | { readonly kind: 'holder'; readonly holder: string };

const MOST = 50;

/** The cases behind one figure of the board, longest wait first. */
export function detailOf(
  government: Government,
  cases: readonly OpenCase[],
  passed: readonly Passed[],
  wish: DetailWish,
  language: Language,
  at: Instant,
): BoardDetail {
  return wish.kind === 'pair'
    ? pairDetail(government, cases, passed, wish, language, at)
    : holderDetail(government, cases, wish.holder, language, at);
}

function pairDetail(
  government: Government,
  cases: readonly OpenCase[],
  passed: readonly Passed[],
  { from, to }: Extract<DetailWish, { kind: 'pair' }>,
  language: Language,
  at: Instant,
): BoardDetail {
  const found = passed.filter((one) => agencyWord(one.from) === from && one.to === to);
  const name = (word: string) =>
    ownerOf(government, government.agencies.has(word) ? word : null, language, 0, 'other').name;
  return {
    sentence: SENTENCES[language].between(name(from), name(to), found.length),
    rows: longestFirst(
      found.map((one) => ({
        number: one.number,
        href: `/berkas/${one.number}`,
        what: stepName(cases, government, one.element, language),
        since: one.since,
        lasted: waitOf(one, at),
        running: one.until === null,
      })),
    ),
  };
}

function holderDetail(
  government: Government,
  cases: readonly OpenCase[],
  holder: string,
  language: Language,
  at: Instant,
): BoardDetail {
  const found = cases.flatMap((one) =>
    waitsOf(one)
      .filter((wait) => holderKey(wait) === holder)
      .map(({ wait }) => ({
        number: one.number,
        href: `/berkas/${one.number}`,
        what: stepName([one], government, wait.node, language),
        since: wait.since,
        lasted: Math.max(0, milliseconds(at) - milliseconds(wait.since)),
        running: true,
      })),
  );
  const agency = government.agencies.has(holder) ? holder : null;
  const name =
    holder === holderKey({ owner: null, held: false })
      ? SENTENCES[language].nobody
      : ownerOf(government, agency, language, 0, 'other').name;
  return { sentence: SENTENCES[language].heldBy(name, found.length), rows: longestFirst(found) };
}

function longestFirst(rows: BoardDetail['rows']): BoardDetail['rows'] {
  return rows.toSorted((a, b) => b.lasted - a.lasted).slice(0, MOST);
}

/** A step's short name in the words of the first service that has it. */
function stepName(cases: readonly OpenCase[], government: Government, element: string, language: Language): string {
  const id = calledOf(element)?.element ?? element;
  const running = cases.flatMap(({ program, state }) => programsOf(program, state).map(({ service }) => service));
  const services = [...running, ...government.services.values()];
  const short = services.flatMap(({ texts }) => texts[language].elements[id]?.short ?? [])[0] ?? id;
  return inside(short).toLowerCase();
}
