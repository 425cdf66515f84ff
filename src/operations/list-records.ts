import { agencyOf } from '#definitions/government';
import type { RegistryFile } from '#definitions/schema';
import type { Fact, Program } from '#engine/case';
import { findRecord, recordsOfOwner, type StoredRecord } from '#exchange/store-registry';
import { recordLooks } from '#exchange/trail';
import type { House } from '#operations/house';
import type { AgencyId, SubjectId } from '#terms/ids';
import { textOf } from '#terms/json';
import { dayIn, type Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** One record the applicant may pick: its key, and the facts shown. */
export interface Choice {
  readonly key: string;
  readonly holder: AgencyId;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** Records listed for an owner in every territory that the service is given in. The look is on the owner's trail. */
export async function listRecords(
  house: Pick<House, 'exchange'>,
  program: Program,
  owner: { nik: string; subject: SubjectId },
  at: Instant,
  seed: Seed,
): Promise<Choice[]> {
  const pick = program.service.file.opening.pick;
  if (pick === undefined) return [];
  const registry = registryOf(program, pick.registry);
  const found: Choice[] = [];
  for (const holder of holdersOf(program, registry, at)) {
    const records = await recordsOfOwner(
      house.exchange.db,
      house.exchange.keys,
      { agency: holder, registry: registry.id },
      owner.nik,
    );
    if (records.length > 0) await look(house, program, registry, holder, owner.subject, at, seed);
    for (const record of records) found.push(choiceOf(program, registry, holder, record, at));
  }
  return found;
}

/** The record with this key, wherever it is held. Refuses with `record-unknown`. */
export async function findChoice(
  house: Pick<House, 'exchange'>,
  program: Program,
  key: string,
  at: Instant,
  seed: Seed,
): Promise<Choice> {
  const pick = program.service.file.opening.pick;
  if (pick === undefined) throw new Error(`${program.service.file.id} picks no record`);
  const registry = registryOf(program, pick.registry);
  for (const holder of holdersOf(program, registry, at)) {
    const record = await findRecord(
      house.exchange.db,
      house.exchange.keys,
      { agency: holder, registry: registry.id },
      key,
    );
    if (record === undefined) continue;
    await look(house, program, registry, holder, record.subject, at, seed);
    return choiceOf(program, registry, holder, record, at);
  }
  throw new Refusal('record-unknown', 'No register of the service knows this key', { registry: registry.id });
}

/** The fewest facts a choice needs: what is shown, where it belongs, whose it is. */
function shown(program: Program): string[] {
  const { opening, territory } = program.service.file;
  return [
    ...new Set([
      ...(opening.pick === undefined ? [] : [opening.pick.key, ...opening.pick.show]),
      territory,
      ...(opening.power === undefined ? [] : [opening.power.owner]),
    ]),
  ];
}

function registryOf(program: Program, id: string): RegistryFile {
  const registry = program.government.registries.get(id);
  if (registry === undefined) throw new Error(`no registry ${id}`);
  return registry;
}

export function holdersOf(program: Program, registry: RegistryFile, at: Instant): AgencyId[] {
  const day = dayIn(program.government.file.zone, at);
  const all = program.service.file.territories.map((territory) =>
    agencyOf(program.government, registry.role, territory, day),
  );
  return [...new Set(all.filter((agency) => agency !== undefined))];
}

async function look(
  house: Pick<House, 'exchange'>,
  program: Program,
  registry: RegistryFile,
  holder: AgencyId,
  subject: SubjectId,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const facts = shown(program);
  const purpose = `${program.service.file.id}/opening`;
  const entry = {
    kind: 'data-read',
    agency: holder,
    position: null,
    facts,
    registry: registry.id,
    holder,
    purpose,
    arrangement: null,
    caseNumber: null,
  } as const;
  await recordLooks(house.exchange.db, house.exchange.keys, subject, [entry], at, seed);
}

function choiceOf(
  program: Program,
  registry: RegistryFile,
  holder: AgencyId,
  record: StoredRecord,
  at: Instant,
): Choice {
  const names = shown(program);
  const keyFact = program.service.file.opening.pick?.key ?? '';
  const facts = new Map<string, Fact>();
  for (const [field, name] of Object.entries(registry.fields)) {
    const value = record.fields[field];
    if (value === undefined || !names.includes(name)) continue;
    facts.set(name, {
      value,
      source: { kind: 'fetched', at, registry: registry.id, agency: holder, read: 'opening', receipt: '' },
    });
  }
  return { key: textOf(facts.get(keyFact)?.value), holder, facts };
}
