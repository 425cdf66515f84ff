import { agencyOf, type Government } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import type { RecordsFile } from '#definitions/schema/demo';
import { isEmpty, putRecord } from '#exchange/store-registry';
import { subjectOf, thingSubject } from '#exchange/subject';
import type { House } from '#operations/house';
import type { Runner } from '#store/database';
import { nik } from '#terms/nik';
import { dayIn, type Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

type Row = RecordsFile[number];

/** Where a record belongs and whose it is; null: about a thing that is nobody's person. */
interface Owned {
  readonly territory: string;
  readonly owner: string | null;
}

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
  const owned = ownedRecords(government);
  let entered = 0;
  for (const registry of government.registries.values()) {
    if (registry.source !== 'store') continue;
    const rows = await missing(house, registry, at);
    entered += await house.db.transaction(async (db) => {
      let n = 0;
      for (const row of rows) if (await enter({ ...house, db }, registry, row, owned, at, seed)) n += 1;
      return n;
    });
  }
  return entered;
}

async function missing(
  house: Pick<House, 'db' | 'library'>,
  registry: RegistryFile,
  at: Instant,
): Promise<RecordsFile> {
  const { government } = house.library;
  const day = dayIn(government.file.zone, at);
  for (const { role, territory } of government.roles) {
    const agency = role === registry.role ? agencyOf(government, role, territory, day) : undefined;
    if (agency !== undefined && !(await isEmpty(house.db, { agency, registry: registry.id }))) return [];
  }
  return government.records.get(registry.id) ?? [];
}

async function enter(
  house: Pick<House, 'keys' | 'library'> & { readonly db: Runner },
  registry: RegistryFile,
  row: Row,
  owned: ReadonlyMap<string, Owned>,
  at: Instant,
  seed: Seed,
): Promise<boolean> {
  const { government } = house.library;
  const key = String(row[fieldOf(registry, registry.key)] ?? '');
  const belongs = owned.get(`${registry.key}=${key}`) ?? ofThing(government, registry);
  const agency =
    belongs === undefined
      ? undefined
      : agencyOf(government, registry.role, belongs.territory, dayIn(government.file.zone, at));
  if (belongs === undefined || agency === undefined) return false;
  const subject =
    belongs.owner === null
      ? await thingSubject(house.db, house.keys, registry.id, key, at, seed)
      : await subjectOf(house.db, house.keys, nik(belongs.owner), at, seed);
  const owner = registry.ownerField === undefined ? null : String(row[registry.ownerField]);
  await putRecord(
    house.db,
    house.keys,
    { agency, registry: registry.id },
    { key, owner, subject, fields: row },
    at,
    derive(seed, `${registry.id}/${key}`),
  );
  return true;
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
function ownedRecords(government: Government): Map<string, Owned> {
  const territories = new Set([...government.services.values()].map(({ file }) => file.territory));
  const found = new Map<string, Owned>();
  for (const registry of government.registries.values()) {
    const territory = Object.entries(registry.fields).find(([, fact]) => territories.has(fact))?.[0];
    const only = soleTerritory(government, registry.role);
    if (registry.ownerField === undefined || (territory === undefined && only === undefined)) continue;
    for (const row of government.records.get(registry.id) ?? []) {
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
