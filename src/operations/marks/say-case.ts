import type { Government } from '#definitions/government';
import { APPLICANT } from '#definitions/vocabulary';
import type { CaseActKind } from '#engine/acts';
import { type Defined, elementAt } from '#engine/called';
import type { CaseQuestion, Program } from '#engine/case';
import type { Holder, Timeline } from '#engine/timeline';
import type { Envelope } from '#ledger/act';
import type { Pair } from '#operations/case/case-people';
import type { Language } from '#terms/language';
import { dayIn, type Instant, sayTime } from '#terms/plain-date';
import { capital, sayList, small } from '#terms/say';

/** Who reads. The service's texts speak to the applicant; to everybody else the same sentence speaks of the applicant. */
export type Reader = 'applicant' | 'other';

/** What a sentence about a case is made from. */
export interface Telling {
  readonly program: Program;
  readonly told: Timeline;
  readonly now: Instant;
  readonly language: Language;
  readonly reader: Reader;
  readonly questions: readonly CaseQuestion[];
  /** Where one person filed for another, and one of them reads. */
  readonly pair?: Pair | null;
}

/** An item lies at a hand-over until its owner first touches it: nobody's time, and nobody holds it. */
export function holds({ kind, agency, touched }: Holder): boolean {
  return kind !== 'timer' && (kind !== 'item' || agency === null || touched !== null);
}

/** Holders in the order of the lanes, as every drawing shows them. */
export function inLaneOrder({ lanes }: Timeline, holders: readonly Holder[]): readonly Holder[] {
  const place = new Map(lanes.map(({ lane }, n) => [lane, n]));
  return holders.toSorted((a, b) => (place.get(a.lane) ?? 0) - (place.get(b.lane) ?? 0));
}

/** An agency as a sentence names it; null is the applicant. */
export function nameOf(
  government: Government,
  agency: string | null,
  language: Language,
  reader: Reader = 'applicant',
): string {
  if (agency !== null) return government.agencies.get(agency)?.short[language] ?? agency;
  if (reader === 'applicant') return language === 'id' ? 'Anda' : 'You';
  return language === 'id' ? 'Pemohon' : 'The applicant';
}

/** A name inside a sentence: `the police`; proper names keep their capitals. */
export function inside(text: string): string {
  return /^(The |[A-Z][a-z]+( [a-z]|, ))/.test(text) ? small(text) : text;
}

/** A label or heading inside a sentence: `nomor telepon`; abbreviations keep their capitals. */
export function labelInside(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? small(text) : text;
}

/** The words of the service that defines an element. */
function wordsOf({ service, id }: Pick<Defined, 'service' | 'id'>, language: Language) {
  return service.texts[language].elements[id];
}

/** An element's short name; what a service does not speak of has the name it is drawn with. */
export function shortOf(program: Program, element: string, language: Language): string {
  const defined = elementAt(program, element);
  return wordsOf(defined, language)?.short ?? defined.node?.name ?? defined.id;
}

/** What an element's agency is doing, or has done, in the words of the service. */
export function sayElement(
  program: Program,
  element: string,
  form: 'doing' | 'done',
  language: Language,
  reader: Reader,
): string {
  const { bound, role, ...defined } = elementAt(program, element);
  const words = wordsOf(defined, language);
  if (words === undefined) return shortOf(program, element, language);
  if (reader === 'applicant') return words[form];
  if (bound.outcome === undefined && role === APPLICANT)
    return `${nameOf(program.government, null, language, reader)}: ${labelInside(words.short)}`;
  return ofTheApplicant(words[form], language);
}

/** "data kendaraan Anda" read by somebody else: "data kendaraan pemohon". */
export function ofTheApplicant(text: string, language: Language): string {
  if (language === 'id') return text.replace(/^Anda\b/, 'Pemohon').replace(/\bAnda\b/g, 'pemohon');
  return text.replace(/^Your\b/, "The applicant's").replace(/\byour\b/g, "the applicant's");
}

/** A sentence with a subject: who is doing what now, who has yet to open it, or how the case ended. */
export function sayHeading(telling: Telling, envelopes: readonly Envelope<CaseActKind>[]): string {
  const { program, told, language, reader } = telling;
  if (told.status !== 'open') return sayEnd(telling, envelopes);
  const holding = inLaneOrder(told, told.holders.filter(holds));
  const agencies = [...new Set(holding.map(({ agency }) => agency))];
  if (told.asked.length > 0) return sayAskedOf(telling);
  if (holding.length === 0 && told.incidents.length > 0) return sayHolds(telling);
  if (agencies.length > 1) return sayTogether(telling, agencies);
  const [first] = holding;
  if (first === undefined) return sayUnopened(telling);
  if (first.kind === 'ask' && first.agency === null) return sayTurn(telling, first);
  if ((first.kind === 'ask' && !isOwnRegistry(telling, first)) || first.byHand) return sayAsked(telling, first);
  return first.agency === null
    ? sayTurn(telling, first)
    : sayElement(program, first.element, 'doing', language, reader);
}

/** What waits for the applicant is not yet being done: "Giliran Anda membayar satu tagihan". */
export function sayTurn({ program, language, reader }: Telling, { element, kind }: Holder): string {
  const id = language === 'id';
  if (kind === 'ask') return sayConsentTurn(reader, id);
  if (elementAt(program, element).role !== APPLICANT) {
    // asked because the registry that the step reads stayed silent
    if (reader === 'applicant')
      return id ? 'Giliran Anda melengkapi data' : 'Your turn to give what no agency has answered';
    return id ? 'Pemohon: melengkapi data' : 'The applicant: to give what no agency has answered';
  }
  const doing = sayElement(program, element, 'doing', language, reader);
  return doing.replace(/^Anda /, 'Giliran Anda ').replace(/^You /, 'Your turn to ');
}

