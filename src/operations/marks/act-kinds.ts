import type { CaseActKind } from '#engine/acts';
import type { Language, Text } from '#terms/language';

/** What a kind of act is called where acts are listed one by one: the timeline of a case, a played example. */
export function sayKind(kind: string, language: Language): string {
  return isCaseAct(kind) ? WORDS[kind][language] : kind;
}

function isCaseAct(kind: string): kind is CaseActKind {
  return Object.hasOwn(WORDS, kind);
}

const WORDS: { readonly [kind in CaseActKind]: Text } = {
  filed: { id: 'permohonan masuk', en: 'application filed' },
  passed: { id: 'lewat', en: 'passed' },
  'handed-over': { id: 'serah terima', en: 'handed over' },
  touched: { id: 'mulai dikerjakan', en: 'work begun' },
  concluded: { id: 'selesai', en: 'concluded' },
  decided: { id: 'diputus tabel', en: 'decided by table' },
  'fact-needed': { id: 'bertanya ke daftar induk', en: 'registry asked' },
  'fact-unanswered': { id: 'belum dijawab', en: 'not answered yet' },
  'consent-awaited': { id: 'menunggu persetujuan', en: 'consent awaited' },
  'preview-awaited': { id: 'menunggu Anda melihatnya', en: 'preview awaited' },
  'fact-received': { id: 'data diterima', en: 'data received' },
  'fact-withheld': { id: 'data tidak didapat', en: 'data withheld' },
  'bill-due': { id: 'tagihan terbit', en: 'bill issued' },
  paid: { id: 'dibayar', en: 'paid' },
  'bill-expired': { id: 'tagihan berakhir', en: 'bill expired' },
  'message-received': { id: 'pesan diterima', en: 'message received' },
  'timer-set': { id: 'batas waktu dipasang', en: 'timer set' },
  'timer-fired': { id: 'batas waktu lewat', en: 'timer fired' },
  'record-due': { id: 'akan dicatat', en: 'record due' },
  'record-written': { id: 'tercatat di daftar induk', en: 'record written' },
  'record-not-found': { id: 'tidak ada di daftar induk', en: 'no such record' },
  'document-due': { id: 'dokumen dicetak', en: 'paper due' },
  sealed: { id: 'dokumen disegel', en: 'paper sealed' },
  'question-asked': { id: 'pertanyaan diajukan', en: 'question asked' },
  'question-answered': { id: 'pertanyaan dijawab', en: 'question answered' },
  'question-closed': { id: 'pertanyaan ditutup', en: 'question closed' },
  'question-climbed': { id: 'pertanyaan naik', en: 'question climbed' },
  'comment-received': { id: 'pendapat masuk', en: 'comment received' },
  'comment-answered': { id: 'pendapat dijawab', en: 'comment answered' },
  entered: { id: 'bagian dimulai', en: 'part begun' },
  'message-awaited': { id: 'pesan ditunggu', en: 'message awaited' },
  'message-sent': { id: 'pesan dikirim', en: 'message sent' },
  'message-returned': { id: 'pesan kembali', en: 'message returned' },
  'error-raised': { id: 'gagal', en: 'failed' },
  escalated: { id: 'dilaporkan ke atas', en: 'escalated' },
  held: { id: 'tertahan', en: 'held' },
  retried: { id: 'dicoba lagi', en: 'tried again' },
  skipped: { id: 'dilewati', en: 'skipped' },
  corrected: { id: 'data dibetulkan', en: 'facts corrected' },
  withdrawn: { id: 'ditarik', en: 'withdrawn' },
  ended: { id: 'berkas selesai', en: 'case ended' },
  'fact-disputed': { id: 'data disanggah', en: 'fact disputed' },
  'correction-opened': { id: 'pembetulan dibuka', en: 'correction opened' },
  'correction-awaited': { id: 'menunggu pembetulan', en: 'waiting for the correction' },
  'fact-corrected': { id: 'data dibetulkan pemiliknya', en: 'fact corrected by its holder' },
  'fact-upheld': { id: 'data tetap menurut pemiliknya', en: 'fact upheld by its holder' },
  'source-corrected': { id: 'sumber data berubah', en: 'source corrected since' },
  'file-complete': { id: 'berkas lengkap', en: 'file complete' },
  'clock-suspended': { id: 'tenggat berhenti', en: 'clock stopped' },
  'clock-resumed': { id: 'tenggat berjalan lagi', en: 'clock running again' },
  'correction-asked': { id: 'perbaikan diminta', en: 'correction asked' },
  'clock-recounted': { id: 'tenggat dihitung ulang', en: 'deadline counted anew' },
  'clock-lapsed': { id: 'tenggat terlewati', en: 'deadline passed' },
  'payment-parked': { id: 'uang disisihkan', en: 'money set aside' },
  refunded: { id: 'uang dikembalikan', en: 'money paid back' },
};
