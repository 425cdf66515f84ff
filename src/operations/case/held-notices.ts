import type { Loaded } from '#operations/case/load-case';
import { inside, labelInside, nameOf, type Reader, sayWhen } from '#operations/marks/say-case';
import { sayCause } from '#operations/marks/say-cause';
import { sayPlace } from '#operations/marks/say-place';
import type { CaseView } from '#operations/views/case';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** An element at which the case holds: where, since when, why, whose it is to settle, and that it is not the applicant's turn. */
export function heldNotices(
  { program, state }: Pick<Loaded, 'program' | 'state'>,
  language: Language,
  at: Instant,
  reader: Reader,
): CaseView['notices'] {
  const { government } = program;
  return (state.incidents ?? []).map(({ agency, node, cause, since }) => {
    const name = inside(nameOf(government, agency, language));
    const when = sayWhen(government, since, at, language);
    const place = labelInside(sayPlace(program, node, language));
    const why = sayCause(cause, language);
    return language === 'id'
      ? {
          kind: 'late',
          title: `Berkas tertahan di ${name} sejak ${when}`,
          text: `Di langkah "${place}". ${why} ${turnId(name, reader)}`,
          ways: [],
        }
      : {
          kind: 'late',
          title: `The case has been held up at ${name} since ${when}`,
          text: `At the step "${place}". ${why} ${turnEn(name, reader)}`,
          ways: [],
        };
  });
}

function turnId(name: string, reader: Reader): string {
  const not = reader === 'applicant' ? 'Ini bukan giliran Anda: ' : 'Ini bukan giliran pemohon: ';
  return `${not}${name} yang harus menyelesaikannya.`;
}

function turnEn(name: string, reader: Reader): string {
  const not = reader === 'applicant' ? 'It is not your turn: ' : "It is not the applicant's turn: ";
  return `${not}it is for ${name} to settle.`;
}
