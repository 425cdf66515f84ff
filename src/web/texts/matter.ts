import { catalogue } from '#web/texts';

/** `/dewan/...`: what agencies ask, decide and dispute. */
export const MATTER_PAGE_WORDS = catalogue(
  {
    questions: (n: number) =>
      n === 0 ? 'Tidak ada pertanyaan antarinstansi yang terbuka' : `${n} pertanyaan antarinstansi menunggu`,
    decisions: (n: number) =>
      n === 0 ? 'Tidak ada keputusan bersama yang terbuka' : `${n} keputusan bersama menunggu tanda tangan`,
    disputes: (n: number) =>
      n === 0 ? 'Tidak ada sengketa antarinstansi yang terbuka' : `${n} sengketa dan tugas menunggu`,
    note: 'Yang mengikat ada di sini, bernomor dan berbatas waktu. Obrolan ada di halaman kesepakatan dan tidak memutuskan apa pun.',
    open: 'Menunggu',
    none: 'Tidak ada.',
    over: 'Sudah selesai',
    cases: 'Pertanyaan di berkas',
    casesNote: 'Isinya ada di berkas, bagi yang mengerjakannya.',
    asks: (asker: string, owner: string) => `${asker} bertanya kepada ${owner}`,
    blocks: 'menahan keputusan',
    with: (turn: string) => `di ${turn}`,
    begin: 'Mulai yang baru',
    under: 'Di bawah kesepakatan',
    turn: 'Giliran',
    due: 'Batas waktu',
    noClock: 'Tanpa batas waktu',
    erased: 'Isinya sudah dihapus',
    options: 'Pilihan',
    signedBy: (names: string) => (names === '' ? 'belum ada tanda tangan' : `ditandatangani ${names}`),
    taken: 'diambil',
    history: 'Yang sudah terjadi',
    ways: 'Yang dapat Anda lakukan',
    send: 'Kirim',
  },
  {
    questions: (n: number) =>
      n === 0
        ? 'No question between agencies is open'
        : `${n} ${n === 1 ? 'question waits' : 'questions wait'} between agencies`,
    decisions: (n: number) =>
      n === 0
        ? 'No joint decision is open'
        : `${n} joint ${n === 1 ? 'decision waits' : 'decisions wait'} for signatures`,
    disputes: (n: number) =>
      n === 0
        ? 'No dispute between agencies is open'
        : `${n} ${n === 1 ? 'dispute or duty waits' : 'disputes and duties wait'}`,
    note: 'What binds stands here, numbered and with a deadline. Conversation is on the page of the arrangement and decides nothing.',
    open: 'Waiting',
    none: 'None.',
    over: 'Over',
    cases: 'Questions in cases',
    casesNote: 'What they say stands with the case, for those who work on it.',
    asks: (asker: string, owner: string) => `${asker} asks ${owner}`,
    blocks: 'holds a decision',
    with: (turn: string) => `with ${turn}`,
    begin: 'Begin another',
    under: 'Under the arrangement',
    turn: 'Turn',
    due: 'Deadline',
    noClock: 'No deadline',
    erased: 'Its text was erased',
    options: 'Options',
    signedBy: (names: string) => (names === '' ? 'not signed yet' : `signed by ${names}`),
    taken: 'taken',
    history: 'What happened',
    ways: 'What you may do',
    send: 'Send',
  },
);
