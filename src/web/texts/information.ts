import { catalogue } from '#web/texts';

/** A service that is described here and applied for elsewhere. */
export const INFORMATION_WORDS = catalogue(
  {
    by: (lead: string) => `diberikan ${lead}`,
    where: 'Di mana mengajukan',
    procedure: 'Cara mengajukan',
    notHere: 'Layanan ini belum diajukan lewat halaman ini. Pengaduan tentangnya tetap kami terima di sini.',
  },
  {
    by: (lead) => `given by ${lead}`,
    where: 'Where to apply',
    procedure: 'How to apply',
    notHere: 'One does not apply for this service here yet. Complaints about it are taken here all the same.',
  },
);
