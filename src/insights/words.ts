import type { MissingKind } from '#exchange/gateway/missing';
import { inside } from '#operations/marks/say-case';
import type { Language } from '#terms/language';
import { dayIn, type Instant, milliseconds, sayDate, ZONES, type Zone } from '#terms/plain-date';
import { sayDuration } from '#terms/say';

/** Sentences of the coordinator's board. */
interface BoardSentences {
  readonly waiting: (n: number, time: DayPart) => string;
  readonly unanswered: (owner: string, asker: string) => string;
  readonly climbedToYou: string;
  readonly climbed: string;
  readonly notYet: string;
  readonly answer: string;
  readonly notOpened: (owner: string) => string;
  readonly unopened: (ms: number) => string;
  readonly underWay: string;
  readonly vacant: (title: string) => string;
  readonly vacantSince: (day: string) => string;
  readonly vacancyEffect: (body: string) => string;
  readonly silent: (holder: string) => string;
  readonly silentWhy: string;
  readonly heldWhy: string;
  readonly quiet: string;
  readonly quietWhy: string;
  readonly matrixHalf: (from: string, to: string) => string;
  readonly matrixMost: (from: string, to: string, percent: number) => string;
  readonly matrixNone: string;
  readonly matrixNote: (n: number, hours: string, from: string, to: string) => string;
  readonly open: (n: number, late: number) => string;
  readonly nobody: string;
  readonly between: (from: string, to: string, n: number) => string;
  readonly heldBy: (name: string, n: number) => string;
  readonly halfMissing: (provider: string, asker: string, n: number) => string;
  readonly exchangeBoard: string;
  readonly missingSince: (day: string) => string;
  readonly missingWhy: { readonly [kind in MissingKind]: string };
}

export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening';

export function dayPart(zone: Zone, at: Instant): DayPart {
  const hour = new Date(milliseconds(at) + ZONES[zone] * 3_600_000).getUTCHours();
  return hour < 11 ? 'morning' : hour < 15 ? 'noon' : hour < 19 ? 'afternoon' : 'evening';
}

const NUMBERS = {
  id: ['', 'Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam', 'Tujuh', 'Delapan', 'Sembilan', 'Sepuluh'],
  en: ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'],
} as const;

function count(n: number, language: Language): string {
  return NUMBERS[language][n] ?? `${n}`;
}

const PARTS = {
  id: { morning: 'pagi ini', noon: 'siang ini', afternoon: 'sore ini', evening: 'malam ini' },
  en: { morning: 'this morning', noon: 'at noon', afternoon: 'this afternoon', evening: 'this evening' },
} as const;

