import type { Language } from '#terms/language';

interface AssetWords {
  readonly title: (name: string) => string;
  readonly intro: string;
  readonly owner: string;
  readonly noOwner: string;
  readonly reports: (count: number) => string;
  readonly none: string;
  readonly filed: string;
  readonly report: string;
}

/** Words of the public page of an asset. */
export const ASSET_WORDS: { readonly [language in Language]: AssetWords } = {
  id: {
    title: (name) => `Keadaan ${name}`,
    intro: 'Siapa pun boleh membacanya, tanpa masuk. Nama dan kata-kata pelapor tidak ditampilkan.',
    owner: 'Pemilik',
    noOwner: 'Bukan milik instansi pemerintah',
    reports: (count) => `${count} laporan`,
    none: 'Belum ada laporan.',
    filed: 'Dilaporkan',
    report: 'Laporkan di',
  },
  en: {
    title: (name) => `The state of ${name}`,
    intro: 'Anybody may read this without signing in. Names and words of who reported are not shown.',
    owner: 'Owner',
    noOwner: 'It belongs to no government agency',
    reports: (count) => `${count} ${count === 1 ? 'report' : 'reports'}`,
    none: 'Nothing has been reported yet.',
    filed: 'Reported',
    report: 'Report it at',
  },
};
