import type { TacitDecision } from '#definitions/schema/clocks';
import type { CaseActKind } from '#engine/acts';
import type { Program } from '#engine/case';
import type { SuspensionEnd } from '#engine/clocks/state';
import { dataOf, patchOf } from '#engine/patch';
import type { Envelope } from '#ledger/act';
import { inside, labelInside, nameOf, type Reader, shortOf } from '#operations/marks/say-case';
import type { SuspensionOwner } from '#terms/calendar';
import type { Language, Text } from '#terms/language';
import { dayIn, type Instant, later, sayDate } from '#terms/plain-date';

/** What a sentence about clocks is made from. */
interface Telling {
  readonly program: Program;
  readonly language: Language;
  readonly reader: Reader;
}
type Told = Envelope<CaseActKind>;

/** What has become so without anybody's deciding. */
export const TACIT_WORDS: { readonly [decision in TacitDecision]: Text } = {
  'deemed-granted': { id: 'dianggap dikabulkan', en: 'deemed granted' },
  'deemed-refused': { id: 'dianggap ditolak', en: 'deemed refused' },
  escalated: { id: 'dilaporkan kepada badan koordinasi', en: 'reported to the coordinating body' },
  lapsed: { id: 'permohonan gugur', en: 'the application has lapsed' },
};

/** One act about the clocks of a case as a sentence; `who` signed it. */
export function sayClockAct(telling: Telling, act: Told, who: string): string {
  const id = telling.language === 'id';
  switch (act.kind) {
    case 'file-complete':
      return sayComplete(act, who, id);
    case 'clock-suspended':
      return saySuspended(telling, act, who);
    case 'clock-resumed':
      return sayResumed(telling, act);
    case 'correction-asked':
      if (patchOf(act).suspend?.some(({ owner }) => owner !== 'applicant') === true) return sayIdle(telling, act, who);
      return id
        ? `${who} meminta perbaikan lagi; hitungan waktu tetap berjalan`
        : `${who} asked for a further correction; the clock runs on`;
    case 'clock-recounted':
      return sayRecounted(telling, act);
    case 'clock-lapsed': {
      const { decision, item } = dataOf(act.kind, act);
      const step = item === undefined ? '' : ` (${sayStep(telling, act)})`;
      return id
        ? `waktunya habis${step}: ${TACIT_WORDS[decision].id}`
        : `time ran out${step}: ${TACIT_WORDS[decision].en}`;
    }
    default:
      throw new Error(`${act.kind} says nothing of clocks`);
  }
}

function sayStep({ program, language }: Telling, { element }: Told): string {
  return labelInside(shortOf(program, element ?? '', language));
}

function sayComplete(act: Told, who: string, id: boolean): string {
  switch (dataOf('file-complete', act).why) {
    case 'found':
      return id ? `${who} menyatakan berkas lengkap` : `${who} found the file complete`;
    case 'lapsed':
      return id
        ? 'waktu pemeriksaan kelengkapan habis, jadi berkas dianggap lengkap'
        : 'the time to check the file ran out, so it counts as complete';
    default:
      return id ? 'hitungan waktu mulai sejak berkas diajukan' : 'the clock started when the case was filed';
  }
}

function saySuspended(telling: Telling, act: Told, who: string): string {
  const { program, language } = telling;
  const [suspension] = patchOf(act).suspend ?? [];
  if (suspension === undefined) throw new Error('a clock was suspended by nothing');
  if (suspension.by === null) {
    const reason = sayReasonOf(program, suspension.reason, language);
    return language === 'id' ? `hitungan waktu berhenti: ${reason}` : `the clock stands still: ${reason}`;
  }
  const whose = inside(sayTurn(telling, suspension.owner));
  return language === 'id'
    ? `${who} menunggu ${whose}; hitungan waktu berhenti`
    : `${inside(who)} waits for ${whose}; the clock stands still`;
}

/** Another's turn that stops no clock, since none runs that it could stop. */
function sayIdle(telling: Telling, act: Told, who: string): string {
  const whose = inside(sayTurn(telling, patchOf(act).suspend?.[0]?.owner ?? 'platform'));
  return telling.language === 'id'
    ? `${who} menunggu ${whose}; hitungan waktu tetap berjalan`
    : `${inside(who)} waits for ${whose}; the clock runs on`;
}

/** Why a clock stands still, inside a sentence. */
export function sayReasonOf({ government }: Program, reason: string, language: Language): string {
  return labelInside(government.suspensions.get(reason)?.name[language] ?? reason);
}

/** Whose turn it is, as a sentence names it. */
export function sayTurn({ program, language, reader }: Telling, owner: SuspensionOwner): string {
  const id = language === 'id';
  switch (owner) {
    case 'applicant':
      return nameOf(program.government, null, language, reader);
    case 'court':
      return id ? 'pengadilan' : 'a court';
    case 'agency':
      return id ? 'instansi lain' : 'another agency';
    case 'platform':
      return id ? 'sistem bersama' : 'the shared system';
    default:
      return owner satisfies never;
  }
}

const ENDS: { readonly [end in Exclude<SuspensionEnd, 'over'>]: Text } = {
  answered: { id: 'jawabannya sudah ada', en: 'the answer has come' },
  withdrawn: { id: 'pertanyaannya ditarik', en: 'the question was taken back' },
  silent: { id: 'tidak ada jawaban pada waktunya', en: 'no answer came in time' },
  budget: { id: 'batas lama penghentian tercapai', en: 'it may stop the clock no longer' },
};

function sayResumed(telling: Telling, act: Told): string {
  const { language } = telling;
  const { why: end, owner } = dataOf('clock-resumed', act);
  if (end === 'over') {
    const whose = inside(sayTurn(telling, owner));
    return language === 'id' ? `giliran ${whose} selesai` : `it is no longer the turn of ${whose}`;
  }
  const why = ENDS[end][language];
  return language === 'id' ? `hitungan waktu berjalan lagi: ${why}` : `the clock runs on: ${why}`;
}

function sayRecounted(telling: Telling, act: Told): string {
  const { program, language } = telling;
  const { was, due, question } = dataOf('clock-recounted', act);
  const asked = language === 'id' ? ' pertanyaan' : ' for the question';
  const step = act.element === null ? (question === undefined ? '' : asked) : ` (${sayStep(telling, act)})`;
  const day = (at: Instant | null): string =>
    at === null ? '…' : sayDate(dayIn(program.government.file.zone, later(at, -1)), language);
  return language === 'id'
    ? `kalender baru berlaku: batas waktu${step} ${day(was)} menjadi ${day(due)}`
    : `a new calendar is in force: the deadline${step} of ${day(was)} is now ${day(due)}`;
}
