import type { BillingRefusal } from '#billing/refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const BILLING = {
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
} satisfies { readonly [code in BillingRefusal]: Spoken };
