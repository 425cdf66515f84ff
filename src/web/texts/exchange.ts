import { sayCount } from '#terms/say';
import { catalogue } from '#web/texts';

/** The exchange board. */
export const EXCHANGE_WORDS = catalogue(
  {
    title: 'Papan pertukaran data',
    back: 'Papan koordinasi',
    asOf: (moment: string, days: number) => `Data sampai ${moment}, ${days} hari ke belakang.`,
    arrangement: 'Kesepakatan',
    allArrangements: 'Semua kesepakatan',
    filter: 'Tampilkan',
    flows: 'Siapa membaca data siapa',
    flowsNone: 'Tidak ada pembacaan dalam kurun ini.',
    asker: 'Penanya',
    holder: 'Pemegang data',
    registry: 'Daftar induk',
    service: 'Untuk layanan',
    count: 'Kali',
    signed: (n: number) => `${n} lewat gerbang, bertanda terima`,
    last: 'Terakhir',
    refusals: (n: number): string =>
      n === 0 ? 'Tidak ada permintaan yang ditolak' : 'Yang tidak membawa hasil, menurut sebab',
    reason: 'Sebab',
    missing: (n: number) => (n === 0 ? 'Semua tanda terima lengkap' : `${n} pertukaran tanpa tanda terima lengkap`),
    missingNote: 'Separuh tanda terima belum datang setelah lima menit. Hilang sendiri begitu datang.',
    since: 'Sejak',
    stale: (n: number) => (n === 0 ? 'Semua daftar induk cukup baru' : `${n} daftar induk menjawab dari data lama`),
    asOfFile: 'Data per',
    finding: 'Keadaan',
    duplicates: (n: number): string =>
      n === 0
        ? 'Tidak ada yang diminta dari warga padahal sudah dipegang'
        : 'Diminta dari warga padahal sudah dipegang',
    duplicatesNote: 'Nomor untuk mencari catatan tidak dihitung: satu hal memang harus disebut dulu.',
    fact: 'Isian',
    asked: 'Ditanyakan',
    could: 'Hak baca',
    ofArrangement: 'Pertukaran data menurut kesepakatan ini',
  },
  {
    title: 'Exchange board',
    back: 'Coordination board',
    asOf: (moment: string, days: number) => `As of ${moment}, ${days} days back.`,
    arrangement: 'Arrangement',
    allArrangements: 'All arrangements',
    filter: 'Show',
    flows: 'Who reads whose data',
    flowsNone: 'Nothing was read in this time.',
    asker: 'Asker',
    holder: 'Holder',
    registry: 'Registry',
    service: 'For the service',
    count: 'Times',
    signed: (n: number) => `${n} through gateways, with a receipt`,
    last: 'Last',
    refusals: (n: number): string => (n === 0 ? 'No request was refused' : 'What brought nothing, by reason'),
    reason: 'Reason',
    missing: (n: number) =>
      n === 0 ? 'All receipts are whole' : `${sayCount(n, 'exchange', 'exchanges')} without a whole receipt`,
    missingNote: 'One half of the receipt has not come after five minutes. It goes away by itself once it comes.',
    since: 'Since',
    stale: (n: number) =>
      n === 0
        ? 'All registries are fresh enough'
        : `${sayCount(n, 'registry answers', 'registries answer')} from old data`,
    asOfFile: 'Data of',
    finding: 'State',
    duplicates: (n: number): string =>
      n === 0 ? 'Nothing is asked of citizens though it is held' : 'Asked of citizens though it is held',
    duplicatesNote: 'Numbers by which a record is found do not count: one thing has to be said first.',
    fact: 'Field',
    asked: 'Asked',
    could: 'Grant',
    ofArrangement: 'Exchanges of data under this arrangement',
  },
);
