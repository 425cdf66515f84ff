import { allowOfficial, type Official, type Person } from '#access/person';
import { holderOf } from '#agencies/succession';
import type { RegistryFile } from '#definitions/registry-schema';
import type { Fact } from '#engine/fact';
import { findRecord, holdRecord, putRecord } from '#exchange/store-registry';
import { appendActs } from '#ledger/append';
import { itemOf } from '#operations/case/conclude-step';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type CaseRef, type Loaded, loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import { type Runner, takenKey } from '#store/database';
import type { AgencyId } from '#terms/ids';
import { chainId } from '#terms/ids';
import { type Json, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

export interface Correction {
  /** The officer's step, at which the dispute was seen. */
  readonly item: number;
  readonly fact: string;
  readonly reason: string;
}

/**
 * An officer of the agency that holds a registry accepts what a person declared: the record is mended for everybody who reads
 * it after, and the act stands on the chain of whom it is about: in one transaction, neither is there without the other. A
 * second press changes nothing. Refuses `text-empty`, `fact-not-disputed`, `record-not-yours`.
 */
export async function correctRecord(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  { item, fact: name, reason }: Correction,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const officer = allowOfficial(person, 'work-item');
  const said = reason.trim();
  const now = await loadCase(house, house.db, ref);
  if (holderOfStep(now, itemOf(now, item)) !== officer.agency)
    throw new Refusal('not-your-case', 'Your agency does not owe this step', { item });
  const held = registryOf(now, officer, name);
  const declared = now.facts.get(name)?.disputed?.declared ?? null;
  if (said.length === 0 || said.length > 1_000)
    throw new Refusal('text-empty', 'Write between 1 and 1,000 characters', { fact: name });
  const field = Object.entries(held.registry.fields).find(([, fact]) => fact === name)?.[0] ?? name;
  const mended = { ...held, field, value: declared };
  for (let race = 0; race < MOST_RACES; race += 1) {
    try {
      return await house.db.transaction((runner) =>
        mend({ ...house, runner }, officer, now, { ...mended, name, said }, at, seed),
      );
    } catch (error) {
      if (takenKey(error) === undefined) throw error; // somebody else appended to the same chain: look again
    }
  }
  throw new Error('the processing trail is too busy');
}

const MOST_RACES = 20;

interface Mended {
  readonly registry: RegistryFile;
  /** The agency under whose id the record stands. */
  readonly kept: AgencyId;
  readonly key: string;
  readonly field: string;
  readonly value: Json;
  /** The fact. */
  readonly name: string;
  readonly said: string;
}

async function mend(
  house: Pick<Parts, 'keys'> & { readonly runner: Runner },
  officer: Official,
  now: Loaded,
  { registry, kept, key, field, value, name, said }: Mended,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { runner, keys } = house;
  const where = { agency: kept, registry: registry.id };
  await holdRecord(runner, keys, { ...where, key });
  const record = await findRecord(runner, keys, { ...where, key });
  if (record === undefined) throw new Refusal('record-unknown', 'The registry has no such record', where);
  if (record.fields[field] === value) return;
  await appendCorrection(house, officer, now, { subject: record.subject, registry: registry.id, name, said }, at, seed);
  const fields = { ...record.fields, [field]: value };
  const { ownerField } = registry;
  const owner = ownerField === undefined ? null : textOf(fields[ownerField]);
  await putRecord(runner, keys, where, { key, owner, subject: record.subject, fields }, at, seed);
}

/** The registry of the officer's own agency that a disputed fact came from, and the key of its record. */
export function correctable(
  { program, facts, state: { territory } }: Pick<Loaded, 'program' | 'facts' | 'state'>,
  agency: string,
  fact: Fact | undefined,
): { readonly registry: RegistryFile; readonly key: string; readonly kept: AgencyId } | undefined {
  const source = fact?.source;
  if (source?.kind !== 'fetched') return undefined;
  const registry = program.government.registries.get(source.registry);
  const place = { territory, role: registry?.role };
  if (holderOf(program.government.successions, source.agency, place) !== agency) return undefined;
  const key = facts.get(registry?.key ?? '')?.value;
  if (registry === undefined || registry.source !== 'store' || typeof key !== 'string') return undefined;
  return { registry, key, kept: source.agency };
}

function registryOf(now: Loaded, { agency }: Official, name: string) {
  const fact = now.facts.get(name);
  if (fact?.disputed === undefined)
    throw new Refusal('fact-not-disputed', `${name} is not disputed in this case`, { fact: name });
  const found = correctable(now, agency, fact);
  if (found === undefined)
    throw new Refusal('record-not-yours', `${name} does not come from a registry of ${agency}`, { fact: name });
  return found;
}

async function appendCorrection(
  { keys: store, runner }: Pick<Parts, 'keys'> & { readonly runner: Runner },
  { agency, position }: Official,
  { number, program }: Loaded,
  about: { subject: Loaded['state']['subject']; registry: string; name: string; said: string },
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { subject, registry, name, said } = about;
  const chain = chainId(subject);
  const keys = new Map([[subject, await store.keyFor(subject)]]);
  const purpose = `${program.service.file.id}/record-corrected`;
  const data = { facts: [name], registry, holder: agency, purpose, arrangement: null, caseNumber: number };
  const draft = { kind: 'record-corrected', element: null, agency, position, data };
  const drafts = [{ ...draft, personal: { subject, values: { reason: said } } }];
  await appendActs(runner, { chain, drafts, at, seed, keys });
}