export const SENTENCES: { readonly [language in Language]: BoardSentences } = {
  id: {
    waiting: (n, time) =>
      n === 0
        ? `Tidak ada yang menunggu Anda ${PARTS.id[time]}`
        : `${count(n, 'id')} hal menunggu Anda ${PARTS.id[time]}`,
    unanswered: (owner, asker) => `${owner} belum menjawab ${asker}`,
    climbedToYou: 'Sudah naik sampai kepada Anda.',
    climbed: 'Sudah naik ke pemimpin kesepakatan.',
    notYet: 'Pertanyaan masih di pemiliknya.',
    answer: 'Jawab',
    notOpened: (owner) => `${owner} belum membuka berkas ini`,
    unopened: (ms) => `Belum dibuka sejak diserahkan ${sayDuration(ms, 'id')} lalu.`,
    underWay: 'Sedang dikerjakan.',
    vacant: (title) => `Pemimpin ${title} kosong`,
    vacantSince: (day) => `kosong sejak ${day}`,
    vacancyEffect: (body) => `Pertanyaan naik langsung ke ${body}.`,
    silent: (holder) => `${holder} belum menjawab permintaan data`,
    silentWhy: 'Setelah batasnya, berkas jalan terus dengan bertanya kepada pemohon.',
    heldWhy: 'Berkas tidak berjalan sampai instansi itu menyelesaikannya.',
    quiet: 'Tidak ada yang terjadi',
    quietWhy: 'Lebih lama dari janji layanan tanpa satu peristiwa pun.',
    matrixHalf: (from, to) =>
      from === to
        ? `Lebih dari separuh waktu serah terima ada di dalam ${to}`
        : `Lebih dari separuh waktu serah terima ada di satu pasangan: ${from} ke ${to}`,
    matrixMost: (from, to, percent) =>
      from === to
        ? `Waktu serah terima terbanyak ada di dalam ${to}: ${percent}% dari semuanya`
        : `Waktu serah terima terbanyak ada di pasangan ${from} ke ${to}: ${percent}% dari semuanya`,
    matrixNone: 'Belum ada serah terima dalam 30 hari ini',
    matrixNote: (n, hours, from, to) => `${n} serah terima, ${hours} jam kalender, ${from} sampai ${to}.`,
    open: (n, late) =>
      n === 0 ? 'Tidak ada berkas terbuka' : `${n} berkas terbuka, ${late === 0 ? 'tidak ada yang' : late} lewat batas`,
    nobody: 'Belum dibuka',
    between: (from, to, n) => `${n} serah terima dari ${from} ke ${to}`,
    heldBy: (name, n) => `${n} berkas, pemegang: ${name}`,
    halfMissing: (provider, asker, n) => `${n} pertukaran data ${provider} untuk ${asker} tanpa tanda terima lengkap`,
    exchangeBoard: 'Papan pertukaran data',
    missingSince: (day) => `sejak ${day}`,
    missingWhy: {
      unanswered: 'Penanya tidak mendapat jawaban, jadi tidak tahu apakah datanya sudah diberikan.',
      untold: 'Jawaban sudah sampai, tetapi separuh tanda terima dari penanya belum sampai ke pemegang data.',
      interrupted: 'Gerbang pemegang data terhenti di tengah jalan; datanya mungkin sudah dibaca.',
    },
  },
  en: {
    waiting: (n, time) =>
      n === 0
        ? `Nothing is waiting for you ${PARTS.en[time]}`
        : `${count(n, 'en')} ${n === 1 ? 'thing is' : 'things are'} waiting for you ${PARTS.en[time]}`,
    unanswered: (owner, asker) => `No answer yet from ${inside(owner)} to ${inside(asker)}`,
    climbedToYou: 'It has climbed to you.',
    climbed: 'It has climbed to the lead of the arrangement.',
    notYet: 'The question is still with its owner.',
    answer: 'Answer',
    notOpened: (owner) => `This case waits to be opened at ${inside(owner)}`,
    unopened: (ms) => `Not opened since it was handed over ${sayDuration(ms, 'en')} ago.`,
    underWay: 'Work is under way.',
    vacant: (title) => `The lead post of ${title} is vacant`,
    vacantSince: (day) => `vacant since ${day}`,
    vacancyEffect: (body) => `Questions climb straight to the ${body}.`,
    silent: (holder) => `No answer from ${inside(holder)} to a request for data`,
    silentWhy: 'After its limit the case goes on by asking the applicant.',
    heldWhy: 'The case does not go on until that agency has settled it.',
    quiet: 'Nothing has happened',
    quietWhy: 'Longer than the promise of the service without a single act.',
    matrixHalf: (from, to) =>
      from === to
        ? `More than half of hand-over time lies within ${inside(to)}`
        : `More than half of hand-over time lies with one pair: ${inside(from)} to ${inside(to)}`,
    matrixMost: (from, to, percent) =>
      from === to
        ? `Most hand-over time lies within ${inside(to)}: ${percent}% of all`
        : `Most hand-over time lies with one pair, ${inside(from)} to ${inside(to)}: ${percent}% of all`,
    matrixNone: 'No hand-over in these 30 days',
    matrixNote: (n, hours, from, to) =>
      `${n} ${n === 1 ? 'hand-over' : 'hand-overs'}, ${hours} calendar hours, ${from} to ${to}.`,
    open: (n, late) =>
      n === 0
        ? 'No open cases'
        : `${n} open ${n === 1 ? 'case' : 'cases'}, ${late === 0 ? 'none' : late} past the limit`,
    nobody: 'Not yet opened',
    between: (from, to, n) => `${n} ${n === 1 ? 'hand-over' : 'hand-overs'} from ${inside(from)} to ${inside(to)}`,
    heldBy: (name, n) => `${n} ${n === 1 ? 'case' : 'cases'}, held by ${inside(name)}`,
    halfMissing: (provider, asker, n) =>
      `${n} ${n === 1 ? 'exchange' : 'exchanges'} of data from ${inside(provider)} to ${inside(asker)} without a whole receipt`,
    exchangeBoard: 'Exchange board',
    missingSince: (day) => `since ${day}`,
    missingWhy: {
      unanswered: 'The asker got no answer, so it does not know whether the data were given.',
      untold: "The answer arrived, but the asker's half of the receipt has not reached the holder.",
      interrupted: "The holder's gateway was stopped on the way; the data may have been read.",
    },
  },
};

export function sayDay(zone: Zone, at: Instant, language: Language): string {
  return sayDate(dayIn(zone, at), language);
}
