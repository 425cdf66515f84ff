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
  readonly follow: string;
  readonly followNote: string;
  readonly follows: string;
  readonly own: string;
  readonly signIn: string;
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
    follow: 'Kabari saya bila selesai',
    followNote: 'Kerusakan ini sudah dilaporkan dan sedang dikerjakan. Anda tidak perlu melaporkannya lagi.',
    follows: 'Anda akan dikabari begitu laporan yang sedang dikerjakan selesai.',
    own: 'Laporan yang sedang dikerjakan adalah milik Anda; Anda dikabari dengan sendirinya.',
    signIn: 'Masuk agar dikabari bila selesai',
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
    follow: 'Tell me when it is done',
    followNote: 'This damage is reported and being handled. You need not report it again.',
    follows: 'You will be told as soon as the report being handled has come to its end.',
    own: 'The report being handled is yours; you are told without asking.',
    signIn: 'Sign in to be told when it is done',
  },
};
