import type { ReorganisationKind } from '#agencies/succession';
import type { Language } from '#terms/language';

/** Words of the coordinator's form. */
export interface WizardWords {
  readonly about: { readonly [kind in ReorganisationKind]: string };
  readonly from: (n: number) => string;
  readonly to: (n: number) => string;
  readonly by: { readonly territory: string; readonly role: string };
  readonly shared: string;
  readonly sharedHint: string;
  readonly rest: string;
  readonly restHint: string;
  readonly role: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly day: string;
  readonly law: string;
  readonly lawHint: string;
  readonly certainty: string;
  readonly missing: string;
  readonly state: { readonly prepared: string; readonly inEffect: string };
  readonly changed: (what: string, planned: number, now: number) => string;
}

export const SAY_WIZARD: { readonly [language in Language]: WizardWords } = {
  id: {
    about: {
      merge: 'Semua tugas, berkas terbuka, izin, dan petugas diteruskan ke satu instansi.',
      split: 'Satu instansi menjadi dua atau lebih, dibagi menurut wilayah atau peran.',
      dissolve: 'Satu instansi berakhir; setiap hal diteruskan atau diakhiri dengan alasan.',
      'move-duty': 'Satu tugas pindah, dengan langkah terbuka dan daftar datanya. Instansinya tetap.',
      rename: 'Instansi yang sama, dengan nama baru. Dokumen lama tetap memakai nama lama.',
    },
    from: (n) => (n === 1 ? 'Instansi asal' : `Instansi asal lain (${n}), bila ada`),
    to: (n) => (n === 1 ? 'Instansi penerus' : `Penerus lain (${n}), bila ada`),
    by: { territory: 'Menurut wilayah', role: 'Menurut peran' },
    shared: 'Cara membagi',
    sharedHint: 'Hanya untuk dua penerus atau lebih. Tanpa ini semuanya ke penerus pertama.',
    rest: 'Penerus untuk yang tidak punya wilayah atau peran',
    restHint: 'Misalnya jabatan, antrean, dan keanggotaan kesepakatan.',
    role: 'Tugas yang pindah',
    nameId: 'Nama baru',
    nameEn: 'Nama baru dalam bahasa Inggris',
    day: 'Mulai berlaku',
    law: 'Dasar hukum',
    lawHint: 'Peraturan atau keputusan yang menetapkannya.',
    certainty: 'Kepastian dasar hukum itu',
    missing: 'Isi instansi, hari, dan dasar hukumnya, lalu hitung.',
    state: { prepared: 'disiapkan', inEffect: 'berlaku' },
    changed: (what, planned, now) => `${what}: ${planned} saat direncanakan, ${now} sekarang.`,
  },
  en: {
    about: {
      merge: 'All duties, open cases, grants and officers go on with one agency.',
      split: 'One agency becomes two or more, shared out by territory or by role.',
      dissolve: 'One agency ends; every thing goes on with somebody or ends with a reason.',
      'move-duty': 'One duty moves, with its open steps and its registries. The agency stays.',
      rename: 'The same agency under a new name. Old documents keep the old one.',
    },
    from: (n) => (n === 1 ? 'Agency that gives' : `Another that gives (${n}), if any`),
    to: (n) => (n === 1 ? 'Agency that takes' : `Another that takes (${n}), if any`),
    by: { territory: 'By territory', role: 'By role' },
    shared: 'How it is shared out',
    sharedHint: 'Only for two successors or more. Without it all goes to the first.',
    rest: 'Who takes what has no territory or role',
    restHint: 'Such as positions, queues and memberships of arrangements.',
    role: 'Duty that moves',
    nameId: 'New name',
    nameEn: 'New name in English',
    day: 'Takes effect on',
    law: 'Legal basis',
    lawHint: 'The regulation or decree that lays it down.',
    certainty: 'How certain that basis is',
    missing: 'Give agencies, day and legal basis, then count.',
    state: { prepared: 'prepared', inEffect: 'in effect' },
    changed: (what, planned, now) => `${what}: ${planned} when planned, ${now} now.`,
  },
};
