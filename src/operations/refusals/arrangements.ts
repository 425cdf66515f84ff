import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const ARRANGEMENTS = {
  'arrangement-unknown': say(
    404,
    4,
    ['Kesepakatan itu tidak ada.', 'There is no such arrangement.'],
    ['Pilih dari daftar kesepakatan.', 'Choose from the list of arrangements.'],
  ),
  'arrangement-exists': say(
    409,
    1,
    ['Id kesepakatan itu sudah dipakai.', 'That id of an arrangement is taken.'],
    ['Pilih id lain, atau ubah rancangan yang ada.', 'Choose another id, or change the draft that is there.'],
  ),
  'arrangement-changed': say(
    409,
    1,
    ['Orang lain sudah mengubah kesepakatan ini lebih dulu.', 'Somebody else changed this arrangement first.'],
    ['Muat ulang, baca perubahannya, lalu putuskan lagi.', 'Load it again, read what changed, then decide again.'],
  ),
  'arrangement-unfit': say(
    409,
    1,
    ['Keadaan kesepakatan ini tidak mengizinkan tindakan itu.', 'The state of this arrangement does not allow that.'],
    ['Muat ulang untuk melihat keadaannya sekarang.', 'Load it again to see where it stands.'],
  ),
  'arrangement-over': say(
    409,
    1,
    ['Jangka waktu kesepakatan ini sudah habis.', 'The time of this arrangement has run out.'],
    ['Buat rancangan baru dengan tanggal akhir di depan.', 'Draft a new one whose end lies ahead.'],
  ),
  'arrangement-malformed': say(
    422,
    2,
    ['Rancangan kesepakatan tidak sesuai bentuknya.', 'The draft of the arrangement does not fit its form.'],
    ['Perbaiki bagian yang disebut, lalu kirim lagi.', 'Mend the part that is named, then send it again.'],
  ),
  'signed-before': say(
    409,
    1,
    ['Instansi atau jabatan ini sudah menandatangani.', 'This agency or seat has signed already.'],
    ['Tidak ada yang perlu dilakukan.', 'There is nothing left to do.'],
  ),
  'signature-not-yours': say(
    403,
    3,
    ['Jabatan Anda tidak berwenang memutuskan ini.', 'Your seat may not decide this.'],
    [
      'Minta kepala instansi atau jabatan yang disebut di kesepakatan.',
      'Ask the head of the agency, or the seat that the arrangement names.',
    ],
  ),
  'delegation-ended': say(
    403,
    3,
    ['Wewenang jabatan ini sudah berakhir.', 'The mandate of this seat has ended.'],
    ['Minta pejabat penggantinya.', 'Ask whoever holds it now.'],
  ),
} satisfies { readonly [code in ArrangementRefusal]: Spoken };
