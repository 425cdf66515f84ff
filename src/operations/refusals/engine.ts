import type { EngineRefusal } from '#engine/refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const ENGINE = {
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
  'not-your-position': say(
    403,
    3,
    ['Ini dijawab oleh jabatan lain di instansi Anda.', 'This is answered by another position of your agency.'],
    ['Serahkan kepada petugas dengan jabatan itu.', 'Leave it to the officer who holds that position.'],
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
  'fact-not-fetched': say(
    409,
    1,
    ['Data ini Anda isi sendiri, bukan dari instansi.', 'You gave this yourself; it comes from no agency.'],
    ['Ubah jawaban Anda di formulirnya.', 'Change your answer in its form.'],
  ),
  'correction-not-open': say(
    409,
    1,
    ['Pembetulan ini sudah dijawab.', 'This correction has been answered.'],
    ['Muat ulang berkas untuk membaca jawabannya.', 'Load the case again to read the answer.'],
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
  'consultation-closed': say(
    409,
    1,
    ['Rancangan ini tidak sedang dibuka untuk pendapat.', 'This draft is not open to comments now.'],
    ['Baca rancangan dan jawabannya di halaman ini.', 'Read the draft and the answers on its page.'],
  ),
  'consultation-full': say(
    409,
    1,
    ['Terlalu banyak pendapat belum dijawab.', 'Too many comments wait for an answer.'],
    ['Coba lagi setelah sebagian dijawab.', 'Try again when some are answered.'],
  ),
  'consultation-unanswered': say(
    409,
    1,
    ['Masih ada pendapat tanpa jawaban: {left}.', 'Comments without an answer: {left}.'],
    [
      'Jawab setiap pendapat dengan alasannya, lalu tutup konsultasi.',
      'Answer each with its reason, then close the consultation.',
    ],
  ),
  'comment-not-open': say(
    409,
    1,
    ['Pendapat ini sudah dijawab.', 'This comment has been answered.'],
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
  'write-unusable': say(
    500,
    1,
    ['Isian untuk daftar induk tidak bisa ditentukan.', 'What a registry is to be given cannot be determined.'],
    ['Perancang layanan harus memperbaiki rumusnya.', "The service's designer must mend the expression."],
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
  'script-gave-nothing': say(
    500,
    1,
    ['Langkah otomatis tidak memberi keterangan.', 'An automatic step gave no facts.'],
    ['Perancang layanan harus memperbaiki skripnya.', "The service's designer must mend its script."],
  ),
  'message-unkeyed': say(
    500,
    1,
    [
      'Pesan antarberkas belum dapat dikirim: data penentu berkas tujuannya belum ada.',
      'A message between cases cannot be sent: what tells its case apart is not known.',
    ],
    ['Lengkapi data itu, lalu coba lagi.', 'Complete that fact, then try again.'],
  ),
  'timer-unclear': say(
    500,
    1,
    ['Batas waktu langkah ini tidak dapat dihitung.', 'The time limit of this step cannot be computed.'],
    [
      'Lengkapi data yang dibaca batas waktu itu, lalu coba lagi.',
      'Complete the facts it is computed from, then try again.',
    ],
  ),
  'instances-unclear': say(
    500,
    1,
    ['Tidak jelas berapa kali langkah itu harus dikerjakan.', 'It is not clear how often the step is to be done.'],
    ['Perbaiki daftar atau jumlahnya, lalu coba lagi.', 'Correct the list or the number, then try again.'],
  ),
  'callee-unknown': say(
    500,
    1,
    ['Layanan yang dipanggil tidak ada.', 'The service that is called does not exist.'],
    ['Perancang layanan harus menerbitkan atau mengganti layanan itu.', 'Its designer must publish or replace it.'],
  ),
  'error-uncaught': say(
    409,
    1,
    [
      'Sebuah langkah gagal, dan alur tidak menyediakan jalannya.',
      'A step failed, and the process has no way for that.',
    ],
    [
      'Perbaiki datanya lalu coba lagi, atau lewati dengan alasan.',
      'Correct the facts and try again, or skip it with a reason.',
    ],
  ),
  stuck: say(
    500,
    1,
    ['Tidak ada lagi yang menuju langkah itu.', 'Nothing under way leads to that step any more.'],
    ['Lewati langkah itu dengan alasan, dan perbaiki alurnya.', 'Skip the step with a reason, and mend the process.'],
  ),
  'incident-not-open': say(
    409,
    1,
    ['Kendala itu sudah selesai.', 'That incident is over.'],
    ['Muat ulang berkas untuk melihat keadaannya sekarang.', 'Load the case again to see where it stands.'],
  ),
  'way-unnamed': say(
    422,
    2,
    ['Ada beberapa jalan dari langkah itu.', 'Several ways lead on from that step.'],
    ['Sebutkan jalan yang harus diambil.', 'Name the way to take.'],
  ),
  'decided-by-lapse': say(
    409,
    1,
    [
      'Waktunya habis sebelum ada keputusan, jadi berkas ini sudah diputus menurut undang-undang.',
      'Time ran out before anybody decided, so the law has decided this case.',
    ],
    ['Buka berkas untuk melihat hitungan harinya.', 'Open the case to see how the days were counted.'],
  ),
  'reason-unknown': say(
    422,
    2,
    [
      'Itu bukan alasan yang boleh menghentikan hitungan waktu.',
      'That is no reason for which a clock may stand still.',
    ],
    [
      'Pilih alasan dari daftar. Antrean, cuti, dan kurang petugas bukan alasan.',
      'Choose one of the list. A queue, leave and missing staff are no reasons.',
    ],
  ),
  'applicant-not-asked': say(
    409,
    1,
    [
      'Layanan ini tidak mengatur pertanyaan tambahan kepada pemohon.',
      'This service does not provide for further questions to the applicant.',
    ],
    ['Putuskan dengan keterangan yang ada.', 'Decide by what is known.'],
  ),
  'suspension-not-open': say(
    409,
    1,
    ['Permintaan ini sudah dijawab atau berakhir.', 'This request has been answered or is over.'],
    ['Muat ulang berkas untuk melihat keadaannya sekarang.', 'Load the case again to see where it stands.'],
  ),
  'step-budget': say(
    500,
    1,
    ['Alur berputar tanpa akhir.', 'The process turns without end.'],
    ['Perancang layanan harus memperbaiki alurnya.', "The service's designer must mend the process."],
  ),
} satisfies { readonly [code in EngineRefusal]: Spoken };
