import { catalogue } from '#web/texts';

/** The Council's own page and the form of a draft. */
export const COUNCIL_DESK_WORDS = catalogue(
  {
    title: 'Dewan koordinasi',
    lead: 'Semua kesepakatan antarinstansi: keadaannya, langkah yang dinyatakan dan yang terhitung, kapan berakhir, dan apa yang perlu diperhatikan.',
    matters: 'Yang sedang dibahas antarinstansi',
    sections: 'Bagian lain',
    draft: 'Rancang kesepakatan baru',
    all: 'Dewan koordinasi',
    until: (day: string) => `sampai ${day}`,
    noEnd: 'tanpa batas waktu',
    waits: (names: string) => `Menunggu tanda tangan: ${names}`,
    change: 'Ubah rancangan',
    newest: 'Baca versi terbaru',
    keep: 'Simpan rancangan',
    kept: 'Setiap penyimpanan tercatat. Mengusulkan dan menandatangani dilakukan di halaman kesepakatan.',
    print: 'Cetak naskah (PDF)',
    printNote: 'Naskah dalam bentuk resminya, bertanda rancangan, dari data di halaman ini.',
  },
  {
    title: 'Coordinating council',
    lead: 'Every arrangement between agencies: where it stands, the step it declares and the one its acts show, when it ends, and what needs attention.',
    matters: 'What agencies have before them',
    sections: 'Other sections',
    draft: 'Draft a new arrangement',
    all: 'Coordinating council',
    until: (day) => `until ${day}`,
    noEnd: 'no end date',
    waits: (names) => `Waits for the signature of: ${names}`,
    change: 'Change the draft',
    newest: 'Read the newest version',
    keep: 'Keep the draft',
    kept: 'Each time it is kept, that is recorded. It is proposed and signed on the page of the arrangement.',
    print: 'Print its text (PDF)',
    printNote: 'In the form of its instrument, marked as a draft, from the data on this page.',
  },
);
