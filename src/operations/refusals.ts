import type { AccessRefusal } from '#access/refusals';
import type { BillingRefusal } from '#billing/refusals';
import type { DefinitionsRefusal } from '#definitions/refusals';
import type { DocumentsRefusal } from '#documents/refusals';
import type { EngineRefusal } from '#engine/refusals';
import type { ExchangeRefusal } from '#exchange/refusals';
import type { RulesRefusal } from '#rules/refusals';
import type { StoreRefusal } from '#store/refusals';
import type { Text } from '#terms/language';

/** Codes of this storey and of the doors above it. */
export const OPERATIONS_REFUSALS = [
  'persona-unknown',
  'payment-unknown',
  'payment-unfit',
  'case-unknown',
  'draft-unknown',
  'unknown-service',
  'pick-missing',
  'text-empty',
  'fact-not-disputed',
  'record-not-yours',
  'date-past',
  'date-malformed',
  'nik-malformed',
  'nothing-published',
  'key-missing',
  'body-malformed',
  'document-unknown',
  'too-large',
  'page-unknown',
  'too-many',
  'port-in-use',
  'usage',
] as const;

export type RefusalCode =
  | AccessRefusal
  | BillingRefusal
  | DefinitionsRefusal
  | DocumentsRefusal
  | EngineRefusal
  | ExchangeRefusal
  | RulesRefusal
  | StoreRefusal
  | (typeof OPERATIONS_REFUSALS)[number];

/** What a refusal is to the outside: HTTP status, exit code of the command line, what happened, what to do next. */
export interface Spoken {
  readonly status: number;
  /** 1 the law or the state of the case, 2 the input, 3 the right, 4 not there, 5 try again. */
  readonly exit: number;
  readonly what: Text;
  readonly next: Text;
}

function say(status: number, exit: number, what: readonly [string, string], next: readonly [string, string]): Spoken {
  return { status, exit, what: { id: what[0], en: what[1] }, next: { id: next[0], en: next[1] } };
}

