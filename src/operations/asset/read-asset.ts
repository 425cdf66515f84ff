import { agencyOf, type Government, type Service } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import { findRecord } from '#exchange/store-registry';
import { type CaseFile, readFile } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { headingOf, ownerOf, tell } from '#operations/marks/present-marks';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import type { AssetFact, AssetReport, AssetView } from '#operations/views/asset';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
import { type Json, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant, type PlainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Reports looked through for those of one asset, the latest of the service. */
const MOST_LOOKED_AT = 60;

/** A record of a registry that is about a thing: no person owns it. */
interface Thing {
  readonly registry: RegistryFile;
  readonly fields: JsonObject;
  readonly territory: string;
}

/**
 * What anybody may know of a public asset: its owner by status, what its registry holds of it, and of each report when it came,
 * how it stands and what was done. Words that people wrote, names and numbers of cases stay out. Refuses `page-unknown`.
 */
export async function readAsset(
  house: Parts,
  { service: id, key }: { readonly service: string; readonly key: string },
  language: Language,
  at: Instant,
): Promise<AssetView> {
  const { government } = house.library;
  const service = government.services.get(id);
  const asset = service?.file.product?.asset;
  const day = dayIn(government.file.zone, at);
  const thing = service === undefined ? undefined : await findThing(house, service, key, day);
  if (service === undefined || asset === undefined || thing === undefined)
    throw new Refusal('page-unknown', 'There is no public asset at this address');
  const { registry, fields } = thing;
  const known = Object.entries(registry.fields).flatMap(([field, fact]) => {
    const value = fields[field] ?? null;
    return value === null || isPersonal(government, fact) || fact === service.file.territory
      ? []
      : [[fact, value] as const];
  });
  const status = known.find(([fact]) => fact === asset.status)?.[1];
  const role = asset.owners[textOf(status)];
  const owner = role === undefined ? undefined : agencyOf(government, role, thing.territory, day);
  return {
    name: key,
    owner: owner === undefined ? null : ownerOf(government, owner, language, 0, 'other'),
    facts: known.map(([fact, value]) => line(government, fact, value, language)),
    reports: await reportsOf(house, service, key, language, at),
    service: { href: `/layanan/${id}`, title: service.texts[language].title },
  };
}

/** The record under a key, in whichever territory of the service it lies; undefined where the registry is one of people. */
async function findThing(
  { db, keys, library }: Parts,
  { file }: Service,
  key: string,
  day: PlainDate,
): Promise<Thing | undefined> {
  const { government } = library;
  const [name = ''] = government.facts.get(file.product?.asset?.id ?? '')?.holder?.split('.') ?? [];
  const registry = government.registries.get(name);
  if (registry === undefined || registry.source !== 'store' || registry.ownerField !== undefined) return undefined;
  for (const territory of file.territories) {
    const agency = agencyOf(government, registry.role, territory, day);
    if (agency === undefined) continue;
    const record = await findRecord(db, keys, { agency, registry: registry.id, key });
    if (record !== undefined) return { registry, fields: record.fields, territory };
  }
  return undefined;
}

async function reportsOf(
  house: Parts,
  { file }: Service,
  key: string,
  language: Language,
  at: Instant,
): Promise<readonly AssetReport[]> {
  const rows = await house.db.many<{ case_id: string }>(sql`
    select case_id from cases_all where service = ${file.id} order by case_id desc limit ${MOST_LOOKED_AT}`);
  const cases = await Promise.all(rows.map((row) => readFile(house, { caseId: chainId(row.case_id) })));
  const asset = file.product?.asset?.id ?? '';
  return cases
    .filter(({ now }) => textOf(now.facts.get(asset)?.value) === key)
    .map((one) => reportOf(one, language, at))
    .toSorted((a, b) => (a.filed < b.filed ? 1 : -1));
}

function reportOf({ now, envelopes }: CaseFile, language: Language, at: Instant): AssetReport {
  const { program, state, facts } = now;
  const { government, service } = program;
  const printed = Object.values(service.file.elements).flatMap(({ paper }) => paper?.facts ?? []);
  const shown = printed.filter((fact) => isPlain(government, fact));
  return {
    filed: state.filed,
    open: state.status === 'open',
    stage: headingOf(program, tell(program, envelopes, at), envelopes, language, 'other'),
    facts: shown.flatMap((fact) => {
      const value = facts.get(fact)?.value ?? null;
      return value === null ? [] : [line(government, fact, value, language)];
    }),
  };
}

/** What nobody can have written a name into, and what the asset's own registry does not say already. */
function isPlain(government: Government, name: string): boolean {
  const fact = government.facts.get(name);
  return fact?.personal === false && fact.holder === undefined && ['choice', 'date'].includes(fact.type);
}

function isPersonal(government: Government, name: string): boolean {
  return government.facts.get(name)?.personal !== false;
}

function line(government: Government, fact: string, value: Json, language: Language): AssetFact {
  return { label: labelOf(government, fact, language), value: sayFact(government, fact, value, language) };
}
