import { holderOf } from '#agencies/succession';
import { readQr } from '#documents/qr';
import type { TrustedKey, TrustList } from '#documents/trust';
import { type PdfCheck, verifyPdf } from '#documents/verify';
import { numberRoute } from '#operations/case/case-keys';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { type Answers, CHECK_WORDS, type CheckWords } from '#operations/paper/say-verified';
import type { VerifyView } from '#operations/views/proof';
import { sql } from '#store/sql';
import { type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant, sayDate } from '#terms/plain-date';
import { isCaseNumber, isDocumentNumber } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;
type Result = NonNullable<VerifyView['result']>;

/** How a paper is put before us, and what we may then show of it. */
interface Shown {
  readonly house: Parts;
  readonly trust: TrustList;
  readonly language: Language;
  readonly at: Instant;
}

/** A paper as it was sealed here, with its line in the chain of its case. */
interface Kept {
  readonly number: string;
  readonly service: string;
  readonly status: string;
  readonly sha256: Buffer;
  readonly bytes: Buffer;
  readonly qr: string;
  readonly sealed_at: Instant;
  readonly seq: number | null;
  readonly told: string | null;
}

export const NOTHING_ASKED: VerifyView = { number: '', result: null, error: null };

/**
 * Checks by what is printed: a document's number, a case's number, or the whole text of its code. By a number nothing that is
 * printed is shown; a code brings its own fields.
 */
export async function verifyNumber(
  house: Parts,
  trust: TrustList,
  text: string,
  language: Language,
  at: Instant,
): Promise<VerifyView> {
  const shown: Shown = { house, trust, language, at };
  const asked = text.trim();
  if (asked === '') return NOTHING_ASKED;
  if (asked.includes('/v#')) return verifyCode(shown, asked);
  const number = asked.toUpperCase().replace(/\s/g, '');
  const words = CHECK_WORDS[language];
  if (!isDocumentNumber(number) && !isCaseNumber(number))
    return { number: asked, result: null, error: words.malformed };
  const kept = isCaseNumber(number) ? await ofCase(house, number) : await ofNumber(house, number);
  if (kept === undefined) return { number, result: null, error: words.unknown };
  return {
    number: kept.number,
    result: resultOf(shown, kept, verifyPdf(kept.bytes, trust), 'stored', []),
    error: null,
  };
}

/** Checks an uploaded PDF byte by byte. It is read and thrown away. */
export async function verifyFile(
  house: Parts,
  trust: TrustList,
  bytes: Uint8Array,
  language: Language,
  at: Instant,
): Promise<VerifyView> {
  const shown: Shown = { house, trust, language, at };
  const check = verifyPdf(bytes, trust);
  const kept = await ofHash(house, Buffer.from(check.sha256, 'base64url'));
  if (kept === undefined) return { number: '', result: strange(shown, check), error: null };
  return {
    number: kept.number,
    result: resultOf(shown, kept, check, 'sent', printedIn(kept.qr, trust)),
    error: null,
  };
}

async function verifyCode(shown: Shown, text: string): Promise<VerifyView> {
  const { house, trust, language } = shown;
  const words = CHECK_WORDS[language];
  try {
    const { claims, issuer } = readQr(text, trust);
    const kept = await ofNumber(house, claims.sub);
    const printed = fieldsOf(claims.f ?? {});
    if (kept === undefined) return { number: claims.sub, result: unrecorded(shown, issuer, printed), error: null };
    return {
      number: claims.sub,
      result: resultOf(shown, kept, verifyPdf(kept.bytes, trust), 'code', printed),
      error: null,
    };
  } catch (error) {
    if (!(error instanceof Refusal) || !error.code.startsWith('qr-')) throw error;
    const seal = { what: words.seal, answer: 'no', detail: words.faults[error.code] ?? words.codeForged } as const;
    return { number: '', result: { ...bare(words.forged, 'late'), checks: [seal] }, error: null };
  }
}

