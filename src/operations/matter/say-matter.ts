import type { Decision } from '#coordination/decision';
import type { Dispute, Remedy } from '#coordination/dispute';
import type { Matter } from '#coordination/matters';
import type { Question } from '#coordination/question';
import type { Language } from '#terms/language';

interface MatterWords {
  readonly kinds: { readonly [kind in Matter['kind']]: string };
  readonly begins: { readonly [kind in Exclude<Matter['kind'], 'duty'>]: string };
  readonly states: { readonly [state in Matter['state']]: string };
  readonly acts: { readonly [kind: string]: string };
  readonly ways: { readonly [act: string]: string };
  readonly rungs: { readonly [rung in Question['rung'] | Dispute['rung']]: string };
  readonly rules: { readonly [rule in Decision['rule']]: string };
  readonly silences: { readonly [silence in Decision['onSilence']]: string };
  readonly remedies: { readonly [remedy in Remedy['kind']]: string };
  readonly labels: { readonly [field in Label]: string };
  readonly hints: { readonly due: string; readonly choices: string };
  readonly lists: { readonly questions: string; readonly decisions: string; readonly disputes: string };
  readonly yes: string;
  readonly no: string;
  readonly clock: string;
  readonly silent: (names: string) => string;
  readonly bySilence: string;
  readonly vacant: string;
  readonly note: { readonly [kind in Exclude<Matter['kind'], 'duty'>]: string };
}

type Label =
  | 'asker'
  | 'owner'
  | 'blocking'
  | 'rule'
  | 'signers'
  | 'onSilence'
  | 'parties'
  | 'agreed'
  | 'from'
  | 'opened'
  | 'text'
  | 'answer'
  | 'why'
  | 'choices'
  | 'due'
  | 'option'
  | 'other'
  | 'first'
  | 'wanted'
  | 'remedy'
  | 'question'
  | 'to'
  | 'words';

