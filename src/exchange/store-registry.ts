import { type Head, NO_HEAD } from '#ledger/act';
import { lookupHash, seal, unseal } from '#ledger/seal';
import type { Runner } from '#store/database';
import type { KeyStore } from '#store/keys';
import { sql } from '#store/sql';
import { type AgencyId, agencyId, type SubjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/**
 * A registry that this house keeps for its agency. Records are sealed under the key of the person they are about, in a table
 * that the role of all work cannot read: the functions of the schema `registry` give one by the hash of its key.
 */
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
  readonly agency: string;
  readonly registry: string;
  readonly key_hmac: Buffer;
  readonly sealed: Buffer;
  readonly subject: string;
  readonly version: number;
  readonly seq: number | null;
  readonly c: Buffer | null;
  readonly at: string | null;
}

export interface StoredRecord {
  readonly agency: AgencyId;
  readonly fields: JsonObject;
  /** Grows with each change. */
  readonly version: number;
  /** Whom the record is about, and where the chain of their trail ended when it was read. */
  readonly subject: SubjectId;
  readonly head: Head;
}

/** A record by the registry's own key. */
export interface RecordKey extends RegistryName {
  readonly key: string;
  /** Whom the agency has followed: a record keeps the id under which it was entered. */
  readonly before?: readonly AgencyId[];
}

export async function findRecord(db: Runner, keys: KeyStore, wanted: RecordKey): Promise<StoredRecord | undefined> {
  return (await findRecords(db, keys, [wanted]))[0];
}

/** Records of any registries of this house in one statement, in the order they are wanted. */
export async function findRecords(
  db: Runner,
  keys: KeyStore,
  wanted: readonly RecordKey[],
): Promise<(StoredRecord | undefined)[]> {
  const places = wanted.flatMap(({ before = [], ...own }, place) =>
    [own.agency, ...before].map((agency) => ({ place, one: { ...own, agency } })),
  );
  const found = await findExactly(
    db,
    keys,
    places.map(({ one }) => one),
  );
  return wanted.map((_, place) => found.find((record, n) => places[n]?.place === place && record !== undefined));
}

async function findExactly(
  db: Runner,
  keys: KeyStore,
  wanted: readonly RecordKey[],
): Promise<(StoredRecord | undefined)[]> {
  const hmacs = wanted.map((one) => hashKey(keys, one, one.key));
  const rows = await db.many<Row>(sql`
    select agency, registry, key_hmac, sealed, subject, version, h.seq, h.c, h.at
    from registry.find(${wanted.map(({ agency }) => agency)}::text[], ${wanted.map(({ registry }) => registry)}::text[],
      ${hmacs}::bytea[]) r
    left join lateral (select seq, c, at from acts where chain = r.subject order by seq desc limit 1) h on true`);
  return Promise.all(
    wanted.map(({ agency, registry }, place) => {
      const own = rows.find(
        (row) => row.agency === agency && row.registry === registry && hmacs[place]?.equals(row.key_hmac) === true,
      );
      return own === undefined ? Promise.resolve(undefined) : openRow(keys, own);
    }),
  );
}

/** Nobody else changes the record until this transaction ends. */
export async function holdRecord(transaction: Runner, keys: KeyStore, record: RecordKey): Promise<void> {
  await transaction.run(sql`
    select registry.hold(${record.agency}, ${record.registry}, ${hashKey(keys, record, record.key)})`);
}

/** Nobody else enters a record under this key until this transaction ends, also where there is none yet. */
export async function holdKey(transaction: Runner, keys: KeyStore, record: RecordKey): Promise<void> {
  const hash = hashKey(keys, record, record.key).readBigInt64BE();
  await transaction.run(sql`select pg_advisory_xact_lock(${hash.toString()}::bigint)`);
}

