import { catalogue } from '#web/texts';

/** The moment of asking, and the list of what a person allowed. */
export const CONSENT_WORDS = catalogue(
  {
    title: 'Persetujuan saya',
    note: 'Data ini dibuka karena Anda mengizinkannya, bukan karena hukum mewajibkannya. Tarik kapan saja; permintaan berikutnya ditolak, dan layanan berjalan dengan bertanya kepada Anda.',
    none: 'Anda belum menyetujui apa pun. Kami bertanya bila suatu layanan memerlukannya; mengisi sendiri selalu boleh.',
    standing: 'Masih berlaku',
    ended: 'Sudah berakhir',
    withdraw: 'Tarik',
    withdrawn: 'ditarik',
    over: 'habis masanya',
    from: (holder: string, receiver: string) => `dari ${holder} kepada ${receiver}`,
    until: (from: string, until: string) => `Sejak ${from} sampai ${until}.`,
    toConsents: 'Persetujuan saya',
    offer: (holder: string) => `Ambilkan dari ${holder}`,
    offered: (fields: string, holder: string, receiver: string) =>
      `${holder} menyimpan ${fields}. Ia memberikannya kepada ${receiver} hanya bila Anda setuju:`,
    lasts: (until: string) => `Berlaku sampai ${until}; bisa Anda tarik kapan saja.`,
    agree: 'Setuju, ambilkan',
    self: 'Isi sendiri',
    selfNote: 'Sama baiknya: tidak ada yang melambat, dan tidak ada data yang dibuka.',
    missing: (holder: string) => `Anda sudah setuju, tetapi ${holder} tidak memberikannya. Isi sendiri di bawah.`,
  },
  {
    title: 'My consents',
    note: 'This data is opened because you allow it, not because a law demands it. Withdraw at any time; the next request is refused, and the service goes on by asking you.',
    none: 'You have consented to nothing yet. We ask when a service needs it; filling it in yourself is always fine.',
    standing: 'Still standing',
    ended: 'Ended',
    withdraw: 'Withdraw',
    withdrawn: 'withdrawn',
    over: 'run out',
    from: (holder, receiver) => `from ${holder} to ${receiver}`,
    until: (from, until) => `From ${from} until ${until}.`,
    toConsents: 'My consents',
    offer: (holder) => `Have it fetched from ${holder}`,
    offered: (fields, holder, receiver) =>
      `Your ${fields}: ${holder} keeps it, and gives it to ${receiver} only if you consent:`,
    lasts: (until) => `It stands until ${until}; you can withdraw it at any time.`,
    agree: 'I consent, fetch it',
    self: 'Fill it in yourself',
    selfNote: 'Just as good: nothing gets slower, and no data is opened.',
    missing: (holder) => `You have consented, but ${holder} does not give it. Fill it in below.`,
  },
);
