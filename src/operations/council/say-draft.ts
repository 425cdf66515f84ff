import type { Language } from '#terms/language';

interface DraftWords {
  readonly fresh: string;
  readonly change: (title: string) => string;
  readonly sections: {
    readonly [section in 'what' | 'who' | 'basis' | 'services' | 'grants' | 'time']: readonly [string, string | null];
  };
  readonly rows: { readonly [list in 'members' | 'legalBasis' | 'grants']: (n: number) => string };
  readonly fields: { readonly [field: string]: readonly [label: string, hint: string | null] };
  readonly every: string;
  readonly mend: string;
  readonly odd: (count: number) => string;
  readonly counts: { readonly [count in 'all' | 'force' | 'drafts' | 'warned']: string };
  readonly vacant: (seat: string) => string;
  readonly short: string;
}

/** Words of drafting an arrangement, and of the Council's own page. */
export const SAY_DRAFT: { readonly [language in Language]: DraftWords } = {
  id: {
    fresh: 'Rancangan kesepakatan baru',
    change: (title) => `Ubah rancangan ${title}`,
    sections: {
      what: ['Apa yang disepakati', 'Setiap judul dan kalimat dalam dua bahasa.'],
      who: ['Siapa yang terlibat', 'Baris kosong dilewati. Simpan dahulu untuk mendapat baris lagi.'],
      basis: ['Dasar hukum', 'Yang belum dipastikan tetap ditandai di setiap halaman.'],
      services: ['Layanan yang dibawanya', null],
      grants: ['Hak yang diberikan', 'Hak berlaku hanya selama kesepakatan berlaku, kecuali undang-undang memberinya.'],
      time: ['Jangka waktu', 'Hari terakhir tidak termasuk. Tanpa tanggal akhir bila dasarnya peraturan.'],
    },
    rows: { members: (n) => `Instansi ${n}`, legalBasis: (n) => `Dasar ${n}`, grants: (n) => `Hak ${n}` },
    fields: {
      id: ['Nama pendek untuk alamat', 'Huruf kecil, angka, dan tanda hubung: parkir-bersama'],
      'title.id': ['Judul, bahasa Indonesia', null],
      'title.en': ['Judul, bahasa Inggris', null],
      'sentence.id': ['Satu kalimat: siapa melakukan apa bersama, bahasa Indonesia', null],
      'sentence.en': ['Kalimat yang sama, bahasa Inggris', null],
      instrument: ['Bentuk naskah', null],
      declaredLevel: ['Langkah kerja sama yang dinyatakan, dari sembilan', null],
      enactedBy: ['Jabatan yang menetapkan', 'Hanya untuk keputusan, peraturan, dan undang-undang'],
      leadPattern: ['Cara memimpin', null],
      'leadPosition.position': ['Jabatan yang memimpin', null],
      agency: ['Instansi', null],
      role: ['Peran', null],
      law: ['Peraturan', 'Jenis, nomor, dan tahunnya'],
      article: ['Pasal', null],
      certainty: ['Kepastian', null],
      service: ['Layanan', null],
      kind: ['Jenis hak', null],
      grant: ['Nama pendek hak', null],
      from: ['Dari instansi', null],
      to: ['Untuk instansi', null],
      registry: ['Daftar, untuk hak data', null],
      facts: ['Fakta, untuk hak data', 'Nama fakta, dipisah koma: person.name, person.alive'],
      payee: ['Penerima, untuk bagian biaya', null],
      position: ['Jabatan yang dipinjamkan, untuk hak petugas', null],
      'purpose.id': ['Tujuan, bahasa Indonesia', null],
      'purpose.en': ['Tujuan, bahasa Inggris', null],
      statutory: ['Undang-undang memberinya juga tanpa kesepakatan ini', null],
      begins: ['Mulai berlaku', null],
      ends: ['Berakhir', null],
      reviewDate: ['Ditinjau', null],
    },
    every: 'semua anggota',
    mend: 'perbaiki bagian ini.',
    odd: (count) => `Rancangan belum disimpan: ${count} bagian perlu diperbaiki.`,
    counts: { all: 'Kesepakatan', force: 'Berlaku', drafts: 'Rancangan dan usulan', warned: 'Perlu perhatian' },
    vacant: (seat) => `Pimpinan kosong: ${seat}`,
    short: 'Bukti belum lengkap',
  },
  en: {
    fresh: 'Draft of a new arrangement',
    change: (title) => `Change the draft ${title}`,
    sections: {
      what: ['What is agreed', 'Each title and sentence in two languages.'],
      who: ['Who is in it', 'Empty rows are skipped. Save first to get more rows.'],
      basis: ['Legal basis', 'What is unconfirmed stays marked on every page.'],
      services: ['Services it carries', null],
      grants: ['What it grants', 'A grant holds only while the arrangement does, unless a statute gives it.'],
      time: ['How long', 'The last day is not covered. No end where its basis is a regulation.'],
    },
    rows: { members: (n) => `Agency ${n}`, legalBasis: (n) => `Basis ${n}`, grants: (n) => `Grant ${n}` },
    fields: {
      id: ['Short name for its address', 'Small letters, digits and dashes: shared-parking'],
      'title.id': ['Title, in Indonesian', null],
      'title.en': ['Title, in English', null],
      'sentence.id': ['One sentence: who does what together, in Indonesian', null],
      'sentence.en': ['The same sentence, in English', null],
      instrument: ['Instrument', null],
      declaredLevel: ['Step of working together that it declares, of nine', null],
      enactedBy: ['Seat that enacts it', 'Only for a decree, a regulation or a law'],
      leadPattern: ['How it is led', null],
      'leadPosition.position': ['Seat that leads', null],
      agency: ['Agency', null],
      role: ['Part', null],
      law: ['Law', 'Its kind, number and year'],
      article: ['Article', null],
      certainty: ['Certainty', null],
      service: ['Service', null],
      kind: ['Kind of grant', null],
      grant: ['Short name of the grant', null],
      from: ['From agency', null],
      to: ['To agency', null],
      registry: ['Registry, for a data grant', null],
      facts: ['Facts, for a data grant', 'Names of facts, with commas: person.name, person.alive'],
      payee: ['Payee, for a fee share', null],
      position: ['Seat that is lent, for an officer', null],
      'purpose.id': ['Purpose, in Indonesian', null],
      'purpose.en': ['Purpose, in English', null],
      statutory: ['A statute gives it also without this arrangement', null],
      begins: ['In force from', null],
      ends: ['Ends', null],
      reviewDate: ['Reviewed', null],
    },
    every: 'all members',
    mend: 'mend this part.',
    odd: (count) => `The draft was not kept: ${count} parts need mending.`,
    counts: { all: 'Arrangements', force: 'In force', drafts: 'Drafts and proposals', warned: 'Need attention' },
    vacant: (seat) => `The lead is vacant: ${seat}`,
    short: 'Evidence incomplete',
  },
};
