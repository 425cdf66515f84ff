import type { Government } from '#definitions/government';
import { trailRow } from '#operations/person/say-look';
import type { TrailView } from '#operations/views/case';
import type { ActRow } from '#store/rows';
import type { Language } from '#terms/language';

/** One act of a person's chain for that person alone: what came of it, on which consent, and its receipt. */
export function ownRow(government: Government, act: ActRow, language: Language): TrailView['rows'][number] {
  const { consent } = act.data;
  return {
    ...trailRow(government, act, language),
    outcome: (OUTCOMES[act.kind] ?? OWN)[language],
    consent:
      typeof consent === 'string'
        ? {
            href: `/persetujuan#${consent}`,
            label: language === 'id' ? 'dengan persetujuan Anda' : 'with your consent',
          }
        : null,
    asked: null,
    receipt: `/data-saya/tanda-terima/${act.seq}`,
  };
}

const OWN = { id: 'Anda sendiri', en: 'You yourself' };
const SEEN = { id: 'Dilihat di layar', en: 'Seen on a screen' };
const CHANGED = { id: 'Catatan diubah', en: 'Record changed' };

/** What came of a look. One that was refused opened nothing and has no row. */
const OUTCOMES: { readonly [kind: string]: { readonly id: string; readonly en: string } } = {
  'data-read': { id: 'Data diberikan', en: 'Data given' },
  'case-viewed': SEEN,
  'draft-viewed': SEEN,
  'complaint-viewed': SEEN,
  'number-revealed': SEEN,
  'usage-read': SEEN,
  attended: { id: 'Didampingi', en: 'Helped' },
  'record-corrected': CHANGED,
  'record-written': CHANGED,
};
