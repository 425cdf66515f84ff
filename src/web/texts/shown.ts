import { catalogue } from '#web/texts';

/** What a holder would give, shown to the person first. */
export const SHOWN_WORDS = catalogue(
  {
    title: 'Lihat dulu, lalu putuskan',
    intro: (holder: string, receiver: string) =>
      `Ini data Anda di ${holder}. Hanya yang Anda centang yang diberikan kepada ${receiver}.`,
    give: 'Boleh diberikan',
    source: (name: string) => `Sumber: ${name}, dibaca`,
    approve: 'Berikan yang saya centang',
    none: (holder: string) => `${holder} tidak punya data ini atau belum menjawab. Isi sendiri, atau buka lagi nanti.`,
    selfNote: 'Sama baiknya: tidak ada yang diberikan, dan berkas bertanya kepada Anda.',
    wrong: 'Data ini salah',
    wrongNote: 'Jangan centang yang salah. Pemegang datanya yang memperbaiki:',
  },
  {
    title: 'Look first, then decide',
    intro: (holder, receiver) => `This is your data at ${holder}. Only what you tick is given to ${receiver}.`,
    give: 'May be given',
    source: (name) => `Source: ${name}, read`,
    approve: 'Give what I ticked',
    none: (holder) => `There is no such data at ${holder}, or no answer yet. Fill it in yourself, or come back later.`,
    selfNote: 'Just as good: nothing is given, and the case asks you.',
    wrong: 'This data is wrong',
    wrongNote: 'Leave out what is wrong. Its holder mends it:',
  },
);
