import type { SessionKind } from '#web/frame';
import { catalogue } from '#web/texts';

/** Where each kind of person works, in the header. */
type Menu = { readonly [kind in SessionKind]: readonly (readonly [href: string, name: string])[] };

const MENU_ID: Menu = {
  citizen: [
    ['/permohonan', 'Permohonan saya'],
    ['/pemberitahuan', 'Pemberitahuan'],
    ['/kuasa', 'Surat kuasa'],
    ['/pengaduan', 'Pengaduan saya'],
    ['/data-saya', 'Siapa membuka data saya'],
  ],
  officer: [
    ['/antrean', 'Antrean'],
    ['/pemberitahuan', 'Pemberitahuan'],
    ['/pertanyaan', 'Pertanyaan'],
    ['/kendala', 'Kendala'],
    ['/pengaduan', 'Pengaduan'],
    ['/kesepakatan', 'Kesepakatan'],
  ],
  coordinator: [
    ['/papan', 'Papan'],
    ['/kendala', 'Kendala'],
    ['/kesepakatan', 'Kesepakatan'],
    ['/pertanyaan', 'Pertanyaan'],
    ['/pengaduan', 'Pengaduan'],
  ],
  auditor: [
    ['/periksa', 'Periksa berkas'],
    ['/pengaduan', 'Pengaduan'],
    ['/kesepakatan', 'Kesepakatan'],
  ],
  treasurer: [
    ['/kas', 'Kas'],
    ['/kesepakatan', 'Kesepakatan'],
  ],
};

const MENU_EN: Menu = {
  citizen: [
    ['/permohonan', 'My applications'],
    ['/pemberitahuan', 'Notices'],
    ['/kuasa', 'Power of attorney'],
    ['/pengaduan', 'My complaints'],
    ['/data-saya', 'Who opened my data'],
  ],
  officer: [
    ['/antrean', 'Queue'],
    ['/pemberitahuan', 'Notices'],
    ['/pertanyaan', 'Questions'],
    ['/kendala', 'Held cases'],
    ['/pengaduan', 'Complaints'],
    ['/kesepakatan', 'Arrangements'],
  ],
  coordinator: [
    ['/papan', 'Board'],
    ['/kendala', 'Held cases'],
    ['/kesepakatan', 'Arrangements'],
    ['/pertanyaan', 'Questions'],
    ['/pengaduan', 'Complaints'],
  ],
  auditor: [
    ['/periksa', 'Audit a case'],
    ['/pengaduan', 'Complaints'],
    ['/kesepakatan', 'Arrangements'],
  ],
  treasurer: [
    ['/kas', 'Till'],
    ['/kesepakatan', 'Arrangements'],
  ],
};

/** Words of every page: header, footer, forms. */
export const FRAME_WORDS = catalogue(
  {
    skip: 'Langsung ke isi',
    language: 'Bahasa',
    main: 'Utama',
    signIn: 'Masuk',
    signOut: 'Keluar',
    switchRole: 'Ganti peran',
    help: 'Bantuan:',
    footer: 'Tentang pemerintah ini',
    learn: 'Belajar cara kami bekerja sama',
    arrangements: 'Kesepakatan antarinstansi',
    verify: 'Periksa dokumen',
    complain: 'Ajukan pengaduan',
    voices: 'Suara warga',
    feedback: 'Beri masukan tanpa masuk',
    watched: 'Setiap berkas yang Anda buka tercatat dan terlihat oleh pemohon.',
    mistake: 'Kesalahan: ',
    problems: 'Ada yang perlu diperbaiki',
    optional: '(boleh kosong)',
    day: 'Hari',
    month: 'Bulan',
    year: 'Tahun',
    yes: 'Ya',
    no: 'Tidak',
    choose: 'Pilih',
    onward: 'Lanjut',
    send: 'Kirim',
    menu: MENU_ID,
  },
  {
    skip: 'Skip to content',
    language: 'Language',
    main: 'Main',
    signIn: 'Sign in',
    signOut: 'Sign out',
    switchRole: 'Change role',
    help: 'Help:',
    footer: 'About this government',
    learn: 'Learn how we work together',
    arrangements: 'Arrangements between agencies',
    verify: 'Check a document',
    complain: 'Make a complaint',
    voices: 'What people say',
    feedback: 'Give feedback without signing in',
    watched: 'Every case you open is recorded and visible to the applicant.',
    mistake: 'Error: ',
    problems: 'Some answers need mending',
    optional: '(may stay empty)',
    day: 'Day',
    month: 'Month',
    year: 'Year',
    yes: 'Yes',
    no: 'No',
    choose: 'Choose',
    onward: 'Continue',
    send: 'Send',
    menu: MENU_EN,
  },
);
