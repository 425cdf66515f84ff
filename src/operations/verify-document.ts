import type { TrustList } from '#documents/trust';
import { verifyPdf } from '#documents/verify';
import type { House } from '#operations/house';
import type { Answer, VerifyView } from '#operations/views/proof';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { isDocumentNumber } from '#terms/random';

interface Row {
  readonly number: string;
  readonly sha256: Buffer;
  readonly sealed_at: Instant;
  readonly status: string;
}

/** Nothing asked yet. */
export function nothingChecked(number: string, error: string | null): VerifyView {
  return { number, result: null, error };
}

/** A paper by its number: whether it was sealed here and stands. Shows nothing personal. */
export async function verifyByNumber(
  house: Pick<House, 'db'>,
  number: string,
  language: Language,
): Promise<VerifyView> {
  const row = isDocumentNumber(number) ? await findPaper(house, number) : undefined;
  if (row === undefined) return nothingChecked(number, WORDS[language].unknown);
  return resultView(row, 'not-checked', language);
}

/** A PDF that somebody holds: its seal, and whether these are the bytes sealed here. */
export async function verifyUpload(
  house: Pick<House, 'db'>,
  bytes: Uint8Array,
  trust: TrustList,
  language: Language,
): Promise<VerifyView> {
  const check = verifyPdf(bytes, trust);
  const row = await house.db.one<Row>(sql`
    select number, sha256, sealed_at, status from documents where sha256 = ${Buffer.from(check.sha256, 'base64url')} limit 1`);
  const sealed = check.seal === 'yes' && row !== undefined;
  return resultView(row, sealed ? 'yes' : 'no', language);
}

async function findPaper(house: Pick<House, 'db'>, number: string): Promise<Row | undefined> {
  return house.db.one<Row>(sql`select number, sha256, sealed_at, status from documents where number = ${number}`);
}

function resultView(row: Row | undefined, seal: Answer, language: Language): VerifyView {
  const words = WORDS[language];
  const valid = row !== undefined && row.status === 'valid' && seal !== 'no';
  const kept: Answer = row === undefined ? 'no' : 'yes';
  return {
    number: row?.number ?? '',
    error: null,
    result: {
      sentence: valid ? words.good : words.bad,
      kind: valid ? 'ok' : 'late',
      checks: [
        { what: words.seal, answer: seal, detail: seal === 'not-checked' ? words.bring : '' },
        { what: words.hash, answer: seal === 'not-checked' ? 'not-checked' : kept, detail: '' },
        { what: words.known, answer: kept, detail: '' },
        { what: words.log, answer: 'not-checked', detail: words.noLog },
        { what: words.status, answer: valid ? 'yes' : 'no', detail: '' },
      ],
      issuer: null,
      issuedAt: row?.sealed_at ?? null,
      basis: null,
      printed: [],
    },
  };
}

const WORDS: {
  readonly [language in Language]: {
    readonly [word in
      | 'unknown'
      | 'good'
      | 'bad'
      | 'seal'
      | 'hash'
      | 'known'
      | 'log'
      | 'noLog'
      | 'status'
      | 'bring']: string;
  };
} = {
  id: {
    unknown: 'Tidak ada dokumen dengan nomor itu. Periksa penulisannya.',
    good: 'Dokumen ini diterbitkan di sini dan berlaku',
    bad: 'Dokumen ini bukan yang kami segel',
    seal: 'Segel instansi',
    hash: 'Isi berkas sama dengan yang disegel',
    known: 'Tercatat di sini',
    log: 'Tercatat di buku catatan umum',
    noLog: 'Buku catatan umum belum berjalan.',
    status: 'Masih berlaku',
    bring: 'Unggah PDF-nya untuk memeriksa segel.',
  },
  en: {
    unknown: 'There is no paper with that number. Check how it is written.',
    good: 'This paper was issued here and is valid',
    bad: 'This is not the paper we sealed',
    seal: 'Seal of the agency',
    hash: 'The file is the one that was sealed',
    known: 'Recorded here',
    log: 'Recorded in the public log',
    noLog: 'The public log does not run yet.',
    status: 'Still valid',
    bring: 'Upload the PDF to check its seal.',
  },
};
