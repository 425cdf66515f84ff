import type { CaseActKind } from '#engine/acts';
import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import type { Fact, Facts } from '#engine/fact';
import { dataOf, momentOf, patchOf } from '#engine/patch';
import type { Envelope } from '#ledger/act';
import { attendedBy, type Pair } from '#operations/case/case-people';
import { sayCorrection } from '#operations/case/say-correction';
import { sayElsewhere } from '#operations/case/say-elsewhere';
import { inside, labelInside, nameOf, type Reader, sayElement, shortOf } from '#operations/marks/say-case';
import { sayClockAct } from '#operations/marks/say-clock';
import { labelOf } from '#operations/marks/say-fact';
import { sayPlace } from '#operations/marks/say-place';
import { sayWay, wayIn } from '#operations/marks/say-way';
import type { HappenedRow } from '#operations/views/case';
import { isList, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { sayRupiah } from '#terms/rupiah';
import { capital, sayList } from '#terms/say';

type Told = Envelope<CaseActKind>;

/** Whose history is told, to whom. */
export interface Teller {
  readonly program: Program;
  readonly envelopes: readonly Told[];
  readonly language: Language;
  readonly reader: Reader;
  /** Where one person filed for another: whose hand an act was is then said by name. */
  readonly pair?: Pair | null;
  /** What the case knows, where the reader may know it too. */
  readonly known?: Facts;
}

/** Acts that a reader in a hurry wants to know of; the rest stands in the whole history. */
const WEIGHTY: readonly CaseActKind[] = [
  'filed',
  'concluded',
  'fact-withheld',
  'fact-disputed',
  'fact-corrected',
  'fact-upheld',
  'source-corrected',
  'bill-due',
  'paid',
  'bill-expired',
  'sealed',
  'question-asked',
  'question-answered',
  'question-climbed',
  'clock-suspended',
  'clock-resumed',
  'correction-asked',
  'clock-recounted',
  'clock-lapsed',
  'held',
  'skipped',
  'corrected',
  'withdrawn',
  'ended',
];

/** The last weighty acts, latest first. */
export function lastHappened(teller: Teller, count: number): HappenedRow[] {
  const weighty = teller.envelopes.filter(({ kind }) => WEIGHTY.includes(kind));
  return weighty
    .slice(-count)
    .toReversed()
    .map((act) => ({ at: momentOf(act), ...sayAct(teller, act) }));
}

/** One act as a sentence, and what belongs beside it. */
export function sayAct(teller: Teller, act: Told): Pick<HappenedRow, 'what' | 'detail'> {
  return { what: capital(sayWhat(teller, act)), detail: sayDetail(teller, act) };
}

function sayWhat(teller: Teller, act: Told): string {
  const { language } = teller;
  const id = language === 'id';
  const who = name(teller, act.agency);
  switch (act.kind) {
    case 'filed':
    case 'concluded':
    case 'decided':
    case 'message-received':
    case 'timer-fired':
    case 'sealed':
      return done(teller, act);
    case 'passed':
      return passed(teller, act);
    case 'handed-over':
      return id ? `giliran ${who}: ${short(teller, act)}` : `${inside(who)}’s turn: ${short(teller, act)}`;
    case 'touched':
      return id ? `${who} membuka: ${short(teller, act)}` : `${who} opened: ${short(teller, act)}`;
    case 'fact-needed':
      return id ? `data diminta dari ${who}` : `data was requested from ${inside(who)}`;
    case 'fact-unanswered':
      return id ? `${who} belum menjawab` : `no answer came from ${inside(who)} yet`;
    case 'consent-awaited':
      return id
        ? `${applicant(teller, act)} ditanya apakah ${who} boleh memberikannya`
        : `${applicant(teller, act)} was asked whether ${inside(who)} may give it`;
    case 'preview-awaited':
      return id
        ? `${applicant(teller, act)} diminta melihat dulu apa yang akan diberikan ${who}`
        : `${applicant(teller, act)} was asked to look first at what ${inside(who)} would give`;
    case 'fact-received':
      return id ? `${who} menjawab${how(teller, act)}` : `an answer came from ${inside(who)}${how(teller, act)}`;
    case 'fact-withheld':
      return id ? `${who} tidak memberi data` : `no data came from ${inside(who)}`;
    case 'fact-disputed':
      return sayDispute(teller, act);
    case 'correction-opened':
    case 'correction-awaited':
    case 'fact-corrected':
    case 'fact-upheld':
    case 'source-corrected':
      return sayCorrection(teller, act, who);
    case 'record-due':
    case 'record-written':
    case 'record-not-found':
      return sayRecord(teller, act);
    case 'timer-set':
      return id ? 'batas waktu mulai dihitung' : 'a time limit began to run';
    case 'document-due':
      return id ? 'dokumen disiapkan' : 'the document is being prepared';
    case 'bill-due':
    case 'paid':
    case 'bill-expired':
    case 'payment-parked':
    case 'refunded':
      return sayMoney(teller, act);
    case 'question-asked':
    case 'question-answered':
    case 'question-closed':
    case 'question-climbed':
      return sayQuestion(teller, act);
    case 'entered':
    case 'message-awaited':
    case 'message-sent':
    case 'message-returned':
    case 'error-raised':
    case 'escalated':
      return sayInside(teller, act);
    case 'held':
    case 'retried':
    case 'skipped':
    case 'corrected':
      return sayIncident(teller, act);
    case 'file-complete':
    case 'clock-suspended':
    case 'clock-resumed':
    case 'correction-asked':
    case 'clock-recounted':
    case 'clock-lapsed':
      return sayClockAct(teller, act, who);
    case 'comment-received':
      return id ? 'pendapat masyarakat masuk' : 'a comment came from the public';
    case 'comment-answered':
      return id ? `${who} menjawab satu pendapat` : `a comment was answered by ${inside(who)}`;
    case 'withdrawn':
      return id ? `${applicant(teller, act)} menarik permohonan` : `${applicant(teller, act)} withdrew the application`;
    case 'ended':
      return sayEnded(teller, act);
    default:
      return act.kind satisfies never;
  }
}

function sayDetail({ program, language, known }: Teller, act: Told): string {
  const { kind, data } = act;
  const id = language === 'id';
  if (kind === 'bill-due') {
    const lines = isList(data['lines'] ?? null) ? (data['lines'] as readonly { readonly payee?: string }[]) : []; // as the engine wrote it
    const payees = new Set(lines.map(({ payee }) => payee)).size;
    return id ? `untuk ${payees} penerima` : `for ${payees} payees`;
  }
  if (kind === 'question-asked') {
    if (dataOf(kind, { data }).question.blocking)
      return id ? 'keputusan menunggu jawabannya' : 'the decision waits for it';
    return id ? 'tanpa menahan keputusan' : 'without holding the decision';
  }
  if (kind === 'filed') return sayHelp(program, act, language);
  if (kind === 'concluded') return sayElsewhere(program, act, known, language);
  if (kind === 'fact-unanswered') return id ? 'kami terus bertanya' : 'we keep asking';
  if (kind === 'fact-withheld')
    return id ? 'kami lanjut dengan bertanya kepada pemohon' : 'we go on by asking the applicant';
  return '';
}

/** Filed at a counter: by whose hand. */
function sayHelp({ government }: Program, act: Told, language: Language): string {
  const by = attendedBy([act]);
  if (by === null) return '';
  const seat = government.agencies.get(by.agency)?.positions.find(({ id }) => id === by.position);
  const who = `${labelInside(seat?.title[language] ?? by.position)}, ${inside(nameOf(government, by.agency, language))}`;
  return language === 'id' ? `di loket, didampingi ${who}` : `at a counter, with the help of ${who}`;
}

/** By whose hand or from which file a holder answered. */
function how({ program, language }: Teller, { data, position }: Told): string {
  return sayWay(program.government, wayIn(data, position), language);
}

function name({ program, language, reader }: Teller, agency: string | null): string {
  return nameOf(program.government, agency, language, reader);
}

function applicant(teller: Teller, act: Told): string {
  return otherHand(teller, act) ?? name(teller, null);
}

/** The other of principal and agent, by name, where an act of theirs was not the reader's own. */
export function otherHand({ pair = null }: Teller, { data }: Told): string | null {
  if (pair === null) return null;
  const hand = data['filedBy'] === undefined && data['agent'] === undefined ? 'principal' : 'agent';
  return hand === pair.self ? null : pair.other;
}

function done(teller: Teller, act: Told): string {
  const { program, language, reader } = teller;
  const { element } = act;
  if (element === null) return language === 'id' ? 'langkah selesai' : 'a step was done';
  const theirs = act.agency === null && (act.kind === 'filed' || act.kind === 'concluded');
  const other = theirs ? otherHand(teller, act) : null;
  if (other === null) return sayElement(program, element, 'done', language, reader);
  if (act.kind === 'filed') return language === 'id' ? `${other} mengajukan` : `${other} applied`;
  return `${other}: ${short(teller, act)}`;
}

function short({ program, language }: Teller, { element }: Told): string {
  return element === null ? '' : labelInside(shortOf(program, element, language));
}

function passed(teller: Teller, act: Told): string {
  const { service, id } = elementAt(teller.program, act.element ?? '');
  const known = service.texts[teller.language].elements[id];
  if (known !== undefined) return done(teller, act);
  const many = act.data['put'];
  const ways = many !== undefined && isList(many) ? many.length : 1;
  if (ways > 1)
    return teller.language === 'id' ? `${ways} jalur dimulai serentak` : `${ways} lanes began at the same time`;
  return teller.language === 'id' ? 'alur berlanjut' : 'the process went on';
}

function sayInside(teller: Teller, act: Told): string {
  const id = teller.language === 'id';
  const what = short(teller, act);
  switch (act.kind) {
    case 'entered':
      return id ? `bagian baru dimulai: ${what}` : `a part of the work began: ${what}`;
    case 'message-awaited':
      return id ? 'kabar ditunggu' : 'a message is awaited';
    case 'message-sent':
      return id ? `kabar dikirim: ${what}` : `a message was sent: ${what}`;
    case 'message-returned':
      return id ? 'kabar tidak sampai: tidak ada yang menunggunya' : 'a message reached nobody: nobody waited for it';
    case 'error-raised':
      return id ? `tidak dapat diselesaikan: ${what}` : `could not be done: ${what}`;
    default:
      return id ? `dilaporkan ke tingkat atas: ${what}` : `reported upward: ${what}`;
  }
}

function sayIncident(teller: Teller, act: Told): string {
  const id = teller.language === 'id';
  const place = sayPlace(teller.program, act.element ?? '', teller.language);
  const [who, what] = [name(teller, act.agency), labelInside(place)];
  switch (act.kind) {
    case 'held':
      return id ? `berkas tertahan di ${who}: ${what}` : `the case holds at ${inside(who)}: ${what}`;
    case 'retried':
      return id ? `${who} mencoba lagi: ${what}` : `${who} tried again: ${what}`;
    case 'skipped':
      return id ? `${who} melewati langkah: ${what}` : `${who} skipped a step: ${what}`;
    default:
      return id ? `${who} membetulkan data: ${what}` : `${who} corrected facts: ${what}`;
  }
}

function sayDispute(teller: Teller, act: Told): string {
  const label = labelInside(labelOf(teller.program.government, textOf(act.data['fact']), teller.language));
  return teller.language === 'id'
    ? `${applicant(teller, act)} menyatakan data salah: ${label}`
    : `${applicant(teller, act)} said that a value is wrong: ${label}`;
}

/** What is entered in which registry, by name; the values are nobody's business but the person's. */
function sayRecord(teller: Teller, act: Told): string {
  const { program, language, envelopes } = teller;
  const { government } = program;
  const id = language === 'id';
  const due = act.kind === 'record-due' ? act : orderOf(envelopes, act);
  const registry = government.registries.get(textOf(due?.data['registry']))?.name[language] ?? '';
  const named = due?.data['known'];
  const facts = named !== undefined && isList(named) ? named.map(textOf) : [];
  const what = sayList(
    facts.map((fact) => labelInside(labelOf(government, fact, language))),
    language,
  );
  const who = name(teller, act.agency);
  const where = labelInside(registry);
  switch (act.kind) {
    case 'record-written':
      return id ? `${who} mencatat di ${where}: ${what}` : `${who} entered in the ${where}: ${what}`;
    case 'record-not-found':
      return id
        ? `${where} tidak memuat catatan ini; ${what} tidak dicatat`
        : `the ${where} has no such record; not entered: ${what}`;
    default:
      return id ? `giliran ${who} mencatat: ${what}` : `${inside(who)} is to enter: ${what}`;
  }
}

/** The act that ordered a write; how it ended does not say again what was written. */
function orderOf(envelopes: readonly Told[], { data, seq }: Told): Told | undefined {
  return envelopes.findLast(
    (act) =>
      act.kind === 'record-due' && act.seq < seq && patchOf(act).open?.some(({ id }) => id === data['write']) === true,
  );
}

function sayMoney(teller: Teller, act: Told): string {
  const { language, envelopes } = teller;
  const id = language === 'id';
  const amount = (total: unknown) => (typeof total === 'number' ? ` ${sayRupiah(total, language)}` : '');
  switch (act.kind) {
    case 'bill-due':
      return id
        ? `satu tagihan terbit,${amount(act.data['total'])}`
        : `one bill was issued,${amount(act.data['total'])}`;
    case 'paid': {
      const bill = envelopes.findLast((one) => one.kind === 'bill-due' && one.seq < act.seq);
      const sum = amount(bill?.data['total']);
      if ((teller.pair ?? null) !== null) return id ? `tagihan dibayar,${sum}` : `the bill was paid,${sum}`;
      return id ? `${name(teller, null)} membayar${sum}` : `${name(teller, null)} paid${sum}`;
    }
    case 'bill-expired':
      return id ? 'tagihan berakhir tanpa dibayar' : 'the bill expired unpaid';
    case 'refunded':
      return id ? 'uang dikembalikan' : 'money was refunded';
    default:
      return id ? 'uang disimpan untuk dikembalikan' : 'money was set aside for refund';
  }
}

function sayQuestion(teller: Teller, act: Told): string {
  const id = teller.language === 'id';
  const who = name(teller, act.agency);
  switch (act.kind) {
    case 'question-asked': {
      const { asker, owner } = dataOf(act.kind, act).question;
      const [from, to] = [name(teller, asker), inside(name(teller, owner))];
      return id ? `${from} bertanya kepada ${to}` : `${from} asked ${to}`;
    }
    case 'question-answered':
      return id ? `${who} menjawab pertanyaan` : `${who} answered the question`;
    case 'question-climbed':
      return id
        ? `pertanyaan belum dijawab, naik ke ${who}`
        : `the question was not answered and climbed to ${inside(who)}`;
    default:
      if (act.data['by'] === 'silence')
        return id
          ? 'pertanyaan ditutup: jawabannya tidak ditanggapi lagi'
          : 'the question was closed: nobody said more after the answer';
      return id ? 'pertanyaan ditutup' : 'the question was closed';
  }
}

function sayEnded(teller: Teller, act: Told): string {
  const { program, envelopes, language } = teller;
  const { status } = dataOf('ended', act);
  const end = envelopes.findLast(
    ({ element, seq }) => seq <= act.seq && program.service.file.elements[element ?? '']?.outcome !== undefined,
  );
  if (end?.element !== null && end !== undefined && status !== 'withdrawn') return done(teller, end);
  return language === 'id' ? 'berkas ditutup' : 'the case was closed';
}

/** Why the case was refused, in the words of the service; null where it was not. */
export function sayReason({ program, envelopes, language }: Teller, facts: ReadonlyMap<string, Fact>): string | null {
  const end = envelopes.findLast(({ kind }) => kind === 'ended');
  const reason = program.service.file.elements[end?.element ?? '']?.reason;
  if (reason === undefined) return null;
  return program.service.texts[language].reasons[textOf(facts.get(reason)?.value)] ?? null;
}
