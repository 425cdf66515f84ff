import type { StanceKind } from '#coordination/lifecycle';
import type { Language } from '#terms/language';
import { sayCount } from '#terms/say';

interface ImpactWords {
  readonly stances: { readonly [stance in StanceKind | 'awaited' | 'silent']: string };
  readonly gained: string;
  readonly lost: string;
  readonly orphaned: string;
  readonly service: (openCases: number) => string;
  readonly level: (declared: number, before: number | null) => string;
  readonly step: string;
  readonly nothing: string;
  readonly from: (giver: string, receiver: string) => string;
  readonly reads: (agency: string, registry: string, service: string) => string;
}

/** Words of what a draft of an arrangement would change, and of what agencies say of it. */
export const IMPACT_WORDS: { readonly [language in Language]: ImpactWords } = {
  id: {
    stances: {
      agree: 'Setuju',
      reserve: 'Setuju dengan catatan',
      object: 'Keberatan',
      awaited: 'Belum menyatakan sikap',
      silent: 'Diam, bukan setuju',
    },
    gained: 'Hak baru',
    lost: 'Hak yang hilang',
    orphaned: 'Tidak dapat dibaca lagi',
    service: (openCases) => `Layanan, ${openCases} berkas terbuka`,
    level: (declared, before) =>
      before === null
        ? `menyatakan langkah ${declared}`
        : `menyatakan langkah ${declared}, yang diganti terhitung ${before}`,
    step: 'Langkah',
    nothing: 'Tidak mengubah hak apa pun',
    from: (giver, receiver) => `dari ${giver} kepada ${receiver}`,
    reads: (agency, registry, service) => `${agency} membaca ${registry} untuk ${service}`,
  },
  en: {
    stances: {
      agree: 'Agrees',
      reserve: 'Agrees with a reservation',
      object: 'Objects',
      awaited: 'No stance yet',
      silent: 'Silent, not agreeing',
    },
    gained: 'New grant',
    lost: 'Grant lost',
    orphaned: 'Can no longer be read',
    service: (openCases) => `Service, ${sayCount(openCases, 'open case', 'open cases')}`,
    level: (declared, before) =>
      before === null ? `declares step ${declared}` : `declares step ${declared}; the one it replaces shows ${before}`,
    step: 'Step',
    nothing: 'Changes no grant',
    from: (giver, receiver) => `from ${giver} to ${receiver}`,
    reads: (agency, registry, service) => `${agency} reads ${registry} for ${service}`,
  },
};
