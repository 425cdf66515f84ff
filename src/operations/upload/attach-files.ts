import {
  acceptedBy,
  filesIn,
  isAccepted,
  type KeptFile,
  kindOfFile,
  LARGEST_FILE,
  mostFiles,
} from '#definitions/file-kind';
import { parseForm } from '#definitions/form';
import { type FieldError, type FileFault, sayFileFault } from '#definitions/form-words';
import type { Government } from '#definitions/government';
import type { FactType } from '#definitions/schema/facts';
import type { FormFile } from '#definitions/schema/form';
import { seal, sealBytes } from '#ledger/seal';
import type { House } from '#operations/house';
import { filesAt, type Place } from '#operations/upload/files-at';
import { sql } from '#store/sql';
import { type SubjectId, uuidv7 } from '#terms/ids';
import { isList, isObject, type Json, type JsonObject, textOf } from '#terms/json';
import { type Instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A file as it came in; neither its name nor what the sender calls it is believed. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a form sent for its fields of type `file`: new ones by fact, and those of before that are to go. */
export interface SentFiles {
  readonly added: { readonly [fact: string]: readonly SentFile[] };
  readonly removed: readonly string[];
}

export interface Attached {
  /** Files that stand under each fact now. */
  readonly values: { readonly [fact: string]: readonly KeptFile[] };
  readonly errors: readonly FieldError[];
}

/** Which form, and those of its fields that were asked. */
export interface Asked {
  readonly government: Government;
  readonly form: FormFile;
  readonly fields: readonly string[];
}

/**
 * Seals what was attached under the person's key and keeps it at its draft or step, so that it stays when another field is
 * wrong. What cannot be taken comes back as an error of its field; the rest is kept. Sent twice, it is kept once.
 */
export async function attachFiles(
  house: Pick<House, 'db' | 'keys'>,
  place: Place,
  asked: Asked,
  sent: SentFiles,
  at: Instant,
  seed: Seed,
): Promise<Attached> {
  const facts = fileFacts(asked);
  if (facts.length === 0) return { values: {}, errors: [] };
  if (sent.removed.length > 0) await removeFiles(house, place, sent.removed);
  const before = await filesAt(house, place);
  const values: { [fact: string]: readonly KeptFile[] } = {};
  const errors: FieldError[] = [];
  for (const fact of facts) {
    const kept = [...(before.get(fact.id) ?? [])];
    for (const file of sent.added[fact.id] ?? []) {
      const id = uploadId(fact.id, file, at, seed);
      const fault = kept.some((one) => one.id === id) ? null : faultOf(asked.form, fact, kept.length, file);
      if (fault !== null) errors.push(errorOf(asked.form, fact, fault));
      else if (kept.every((one) => one.id !== id)) kept.push(await keepFile(house, place, fact.id, id, file, at, seed));
    }
    values[fact.id] = kept;
  }
  return { values, errors };
}

const DAY = 86_400_000;

/** The same file of the same press, and of a press repeated within the day, has one id. */
function uploadId(fact: string, { bytes }: SentFile, at: Instant, seed: Seed): string {
  const day = milliseconds(at) - (milliseconds(at) % DAY);
  return uuidv7(day, derive(seed, `upload/${fact}/${sha256(bytes).toString('hex')}`, 10));
}

/** Facts of type `file` among what a form asks. */
export function fileFacts({ government, form, fields }: Asked): readonly FactType[] {
  return fields.flatMap((name) => {
    const fact = government.facts.get(name);
    return fact?.type === 'file' && Object.hasOwn(form.schema.properties, name) ? [fact] : [];
  });
}

/** `parseForm` with the files that stand there; refuses `form-invalid` with what is wrong with them beside the rest. */
export function parseWithFiles(
  { government, form, fields }: Asked,
  typed: JsonObject,
  { values, errors }: Attached,
): { readonly [fact: string]: Json } {
  const own = Object.fromEntries(Object.entries(typed).filter(([name]) => government.facts.get(name)?.type !== 'file'));
  const given = { ...own, ...(values as unknown as JsonObject) }; // a kept file is JSON
  if (errors.length === 0) return parseForm(form, government, given, fields).values;
  const others = faultsElsewhere(() => parseForm(form, government, given, fields), errors);
  throw new Refusal('form-invalid', `${errors.length} file(s) of form ${form.id} were not taken`, {
    form: form.id,
    errors: [...errors, ...others],
  });
}

function faultsElsewhere(parse: () => unknown, errors: readonly FieldError[]): readonly Json[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'form-invalid') throw error;
    const all = error.facts['errors'] ?? [];
    const named = new Set(errors.map(({ field }) => field));
    return isList(all) ? all.filter((one) => !isObject(one) || !named.has(textOf(one['field']))) : []; // as parseForm gives them
  }
}

