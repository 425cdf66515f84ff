import type { CaseActKind } from '#engine/acts';
import type { Envelope } from '#ledger/act';
import type { Teller } from '#operations/case/say-happened';
import { inside, labelInside, shortOf } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { textOf } from '#terms/json';

/** What has become of a disputed value at the agency that holds it, or of a value corrected on somebody else's word. */
export function sayCorrection({ program, language }: Teller, act: Envelope<CaseActKind>, who: string): string {
  const id = language === 'id';
  const label = labelInside(labelOf(program.government, textOf(act.data['fact']), language));
  switch (act.kind) {
    case 'correction-opened': {
      const number = textOf(act.data['number']);
      return id
        ? `${who} memeriksa data itu di berkas ${number}`
        : `${inside(who)} examines the value in case ${number}`;
    }
    case 'correction-awaited': {
      const step = act.element === null ? '' : labelInside(shortOf(program, act.element, language));
      return id ? `${step} menunggu jawaban pemilik data` : `${step} waits for the answer of the holder`;
    }
    case 'fact-corrected':
      return id ? `${who} membetulkan data: ${label}` : `${inside(who)} corrected a value: ${label}`;
    case 'fact-upheld':
      return id ? `${who} menyatakan data benar: ${label}` : `${inside(who)} found the value right: ${label}`;
    default:
      return id
        ? `data yang pernah diterima telah dibetulkan ${who}: ${label}`
        : `a value received earlier has been corrected by ${inside(who)}: ${label}`;
  }
}
