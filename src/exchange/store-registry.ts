import { lookupHash, seal, unseal } from '#ledger/seal';
import type { Runner } from '#store/database';
import type { KeyStore } from '#store/keys';
import { sql } from '#store/sql';
import type { AgencyId, SubjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** A registry that this house keeps for its agency. Records are sealed under the key of the person they are about. */
export interface RegistryName {
  readonly agency: AgencyId;
  readonly registry: string;
}

export interface NewRecord {
  readonly key: string;
  /** NIK of the owner, where the registry can be listed by owner. */
  readonly owner: string | null;
  readonly subject: SubjectId;
  readonly fields: JsonObject;
}

interface Row {
  readonly sealed: Buffer;
  readonly subject: string;
  readonly version: number;
}

export interface StoredRecord {
  readonly fields: JsonObject;
  readonly subject: SubjectId;
  readonly version: number;
}

export async function findRecord(
  db: Runner,
  keys: KeyStore,
  name: RegistryName,
  key: string,
): Promise<StoredRecord | undefined> {
  const hmac = hashKey(keys, name, key);
  const row = await db.one<Row>(sql`
    select sealed, subject, version from registry_records
    where agency = ${name.agency} and registry = ${name.registry} and key_hmac = ${hmac}`);
  return row === undefined ? undefined : openRow(keys, row);
}

/** Records whose owner has this NIK, in the order they were entered. */
export async function recordsOfOwner(
  db: Runner,
  keys: KeyStore,
  name: RegistryName,
  owner: string,
): Promise<StoredRecord[]> {
  const hmac = hashOwner(keys, name, owner);
  const rows = await db.many<Row>(sql`
    select sealed, subject, version from registry_records
    where agency = ${name.agency} and registry = ${name.registry} and owner_hmac = ${hmac}
    order by updated_at, key_hmac limit 200`);
  return Promise.all(rows.map((row) => openRow(keys, row)));
}

/** Enters or replaces a record. */
export async function putRecord(
  db: Runner,
  keys: KeyStore,
  name: RegistryName,
  record: NewRecord,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const key = await keys.keyFor(record.subject);
  const hmac = hashKey(keys, name, record.key);
  const sealed = seal(key, record.fields, seed, `record/${name.agency}/${name.registry}/${hmac.toString('hex')}`);
  const owner = record.owner === null ? null : hashOwner(keys, name, record.owner);
  await db.run(sql`
    insert into registry_records (agency, registry, key_hmac, owner_hmac, sealed, subject, version, updated_at)
    values (${name.agency}, ${name.registry}, ${hmac}, ${owner}, ${sealed}, ${record.subject}, 1, ${at})
    on conflict (agency, registry, key_hmac) do update
    set owner_hmac = excluded.owner_hmac, sealed = excluded.sealed, subject = excluded.subject,
        version = registry_records.version + 1, updated_at = excluded.updated_at`);
}

/** Whether the registry has any record yet; an empty one is filled from the government's folder. */
export async function isEmpty(db: Runner, name: RegistryName): Promise<boolean> {
  const row = await db.one(sql`
    select 1 from registry_records where agency = ${name.agency} and registry = ${name.registry} limit 1`);
  return row === undefined;
}

async function openRow(keys: KeyStore, row: Row): Promise<StoredRecord> {
  const subject = row.subject as SubjectId; // written by putRecord
  const fields: { [field: string]: Json } = { ...unseal(await keys.keyFor(subject), row.sealed) };
  return { fields, subject, version: row.version };
}

function hashKey(keys: KeyStore, name: RegistryName, key: string): Buffer {
  return lookupHash(keys.lookupKey, `record/${name.agency}/${name.registry}`, key);
}

function hashOwner(keys: KeyStore, name: RegistryName, owner: string): Buffer {
  return lookupHash(keys.lookupKey, `owner/${name.agency}/${name.registry}`, owner);
}
