import type { Language } from '#terms/language';

/** Words of the designer's preview. */
export const PREVIEW_WORDS = {
  id: {
    title: 'Pratinjau',
    other: 'English',
    asked: (asked: number, needed: number, held: number, fallback: number) =>
      `${asked} dari ${needed} data ditanyakan; ${held} di antaranya dipegang instansi. ${fallback} lagi ditanyakan hanya bila pemegangnya tidak menjawab.`,
    clean: 'Tidak ada temuan',
    findings: (count: number) => `${count} temuan; halaman di bawah dari simpanan terakhir yang benar`,
    mend: 'Perbaiki:',
    nothingYet: 'Halaman tampil setelah kesalahan diperbaiki dan berkas disimpan.',
    pages: 'Halaman selebar ponsel',
    servicePage: 'Halaman layanan dan peta proses',
    examples: (count: number, failed: number) => `${count} contoh dijalankan, ${failed} tidak sesuai`,
    passed: 'Sesuai',
    failed: 'Tidak sesuai',
  },
  en: {
    title: 'Preview',
    other: 'Bahasa Indonesia',
    asked: (asked: number, needed: number, held: number, fallback: number) =>
      `${asked} of ${needed} facts are asked; ${held} of them are held by an agency. ${fallback} more are asked only where the holder does not answer.`,
    clean: 'Nothing found',
    findings: (count: number) => `${count} findings; the pages below are of the last save without errors`,
    mend: 'Fix:',
    nothingYet: 'Pages appear once the errors are mended and saved.',
    pages: 'Pages at the width of a phone',
    servicePage: 'Service page and process map',
    examples: (count: number, failed: number) => `${count} examples played, ${failed} came out otherwise`,
    passed: 'As it says',
    failed: 'Otherwise',
  },
} satisfies { readonly [language in Language]: object };
