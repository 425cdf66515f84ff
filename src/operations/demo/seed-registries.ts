import { agencyOf, type Government } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import type { RecordsFile } from '#definitions/schema/demo';
import { enterRecords, isEmpty, type RecordKey } from '#exchange/store-registry';
import { type About, subjectsOf } from '#exchange/subject';
import type { House } from '#operations/house';
import type { Runner } from '#store/database';
import { nik } from '#terms/nik';
import { dayIn, type Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

type Row = RecordsFile[number];

/** Where a record belongs and whose it is; null: about a thing that is nobody's person. */
interface Owned {
  readonly territory: string;
  readonly owner: string | null;
}

/** Records by registry. */
type Books = ReadonlyMap<string, RecordsFile>;

/**
 * Fills the registries that this house keeps for its agencies with the demonstration records of the government's folder,
 * once: a registry that has records is left alone, so all of them are entered or, by a start cut short, none.
 */
export async function seedRegistries(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  at: Instant,
  seed: Seed,
): Promise<number> {
  const { government } = house.library;
  const placed = placeRecords(government, government.records, at);
  let entered = 0;
  for (const registry of government.registries.values()) {
    if (!(await isWholeEmpty(house, registry, at))) continue;
    const own = placed.filter((record) => record.registry === registry.id);
    entered += await house.db.transaction((db) => enterPlaced({ ...house, db }, own, at, seed));
  }
  return entered;
}

async function isWholeEmpty(
  house: Pick<House, 'db' | 'library'>,
  registry: RegistryFile,
  at: Instant,
): Promise<boolean> {
  const { government } = house.library;
  const day = dayIn(government.file.zone, at);
  for (const { role, territory } of government.roles) {
    const agency = role === registry.role ? agencyOf(government, role, territory, day) : undefined;
    if (agency !== undefined && !(await isEmpty(house.db, { agency, registry: registry.id }))) return false;
  }
  return true;
}

/** A record of a registry that this house keeps, with the agency it belongs to and whom it is about. */
export interface Placed extends RecordKey {
  readonly owner: string | null;
  readonly about: About;
  readonly fields: Row;
}

/**
 * Which records this house enters, and where; those of registries with a process or officers of their own are not among
 * them, nor those of which nobody can say whose they are.
 */
export function placeRecords(
  government: Government,
  books: Books,
  at: Instant,
  owners: ReadonlyMap<string, string> = new Map(),
): Placed[] {
  const owned = ownedRecords(government, books);
  const day = dayIn(government.file.zone, at);
  return [...government.registries.values()].flatMap((registry) => {
    if (registry.source !== 'store') return [];
    return (books.get(registry.id) ?? []).flatMap((fields): Placed[] => {
      const key = String(fields[fieldOf(registry, registry.key)] ?? '');
      const name = `${registry.key}=${key}`;
      const belongs =
        owned.get(name) ?? ofOwner(government, registry, owners.get(name)) ?? ofThing(government, registry);
      const agency = belongs && agencyOf(government, registry.role, belongs.territory, day);
      if (belongs === undefined || agency === undefined) return [];
      const about = belongs.owner === null ? { registry: registry.id, key } : { nik: nik(belongs.owner) };
      const owner = registry.ownerField === undefined ? null : String(fields[registry.ownerField]);
      return [{ agency, registry: registry.id, key, owner, about, fields }];
    });
  });
}

/** Enters records where they belong; how many. */
export async function enterPlaced(
  { db, keys }: Pick<House, 'keys'> & { readonly db: Runner },
  placed: readonly Placed[],
  at: Instant,
  seed: Seed,
): Promise<number> {
  if (placed.length === 0) return 0;
  const subjects = await subjectsOf(
    db,
    keys,
    placed.map(({ about }) => about),
    at,
    seed,
  );
  const records = placed.flatMap((record, n) => {
    const subject = subjects[n];
    return subject === undefined ? [] : [{ ...record, subject }];
  });
  await enterRecords(db, keys, records, at, seed);
  return records.length;
}

/** Somebody is known to own it, though the registry does not say so. */
function ofOwner(government: Government, { role }: RegistryFile, owner: string | undefined): Owned | undefined {
  const territory = soleTerritory(government, role);
  return owner === undefined || territory === undefined ? undefined : { territory, owner };
}

/** A registry in which nothing is personal is about things, and kept where its role is played. */
function ofThing(government: Government, { role, fields }: RegistryFile): Owned | undefined {
  const territory = soleTerritory(government, role);
  const personal = Object.values(fields).some((fact) => government.facts.get(fact)?.personal !== false);
  return personal || territory === undefined ? undefined : { territory, owner: null };
}

/**
 * `vehicle.plate=AN 1234 BC` -> territory and owner, from the registries that name both; a registry that names no territory
 * is kept by one agency everywhere, and belongs to that agency's.
 */
function ownedRecords(government: Government, books: Books): Map<string, Owned> {
  const territories = new Set([...government.services.values()].map(({ file }) => file.territory));
  const found = new Map<string, Owned>();
  for (const registry of government.registries.values()) {
    const territory = Object.entries(registry.fields).find(([, fact]) => territories.has(fact))?.[0];
    const only = soleTerritory(government, registry.role);
    if (registry.ownerField === undefined || (territory === undefined && only === undefined)) continue;
    for (const row of books.get(registry.id) ?? []) {
      const key = String(row[fieldOf(registry, registry.key)] ?? '');
      found.set(`${registry.key}=${key}`, {
        territory: territory === undefined ? (only ?? '') : String(row[territory]),
        owner: String(row[registry.ownerField]),
      });
    }
  }
  return found;
}

/** Where a role is played, when it is played in one territory only. */
function soleTerritory({ roles }: Government, role: string): string | undefined {
  const territories = new Set(roles.filter((row) => row.role === role).map(({ territory }) => territory));
  return territories.size === 1 ? [...territories][0] : undefined;
}

function fieldOf(registry: RegistryFile, fact: string): string {
  const field = Object.entries(registry.fields).find(([, name]) => name === fact)?.[0];
  if (field === undefined) throw new Error(`registry ${registry.id} has no field for ${fact}`);
  return field;
}