/** A holder may answer only once they allow it. */
function sayConsentTurn(reader: Reader, id: boolean): string {
  if (reader === 'applicant')
    return id ? 'Giliran Anda mengizinkan atau mengisi sendiri' : 'Your turn to allow it or fill it in';
  return id ? 'Pemohon: mengizinkan atau mengisi sendiri' : 'The applicant: to allow it or fill it in';
}

function sayTogether({ program, language, reader }: Telling, agencies: readonly (string | null)[]): string {
  const id = language === 'id';
  const others = agencies.filter((agency) => agency !== null);
  const names = others.map((agency) => nameOf(program.government, agency, language));
  const list = sayList([names[0] ?? '', ...names.slice(1).map(inside)], language);
  if (others.length === agencies.length)
    return id
      ? `${list} sedang mengerjakan ${itsCase(reader, language)}, serentak`
      : `${list} are working on ${itsCase(reader, language)} at the same time`;
  const turn =
    reader === 'applicant' ? (id ? 'Giliran Anda' : 'Your turn') : id ? 'Giliran pemohon' : 'The applicant’s turn';
  return id ? `${turn}, sementara ${list} bekerja` : `${turn}, while work goes on at ${inside(list)}`;
}

function itsCase(reader: Reader, language: Language): string {
  if (reader === 'applicant') return language === 'id' ? 'berkas Anda' : 'your case';
  return language === 'id' ? 'berkas ini' : 'this case';
}

function sayUnopened({ program, told, language, reader }: Telling): string {
  const agencies = [...new Set(told.holders.map(({ agency }) => agency))].filter((agency) => agency !== null);
  const names = sayList(
    agencies.map((agency) => inside(nameOf(program.government, agency, language))),
    language,
  );
  const what = itsCase(reader, language);
  return language === 'id'
    ? `${capital(what)} sudah sampai di ${names}, belum dibuka`
    : `${capital(what)} has reached ${names} and waits to be opened`;
}

/** Agencies wait for the applicant's answer. */
function sayAskedOf({ program, told, language, reader }: Telling): string {
  const agencies = [...new Set(told.asked.map(({ by }) => by))];
  const names = agencies.map((agency) => nameOf(program.government, agency, language));
  const list = sayList(names.map(inside), language);
  if (reader === 'applicant')
    return language === 'id' ? `Giliran Anda menjawab permintaan ${list}` : `Your turn to answer: ${list}`;
  return language === 'id' ? `${list} menunggu jawaban pemohon` : `An answer of the applicant is awaited at ${list}`;
}

/** Nobody works on it, for something must be settled first: the sentence says where. */
function sayHolds({ program, told, language, reader }: Telling): string {
  const agencies = [...new Set(told.incidents.map(({ agency }) => agency))];
  const names = sayList(
    agencies.map((agency) => inside(nameOf(program.government, agency, language))),
    language,
  );
  const what = capital(itsCase(reader, language));
  return language === 'id' ? `${what} tertahan di ${names}` : `${what} is held up at ${names}`;
}

/** Whose lane asks for the data, and who is to give them. Only a silent holder keeps anybody waiting. */
function sayAsked({ program, told, language }: Telling, { lane, agency, silent, byHand }: Holder): string {
  const asker = told.lanes.find((one) => one.lane === lane)?.agency ?? null;
  const holder = inside(nameOf(program.government, agency, language));
  const who = nameOf(program.government, asker, language);
  if (byHand)
    return language === 'id'
      ? `${capital(holder)} mencari catatan Anda`
      : `Your record is being looked up at ${holder}`;
  if (silent) return language === 'id' ? `${who} menunggu jawaban ${holder}` : `An answer is awaited from ${holder}`;
  return language === 'id' ? `${who} sedang mengambil data dari ${holder}` : `Data is being fetched from ${holder}`;
}

/** An agency that looks into its own registry waits for nobody. */
export function isOwnRegistry({ told }: Telling, { lane, agency }: Holder): boolean {
  return told.lanes.some((one) => one.lane === lane && one.agency === agency);
}

function sayEnd(telling: Telling, envelopes: readonly Envelope<CaseActKind>[]): string {
  const { program, told, language, reader } = telling;
  const id = language === 'id';
  if (told.status === 'withdrawn') {
    const who = withdrew(telling, envelopes);
    return id ? `${who} menarik permohonan ini` : `${who} withdrew this application`;
  }
  const last = envelopes.findLast(
    ({ element }) => element !== null && program.service.file.elements[element]?.outcome !== undefined,
  );
  if (last !== undefined && last.element !== null) return sayElement(program, last.element, 'done', language, reader);
  if (told.status === 'lapsed') return id ? 'Permohonan ini berakhir' : 'This application has lapsed';
  return id ? 'Permohonan ini selesai' : 'This application is done';
}

function withdrew({ program, language, reader, pair = null }: Telling, envelopes: readonly Envelope[]): string {
  const hand = envelopes.some(({ kind, data }) => kind === 'withdrawn' && data['agent'] !== undefined)
    ? 'agent'
    : 'principal';
  return pair === null || pair.self === hand ? nameOf(program.government, null, language, reader) : pair.other;
}

/** 09.14 today, 20 Nov 09.14 on another day. */
export function sayWhen({ file }: Government, at: Instant, now: Instant, language: Language): string {
  const time = sayTime(at, file.zone, language);
  const day = dayIn(file.zone, at);
  if (day === dayIn(file.zone, now)) return time;
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  const said = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', format).format(
    new Date(`${day}T00:00:00Z`),
  );
  return `${said} ${time}`;
}
