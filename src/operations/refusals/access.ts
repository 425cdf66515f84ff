import type { AccessRefusal } from '#access/refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const ACCESS = {
  'not-signed-in': say(
    401,
    3,
    ['Anda belum masuk.', 'You are not signed in.'],
    ['Masuk dulu, lalu lanjutkan dari halaman ini.', 'Sign in, then go on from this page.'],
  ),
  'not-allowed': say(
    403,
    3,
    ['Anda tidak berwenang membuka ini.', 'You may not open this.'],
    ['Masuk sebagai orang atau petugas yang berwenang.', 'Sign in as the person or officer who may.'],
  ),
  'forged-form': say(
    403,
    3,
    [
      'Formulir ini tidak berasal dari halaman yang sedang Anda buka.',
      'This form did not come from a page you have open.',
    ],
    ['Muat ulang halaman, lalu kirim lagi.', 'Load the page again, then send it again.'],
  ),
  'personas-off': say(
    403,
    3,
    ['Masuk sebagai tokoh peragaan tidak tersedia di sini.', 'Demonstration sign-in is not available here.'],
    ['Gunakan cara masuk resmi dari instansi Anda.', "Use your agency's own way of signing in."],
  ),
  'word-unknown': say(
    403,
    3,
    ['Kata masuk itu tidak dikenal atau sudah dipakai.', 'That word is not known, or it has been used.'],
    [
      'Minta kata baru kepada pengelola: manunggal start --words JABATAN memberi yang baru.',
      'Ask whoever runs the house for a new one: manunggal start --words POSITION gives it.',
    ],
  ),
  'not-counter': say(
    403,
    3,
    ['Jabatan Anda bukan jabatan loket untuk layanan ini.', 'Your position is no counter of this service.'],
    [
      'Antarkan orangnya ke loket instansi yang memberi layanan ini.',
      'Take the person to a counter of an agency that gives this service.',
    ],
  ),
  'power-missing': say(
    404,
    4,
    ['Surat kuasa itu tidak ada atau sudah berakhir.', 'That power of attorney does not exist or has ended.'],
    ['Periksa daftar surat kuasa Anda.', 'Look at the list of your powers of attorney.'],
  ),
  'power-to-self': say(
    422,
    2,
    ['Anda tidak perlu surat kuasa untuk diri sendiri.', 'You need no power of attorney for yourself.'],
    ['Isi NIK orang yang akan mewakili Anda.', 'Give the NIK of whoever shall act for you.'],
  ),
} satisfies { readonly [code in AccessRefusal]: Spoken };
