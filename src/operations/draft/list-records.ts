import { idsOf } from '#agencies/succession';
import { agencyOf } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import type { Program } from '#engine/case';
import type { Fact } from '#engine/fact';
import { findRecords, recordsOfOwner, type StoredRecord } from '#exchange/store-registry';
import type { Look, Looks } from '#exchange/trail';
import type { House } from '#operations/house';
import type { AgencyId, SubjectId } from '#terms/ids';
import { textOf } from '#terms/json';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** One record the applicant may pick: its key, and the facts shown. */
export interface Choice {
  readonly key: string;
  readonly holder: AgencyId;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** Records listed for an owner in every territory that the service is given in. The look is for the owner's trail. */
export async function listRecords(
  { exchange }: Pick<House, 'exchange'>,
  program: Program,
  owner: { nik: string; subject: SubjectId },
  at: Instant,
  looks: Looks,
): Promise<Choice[]> {
  const pick = program.service.file.opening.pick;
  if (pick === undefined) return [];
  const registry = registryOf(program, pick.registry);
  const agencies = holdersOf(program, registry, at);
  const records = await recordsOfOwner(exchange.db, exchange.keys, { agencies, registry: registry.id }, owner.nik);
  for (const holder of new Set(records.map(({ agency }) => agency))) {
    const head = records.find(({ subject }) => subject === owner.subject)?.head;
    await looks.note(owner.subject, [lookOf(program, registry, holder)], head);
  }
  return records.map((record) => choiceOf(program, registry, record, at));
}

/** The record with this key, wherever it is held. Refuses with `record-unknown`. */
export async function findChoice(
  { exchange }: Pick<House, 'exchange'>,
  program: Program,
  key: string,
  at: Instant,
  looks: Looks,
): Promise<Choice> {
  const pick = program.service.file.opening.pick;
  if (pick === undefined) throw new Error(`${program.service.file.id} picks no record`);
  const registry = registryOf(program, pick.registry);
  const wanted = holdersOf(program, registry, at).map((agency) => ({ agency, registry: registry.id, key }));
  const record = (await findRecords(exchange.db, exchange.keys, wanted)).find((one) => one !== undefined);
  if (record === undefined)
    throw new Refusal('record-unknown', 'No register of the service knows this key', { registry: registry.id });
  await looks.note(record.subject, [lookOf(program, registry, record.agency)], record.head);
  return choiceOf(program, registry, record, at);
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

/** Agencies under whose id a registry's records may stand: those that hold it, and those that they have followed. */
export function holdersOf(program: Program, registry: RegistryFile, at: Instant): AgencyId[] {
  const day = dayIn(program.government.file.zone, at);
  const all = program.service.file.territories.map((territory) =>
    agencyOf(program.government, registry.role, territory, day),
  );
  return [...new Set(all.filter((agency) => agency !== undefined))].flatMap((agency) =>
    idsOf(program.government.successions, agency),
  );
}

function lookOf(program: Program, registry: RegistryFile, holder: AgencyId): Look {
  return {
    kind: 'data-read',
    agency: holder,
    position: null,
    facts: shown(program),
    registry: registry.id,
    holder,
    purpose: `${program.service.file.id}/opening`,
    arrangement: null,
    caseNumber: null,
  };
}

function choiceOf(program: Program, registry: RegistryFile, record: StoredRecord, at: Instant): Choice {
  const holder = record.agency;
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
