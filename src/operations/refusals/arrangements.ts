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
  'consultation-open': say(
    409,
    1,
    ['Instansi yang terkena masih dapat menyatakan sikap.', 'Touched agencies may still take their stance.'],
    ['Tunggu sikap mereka atau lewatnya batas waktu.', 'Wait for their stances or for the deadline.'],
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
  'instrument-unprinted': say(
    404,
    4,
    [
      'Pemerintah ini belum punya bentuk cetak untuk naskah itu.',
      'This government has no printed form for that instrument.',
    ],
    [
      'Tambahkan instruments/{form}.typ pada folder pemerintah.',
      "Add instruments/{form}.typ to the government's folder.",
    ],
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
    ['Jabatan Anda tidak berwenang menandatangani atau memutuskan ini.', 'Your seat may neither sign nor decide this.'],
    [
      'Minta kepala instansi yang terlibat, atau jabatan yang disebut di naskahnya.',
      'Ask the head of an agency concerned, or the seat that its text names.',
    ],
  ),
  'delegation-ended': say(
    403,
    3,
    [
      'Wewenang menandatangani sebagai {position} tidak berlaku pada hari ini.',
      'The mandate to sign as {position} does not hold today.',
    ],
    ['Minta pimpinan menandatangani, atau melimpahkan lagi.', 'Ask the head to sign, or to delegate again.'],
  ),
} satisfies { readonly [code in ArrangementRefusal]: Spoken };
