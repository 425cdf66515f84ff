import { timingSafeEqual } from 'node:crypto';
import { allowCitizen, type Person } from '#access/person';
import { appendActs } from '#ledger/append';
import { lookupHash, seal, unseal } from '#ledger/seal';
import type { Letter, NoticeWay } from '#notices/port';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { chainId, type SubjectId } from '#terms/ids';
import { textOf } from '#terms/json';
import { LANGUAGES, type Language } from '#terms/language';
import { type Instant, instant, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** How a person is told beside the page. */
export const NOTICE_WAYS = ['page', 'email', 'message'] as const;
export type NoticeWayName = (typeof NOTICE_WAYS)[number];

/** A person's choice, with the address opened. */
export interface ChosenWay {
  readonly way: NoticeWayName;
  readonly language: Language;
  readonly address: string;
  readonly verified: boolean;
}

type Parts = Pick<House, 'db' | 'keys'> & Pick<House, 'notices'>;

/** How long a code opens, how often it may be guessed, and how soon another is sent. Milliseconds. */
const CODE_LASTS = 30 * 60_000;
const MOST_GUESSES = 5;
const NEXT_CODE = 60_000;

interface Stored {
  readonly way: NoticeWayName;
  readonly language: Language;
  readonly sealed: Buffer;
  readonly verified: boolean;
  readonly code_hash: Buffer | null;
  readonly code_sent: string | null;
  readonly guesses: number;
}

/** Null where none was chosen, or the person was erased: then there is the page. */
export async function chosenWay({ db, keys }: Parts, subject: SubjectId): Promise<ChosenWay | null> {
  const row = await stored({ db }, subject);
  const key = row === undefined ? undefined : (await keys.find([subject])).get(subject);
  if (row === undefined || key === undefined) return null;
  const { way, language, verified } = row;
  return { way, language, verified, address: textOf(unseal(key, row.sealed)['address'] ?? '') };
}

async function stored({ db }: Pick<House, 'db'>, subject: SubjectId): Promise<Stored | undefined> {
  return db.one<Stored>(sql`
    select way, language, sealed, verified, code_hash, code_sent, guesses from notice_ways where subject = ${subject}`);
}

export interface WayWish {
  readonly way: string;
  readonly address: string;
  readonly language: string;
}

/**
 * Chooses how to be told. An address is used only once it was shown to be the person's own: a code goes to it. Refuses
 * `way-closed` (this house has no such way), `address-malformed`, `too-many` (a code was just sent), `notice-unsent`.
 */
export async function chooseWay(
  house: Parts,
  person: Person | null,
  wish: WayWish,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { subject } = allowCitizen(person, 'own-cases');
  const way = NOTICE_WAYS.find((one) => one === wish.way);
  if (way === undefined) throw new Refusal('way-closed', 'There is no such way', { way: wish.way });
  const language = LANGUAGES.find((one) => one === wish.language) ?? 'id';
  const address = way === 'page' ? '' : addressOf(way, wish.address);
  const before = await chosenWay(house, subject);
  const isKnown = before?.verified === true && before.way === way && before.address === address;
  const code = way === 'page' || isKnown ? null : codeOf(seed);
  const hash = code === null ? null : hashOf(house, subject, code);
  const known = await stored(house, subject);
  if (hash !== null && known?.code_hash?.equals(hash) === true) return; // the same form again
  if (hash !== null && known?.code_sent != null && at < later(instant(known.code_sent), NEXT_CODE))
    throw new Refusal('too-many', 'A code was just sent');
  const out = way === 'page' ? null : open(house, way);
  const key = await house.keys.keyFor(subject);
  const sealed = seal(key, { address }, seed, 'notice-way');
  await house.db.run(sql`
    insert into notice_ways (subject, way, language, sealed, verified, code_hash, code_sent, guesses)
    values (${subject}, ${way}, ${language}, ${sealed}, ${code === null}, ${hash}, ${code === null ? null : at}, 0)
    on conflict (subject) do update set way = excluded.way, language = excluded.language, sealed = excluded.sealed,
      verified = excluded.verified, code_hash = excluded.code_hash, code_sent = excluded.code_sent, guesses = 0`);
  await note(house, subject, 'notice-way-chosen', way, at, seed);
  if (out === null || code === null) return;
  const sent = await out.send(codeLetter(address, code, language, `code/${subject}/${at}`));
  if (sent.kind !== 'sent') throw new Refusal('notice-unsent', 'The code could not be sent');
}

/** The code that came to the address. Refuses `code-wrong`, also for one that is too old or was guessed too often. */
export async function confirmWay(
  house: Parts,
  person: Person | null,
  code: string,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { subject } = allowCitizen(person, 'own-cases');
  // Counted before it is compared, so that guesses sent at once are counted too.
  const row = await house.db.one<{ code_hash: Buffer; way: string }>(sql`
    update notice_ways set guesses = guesses + 1
    where subject = ${subject} and code_hash is not null and guesses < ${MOST_GUESSES} and code_sent > ${later(at, -CODE_LASTS)}
    returning code_hash, way`);
  const given = hashOf(house, subject, code.trim());
  if (row === undefined || !timingSafeEqual(row.code_hash, given))
    throw new Refusal('code-wrong', 'That is not the code');
  await house.db.run(sql`
    update notice_ways set verified = true, code_hash = null where subject = ${subject} and code_hash = ${given}`);
  await note(house, subject, 'notice-way-verified', row.way, at, seed);
}

function addressOf(way: 'email' | 'message', text: string): string {
  const address = way === 'email' ? text.trim() : text.replace(/[\s-]/g, '');
  const isGood = way === 'email' ? /^[^\s@<>,;:"()]{1,64}@[^\s@<>,;:"()]{1,180}\.[a-z]{2,}$/i : /^(\+62|0)8\d{7,12}$/;
  if (!isGood.test(address)) throw new Refusal('address-malformed', 'That is no address');
  return way === 'message' && address.startsWith('0') ? `+62${address.slice(1)}` : address;
}

function open({ notices }: Parts, way: 'email' | 'message'): NoticeWay {
  const found = notices?.[way] ?? null;
  if (found === null) throw new Refusal('way-closed', 'This house has no such way', { way });
  return found;
}

/** Six digits. */
function codeOf(seed: Seed): string {
  const number = Buffer.from(derive(seed, 'notice code', 6)).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

function hashOf({ keys }: Parts, subject: SubjectId, code: string): Buffer {
  return lookupHash(keys.lookupKey, 'notice-code', `${subject}\n${code}`);
}

function codeLetter(to: string, code: string, language: Language, key: string): Letter {
  return language === 'id'
    ? {
        key,
        to,
        language,
        subject: 'Kode Manunggal',
        text: `Kode Anda ${code}. Berlaku 30 menit. Bila Anda tidak memintanya, abaikan.`,
      }
    : {
        key,
        to,
        language,
        subject: 'Manunggal code',
        text: `Your code is ${code}. It lasts 30 minutes. If you did not ask for it, ignore this.`,
      };
}

async function note(
  house: Parts,
  subject: SubjectId,
  kind: string,
  way: string,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const draft = { kind, element: null, agency: null, position: null, data: { way } };
  await appendActs(house.db, { chain: chainId(subject), drafts: [draft], at, seed });
}
