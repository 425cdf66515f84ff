import { type Spoken, say } from '#operations/refusals/spoken';
import type { StoreRefusal } from '#store/refusals';

export const STORE = {
  'data-folder-in-use': say(
    409,
    1,
    ['Folder data sedang dipakai proses lain.', 'The data folder is in use by another process.'],
    [
      'Hentikan proses itu, atau pakai folder lain lewat MANUNGGAL_DATA.',
      'Stop that process, or name another folder by MANUNGGAL_DATA.',
    ],
  ),
  'data-folder-copied': say(
    409,
    1,
    ['Folder data ini salinan dari folder lain.', 'This data folder is a copy of another.'],
    ['Pakai folder aslinya, atau mulai dengan folder baru.', 'Use the original, or start with a new folder.'],
  ),
  'no-postgres-here': say(
    503,
    5,
    ['Tidak ada PostgreSQL untuk mesin ini di paket npm.', 'The npm packages carry no PostgreSQL for this machine.'],
    ['Sebut server Anda lewat DATABASE_URL.', 'Name your server by DATABASE_URL.'],
  ),
  'postgres-did-not-start': say(
    503,
    5,
    ['PostgreSQL tidak mau mulai.', 'PostgreSQL did not start.'],
    ['Lihat pesan di atas; folder data tidak diubah.', 'See the message above; the data folder was not changed.'],
  ),
  'database-too-old': say(
    503,
    5,
    ['PostgreSQL itu terlalu tua.', 'That PostgreSQL is too old.'],
    ['Pakai PostgreSQL 15 atau lebih baru.', 'Use PostgreSQL 15 or newer.'],
  ),
  'database-unreachable': say(
    503,
    5,
    ['Basis data tidak bisa dihubungi.', 'The database cannot be reached.'],
    ['Periksa DATABASE_URL.', 'Check DATABASE_URL.'],
  ),
  'database-rights-missing': say(
    503,
    5,
    ['Pengguna basis data kurang hak.', 'The database user lacks rights.'],
    ['Beri hak membuat peran dan tabel.', 'Give it the right to make roles and tables.'],
  ),
  'database-newer': say(
    409,
    1,
    ['Basis data ini milik versi yang lebih baru.', 'The database belongs to a newer version.'],
    ['Jalankan versi yang lebih baru.', 'Run the newer version.'],
  ),
  'migration-altered': say(
    409,
    1,
    ['Riwayat basis data berbeda dari program ini.', "The database's history differs from this program's."],
    ['Jangan mengubah migrasi yang sudah terbit.', 'Never edit a migration that was published.'],
  ),
  'master-key-malformed': say(
    500,
    1,
    ['Kunci utama tidak terbaca.', 'The master key cannot be read.'],
    ['Isi 32 bita, heksadesimal atau base64.', 'Give 32 bytes, in hexadecimal or base64.'],
  ),
  'master-key-wrong': say(
    500,
    1,
    ['Kunci utama ini bukan milik basis data ini.', "This master key is not the database's."],
    ['Kembalikan master.key yang asli.', 'Bring back the original master.key.'],
  ),
  'database-unavailable': say(
    503,
    5,
    ['Basis data belum menjawab.', 'The database does not answer just now.'],
    [
      'Coba lagi sebentar lagi; yang sudah diterima tidak hilang.',
      'Try again in a moment; what was accepted is not lost.',
    ],
  ),
  'disk-full': say(
    507,
    5,
    [
      'Ruang penyimpanan basis data habis; tidak ada yang berubah.',
      'The database has no room left; nothing was changed.',
    ],
    [
      'Kirim lagi nanti. Pengelola: tambah ruang di diska basis data; layanan lanjut sendiri begitu ada ruang.',
      'Send it again later. Operators: make room on the disk of the database; the service goes on by itself once there is some.',
    ],
  ),
  'already-open': say(
    409,
    1,
    ['Permohonan yang sama sedang berjalan.', 'The same application is under way.'],
    ['Buka berkas yang sudah ada.', 'Open the case that exists.'],
  ),
  'journal-repeated': say(
    409,
    1,
    ['Ini sudah dibukukan.', 'This has been booked already.'],
    ['Tidak perlu mengirim lagi.', 'There is no need to send it again.'],
  ),
  'lease-lost': say(
    503,
    5,
    ['Pekerjaan ini sudah diambil proses lain.', 'Another process has taken this work.'],
    ['Tidak perlu berbuat apa pun.', 'There is nothing to do.'],
  ),
} satisfies { readonly [code in StoreRefusal]: Spoken };