/** Fields that the paper's own code repeats. */
function printedIn(qr: string, trust: TrustList): Result['printed'] {
  try {
    return fieldsOf(readQr(qr, trust).claims.f ?? {});
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function fieldsOf(fields: JsonObject): Result['printed'] {
  return Object.entries(fields).map(([label, value]) => ({ label, value: textOf(value) }));
}

/** Five answers, each for itself, and one sentence over them. */
function resultOf(
  shown: Shown,
  kept: Kept,
  check: PdfCheck,
  from: keyof Answers['seal'],
  printed: Result['printed'],
): Result {
  const { language, house, at } = shown;
  const words = CHECK_WORDS[language];
  const { government } = house.library;
  const recorded = kept.seq !== null && kept.told === kept.sha256.toString('base64url');
  const valid = kept.status === 'valid';
  const sealed = check.seal === 'yes';
  const day = sayDate(dayIn(government.file.zone, at), language);
  const service = government.services.get(kept.service);
  return {
    ...verdict(words, { sealed, recorded, valid }),
    checks: [
      {
        what: words.seal,
        answer: check.seal,
        detail: sealed ? words.sealYes[from] : (words.faults[check.why ?? ''] ?? words.sealNo),
      },
      from === 'sent'
        ? { what: words.content, answer: 'yes', detail: words.contentYes }
        : { what: words.content, answer: 'not-checked', detail: words.contentOpen },
      {
        what: words.log,
        answer: recorded ? 'yes' : 'no',
        detail: recorded ? words.logYes(kept.seq ?? 0) : words.logNo,
      },
      { what: words.status, answer: valid ? 'yes' : 'no', detail: valid ? words.statusYes(day) : words.statusNo },
      issuerCheck(shown, check.sealedBy),
    ],
    issuer: check.sealedBy === null ? null : ownerOf(government, check.sealedBy.agency, language),
    issuedAt: kept.sealed_at,
    basis: service?.file.legalBasis[0] === undefined ? null : basisView(service.file.legalBasis[0], language),
    printed,
  };
}

function verdict(
  words: CheckWords,
  { sealed, recorded, valid }: { sealed: boolean; recorded: boolean; valid: boolean },
): Pick<Result, 'sentence' | 'kind'> {
  if (!sealed || !recorded) return { sentence: words.forged, kind: 'late' };
  return valid ? { sentence: words.genuine, kind: 'ok' } : { sentence: words.revoked, kind: 'late' };
}

/** The key bears the name of its time; what the agency is called now, or who followed it, is added and changes no answer. */
function issuerCheck({ house, language }: Shown, key: TrustedKey | null): Result['checks'][number] {
  const words = CHECK_WORDS[language];
  if (key === null) return { what: words.issuer, answer: 'no', detail: words.issuerNo };
  const { agencies, successions } = house.library.government;
  const now = agencies.get(holderOf(successions, key.agency) ?? key.agency);
  const added = now === undefined || now.name.id === key.name ? '' : ` ${words.issuerNow(now.name[language])}`;
  return { what: words.issuer, answer: 'yes', detail: `${words.issuerYes(key.name)}${added}` };
}

/** A PDF that no line here speaks of: its seal alone is judged. */
function strange(shown: Shown, check: PdfCheck): Result {
  const words = CHECK_WORDS[shown.language];
  const sealed = check.seal === 'yes';
  return {
    ...bare(sealed ? words.unrecorded : words.forged, sealed ? 'near' : 'late'),
    checks: [
      {
        what: words.seal,
        answer: check.seal,
        detail: sealed ? words.sealYes.sent : (words.faults[check.why ?? ''] ?? words.sealNo),
      },
      { what: words.content, answer: 'no', detail: words.contentNo },
      { what: words.log, answer: 'no', detail: words.logNo },
      { what: words.status, answer: 'not-checked', detail: words.statusOpen },
      issuerCheck(shown, check.sealedBy),
    ],
    issuer:
      check.sealedBy === null ? null : ownerOf(shown.house.library.government, check.sealedBy.agency, shown.language),
    issuedAt: check.sealedAt,
  };
}

/** A code whose signature holds and whose number this house does not know. */
function unrecorded(shown: Shown, issuer: TrustedKey, printed: Result['printed']): Result {
  const words = CHECK_WORDS[shown.language];
  return {
    ...bare(words.unrecorded, 'near'),
    checks: [
      { what: words.seal, answer: 'yes', detail: words.sealYes.code },
      { what: words.log, answer: 'no', detail: words.logNo },
      issuerCheck(shown, issuer),
    ],
    issuer: ownerOf(shown.house.library.government, issuer.agency, shown.language),
    printed,
  };
}

function bare(sentence: string, kind: Result['kind']): Result {
  return { sentence, kind, checks: [], issuer: null, issuedAt: null, basis: null, printed: [] };
}

function ofNumber({ db }: Parts, number: string): Promise<Kept | undefined> {
  return db.one<Kept>(sql`
    select d.number, c.service, d.status, d.sha256, d.bytes, d.qr, d.sealed_at, a.seq, a.data->>'sha256' as told
    from documents d join cases_all c on c.case_id = d.case_id
    left join acts a on a.chain = d.case_id and a.kind = 'sealed' and a.data->>'number' = d.number
    where d.number = ${number}`);
}

/** The newest paper of a case. */
async function ofCase(house: Parts, number: string): Promise<Kept | undefined> {
  const row = await house.db.one<{ number: string }>(sql`
    select d.number from route r join documents d on d.case_id = r.case_id
    where r.key_hash = ${numberRoute(number)} order by d.sealed_at desc limit 1`);
  return row === undefined ? undefined : ofNumber(house, row.number);
}

async function ofHash(house: Parts, hash: Buffer): Promise<Kept | undefined> {
  const row = await house.db.one<{ number: string }>(sql`select number from documents where sha256 = ${hash} limit 1`);
  return row === undefined ? undefined : ofNumber(house, row.number);
}
