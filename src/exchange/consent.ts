import { lookupHash, seal, unseal } from '#ledger/seal';
import type { Runner } from '#store/database';
import type { KeyStore } from '#store/keys';
import { sql } from '#store/sql';
import type { AgencyId, SubjectId } from '#terms/ids';
import { canonical, type Json, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { type Seed, sha256, sha256Hex } from '#terms/random';

/** What one person allows: which facts may go from whom to whom, what for, until when, and in which words it was asked. */
export interface ConsentRecord {
  readonly id: string;
  readonly subject: SubjectId;
  readonly fields: readonly string[];
  readonly provider: AgencyId;
  readonly consumer: AgencyId;
  /** `<service>/<read>`. */
  readonly purpose: string;
  readonly basis: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly text: { readonly version: number; readonly sha256: string };
  readonly language: Language;
}

/** By which the exchange names a consent: its id, and the SHA-256 of the signed record. */
export interface ConsentName {
  readonly id: string;
  readonly hash: Buffer;
}

/** What is wished on the strength of a consent. */
export interface ConsentUse {
  readonly subject: SubjectId;
  readonly provider: string;
  readonly consumer: string;
  readonly purpose: string;
  readonly fields: readonly string[];
}

/** A consent as it is kept, with the moment of its withdrawal. */
export interface KeptConsent extends ConsentName {
  readonly record: ConsentRecord;
  readonly withdrawn: Instant | null;
}

type Store = { readonly db: Runner; readonly keys: KeyStore };

/**
 * Signs and keeps a consent. There is no passkey yet: the person signs by the sealed form of their session, whose press the
 * seed is derived from, so the mark is a keyed hash that only this house can make and judge.
 */
export async function keepConsent({ db, keys }: Store, record: ConsentRecord, seed: Seed): Promise<ConsentName> {
  const form = sha256Hex(seed);
  const signed = { record: asJson(record), form, mark: markOf(keys, record, form) };
  const hash = sha256(canonical(signed));
  const { id, subject, purpose, from, until } = record;
  const sealed = seal(await keys.keyFor(subject), signed, seed, `consent/${id}`);
  await db.run(sql`
    insert into consents (consent_id, subject, purpose, hash, sealed, given_at, until)
    values (${id}, ${subject}, ${purpose}, ${hash}, ${sealed}, ${from}, ${until})`);
  await noteConsent(db, id, 'given', from);
  return { id, hash };
}

/** Appends a status; the second of the same kind is refused by its key. */
export async function noteConsent(db: Runner, id: string, status: 'given' | 'withdrawn', at: Instant): Promise<void> {
  await db.run(sql`insert into consent_status (consent_id, status, at) values (${id}, ${status}, ${at})`);
}

/** Consents of a person, latest first; one whose record was altered is none. */
export async function consentsOf({ db, keys }: Store, subject: SubjectId, purpose?: string): Promise<KeptConsent[]> {
  const rows = await db.many<Row>(sql`
    select c.consent_id, c.hash, c.sealed, w.at as withdrawn from consents c
    join consent_status g on g.consent_id = c.consent_id and g.status = 'given'
    left join consent_status w on w.consent_id = c.consent_id and w.status = 'withdrawn'
    where c.subject = ${subject} and (${purpose ?? null}::text is null or c.purpose = ${purpose ?? null})
    order by c.given_at desc, c.consent_id desc`);
  if (rows.length === 0) return [];
  const key = (await keys.find([subject])).get(subject);
  if (key === undefined) return [];
  return rows.flatMap((row) => opened(keys, key, subject, row) ?? []);
}

/** The consent that carries this use now, read afresh; undefined where there is none. */
export async function consentFor(store: Store, use: ConsentUse, at: Instant): Promise<ConsentName | undefined> {
  const all = await consentsOf(store, use.subject, use.purpose);
  return all.find((one) => carries(one, use, at));
}

/** Whether the consent so named carries this use now: its own record, of this person, given, not withdrawn, not over. */
export async function consentHolds(store: Store, name: ConsentName, use: ConsentUse, at: Instant): Promise<boolean> {
  const all = await consentsOf(store, use.subject, use.purpose);
  return all.some((one) => one.id === name.id && one.hash.equals(name.hash) && carries(one, use, at));
}

/** Pure: what a consent carries. */
export function carries({ record, withdrawn }: Omit<KeptConsent, 'hash'>, use: ConsentUse, at: Instant): boolean {
  return (
    withdrawn === null &&
    record.subject === use.subject &&
    record.provider === use.provider &&
    record.consumer === use.consumer &&
    record.purpose === use.purpose &&
    record.from <= at &&
    at < record.until &&
    use.fields.every((field) => record.fields.includes(field))
  );
}

interface Row {
  readonly consent_id: string;
  readonly hash: Buffer;
  readonly sealed: Buffer;
  readonly withdrawn: Instant | null;
}

function opened(keys: KeyStore, key: Uint8Array, subject: SubjectId, row: Row): KeptConsent | undefined {
  const signed = unsealed(key, row.sealed);
  if (signed === undefined || !sha256(canonical(signed)).equals(row.hash)) return undefined;
  const record = signed['record'] as unknown as ConsentRecord; // written by `keepConsent`, as the mark below proves
  const forged = textOf(signed['mark']) !== markOf(keys, record, textOf(signed['form']));
  if (forged || record.subject !== subject || record.id !== row.consent_id) return undefined;
  return { id: row.consent_id, hash: row.hash, record, withdrawn: row.withdrawn };
}

function unsealed(key: Uint8Array, sealed: Uint8Array): JsonObject | undefined {
  try {
    return unseal(key, sealed);
  } catch {
    return undefined; // altered, or of another person
  }
}

function markOf({ lookupKey }: KeyStore, record: ConsentRecord, form: string): string {
  return lookupHash(lookupKey, 'consent', `${canonical(asJson(record))}\n${form}`).toString('base64url');
}

function asJson(record: ConsentRecord): { readonly [name: string]: Json } {
  return { ...record };
}
