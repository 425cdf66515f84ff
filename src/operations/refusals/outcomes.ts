import type { OutcomeRefusal } from '#coordination/outcome-refusals';
import { type Spoken, say } from '#operations/refusals/spoken';

export const OUTCOMES = {
  'outcome-unknown': say(
    404,
    4,
    ['Hasil bersama itu tidak ada.', 'There is no such shared outcome.'],
    ['Pilih dari daftar hasil bersama.', 'Choose from the list of shared outcomes.'],
  ),
  'weights-not-one': say(
    422,
    2,
    ['Bobot sumbangan berjumlah {sum}, bukan 1.', 'The weights of the contributions come to {sum}, not to 1.'],
    ['Sepakati bobot yang jumlahnya tepat 1.', 'Agree on weights that are exactly 1 together.'],
  ),
  'indicator-standing-still': say(
    422,
    2,
    ['Target indikator sama dengan angka awalnya.', 'The target of an indicator is its baseline.'],
    ['Tetapkan target yang lain.', 'Set another target.'],
  ),
  'plan-cycle': say(
    422,
    2,
    ['Kegiatan saling menunggu: {activities}.', 'Activities wait for each other: {activities}.'],
    ['Lepaskan satu ketergantungan di antaranya.', 'Let go of one dependency among them.'],
  ),
  'plan-over-ceiling': say(
    422,
    2,
    ['Anggaran {cost} melewati pagu {ceiling}.', 'The budget of {cost} passes the ceiling of {ceiling}.'],
    ['Kurangi kegiatan atau naikkan pagunya.', 'Cut an activity or raise the ceiling.'],
  ),
  'plan-unknown-activity': say(
    422,
    2,
    ['Kegiatan {activity} menunggu {after}, yang tidak ada.', '{activity} waits for {after}, which is not there.'],
    ['Sebut kegiatan yang ada di rencana ini.', 'Name an activity of this plan.'],
  ),
  'plan-budget-unshared': say(
    422,
    2,
    ['Anggaran kegiatan {activity} tidak dibagi kepada siapa pun.', 'The budget of {activity} is shared among nobody.'],
    ['Beri paling sedikit satu instansi bagian di atas 0.', 'Give at least one agency a part above 0.'],
  ),
  'plan-agreed-before': say(
    409,
    1,
    ['Rencana ini sudah disepakati semua anggota.', 'All members have agreed on this plan already.'],
    ['Tidak ada yang perlu dilakukan.', 'There is nothing left to do.'],
  ),
} satisfies { readonly [code in OutcomeRefusal]: Spoken };