function faultOf(form: FormFile, fact: FactType, before: number, { bytes }: SentFile): FileFault | null {
  const narrowed = narrowedBy(form, fact);
  if (bytes.length === 0) return 'file-empty';
  if (bytes.length > LARGEST_FILE) return 'file-too-large';
  const kind = kindOfFile(bytes);
  if (kind === null || !isAccepted(acceptedBy(narrowed), kind)) return 'file-kind';
  return before >= mostFiles(narrowed) ? 'file-too-many' : null;
}

function errorOf(form: FormFile, fact: FactType, fault: FileFault): FieldError {
  const narrowed = narrowedBy(form, fact);
  const takes = { groups: acceptedBy(narrowed), most: mostFiles(narrowed) };
  return { field: fact.id, keyword: fault, message: sayFileFault(fact, fault, takes) };
}

function narrowedBy(form: FormFile, fact: FactType): JsonObject | undefined {
  return form.schema.properties[fact.id] as JsonObject | undefined; // read from JSON
}

async function keepFile(
  house: Pick<House, 'db' | 'keys'>,
  { place, item, subject }: Place,
  fact: string,
  id: string,
  { name, bytes }: SentFile,
  at: Instant,
  seed: Seed,
): Promise<KeptFile> {
  const kind = kindOfFile(bytes);
  if (kind === null) throw new Error('faultOf lets no other kind pass');
  const file: KeptFile = { id, name: plainName(name), kind, size: bytes.length, sha256: sha256(bytes).toString('hex') };
  const key = await house.keys.keyFor(subject);
  const head = seal(key, { ...file }, seed, `upload/${id}/head`);
  const body = sealBytes(key, bytes, seed, `upload/${id}/body`);
  await house.db.run(sql`
    insert into uploads (upload_id, place, item, fact, subject, head, body, at, held)
    values (${id}, ${place}, ${item}, ${fact}, ${subject}, ${head}, ${body}, ${at}, false)
    on conflict (upload_id) do nothing`);
  return file;
}

const LONGEST_NAME = 120;

/** The last part of a path, without what a terminal or a header would take for a command. */
function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}"<>|:*?]/gu, '').trim();
  return plain === '' || plain.startsWith('.')
    ? `berkas${plain}`.slice(0, LONGEST_NAME)
    : plain.slice(0, LONGEST_NAME).replace(/\p{Cs}$/u, '');
}

async function removeFiles(
  house: Pick<House, 'db'>,
  { place, item, subject }: Place,
  ids: readonly string[],
): Promise<void> {
  const plain = ids.filter((id) => UPLOAD_ID.test(id));
  await house.db.run(sql`
    delete from uploads where upload_id = any(${plain}) and place = ${place} and item = ${item}
      and subject = ${subject} and not held`);
}

const UPLOAD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids of all files in answers, whoever wrote them. */
export function fileIds(government: Government, answers: JsonObject): readonly string[] {
  const lists = Object.entries(answers).filter(([name]) => government.facts.get(name)?.type === 'file');
  return lists.flatMap(([, value]) => filesIn(value).map(({ id }) => id));
}

/** Whose files they may be: one person's, or those attached at one case. */
export type Owned = { readonly subject: SubjectId } | { readonly place: string };

/**
 * Does `act` with the files held for what comes of it, so that no sweep takes them, and lets them go again when it is refused.
 * Refuses `file-unknown` for a file that was never attached here: what an answer says of itself is not believed.
 */
export async function holdingFiles<T>(
  house: Pick<House, 'db'>,
  ids: readonly string[],
  owned: Owned,
  act: () => Promise<T>,
): Promise<T> {
  if (ids.length === 0) return act();
  const mine = await hold(house, ids, owned);
  if (mine.length !== new Set(ids).size) throw new Refusal('file-unknown', 'A file named there was never attached');
  try {
    return await act();
  } catch (error) {
    const fresh = mine.filter(({ held }) => !held).map(({ upload_id }) => upload_id);
    await house.db.run(sql`update uploads set held = false where upload_id = any(${fresh})`);
    throw error;
  }
}

function hold(
  house: Pick<House, 'db'>,
  ids: readonly string[],
  owned: Owned,
): Promise<{ upload_id: string; held: boolean }[]> {
  const plain = ids.filter((id) => UPLOAD_ID.test(id));
  const [subject, place] = 'subject' in owned ? [owned.subject, null] : [null, owned.place];
  return house.db.many<{ upload_id: string; held: boolean }>(sql`
    with mine as (
      select upload_id, held from uploads
      where upload_id = any(${plain}) and (subject = ${subject} or place = ${place}) for update),
    taken as (update uploads set held = true from mine where uploads.upload_id = mine.upload_id and not mine.held)
    select upload_id, held from mine`);
}