/** Words of what agencies ask, decide and dispute. */
export const MATTER_WORDS: { readonly [language in Language]: MatterWords } = {
  id: {
    kinds: {
      question: 'Pertanyaan',
      decision: 'Keputusan bersama',
      dispute: 'Sengketa',
      duty: 'Tugas dari badan koordinasi',
      minutes: 'Risalah rapat',
    },
    begins: {
      question: 'Ajukan pertanyaan',
      decision: 'Buka keputusan',
      dispute: 'Ajukan sengketa',
      minutes: 'Tulis risalah',
    },
    states: {
      open: 'terbuka',
      escalated: 'naik',
      answered: 'dijawab',
      returned: 'dikembalikan kepada penanya',
      closed: 'ditutup',
      taken: 'diambil',
      settled: 'diselesaikan para pihak',
      decided: 'diputuskan',
      done: 'selesai',
      countersigned: 'ditandatangani semua pihak',
    },
    acts: {
      'question-asked': 'Ditanyakan',
      'question-answered': 'Dijawab',
      'question-returned': 'Dikembalikan: bukan urusannya',
      'question-redirected': 'Diberikan kepada pemilik baru',
      'question-climbed': 'Naik karena tidak dijawab',
      'question-closed': 'Ditutup',
      'decision-opened': 'Dibuka',
      'decision-signed': 'Ditandatangani',
      'decision-climbed': 'Naik ke badan koordinasi',
      'decision-taken': 'Diambil',
      'dispute-opened': 'Diajukan',
      'dispute-agreed': 'Satu pihak menyatakan selesai',
      'dispute-settled': 'Diselesaikan para pihak',
      'dispute-climbed': 'Naik karena tidak diselesaikan',
      'dispute-decided': 'Diputuskan',
      'duty-ordered': 'Diperintahkan',
      'duty-done': 'Dikerjakan',
      'minutes-written': 'Ditulis dan ditandatangani',
      'minutes-signed': 'Ditandatangani',
      'minutes-countersigned': 'Ditandatangani semua pihak',
    },
    ways: {
      answer: 'Jawab',
      return: 'Kembalikan: bukan urusan kami',
      redirect: 'Berikan kepada pemilik lain',
      close: 'Tutup: sudah cukup',
      sign: 'Tanda tangani',
      settle: 'Nyatakan selesai',
      decide: 'Putuskan',
      done: 'Nyatakan selesai dikerjakan',
      countersign: 'Tanda tangani risalah',
    },
    rungs: {
      owner: 'pemiliknya',
      parties: 'para pihak',
      lead: 'pemimpin',
      body: 'badan koordinasi',
      head: 'kepala pemerintahan',
    },
    rules: { lead: 'oleh pemimpin', majority: 'suara terbanyak', all: 'semua penanda tangan' },
    silences: { escalate: 'naik ke badan koordinasi', consent: 'pilihan pertama dianggap jadi' },
    remedies: {
      'as-said': 'menurut kata-kata keputusan',
      reassign: 'pertanyaan diberi pemilik lain',
      'change-rule': 'aturan harus diubah',
      suspend: 'kesepakatan dihentikan sementara',
    },
    labels: {
      asker: 'Penanya',
      owner: 'Pemilik jawaban',
      blocking: 'Menahan tanda tangan',
      rule: 'Cara memutuskan',
      signers: 'Penanda tangan',
      onSilence: 'Bila tidak ada kabar sampai batasnya',
      parties: 'Para pihak',
      agreed: 'Menyatakan selesai',
      from: 'Dari sengketa',
      opened: 'Dibuka',
      text: 'Isi',
      answer: 'Jawaban',
      why: 'Alasan',
      choices: 'Pilihan',
      due: 'Batas waktu',
      option: 'Pilihan Anda',
      other: 'Pihak lain',
      first: 'Pihak pertama',
      wanted: 'Yang diminta',
      remedy: 'Akibat keputusan',
      question: 'Nomor pertanyaan, bila pemiliknya diganti',
      to: 'Instansi yang mendapat tugas atau pertanyaan',
      words: 'Isi keputusan',
    },
    hints: { due: 'Hari terakhir untuk menandatangani', choices: 'Satu pilihan per baris, yang diusulkan paling atas' },
    lists: {
      questions: 'Pertanyaan antarinstansi',
      decisions: 'Keputusan dan risalah',
      disputes: 'Sengketa dan tugas',
    },
    yes: 'ya',
    no: 'tidak',
    clock: 'Jam',
    silent: (names) => `Diam, bukan setuju: ${names}`,
    bySilence: 'karena diam sampai batasnya',
    vacant: 'pemimpin sedang kosong',
    note: {
      question: 'Dijawab pemiliknya dalam tiga hari kerja, lalu naik ke pemimpin, lalu ke badan koordinasi.',
      decision: 'Mengikat setelah tanda tangan yang diperlukan. Semua anggota dapat membacanya.',
      dispute: 'Tiap jenjang punya waktu; diam menaikkannya sampai kepala pemerintahan.',
      minutes: 'Mengikat setelah ditandatangani semua pihak.',
    },
  },
  en: {
    kinds: {
      question: 'Question',
      decision: 'Joint decision',
      dispute: 'Dispute',
      duty: 'Duty from the coordinating body',
      minutes: 'Minutes of a meeting',
    },
    begins: {
      question: 'Ask a question',
      decision: 'Open a decision',
      dispute: 'Raise a dispute',
      minutes: 'Write minutes',
    },
    states: {
      open: 'open',
      escalated: 'climbed',
      answered: 'answered',
      returned: 'returned to its asker',
      closed: 'closed',
      taken: 'taken',
      settled: 'settled by the parties',
      decided: 'decided',
      done: 'done',
      countersigned: 'signed by all parties',
    },
    acts: {
      'question-asked': 'Asked',
      'question-answered': 'Answered',
      'question-returned': 'Returned: not for us',
      'question-redirected': 'Given to a new owner',
      'question-climbed': 'Climbed, since nobody answered',
      'question-closed': 'Closed',
      'decision-opened': 'Opened',
      'decision-signed': 'Signed',
      'decision-climbed': 'Went up to the coordinating body',
      'decision-taken': 'Taken',
      'dispute-opened': 'Raised',
      'dispute-agreed': 'One party said it is settled',
      'dispute-settled': 'Settled by the parties',
      'dispute-climbed': 'Climbed, since nobody settled it',
      'dispute-decided': 'Decided',
      'duty-ordered': 'Ordered',
      'duty-done': 'Done',
      'minutes-written': 'Written and signed',
      'minutes-signed': 'Signed',
      'minutes-countersigned': 'Signed by all parties',
    },
    ways: {
      answer: 'Answer',
      return: 'Return: not for us',
      redirect: 'Give to another owner',
      close: 'Close: that is enough',
      sign: 'Sign',
      settle: 'Say it is settled',
      decide: 'Decide',
      done: 'Say it is done',
      countersign: 'Sign the minutes',
    },
    rungs: {
      owner: 'its owner',
      parties: 'the parties',
      lead: 'the lead',
      body: 'the coordinating body',
      head: 'the head of government',
    },
    rules: { lead: 'by the lead', majority: 'by majority', all: 'by all signers' },
    silences: { escalate: 'goes up to the coordinating body', consent: 'the first option passes' },
    remedies: {
      'as-said': 'as the words of the decision say',
      reassign: 'a question gets another owner',
      'change-rule': 'a rule must be changed',
      suspend: 'the arrangement is suspended',
    },
    labels: {
      asker: 'Asked by',
      owner: 'Owes the answer',
      blocking: 'Holds signatures',
      rule: 'How it is decided',
      signers: 'Signers',
      onSilence: 'Without word by its day',
      parties: 'Parties',
      agreed: 'Say it is settled',
      from: 'From dispute',
      opened: 'Opened',
      text: 'Text',
      answer: 'Answer',
      why: 'Reason',
      choices: 'Options',
      due: 'Deadline',
      option: 'Your choice',
      other: 'The other party',
      first: 'First party',
      wanted: 'What is asked for',
      remedy: 'What follows',
      question: 'Number of the question, where its owner changes',
      to: 'Agency that gets the duty or question',
      words: 'Words of the decision',
    },
    hints: { due: 'Last day to sign', choices: 'One option a line, the proposed one first' },
    lists: {
      questions: 'Questions between agencies',
      decisions: 'Decisions and minutes',
      disputes: 'Disputes and duties',
    },
    yes: 'yes',
    no: 'no',
    clock: 'Clock',
    silent: (names) => `Silent, not agreeing: ${names}`,
    bySilence: 'by silence until its day',
    vacant: 'the lead post is vacant',
    note: {
      question:
        'Its owner answers within three working days; then it climbs to the lead, then to the coordinating body.',
      decision: 'Binds once the signatures it needs are there. Every member can read it.',
      dispute: 'Each rung has its time; silence moves it up, to the head of government.',
      minutes: 'Bind once all parties have signed.',
    },
  },
};