/** Records in a registry of several agencies whose owner has this NIK, in the order of the agencies and of their entry. */
export async function recordsOfOwner(
  db: Runner,
  keys: KeyStore,
  { agencies, registry }: { readonly agencies: readonly AgencyId[]; readonly registry: string },
  owner: string,
): Promise<StoredRecord[]> {
  const hmacs = agencies.map((agency) => hashOwner(keys, { agency, registry }, owner));
  const rows = await db.many<Row>(sql`
    select agency, registry, key_hmac, sealed, subject, version, h.seq, h.c, h.at
    from registry.of_owner(${agencies}::text[], ${registry}, ${hmacs}::bytea[]) with ordinality
      as r (agency, registry, key_hmac, sealed, subject, version, place)
    left join lateral (select seq, c, at from acts where chain = r.subject order by seq desc limit 1) h on true
    order by r.place`);
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
    select registry.put(${name.agency}, ${name.registry}, ${hmac}, ${owner}::bytea, ${sealed}, ${record.subject}::uuid,
      ${at}::timestamptz)`);
}

/** Records that a statement enters at once. */
const AT_ONCE = 1_000;

/** Enters many records that are not there yet; one that is there stays as it is. */
export async function enterRecords(
  db: Runner,
  keys: KeyStore,
  records: readonly (NewRecord & RegistryName)[],
  at: Instant,
  seed: Seed,
): Promise<void> {
  for (let n = 0; n < records.length; n += AT_ONCE) {
    const some = records.slice(n, n + AT_ONCE);
    const dataKeys = await keys.keysFor(some.map(({ subject }) => subject));
    const hmacs = some.map((record) => hashKey(keys, record, record.key));
    const sealed = some.map(({ agency, registry, subject, fields }, place) => {
      const key = dataKeys.get(subject);
      if (key === undefined) throw new Error('a key that was just made is not there');
      return seal(key, fields, seed, `record/${agency}/${registry}/${hmacs[place]?.toString('hex')}`);
    });
    await db.run(sql`
      select registry.enter(${some.map(({ agency }) => agency)}::text[], ${some.map(({ registry }) => registry)}::text[],
        ${hmacs}::bytea[], ${some.map((record) => (record.owner === null ? null : hashOwner(keys, record, record.owner)))}::bytea[],
        ${sealed}::bytea[], ${some.map(({ subject }) => subject)}::uuid[], ${at}::timestamptz)`);
  }
}

/** Which records were entered or changed after a moment, in the order they are named; says nothing of what is in them. */
export async function changedRecords(
  db: Runner,
  keys: KeyStore,
  named: readonly (RecordKey & { readonly since: Instant })[],
): Promise<boolean[]> {
  const rows = await db.many<{ place: number }>(sql`
    select c.place::int as place
    from registry.changed(${named.map(({ agency }) => agency)}::text[], ${named.map(({ registry }) => registry)}::text[],
      ${named.map((one) => hashKey(keys, one, one.key))}::bytea[], ${named.map(({ since }) => since)}::timestamptz[])
      as c (place)`);
  const changed = new Set(rows.map(({ place }) => place - 1));
  return named.map((_, place) => changed.has(place));
}

/** Whether the registry has any record yet; an empty one is filled from the government's folder. */
export async function isEmpty(db: Runner, name: RegistryName): Promise<boolean> {
  const row = await db.one<{ any: boolean }>(sql`select registry.has_any(${name.agency}, ${name.registry}) as any`);
  return row?.any !== true;
}

async function openRow(keys: KeyStore, row: Row): Promise<StoredRecord> {
  const subject = row.subject as SubjectId; // written by putRecord
  const fields: { [field: string]: Json } = { ...unseal(await keys.keyFor(subject), row.sealed) };
  const { seq, c, at } = row;
  const head = seq === null || at === null ? NO_HEAD : { seq, c: c?.toString('base64url') ?? null, at: instant(at) };
  return { agency: agencyId(row.agency), fields, version: row.version, subject, head };
}

function hashKey(keys: KeyStore, name: RegistryName, key: string): Buffer {
  return lookupHash(keys.lookupKey, `record/${name.agency}/${name.registry}`, key);
}

function hashOwner(keys: KeyStore, name: RegistryName, owner: string): Buffer {
  return lookupHash(keys.lookupKey, `owner/${name.agency}/${name.registry}`, owner);
}
