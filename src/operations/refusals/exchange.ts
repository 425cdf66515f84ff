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
  'basis-lapsed': say(
    403,
    3,
    [
      'Dasar hukum yang mengizinkan ini sudah tidak berlaku.',
      'The legal basis that allowed this is no longer in force.',
    ],
    [
      'Layanan berjalan dengan bertanya kepada Anda; kesepakatannya perlu dasar baru.',
      'The service goes on by asking you; the arrangement needs a new basis.',
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
  'consent-unknown': say(
    404,
    4,
    ['Persetujuan itu tidak ada atau bukan milik Anda.', 'There is no such consent of yours.'],
    ['Lihat daftar persetujuan Anda.', 'Look at the list of your consents.'],
  ),
} satisfies { readonly [code in ExchangeRefusal]: Spoken };