/** Every code of the house. A storey's new code is a type error until it has its row. */
export const REFUSALS = {
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
  'persona-unknown': say(
    404,
    4,
    ['Tokoh peragaan itu tidak ada.', 'There is no such persona.'],
    ['Pilih dari daftar di halaman masuk.', 'Choose from the list on the sign-in page.'],
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
  'line-without-tariff': say(
    409,
    1,
    ['Satu baris tagihan tidak ada di tabel tarif.', 'A line of the bill is in no tariff table.'],
    ['Instansi penerima harus menerbitkan tarifnya lebih dulu.', 'The payee must publish its tariff first.'],
  ),
  'amount-not-whole': say(
    500,
    1,
    ['Jumlah tagihan bukan rupiah bulat.', 'An amount of the bill is not whole rupiah.'],
    [
      'Perancang layanan harus memperbaiki pembulatan di tabel.',
      "The service's designer must mend the rounding in the table.",
    ],
  ),
  'weights-unusable': say(
    500,
    1,
    ['Bobot pembagian tidak bisa dipakai.', 'The weights of a split cannot be used.'],
    ['Perancang layanan harus memperbaiki bobotnya.', "The service's designer must mend the weights."],
  ),
  'bill-already-paid': say(
    409,
    1,
    ['Tagihan ini sudah dibayar.', 'This bill has been paid.'],
    ['Buka halaman berkas untuk langkah berikutnya.', 'Open the case for what comes next.'],
  ),
  'payment-not-parked': say(
    409,
    1,
    ['Uang ini tidak sedang menunggu pengembalian.', 'This money is not waiting for a refund.'],
    ['Muat ulang halaman kas.', 'Load the treasury page again.'],
  ),
  'refund-not-due': say(
    409,
    1,
    ['Pengembalian ini belum disetujui.', 'This refund has not been approved.'],
    ['Minta bendahara lain menyetujuinya lebih dulu.', 'Have another treasurer approve it first.'],
  ),
  'refund-by-one-person': say(
    403,
    3,
    [
      'Yang menyetujui dan yang membayarkan harus dua orang berbeda.',
      'Whoever approves and whoever pays out must be two people.',
    ],
    ['Minta bendahara lain membayarkannya.', 'Have another treasurer pay it out.'],
  ),
  'payment-unknown': say(
    404,
    4,
    ['Pembayaran itu tidak ada.', 'There is no such payment.'],
    ['Periksa nomor rujukannya.', 'Check its reference.'],
  ),
  'payment-unfit': say(
    409,
    1,
    ['Uang ini tidak cocok dengan tagihan yang terbuka.', 'This money fits no open bill.'],
    ['Uang disimpan dan tampil untuk dikembalikan.', 'It is kept and shown for refund.'],
  ),
  'callback-unsigned': say(
    401,
    3,
    ['Pemberitahuan bayar tidak ditandatangani.', 'The payment notice is not signed.'],
    [
      'Kirim dengan tajuk webhook-id, webhook-timestamp, dan webhook-signature.',
      'Send it with the headers webhook-id, webhook-timestamp and webhook-signature.',
    ],
  ),
  'callback-stale': say(
    401,
    3,
    ['Pemberitahuan bayar terlalu lama atau terlalu awal.', 'The payment notice is too old or too early.'],
    ['Tanda tangani lagi dengan waktu sekarang.', 'Sign it again with the present time.'],
  ),
  'callback-forged': say(
    401,
    3,
    ['Tanda tangan pemberitahuan bayar tidak cocok.', 'The signature of the payment notice does not fit.'],
    ['Periksa kunci yang dipakai.', 'Check the key that was used.'],
  ),
  'callback-malformed': say(
    400,
    2,
    ['Isi pemberitahuan bayar tidak bisa dibaca.', 'The payment notice cannot be read.'],
    ['Ikuti bentuk di uraian API.', 'Follow the form in the API description.'],
  ),
  'bank-silent': say(
    503,
    5,
    ['Bank belum menjawab.', 'The bank does not answer.'],
    ['Kami coba lagi sendiri.', 'We try again by ourselves.'],
  ),
  'bank-declined': say(
    502,
    5,
    ['Bank menolak tagihan ini.', 'The bank declined this bill.'],
    ['Kami coba lagi; bila terus terjadi, hubungi bank.', 'We try again; if it goes on, talk to the bank.'],
  ),
  'government-missing': say(
    404,
    2,
    ['Folder pemerintah tidak ditemukan.', 'There is no government in that folder.'],
    ['Sebut folder yang memuat government.yaml.', 'Name the folder that holds government.yaml.'],
  ),
  'file-refused': say(
    422,
    2,
    ['Satu berkas di folder tidak boleh ada di sana.', 'A file in the folder may not be there.'],
    ['Keluarkan berkas itu.', 'Take that file out.'],
  ),
  'government-malformed': say(
    422,
    1,
    ['Folder pemerintah ini memuat kesalahan.', 'This government folder has errors.'],
    [
      'Jalankan manunggal check untuk melihat baris dan cara memperbaikinya.',
      'Run manunggal check to see each line and its cure.',
    ],
  ),
  'form-invalid': say(
    422,
    2,
    ['Ada isian yang perlu diperbaiki.', 'Some answers need mending.'],
    ['Perbaiki isian yang ditandai.', 'Mend the answers that are marked.'],
  ),
  'process-element-unsupported': say(
    422,
    1,
    ['Proses memakai unsur BPMN yang belum dijalankan.', 'The process uses a BPMN element that does not run yet.'],
    ['Ganti unsur itu dengan unsur yang didukung.', 'Replace it by one that is supported.'],
  ),
  'process-malformed': say(
    422,
    1,
    ['Proses BPMN memuat kesalahan.', 'The BPMN process has errors.'],
    ['Perbaiki di tempat yang disebut.', 'Mend it at the places named.'],
  ),
  'template-reaches-out': say(
    422,
    1,
    ['Templat dokumen memakai hal di luar datanya.', "The paper's template uses something outside its data."],
    [
      'Hapus import, include, eval, atau jam dari templat.',
      'Take import, include, eval or the clock out of the template.',
    ],
  ),
  'paper-not-renderable': say(
    500,
    1,
    ['Dokumen tidak bisa dibuat dari templatnya.', 'The paper cannot be made from its template.'],
    ['Perancang layanan harus memperbaiki templatnya.', "The service's designer must mend the template."],
  ),
  'paper-took-too-long': say(
    500,
    1,
    ['Pembuatan dokumen terlalu lama.', 'Making the paper took too long.'],
    [
      'Kami coba lagi; bila terus terjadi, templatnya perlu diperbaiki.',
      'We try again; if it goes on, the template needs mending.',
    ],
  ),
  'seal-key-missing': say(
    500,
    1,
    ['Instansi ini belum punya kunci segel.', 'This agency has no seal key.'],
    ['Buat kunci segelnya lebih dulu.', 'Make its seal key first.'],
  ),
  'seal-key-not-valid': say(
    500,
    1,
    ['Kunci segel instansi ini tidak berlaku pada saat itu.', "The agency's seal key is not valid at that moment."],
    ['Perpanjang sertifikat segelnya.', 'Renew its seal certificate.'],
  ),
  'pdf-not-sealable': say(
    422,
    1,
    ['PDF ini tidak bisa disegel tanpa merusaknya.', 'This PDF cannot be sealed without breaking it.'],
    ['Buat ulang PDF dari datanya.', 'Make the PDF anew from its data.'],
  ),
  'pdf-not-sealed': say(
    422,
    2,
    ['PDF ini tidak bersegel.', 'This PDF has no seal.'],
    ['Minta dokumen aslinya, atau pindai kode QR-nya.', 'Ask for the original, or scan its QR code.'],
  ),
  'pdf-grown-after-sealing': say(
    422,
    2,
    ['Ada yang ditambahkan ke PDF ini setelah disegel.', 'Something was added to this PDF after it was sealed.'],
    ['Minta dokumen aslinya.', 'Ask for the original.'],
  ),
  'pdf-altered': say(
    422,
    2,
    ['Isi PDF ini diubah setelah disegel.', 'This PDF was changed after it was sealed.'],
    ['Minta dokumen aslinya.', 'Ask for the original.'],
  ),
  'seal-malformed': say(
    422,
    2,
    ['Segel PDF ini rusak.', 'The seal of this PDF is broken.'],
    ['Minta dokumen aslinya.', 'Ask for the original.'],
  ),
  'seal-foreign': say(
    422,
    2,
    ['Segel PDF ini bukan dari instansi yang kami kenal.', 'The seal is not of an agency we know.'],
    [
      'Jangan percaya dokumen ini sebelum bertanya ke instansinya.',
      'Do not rely on it before you have asked the agency.',
    ],
  ),
  'qr-malformed': say(
    422,
    2,
    ['Kode ini bukan kode segel.', 'This code is no seal code.'],
    ['Pindai kode yang tercetak di dokumen.', 'Scan the code printed on the paper.'],
  ),
  'qr-forged': say(
    422,
    2,
    ['Isi kode ini diubah.', 'The words of this code were changed.'],
    [
      'Jangan percaya dokumen ini sebelum bertanya ke instansinya.',
      'Do not rely on it before you have asked the agency.',
    ],
  ),
  'qr-foreign': say(
    422,
    2,
    ['Kode ini bukan dari instansi yang kami kenal.', 'This code is not of an agency we know.'],
    [
      'Jangan percaya dokumen ini sebelum bertanya ke instansinya.',
      'Do not rely on it before you have asked the agency.',
    ],
  ),
  'already-filed': say(
    409,
    1,
    ['Permohonan ini sudah dikirim.', 'This application has been filed.'],
    ['Buka halaman berkasnya.', 'Open its case.'],
  ),
  'case-not-filed': say(
    409,
    1,
    ['Berkas ini belum ada.', 'There is no such case yet.'],
    ['Kirim permohonannya lebih dulu.', 'File the application first.'],
  ),
  'case-ended': say(
    409,
    1,
    ['Berkas ini sudah selesai.', 'This case has ended.'],
    ['Buka halaman berkas untuk melihat hasilnya.', 'Open the case to see how it ended.'],
  ),
  'territory-not-served': say(
    422,
    1,
    ['Layanan ini belum dibuka di wilayah itu.', 'This service is not given in that territory.'],
    ['Datang ke kantor di wilayah kendaraan atau alamat Anda.', 'Go to the office of the territory where it belongs.'],
  ),
  'not-eligible': say(
    422,
    1,
    ['Permohonan ini belum bisa diajukan.', 'This application cannot be made yet.'],
    ['Baca alasannya dan jalan yang tersedia.', 'Read why, and the ways on.'],
  ),
  'step-not-open': say(
    409,
    1,
    ['Langkah ini sudah tidak terbuka.', 'This step is not open any more.'],
    ['Muat ulang berkas untuk melihat keadaannya sekarang.', 'Load the case again to see where it stands.'],
  ),
  'not-your-case': say(
    403,
    3,
    ['Langkah ini milik instansi lain.', 'This step belongs to another agency.'],
    ['Buka antrean instansi Anda sendiri.', "Open your own agency's queue."],
  ),
  'already-touched': say(
    409,
    1,
    ['Langkah ini sudah dibuka petugas.', 'This step has been opened already.'],
    ['Lanjutkan dari halaman berkas.', 'Go on from the case.'],
  ),
  'already-paid': say(
    409,
    1,
    ['Permohonan yang sudah dibayar tidak bisa ditarik.', 'An application that has been paid cannot be withdrawn.'],
    ['Ajukan keberatan bila ada yang tidak sesuai.', 'File an objection if something is wrong.'],
  ),
  'already-disputed': say(
    409,
    1,
    ['Anda sudah menyatakan data ini salah.', 'You have said so already.'],
    ['Tunggu jawaban instansi pemilik data.', 'Wait for the answer of the agency that holds it.'],
  ),
  'question-open': say(
    409,
    1,
    ['Masih ada pertanyaan yang belum dijawab.', 'A question has not been answered yet.'],
    ['Keputusan bisa dikirim setelah dijawab atau ditutup.', 'The decision can be sent once it is answered or closed.'],
  ),
  'question-not-open': say(
    409,
    1,
    ['Pertanyaan ini sudah dijawab atau ditutup.', 'This question has been answered or closed.'],
    ['Muat ulang halaman.', 'Load the page again.'],
  ),
  'agency-not-in-case': say(
    422,
    2,
    ['Instansi itu tidak ikut dalam berkas ini.', 'That agency has no part in this case.'],
    ['Pilih instansi yang punya lajur di berkas ini.', 'Choose an agency with a lane in this case.'],
  ),
  'fact-not-in-form': say(
    422,
    2,
    ['Ada isian yang tidak diminta.', 'An answer was sent that is not asked.'],
    ['Kirim isian yang ada di formulir saja.', 'Send only what the form asks.'],
  ),
  'fact-not-in-read': say(
    502,
    5,
    ['Instansi mengirim data yang tidak diminta.', 'An agency sent data that was not asked for.'],
    ['Data itu dibuang; kami bertanya lagi.', 'It was thrown away; we ask again.'],
  ),
  'fact-missing': say(
    422,
    2,
    ['Ada keterangan yang belum diisi.', 'A fact is missing.'],
    ['Lengkapi keterangan yang disebut.', 'Give the facts named.'],
  ),
  'fact-unknown': say(
    404,
    4,
    ['Keterangan itu tidak ada di berkas ini.', 'The case has no such fact.'],
    ['Periksa daftar data di halaman berkas.', 'Look at the list of facts of the case.'],
  ),
  'no-tariff': say(
    422,
    1,
    ['Belum ada tarif untuk wilayah dan tanggal itu.', 'There is no tariff for that territory and date.'],
    [
      'Instansi pemungut harus menerbitkan tarifnya; permohonan Anda tidak berubah.',
      'The collecting agency must publish one; nothing of yours has changed.',
    ],
  ),
  'rule-gave-nothing': say(
    422,
    1,
    ['Aturan tidak memberi jawaban untuk keadaan ini.', 'The rule gives no answer for these facts.'],
    ['Perancang layanan harus melengkapi tabelnya.', "The service's designer must complete the table."],
  ),
  'amount-not-rupiah': say(
    500,
    1,
    ['Tarif tidak menghasilkan rupiah bulat.', 'A tariff did not give whole rupiah.'],
    [
      'Perancang layanan harus memperbaiki pembulatan di tabel.',
      "The service's designer must mend the rounding in the table.",
    ],
  ),
  'no-way-on': say(
    500,
    1,
    ['Alur tidak punya jalan untuk keadaan ini.', 'The process has no way on for these facts.'],
    ['Perancang layanan harus menambah jalannya.', "The service's designer must add one."],
  ),
  'not-waiting': say(
    409,
    1,
    ['Berkas ini tidak sedang menunggu hal itu.', 'The case does not wait for that.'],
    ['Muat ulang berkas untuk melihat keadaannya sekarang.', 'Load the case again to see where it stands.'],
  ),
  'step-budget': say(
    500,
    1,
    ['Alur berputar tanpa akhir.', 'The process turns without end.'],
    ['Perancang layanan harus memperbaiki alurnya.', "The service's designer must mend the process."],
  ),
  'record-unknown': say(
    404,
    4,
    ['Nomor itu tidak ada di daftar induk.', 'The registry has no such record.'],
    ['Periksa penulisannya, contoh AN 1234 BC.', 'Check how it is written, for example AN 1234 BC.'],
  ),
  'registry-silent': say(
    503,
    5,
    ['Daftar induk itu sedang tidak menjawab.', 'The registry does not answer just now.'],
    [
      'Coba lagi beberapa menit lagi; yang sudah Anda isi tetap tersimpan.',
      'Try again in some minutes; what you filled in is kept.',
    ],
  ),
  'no-arrangement': say(
    403,
    3,
    ['Tidak ada kesepakatan yang mengizinkan data ini dibuka.', 'No arrangement allows this data to be read.'],
    ['Layanan berjalan dengan bertanya kepada Anda.', 'The service goes on by asking you.'],
  ),
  'arrangement-expired': say(
    403,
    3,
    ['Kesepakatan yang mengizinkan data ini sudah berakhir.', 'The arrangement that allowed this has ended.'],
    ['Layanan berjalan dengan bertanya kepada Anda.', 'The service goes on by asking you.'],
  ),
  'arrangement-suspended': say(
    403,
    3,
    ['Kesepakatan yang mengizinkan data ini sedang dihentikan.', 'The arrangement that allowed this is suspended.'],
    ['Layanan berjalan dengan bertanya kepada Anda.', 'The service goes on by asking you.'],
  ),
  'fields-exceed-grant': say(
    403,
    3,
    ['Data yang diminta melebihi yang diizinkan.', 'More was asked than is allowed.'],
    ['Perancang layanan harus mengurangi permintaannya.', "The service's designer must ask for less."],
  ),
  'feel-syntax': say(
    422,
    1,
    ['Satu ungkapan aturan salah tulis.', 'An expression of a rule is miswritten.'],
    ['Perbaiki di tempat yang disebut.', 'Mend it at the place named.'],
  ),
  'dmn-malformed': say(
    422,
    1,
    ['Tabel keputusan memuat kesalahan.', 'A decision table has errors.'],
    ['Perbaiki di tempat yang disebut.', 'Mend it at the place named.'],
  ),
  'rule-budget': say(
    500,
    1,
    ['Perhitungan aturan terlalu panjang.', 'A rule takes too much to compute.'],
    ['Perancang layanan harus menyederhanakannya.', "The service's designer must make it simpler."],
  ),
  'rule-unknown': say(
    500,
    1,
    ['Aturan yang disebut tidak ada.', 'There is no such rule.'],
    ['Perancang layanan harus memperbaiki rujukannya.', "The service's designer must mend the reference."],
  ),
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
  'case-unknown': say(
    404,
    4,
    ['Tidak ada berkas dengan nomor itu untuk Anda.', 'There is no case with that number for you.'],
    ['Periksa nomornya, contoh MG-2026-7K3MQ2ZD-5.', 'Check the number, for example MG-2026-7K3MQ2ZD-5.'],
  ),
  'draft-unknown': say(
    404,
    4,
    ['Draf itu tidak ada atau sudah dikirim.', 'That draft does not exist or was sent.'],
    ['Mulai lagi dari halaman layanan.', "Start again from the service's page."],
  ),
  'unknown-service': say(
    404,
    4,
    ['Layanan itu tidak ada.', 'There is no such service.'],
    ['Cari layanan dari halaman depan.', 'Search for a service from the front page.'],
  ),
  'pick-missing': say(
    422,
    2,
    ['Pilih satu dari daftar, atau tulis nomornya.', 'Choose one from the list, or write its number.'],
    ['Pilih, lalu lanjutkan.', 'Choose, then go on.'],
  ),
  'text-empty': say(
    422,
    2,
    ['Tulis antara 1 dan 2.000 huruf.', 'Write between 1 and 2,000 characters.'],
    ['Isi, lalu kirim lagi.', 'Fill it in, then send it again.'],
  ),
  'fact-not-disputed': say(
    409,
    1,
    ['Data ini tidak sedang dibantah.', 'This value is not disputed.'],
    ['Muat ulang berkas untuk melihat keadaannya sekarang.', 'Load the case again to see where it stands.'],
  ),
  'record-not-yours': say(
    403,
    3,
    ['Catatan ini dipegang instansi lain.', 'This record is held by another agency.'],
    [
      'Tanyakan kepada instansi pemegangnya dari halaman berkas.',
      'Ask the agency that holds it from the page of the case.',
    ],
  ),
  'date-past': say(
    422,
    2,
    ['Tanggalnya harus di depan.', 'The date must lie ahead.'],
    ['Pilih tanggal setelah hari ini.', 'Choose a date after today.'],
  ),
  'date-malformed': say(
    422,
    2,
    ['Tanggal tidak terbaca.', 'The date cannot be read.'],
    ['Tulis seperti 2027-12-31.', 'Write it like 2027-12-31.'],
  ),
  'nik-malformed': say(
    422,
    2,
    ['NIK tidak terbaca.', 'The NIK cannot be read.'],
    ['NIK 16 angka, seperti di KTP.', 'A NIK has 16 digits, as on the identity card.'],
  ),
  'nothing-published': say(
    503,
    5,
    ['Belum ada pemerintah yang diterbitkan di basis data ini.', 'No government has been published in this database.'],
    ['Jalankan manunggal start dengan folder pemerintah.', "Run manunggal start with a government's folder."],
  ),
  'key-missing': say(
    400,
    2,
    ['Tajuk Idempotency-Key tidak ada.', 'The Idempotency-Key header is missing.'],
    ['Kirim satu kunci baru untuk setiap tindakan.', 'Send a fresh key with every act.'],
  ),
  'body-malformed': say(
    400,
    2,
    ['Isi permintaan tidak sesuai bentuknya.', 'The body does not fit its schema.'],
    ['Ikuti bentuk di uraian API.', 'Follow the form in the API description.'],
  ),
  'document-unknown': say(
    404,
    4,
    ['Tidak ada dokumen dengan nomor itu.', 'There is no paper with that number.'],
    ['Periksa nomornya, contoh D-2026-7K3MQ2ZD-8W4X9PQR.', 'Check the number, for example D-2026-7K3MQ2ZD-8W4X9PQR.'],
  ),
  'too-large': say(
    413,
    2,
    ['Kiriman ini terlalu besar.', 'What was sent is too large.'],
    ['Kirim berkas yang lebih kecil.', 'Send a smaller file.'],
  ),
  'page-unknown': say(
    404,
    4,
    ['Halaman ini tidak ada.', 'There is no such page.'],
    ['Mulai dari halaman depan, atau cari layanan.', 'Start from the front page, or search for a service.'],
  ),
  'too-many': say(
    429,
    5,
    ['Terlalu banyak kiriman pada jam ini.', 'Too many were sent in this hour.'],
    ['Coba lagi nanti.', 'Try again later.'],
  ),
  'port-in-use': say(
    409,
    1,
    ['Porta itu sedang dipakai.', 'That port is taken.'],
    ['Pilih porta lain lewat PORT.', 'Choose another by PORT.'],
  ),
  usage: say(
    400,
    2,
    ['Perintah ini tidak lengkap.', 'The command is not complete.'],
    ['Lihat contoh dengan --help.', 'See an example with --help.'],
  ),
} satisfies { readonly [code in RefusalCode]: Spoken };

/** The row of a code; undefined for one that this table does not know, which is a bug. */
export function spokenFor(code: string): Spoken | undefined {
  return Object.hasOwn(REFUSALS, code) ? REFUSALS[code as RefusalCode] : undefined; // just looked
}
