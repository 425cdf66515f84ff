import { type RuleWords, words } from '#definitions/rulebook/words';

/** What is said of messages between cases and of expressions drawn in a process. */
export const MESSAGE_RULES: { readonly [rule: string]: RuleWords } = {
  'message/undescribed': words(
    'Pesan ini tidak dijelaskan di service.yaml',
    'service.yaml does not describe the message',
    'tulis di messages: correlate, carries, ttl',
    'write it under messages: correlate, carries, ttl',
  ),
  'message/not-drawn': words(
    'Pesan ini tidak digambar dalam proses',
    'The message is not drawn in the process',
    'gambar pengirim atau penerimanya, atau hapus',
    'draw who sends or takes it, or take it out',
  ),
  'message/never-caught': words(
    'Tidak ada layanan yang menerima pesan ini',
    'No service takes the message',
    'gambar penerimanya di layanan lain, atau hapus',
    'draw who takes it in the other service, or take it out',
  ),
  'message/never-thrown': words(
    'Tidak ada yang mengirim pesan ini',
    'Nobody sends the message',
    'gambar pengirimnya, atau sebut peran pengirim di from',
    'draw who sends it, or name the role it comes from under from',
  ),
  'message/never-known': words(
    'Fakta dalam pesan tidak pernah diketahui pengirim',
    'The sender never comes to know a fact of the message',
    'ambil, tanyakan, atau hitung sebelum pesan dikirim',
    'read, ask or compute it before the message is sent',
  ),
  'message/not-carried': words(
    'Penerima menunggu fakta yang tidak dikirim',
    'The taker awaits a fact that is not sent along',
    'tambahkan di carries pengirim, atau hapus di penerima',
    'add it to carries of the sender, or take it out at the taker',
  ),
  'message/key': words(
    'Pengirim dan penerima mencari kasus dengan fakta berbeda',
    'Sender and taker find the case by different facts',
    'tulis correlate yang sama dengan urutan yang sama',
    'write the same correlate in the same order',
  ),
  'message/not-a-day': words(
    'Hari terakhir pesan bukan tanggal yang boleh tampak',
    'The last day of the message is no date that may stand in clear',
    'sebut fakta tanggal yang tidak pribadi, atau cukup ttl',
    'name a date that is not personal, or leave it to ttl',
  ),
  'message/no-key': words(
    'Pesan tidak menyebut cara menemukan kasus yang menunggu',
    'The message does not say how it finds the case that waits',
    'tulis correlate: fakta yang diketahui kedua kasus',
    'write correlate: the facts that both cases know',
  ),
  'message/no-basis': words(
    'Pesan membawa data pribadi tanpa dasar hukum',
    'The message carries personal facts without a law',
    'tulis basis: law dan certainty',
    'write basis: law and certainty',
  ),
  'message/no-person': words(
    'Pesan memulai kasus tanpa menyebut milik siapa',
    'The message begins a case and does not say whose',
    'tambahkan fakta subject ke carries',
    'add the subject of the opening to carries',
  ),
  'message/two-starts': words(
    'Satu pesan memulai kasus dua layanan',
    'One message begins cases of two services',
    'beri salah satunya pesan sendiri',
    'give one of them a message of its own',
  ),
  'message/unknown-role': words(
    'Peran pengirim pesan tidak ada',
    'The role that sends the message does not exist',
    'sebut peran dari roles.yaml',
    'name a role of roles.yaml',
  ),
  'message/unknown-form': words(
    'Formulir pesan tidak ada',
    'The form of the message does not exist',
    'tambahkan forms/<id>.json atau betulkan namanya',
    'add forms/<id>.json or correct the name',
  ),
  'message/incomplete': words(
    'Pesan dari luar datang tanpa fakta yang diperlukan',
    'The message comes from outside without a fact it needs',
    'tambahkan fakta itu ke carries, atau wajibkan di formulir',
    'add the fact to carries, or require it in the form',
  ),
  'expression/personal-timer': words(
    'Tenggat dihitung dari data pribadi',
    'A timer is computed from something personal',
    'hitung dari fakta yang bukan pribadi',
    'compute it from a fact that is not personal',
  ),
  'expression/no-list': words(
    'Kegiatan berulang menunjuk fakta yang bukan daftar',
    'An activity goes through a fact that is no list',
    'sebut fakta bertipe list',
    'name a fact of type list',
  ),
};
