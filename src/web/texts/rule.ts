import type { Verdict } from '#engine/command';
import type { Language } from '#terms/language';

interface RuleWords {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly openNow: string;
  readonly until: string;
  readonly allRules: string;
  readonly effective: (day: string) => string;
  readonly notYet: string;
  readonly draft: (n: number) => string;
  readonly versions: string;
  readonly version: (n: number, by: string) => string;
  readonly comments: (all: number, answered: number) => string;
  readonly noComments: string;
  readonly erased: string;
  readonly about: (part: string) => string;
  readonly unanswered: string;
  readonly verdict: { readonly [verdict in Verdict]: string };
  readonly say: string;
  readonly sayNote: string;
  readonly sayText: string;
  readonly sayTextHint: string;
  readonly sayAbout: string;
  readonly sayAboutHint: string;
  readonly send: string;
  readonly closed: string;
  readonly thanks: string;
  readonly answer: string;
  readonly reason: string;
  readonly verdictLabel: string;
  readonly sendAnswer: string;
  readonly case: string;
  readonly trap: string;
}

/** Words of the pages on rules in the making. */
export const RULE_WORDS: { readonly [language in Language]: RuleWords } = {
  id: {
    title: 'Aturan yang sedang dibuat',
    intro:
      'Baca rancangannya dan beri pendapat, tanpa perlu masuk. Setiap pendapat dijawab dengan alasan, di halaman yang sama.',
    none: 'Belum ada rancangan aturan.',
    openNow: 'Dibuka untuk pendapat',
    until: 'sampai',
    allRules: 'Semua rancangan',
    effective: (day) => `Berlaku mulai ${day}.`,
    notYet: 'Belum ada tanggal berlaku: aturan ini masih rancangan.',
    draft: (n) => `Rancangan, naskah ke-${n}`,
    versions: 'Naskah sebelumnya',
    version: (n, by) => `Naskah ke-${n}, dari ${by}`,
    comments: (all, answered) => `${all} pendapat, ${answered} sudah dijawab`,
    noComments: 'Belum ada pendapat.',
    erased: 'Pendapat ini dihapus atas permintaan penulisnya.',
    about: (part) => `Tentang ${part}`,
    unanswered: 'Belum dijawab',
    verdict: { accepted: 'Diterima', partly: 'Diterima sebagian', rejected: 'Tidak diterima' },
    say: 'Beri pendapat',
    sayNote: 'Kami tidak menanyakan siapa Anda. Tulisan Anda tampil di halaman ini, jadi jangan menulis data pribadi.',
    sayText: 'Pendapat Anda',
    sayTextHint: 'Paling banyak dua ribu huruf',
    sayAbout: 'Bagian mana',
    sayAboutHint: 'Misalnya nomor pasalnya',
    send: 'Kirim pendapat',
    closed: 'Rancangan ini tidak sedang dibuka untuk pendapat.',
    thanks: 'Pendapat Anda sudah kami terima. Jawabannya tampil di halaman ini.',
    answer: 'Jawab pendapat ini',
    reason: 'Alasan',
    verdictLabel: 'Putusan',
    sendAnswer: 'Kirim jawaban',
    case: 'Perjalanan rancangan ini',
    trap: 'Kosongkan isian ini',
  },
  en: {
    title: 'Rules in the making',
    intro:
      'Read the draft and give your view; you need not sign in. Every comment is answered with a reason, on the same page.',
    none: 'There is no draft of a rule yet.',
    openNow: 'Open to comments',
    until: 'until',
    allRules: 'All drafts',
    effective: (day) => `In force from ${day}.`,
    notYet: 'It has no date from which it is in force: this rule is still a draft.',
    draft: (n) => `Draft, version ${n}`,
    versions: 'Earlier versions',
    version: (n, by) => `Version ${n}, by ${by}`,
    comments: (all, answered) => `${all} ${all === 1 ? 'comment' : 'comments'}, ${answered} answered`,
    noComments: 'There is no comment yet.',
    erased: 'This comment was erased at the wish of its author.',
    about: (part) => `On ${part}`,
    unanswered: 'Not answered yet',
    verdict: { accepted: 'Accepted', partly: 'Accepted in part', rejected: 'Not accepted' },
    say: 'Give your view',
    sayNote: 'We do not ask who you are. What you write is shown on this page, so write no personal data.',
    sayText: 'Your comment',
    sayTextHint: 'At most two thousand characters',
    sayAbout: 'Which part',
    sayAboutHint: 'For example the number of the clause',
    send: 'Send comment',
    closed: 'This draft is not open to comments now.',
    thanks: 'We have received your comment. The answer will be shown on this page.',
    answer: 'Answer this comment',
    reason: 'Reason',
    verdictLabel: 'What became of it',
    sendAnswer: 'Send answer',
    case: 'Where this draft stands',
    trap: 'Leave this field empty',
  },
};
