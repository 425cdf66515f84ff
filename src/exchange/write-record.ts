import type { RegistryFile } from '#definitions/registry-schema';
import { findRecord, holdKey, holdRecord, putRecord, type StoredRecord } from '#exchange/store-registry';
import { lookDraft } from '#exchange/trail';
import { link } from '#ledger/chain';
import { appendToChain, readHead } from '#store/chain';
import { type Database, type Runner, takenKey } from '#store/database';
import type { KeyStore } from '#store/keys';
import { readInbox } from '#store/step-read';
import { type AgencyId, chainId, type SubjectId } from '#terms/ids';
import { type Json, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** What an agency enters in a record of a registry that it holds itself. */
export interface RecordWrite {
  readonly registry: RegistryFile;
  readonly holder: AgencyId;
  /** To whom the case sent it, which may have ended since: a write names itself by this however often it is sent. */
  readonly sentTo: AgencyId;
  /** Whom the holder has followed; their records stay under their ids. */
  readonly before: readonly AgencyId[];
  readonly key: string;
  /** By fact of the registry. */
  readonly values: { readonly [fact: string]: Json };
  /** Whom a new record is about where there is none yet; null where the registry must have it. */
  readonly about: SubjectId | null;
  /** `<service>/<element>`: why, and on which basis, stands in the service's definition. */
  readonly purpose: string;
  readonly caseNumber: string;
  /** Names this write: however often it is sent, it happens once. */
  readonly idem: string;
}

/** `receipt`: commitment of the act on the chain of the person whose record it is. */
export type Written = { readonly kind: 'written'; readonly receipt: string } | { readonly kind: 'unknown' };

interface Parts {
  readonly db: Database;
  readonly keys: KeyStore;
}

/**
 * Changes a record, or enters it where it is new, and says so on the chain of the person it is about, in one transaction: neither is there without the
 * other. The same write sent again gives the first one's receipt and changes nothing, also where another has changed the
 * record since.
 */
export async function writeRecord(house: Parts, write: RecordWrite, at: Instant, seed: Seed): Promise<Written> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return await house.db.transaction((runner) => writeOnce(runner, house.keys, write, at, seed));
    } catch (error) {
      if (takenKey(error) === undefined) throw error; // somebody else appended to the same chain: look again
    }
  }
  throw new Error('the processing trail is too busy');
}

async function writeOnce(
  runner: Runner,
  keys: KeyStore,
  write: RecordWrite,
  at: Instant,
  seed: Seed,
): Promise<Written> {
  const { registry, sentTo, key, idem } = write;
  const record = await recordFor(runner, keys, write);
  if (record === null) return { kind: 'unknown' };
  const chain = chainId(record.subject);
  const inbox = { source: `registry/${sentTo}/${registry.id}`, msgId: idem };
  const before = await readInbox(runner, chain, inbox);
  if (before !== null) return { kind: 'written', receipt: textOf(before.result) };
  const acts = link(chain, await readHead(runner, chain), [actOf(write)], at, seed, new Map());
  const receipt = acts[0]?.c ?? '';
  await appendToChain(runner, { chain, at, acts, inbox: { ...inbox, result: receipt } });
  const fields = { ...record.fields, ...fieldsOf(write) };
  await putRecord(
    runner,
    keys,
    { agency: record.agency, registry: registry.id },
    { key, owner: ownerOf(write, fields), subject: record.subject, fields },
    at,
    seed,
  );
  return { kind: 'written', receipt };
}

type Entered = Pick<StoredRecord, 'agency' | 'fields' | 'subject'>;

/**
 * The record to be changed, which nobody else changes meanwhile; one that is new has so far only its key. A key that is
 * entered as new and already is somebody else's is none of this case's business: null, as where there is no record.
 */
async function recordFor(runner: Runner, keys: KeyStore, write: RecordWrite): Promise<Entered | null> {
  const { registry, holder, before, key, about } = write;
  const name = { agency: holder, registry: registry.id, key, before };
  if (about === null) {
    for (const agency of [holder, ...before]) await holdRecord(runner, keys, { ...name, agency });
    return (await findRecord(runner, keys, name)) ?? null;
  }
  await holdKey(runner, keys, name);
  const known = await findRecord(runner, keys, name);
  if (known !== undefined) return known.subject === about ? known : null;
  const field = Object.entries(registry.fields).find(([, fact]) => fact === registry.key)?.[0];
  return { agency: holder, subject: about, fields: field === undefined ? {} : { [field]: key } };
}

function actOf({ registry, holder, values, purpose, caseNumber }: RecordWrite) {
  return lookDraft({
    kind: 'record-written',
    agency: holder,
    position: null,
    facts: Object.keys(values),
    registry: registry.id,
    holder,
    purpose,
    arrangement: null,
    caseNumber,
  });
}

function fieldsOf({ registry, values }: RecordWrite): StoredRecord['fields'] {
  return Object.fromEntries(
    Object.entries(registry.fields).flatMap(([field, fact]) => {
      const value = values[fact];
      return value === undefined ? [] : [[field, value] as const];
    }),
  );
}

function ownerOf({ registry }: RecordWrite, fields: StoredRecord['fields']): string | null {
  const owner = registry.ownerField === undefined ? undefined : fields[registry.ownerField];
  return typeof owner === 'string' ? owner : null;
}
