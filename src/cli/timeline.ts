import type { Io } from '#cli/io';
import { type Ink, inkOf } from '#cli/print';
import { elementAt, programsOf } from '#engine/called';
import type { Loaded } from '#operations/case/load-case';
import type { ActRow } from '#store/rows';
import type { Language, Text } from '#terms/language';
import { sayTime } from '#terms/plain-date';

/** Acts as one reads them: when, whose lane, what has become so. */
export function sayActs(now: Loaded, acts: readonly ActRow[], io: Pick<Io, 'tty'>, language: Language): string {
  const ink = inkOf(io);
  const lanes = programsOf(now.program, now.state).flatMap(({ service }) =>
    service.process.lanes.map(({ name }) => name),
  );
  const width = Math.max(...lanes.map((name) => name.length), 8);
  return acts.map((act) => sayAct(now, act, width, ink, language)).join('');
}

function sayAct(now: Loaded, act: ActRow, width: number, ink: Ink, language: Language): string {
  const { government } = now.program;
  const { service, node, id } = elementAt(now.program, act.element ?? '');
  const lane = service.process.lanes.find((one) => one.id === node?.lane);
  const agency = act.agency === null ? undefined : government.agencies.get(act.agency)?.short[language];
  const whose = (agency ?? lane?.name ?? '').padEnd(width);
  const words = service.texts[language].elements[id];
  const what = words?.short ?? node?.name ?? id;
  return `${ink.faint(sayTime(act.at, government.file.zone, language))}  ${ink.bold(whose)}  ${KINDS[act.kind]?.[language] ?? act.kind}${what === '' ? '' : `: ${what}`}\n`;
}

const KINDS: { readonly [kind: string]: Text } = {
  filed: { id: 'permohonan masuk', en: 'application filed' },
  passed: { id: 'lewat', en: 'passed' },
  'handed-over': { id: 'serah terima', en: 'handed over' },
  touched: { id: 'mulai dikerjakan', en: 'work begun' },
  concluded: { id: 'selesai', en: 'concluded' },
  decided: { id: 'diputus tabel', en: 'decided by table' },
  'fact-needed': { id: 'bertanya ke daftar induk', en: 'registry asked' },
  'fact-unanswered': { id: 'belum dijawab', en: 'not answered yet' },
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
};
