import { sayCount } from '#terms/say';
import { catalogue } from '#web/texts';

/** The clock proof on the status page, and what the applicant is asked to mend. */
export const CLOCK_WORDS = catalogue(
  {
    title: 'Batas waktu menurut undang-undang, dan cara menghitungnya',
    deadline: 'batas waktunya',
    since: 'sejak berkas lengkap,',
    provisional:
      'Sementara: hari libur tahun itu belum ditetapkan. Bila ditetapkan, batas waktu dihitung kembali dan tercatat.',
    neverStood: 'Hitungan waktu tidak pernah berhenti.',
    stood: 'Hitungan waktu pernah berhenti',
    stoodFor: (n: number) => `Hitungan waktu pernah berhenti, ${n} hari seluruhnya`,
    until: 'sampai',
    untilNow: 'sampai sekarang',
    days: (n: number) => `${n} hari tidak dihitung`,
    everyDay: (n: number) => `Lihat semua ${n} hari, satu per satu`,
    holds: 'Dihitung kembali baru saja dan cocok.',
    broken: 'Hitungannya tidak cocok. Laporkan kepada pengawas.',
    calendar: (version: string) => `Kalender: ${version}.`,
    json: 'Bukti hitungan untuk dihitung sendiri (JSON)',
    asks: (who: string) => `${who} meminta Anda melengkapi berkas`,
    stopsMeanwhile: 'Hitungan waktu berhenti sampai Anda menjawab.',
    runsOn: 'Hitungan waktu tetap berjalan.',
    answerBy: 'Jawab paling lambat',
    yourAnswer: 'Jawaban Anda',
    send: 'Kirim jawaban',
  },
  {
    title: 'The deadline by law, and how it is counted',
    deadline: 'the deadline is',
    since: 'from the complete file,',
    provisional:
      'Provisional: the days off of that year are not decreed yet. Once they are, it is counted again, on record.',
    neverStood: 'The clock has never stood still.',
    stood: 'The clock has stood still',
    stoodFor: (n: number) => `The clock has stood still, for ${sayCount(n, 'day', 'days')} in all`,
    until: 'to',
    untilNow: 'until now',
    days: (n: number) => `${sayCount(n, 'day', 'days')} not counted`,
    everyDay: (n: number) => `See all ${n} days, one by one`,
    holds: 'Counted again just now, and it holds.',
    broken: 'The count does not hold. Tell the inspectorate.',
    calendar: (version: string) => `Calendar: ${version}.`,
    json: 'The proof, to count it yourself (JSON)',
    asks: (who: string) => `You are asked to complete the file: ${who}`,
    stopsMeanwhile: 'The clock stands still until you answer.',
    runsOn: 'The clock runs on meanwhile.',
    answerBy: 'Answer no later than',
    yourAnswer: 'Your answer',
    send: 'Send the answer',
  },
);
