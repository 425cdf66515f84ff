import type { ExchangeRefusal } from '#exchange/refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const EXCHANGE = {
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
  'gateway-file-malformed': say(
    400,
    2,
    ['Berkas gerbang pertukaran tidak dapat dibaca.', 'The file of the exchange gateway cannot be read.'],
    ['Perbaiki baris yang disebut, lalu jalankan lagi.', 'Mend the line that is named, then start it again.'],
  ),
  'question-unknown': say(
    404,
    4,
    ['Pertanyaan itu tidak ada pada gerbang ini.', 'This gateway has no such question.'],
    ['Lihat daftar pertanyaan yang terbuka.', 'Look at the list of open questions.'],
  ),
  'question-answered': say(
    409,
    1,
    ['Pertanyaan itu sudah dijawab orang lain.', 'Somebody else has answered this question.'],
    [
      'Jawaban yang pertama yang berlaku; tidak ada yang perlu dikerjakan.',
      'The first answer counts; nothing is left to do.',
    ],
  ),
  'question-late': say(
    409,
    1,
    ['Waktu untuk menjawab pertanyaan itu sudah habis.', 'The time to answer this question is over.'],
    ['Penanya sudah meneruskan dengan cara lain.', 'Whoever asked has gone on in another way.'],
  ),
  'no-arrangement': say(
    403,
    3,
    ['Kesepakatan {named} belum berlaku.', 'The arrangement {named} is not in force yet.'],
    [
      'Langkah ini dikerjakan petugas instansi pemiliknya. Yang dapat memberlakukannya: {renewers}.',
      'An officer of the agency that owes this step does it. It can be put into force by {renewers}.',
    ],
  ),
  'arrangement-expired': say(
    403,
    3,
    ['Kesepakatan {named} sudah berakhir.', 'The arrangement {named} has ended.'],
    [
      'Langkah ini dikerjakan petugas instansi pemiliknya. Yang dapat memperbaruinya: {renewers}.',
      'An officer of the agency that owes this step does it. It can be renewed by {renewers}.',
    ],
  ),
  'arrangement-suspended': say(
    403,
    3,
    ['Kesepakatan {named} sedang dihentikan.', 'The arrangement {named} is suspended.'],
    [
      'Langkah ini dikerjakan petugas instansi pemiliknya. Yang dapat memperbaruinya: {renewers}.',
      'An officer of the agency that owes this step does it. It can be renewed by {renewers}.',
    ],
  ),
  'basis-lapsed': say(
    403,
    3,
    [
      'Dasar hukum kesepakatan {named} sudah tidak berlaku.',
      'The legal basis of the arrangement {named} is no longer in force.',
    ],
    [
      'Langkah ini dikerjakan petugas instansi pemiliknya. Yang dapat memperbaruinya: {renewers}.',
      'An officer of the agency that owes this step does it. It can be renewed by {renewers}.',
    ],
  ),
  'fields-exceed-grant': say(
    403,
    3,
    ['Data yang diminta melebihi yang diizinkan.', 'More was asked than is allowed.'],
    ['Perancang layanan harus mengurangi permintaannya.', "The service's designer must ask for less."],
  ),
  'no-consent': say(
    403,
    3,
    ['Data ini hanya dibuka dengan persetujuan Anda.', 'This data is read only with your consent.'],
    ['Isi sendiri, atau setujui di halaman permohonan.', 'Fill it in yourself, or consent in the application.'],
  ),
  'preview-needed': say(
    403,
    3,
    ['Data ini baru diberikan setelah Anda melihatnya.', 'This data is given only once you have looked at it.'],
    ['Lihat di halaman berkas, atau isi sendiri.', 'Look at it from the page of the case, or fill it in yourself.'],
  ),
  'consent-unknown': say(
    404,
    4,
    ['Persetujuan itu tidak ada atau bukan milik Anda.', 'There is no such consent of yours.'],
    ['Lihat daftar persetujuan Anda.', 'Look at the list of your consents.'],
  ),
} satisfies { readonly [code in ExchangeRefusal]: Spoken };
