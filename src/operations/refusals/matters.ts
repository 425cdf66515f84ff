import type { MatterRefusal } from '#coordination/matter';
import { type Spoken, say } from '#operations/refusals/spoken';

/** Codes of questions, decisions, disputes and minutes under an arrangement. */
export const MATTERS = {
  'matter-unknown': say(
    404,
    4,
    ['Pertanyaan, keputusan, atau sengketa itu tidak ada.', 'There is no such question, decision or dispute.'],
    ['Periksa nomornya, atau pilih dari daftar.', 'Check its number, or choose from the list.'],
  ),
  'matter-changed': say(
    409,
    1,
    ['Orang lain sudah bertindak di sini lebih dulu.', 'Somebody else acted on this first.'],
    ['Muat ulang, baca perubahannya, lalu putuskan lagi.', 'Load it again, read what changed, then decide again.'],
  ),
  'matter-unfit': say(
    409,
    1,
    ['Keadaannya tidak lagi mengizinkan tindakan itu.', 'It no longer stands so that this could be done.'],
    ['Muat ulang untuk melihat keadaannya sekarang.', 'Load it again to see where it stands.'],
  ),
  'matter-malformed': say(
    422,
    2,
    [
      'Isiannya belum lengkap atau tidak cocok dengan kesepakatan ini.',
      'The form is incomplete, or does not fit this arrangement.',
    ],
    [
      'Pilih anggota kesepakatan, tanggal di depan, dan paling sedikit dua pihak atau dua pilihan.',
      'Choose members of the arrangement, a day ahead, and at least two parties or two options.',
    ],
  ),
  'matter-not-yours': say(
    403,
    3,
    ['Ini bukan bagian jabatan Anda.', 'This is not for your position.'],
    ['Pemiliknya tertulis di halaman; hubungi jabatan itu.', 'The page names whose it is; turn to that position.'],
  ),
  'council-unset': say(
    409,
    1,
    [
      'Pemerintah ini belum menetapkan badan koordinasi untuk hari itu.',
      'This government names no coordinating body for that day.',
    ],
    ['Tambahkan aturannya di council.yaml, lalu terbitkan.', 'Add its rules to council.yaml, then publish.'],
  ),
} satisfies { readonly [code in MatterRefusal]: Spoken };
