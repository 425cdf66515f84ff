import type { Language } from '#terms/language';

interface DeskWords {
  readonly mine: string;
  readonly shared: string;
  readonly team: (agency: string) => string;
  readonly taken: (title: string, since: string) => string;
  readonly waitsFor: (agency: string) => string;
  readonly waitsForApplicant: string;
  readonly present: (title: string, agency: string, since: string) => string;
  readonly due: (task: string) => string;
  readonly groups: {
    readonly fetched: (n: number) => string;
    readonly asked: (n: number) => string;
    readonly computed: (n: number) => string;
    readonly attested: (n: number) => string;
  };
  readonly verb: string;
  readonly lookUp: (registry: string) => string;
  readonly effect: string;
  readonly unanswered: (agency: string) => string;
  readonly seeQuestion: string;
  readonly back: string;
  readonly rule: (tests: string, result: string) => string;
  /** Source of a value in the group that says it was computed. */
  readonly computed: string;
}

/** Words of the officer's queue and desk that depend on the case. */
export const SAY_DESK: { readonly [language in Language]: DeskWords } = {
  id: {
    mine: 'Milik jabatan saya',
    shared: 'Antrean bersama',
    team: (agency) => `Semua di ${agency}`,
    taken: (title, since) => `${title}, sejak ${since}`,
    waitsFor: (agency) => `menunggu jawaban ${agency}`,
    waitsForApplicant: 'menunggu jawaban pemohon',
    present: (title, agency, since) => `${title}, ${agency}, juga membuka berkas ini sejak ${since}.`,
    due: (task) => `Paling lambat, ${task}`,
    groups: {
      fetched: (n) => `${n} hal tidak diminta dari pemohon`,
      asked: (n) => `${n} hal dari pemohon`,
      computed: (n) => `${n} hal dihitung dari tabel aturan`,
      attested: (n) => `${n} hal dinyatakan petugas`,
    },
    verb: 'Kirim keputusan',
    lookUp: (registry) => `Cari di ${registry}`,
    effect: 'Setelah dikirim, keputusan tidak dapat ditarik kembali; pemohon dapat mengajukan keberatan.',
    unanswered: (agency) => `pertanyaan ke ${agency} belum dijawab.`,
    seeQuestion: 'Lihat pertanyaan',
    back: 'Kembali ke berkas',
    rule: (tests, result) => `${tests}: ${result}.`,
    computed: 'dihitung',
  },
  en: {
    mine: 'Of my position',
    shared: 'Shared queue',
    team: (agency) => `All of ${agency}`,
    taken: (title, since) => `${title}, since ${since}`,
    waitsFor: (agency) => `waiting for an answer from ${agency}`,
    waitsForApplicant: 'waiting for an answer of the applicant',
    present: (title, agency, since) => `${title}, ${agency}, also has this case open since ${since}.`,
    due: (task) => `No later than, ${task}`,
    groups: {
      fetched: (n) => `${n} ${n === 1 ? 'thing' : 'things'} not asked of the applicant`,
      asked: (n) => `${n} ${n === 1 ? 'thing' : 'things'} from the applicant`,
      computed: (n) => `${n} ${n === 1 ? 'thing' : 'things'} computed by rule tables`,
      attested: (n) => `${n} ${n === 1 ? 'thing' : 'things'} stated by officers`,
    },
    verb: 'Send decision',
    lookUp: (registry) => `Look up in the ${registry}`,
    effect: 'Once sent, the decision cannot be taken back; the applicant may object.',
    unanswered: (agency) => `the question to ${agency} is not answered.`,
    seeQuestion: 'See the question',
    back: 'Back to the case',
    rule: (tests, result) => `${tests}: ${result}.`,
    computed: 'computed',
  },
};
