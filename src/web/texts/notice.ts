import { sayCount } from '#terms/say';
import { catalogue } from '#web/texts';

/** Words of notices and of how one is told. */
export const NOTICE_WORDS = catalogue(
  {
    title: 'Pemberitahuan untuk Anda',
    none: 'Belum ada pemberitahuan.',
    ways: {
      page: 'Anda diberi tahu di halaman ini saja.',
      email: 'Anda juga diberi tahu lewat surel.',
      message: 'Anda juga diberi tahu lewat pesan ke telepon.',
    },
    unverified: 'Alamat Anda belum dipastikan, jadi belum dipakai.',
    change: 'Atur cara pemberitahuan',
    state: { page: '', sent: 'Terkirim', failed: 'Belum terkirim, dicoba lagi', 'given-up': 'Tidak bisa dikirim' },
    open: 'Buka berkas',
    digest: (open: number, soon: number, late: number) =>
      `${open} tugas di instansi Anda: ${late} terlambat, ${soon} jatuh tempo dalam sehari`,
    digestNone: 'Tidak ada tugas yang menunggu instansi Anda.',
    due: 'Paling lambat',
    noClock: 'Tanpa batas waktu',
    wayTitle: 'Cara pemberitahuan',
    wayNote:
      'Halaman pemberitahuan selalu ada. Surel dan pesan hanya menyebut nama layanan dan apa yang perlu dilakukan; malam hari ditahan sampai pagi, kecuali yang mendesak.',
    way: 'Bagaimana Anda ingin diberi tahu?',
    wayNames: { page: 'Hanya di halaman ini', email: 'Surel', message: 'WhatsApp atau SMS' },
    closed: 'Di sini surel dan pesan belum dipasang, jadi semua pemberitahuan ada di halamannya.',
    address: 'Alamat surel atau nomor telepon',
    addressHint: 'Tidak perlu untuk halaman ini. Kami mengirim kode untuk memastikan alamatnya milik Anda.',
    language: 'Bahasa pemberitahuan',
    languages: { id: 'Indonesia', en: 'Inggris' },
    save: 'Simpan',
    code: 'Kode yang Anda terima',
    codeTitle: 'Pastikan alamat Anda',
    codeNote: 'Kami sudah mengirim enam angka ke alamat Anda. Berlaku 30 menit.',
    confirm: 'Pastikan',
    verified: 'Alamat Anda sudah dipastikan.',
  },
  {
    title: 'Your notices',
    none: 'There are no notices yet.',
    ways: {
      page: 'You are told on this page only.',
      email: 'You are also told by e-mail.',
      message: 'You are also told by a message to your phone.',
    },
    unverified: 'Your address is not confirmed yet, so it is not used.',
    change: 'Choose how you are told',
    state: { page: '', sent: 'Sent', failed: 'Not sent yet, tried again', 'given-up': 'Could not be sent' },
    open: 'Open the case',
    digest: (open, soon, late) =>
      `${sayCount(open, 'task', 'tasks')} at your agency: ${late} late, ${soon} due within a day`,
    digestNone: 'No task waits for your agency.',
    due: 'At the latest',
    noClock: 'No deadline',
    wayTitle: 'How you are told',
    wayNote:
      'The page of notices is always there. E-mail and messages name only the service and what is to do; at night they wait for the morning unless they are urgent.',
    way: 'How do you want to be told?',
    wayNames: { page: 'On this page only', email: 'E-mail', message: 'WhatsApp or SMS' },
    closed: 'E-mail and messages are not set up here, so all notices stand on their page.',
    address: 'E-mail address or telephone number',
    addressHint: 'Not needed for the page. We send a code to make sure that the address is yours.',
    language: 'Language of notices',
    languages: { id: 'Indonesian', en: 'English' },
    save: 'Save',
    code: 'The code you received',
    codeTitle: 'Confirm your address',
    codeNote: 'We have sent six digits to your address. They last 30 minutes.',
    confirm: 'Confirm',
    verified: 'Your address is confirmed.',
  },
);
