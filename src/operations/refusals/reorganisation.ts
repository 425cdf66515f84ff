import { type Spoken, say } from '#operations/refusals/spoken';

/** Codes of reorganisations: of their plans, of the signatures under them, and of their instant. Who may sign is said with arrangements. */
export const REORGANISATION_REFUSALS = [
  'reorganisation-malformed',
  'succession-circular',
  'agency-ended',
  'reorganisation-orphans',
  'reorganisation-unknown',
  'signature-twice',
  'signature-late',
  'reorganisation-early',
  'reorganisation-unsigned',
  'reorganisation-changed',
] as const;
export type ReorganisationRefusal = (typeof REORGANISATION_REFUSALS)[number];

export const REORGANISATION = {
  'reorganisation-malformed': say(
    422,
    2,
    ['Rencana penataan ini tidak utuh: {why}.', 'This plan of a reorganisation is not whole: {why}.'],
    ['Perbaiki pihak atau pembagiannya, lalu hitung lagi.', 'Mend its sides or its shares, then count again.'],
  ),
  'succession-circular': say(
    422,
    2,
    [
      'Penerusan berputar: {agency} akan meneruskan dirinya sendiri.',
      'The succession runs in a circle: {agency} would follow itself.',
    ],
    ['Pilih penerus yang tidak berasal dari instansi ini.', 'Choose a successor that did not come of this agency.'],
  ),
  'agency-ended': say(
    409,
    1,
    [
      '{agency} sudah berakhir. Kode instansi tidak dipakai lagi.',
      '{agency} has ended. An agency id is never used again.',
    ],
    ['Gunakan instansi penerusnya.', 'Use the agency that followed it.'],
  ),
  'reorganisation-orphans': say(
    409,
    1,
    ['{orphans} hal belum punya penerus.', '{orphans} things have nobody to follow them.'],
    [
      'Tetapkan penerus atau alasan berakhir untuk setiap baris yang kosong.',
      'Give every empty row a successor, or a reason why it ends.',
    ],
  ),
  'reorganisation-unknown': say(
    404,
    4,
    ['Rencana penataan itu belum diajukan.', 'That reorganisation has not been put forward.'],
    ['Buka daftar penataan instansi.', 'Open the list of reorganisations.'],
  ),
  'signature-twice': say(
    409,
    1,
    ['{agency} sudah menandatangani rencana ini.', '{agency} has already signed this plan.'],
    ['Tidak ada yang perlu dilakukan lagi.', 'There is nothing more to do.'],
  ),
  'signature-late': say(
    409,
    1,
    ['Hari berlaku rencana ini sudah lewat.', 'The day of this plan is over.'],
    ['Buat rencana baru dengan hari yang belum lewat.', 'Make a new plan with a day still to come.'],
  ),
  'reorganisation-early': say(
    409,
    1,
    ['Rencana ini belum waktunya berlaku.', 'It is not yet time for this plan.'],
    ['Tunggu sampai hari berlakunya.', 'Wait for the day on which it takes effect.'],
  ),
  'reorganisation-unsigned': say(
    409,
    1,
    ['Belum semua pihak menandatangani: {sides}.', 'Not every side has signed: {sides}.'],
    ['Minta pimpinan instansi itu menandatangani.', 'Ask the heads of those agencies to sign.'],
  ),
  'reorganisation-changed': say(
    409,
    1,
    ['Keadaan berubah sejak rencana dibuat.', 'The world has changed since the plan was made.'],
    [
      'Hitung ulang pekerjaan terbuka; bila tugas atau jabatan berubah, buat rencana baru.',
      'Count the open work again; where duties or posts have changed, make a new plan.',
    ],
  ),
} satisfies { readonly [code in ReorganisationRefusal]: Spoken };
