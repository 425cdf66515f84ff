import { sayCount } from '#terms/say';
import { catalogue } from '#web/texts';

/** Coordinator's board. */
export const BOARD_WORDS = catalogue(
  {
    title: 'Papan koordinasi',
    asOf: (moment: string) => `Data sampai ${moment}.`,
    from: 'Dari',
    to: (name: string) => `ke ${name}`,
    hours: (hours: string) => `${hours} jam`,
    pair: 'Serah terima',
    fromTo: (from: string, to: string) => (from === to ? `di dalam ${to}` : `${from} ke ${to}`),
    waited: 'Menunggu',
    often: 'Kali',
    matrixNote:
      'P50, P95: separuh dan 95% menunggu paling lama sekian jam. Sel kosong: tidak ada. Tunggu milik pasangan, bukan orang.',
    matrixNone: 'Belum ada serah terima dalam kurun ini.',
    openNote: 'Menurut pemegang dan umur dalam hari kerja. Urutan lajur, bukan peringkat. Jam pemohon berhenti.',
    holder: 'Pemegang',
    all: 'Semua',
    late: 'Lewat',
    share: 'Bagian',
    risks: (n: number) => (n === 0 ? 'Tidak ada batas yang terancam' : `${n} berkas mendekati atau lewat batas`),
    questions: (n: number) => (n === 0 ? 'Semua pertanyaan terjawab' : `${n} pertanyaan belum dijawab`),
    vacancies: (n: number) => (n === 0 ? 'Semua kesepakatan punya pemimpin' : `${n} jabatan pemimpin kosong`),
    vacantSince: (day: string) => `kosong sejak ${day}`,
    incidentsAll: 'Semua berkas yang tertahan, menurut instansi',
    incidents: (n: number) => (n === 0 ? 'Tidak ada berkas yang terkendala' : `${n} berkas terkendala`),
    feedback: (n: number) => (n === 0 ? 'Belum ada masukan' : `${n} masukan dari siapa saja`),
    unanswered: 'belum dijawab',
    answerTo: 'Jawab masukan ini',
    answerLabel: 'Jawaban',
    parked: (n: number, sum: string) =>
      n === 0 ? 'Tidak ada uang yang tersimpan di luar tagihan' : `${n} pembayaran, ${sum}, menunggu dikembalikan`,
    runningFor: (long: string) => `sudah ${long}`,
    whole: 'Kembali ke seluruh papan',
    caseNote: 'Tanpa data pribadi: koordinator melihat waktu tunggu, bukan isinya.',
    openCase: 'Buka berkas ini',
    rest: 'Selebihnya',
    askedOf: (asker: string, owner: string) => `${asker} bertanya kepada ${owner}`,
    csv: 'Unduh CSV',
  },
  {
    title: 'Coordination board',
    asOf: (moment) => `Data up to ${moment}.`,
    from: 'From',
    to: (name) => `to ${name}`,
    hours: (hours) => `${hours} hours`,
    pair: 'Hand-over',
    fromTo: (from, to) => (from === to ? `within ${to}` : `${from} to ${to}`),
    waited: 'Waited',
    often: 'Times',
    matrixNote:
      'P50, P95: half and 95% wait at most so many hours. Empty cell: none. A wait belongs to the pair, not to a person.',
    matrixNone: 'No hand-over in this period yet.',
    openNote:
      'By holder and age in working days. In the order of lanes, not a ranking. The applicant’s clock stands still.',
    holder: 'Holder',
    all: 'All',
    late: 'Late',
    share: 'Share',
    risks: (n) => (n === 0 ? 'No deadline is at risk' : `${sayCount(n, 'case', 'cases')} near or past the limit`),
    questions: (n) =>
      n === 0 ? 'Every question is answered' : `${sayCount(n, 'question', 'questions')} without an answer`,
    vacancies: (n) => (n === 0 ? 'Every arrangement has a lead' : `${sayCount(n, 'lead post', 'lead posts')} vacant`),
    vacantSince: (day) => `vacant since ${day}`,
    incidentsAll: 'All held cases, by agency',
    incidents: (n) =>
      n === 0 ? 'No case is held by an incident' : `${sayCount(n, 'case', 'cases')} held by an incident`,
    feedback: (n) => (n === 0 ? 'No feedback yet' : `${sayCount(n, 'message', 'messages')} from anyone`),
    unanswered: 'not answered yet',
    answerTo: 'Answer this message',
    answerLabel: 'Answer',
    parked: (n, sum) =>
      n === 0
        ? 'No money is kept outside a bill'
        : `${sayCount(n, 'payment', 'payments')}, ${sum}, waiting to be refunded`,
    runningFor: (long) => `${long} so far`,
    whole: 'Back to the whole board',
    caseNote: 'Nothing personal: the coordinator sees the waits, not what is inside.',
    openCase: 'Open this case',
    rest: 'The rest',
    askedOf: (asker, owner) => `${asker} asks ${owner}`,
    csv: 'Download CSV',
  },
);
