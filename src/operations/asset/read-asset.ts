import type { Person } from '#access/person';
import { agencyOf, type Government, type Service } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import { findRecord } from '#exchange/store-registry';
import { type AssetRef, followingOf } from '#operations/asset/followers';
import { assetLookup } from '#operations/case/case-keys';
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

/** Reports on one page. */
const PAGE = 20;

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
  person: Person | null,
  asked: AssetRef & { readonly page: number },
  language: Language,
  at: Instant,
): Promise<AssetView> {
  const { service: id, key } = asked;
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
    ...(await reportsOf(house, asked, language, at)),
    follow: await followingOf(house.db, person, asked),
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

/** However many there are: they are found by what they are about. */
async function reportsOf(
  house: Parts,
  { page: wanted, ...asset }: AssetRef & { readonly page: number },
  language: Language,
  at: Instant,
): Promise<Pick<AssetView, 'reports' | 'total' | 'page' | 'pages' | 'href'>> {
  const { kind, hmac } = assetLookup(asset.service, asset.key);
  const counted = await house.db.one<{ n: number }>(sql`
    select count(*)::int as n from lookup where kind = ${kind} and hmac = ${hmac}`);
  const total = counted?.n ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Number.isSafeInteger(wanted) ? Math.min(Math.max(1, wanted), pages) : 1;
  const rows = await house.db.many<{ chain: string }>(sql`
    select chain from lookup where kind = ${kind} and hmac = ${hmac}
    order by chain desc limit ${PAGE} offset ${(page - 1) * PAGE}`);
  const cases = await Promise.all(rows.map(({ chain }) => readFile(house, { caseId: chainId(chain) })));
  const href = `/aset/${asset.service}/${encodeURIComponent(asset.key)}`;
  return { total, page, pages, href, reports: cases.map((one) => reportOf(one, language, at)) };
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
