import type { ArrangementFile } from '#coordination/schema';
import { type Government, type Service, servicesOnOffer } from '#definitions/government';
import type { RegistryFile } from '#definitions/registry-schema';
import { APPLICANT } from '#definitions/vocabulary';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type AgencyId, agencyId, uuidv7 } from '#terms/ids';
import { type Instant, milliseconds } from '#terms/plain-date';

/** A fact that a service asks of people though a registry lists it, under one arrangement. */
export interface DuplicateDemand {
  /** Arrangement that serves the service; null where none does. */
  readonly arrangement: string | null;
  readonly service: string;
  readonly fact: string;
  readonly registry: string;
  /** Agencies that keep the registry where the service is given. */
  readonly holders: readonly AgencyId[];
  /** Whether a grant of the arrangement lets the registry give it: then asking is needless today, else once it is granted. */
  readonly granted: boolean;
  /** always: every applicant is asked; fallback: only where the registry gave nothing. */
  readonly when: 'always' | 'fallback';
  /** Cases of the window in which the person said it, and all cases of the service in it. */
  readonly asked: number;
  readonly cases: number;
}

type Demand = Omit<DuplicateDemand, 'asked' | 'cases'>;

/**
 * What definitions ask of applicants though a registry lists it. Keys by which records are found do not count: one thing has to
 * be said before anything can be fetched.
 */
export function heldThoughAsked(
  government: Government,
  arrangements: Iterable<ArrangementFile> = government.arrangements.values(),
): readonly Demand[] {
  const all = [...arrangements];
  return servicesOnOffer(government).flatMap((service) => {
    const serving = all.filter(({ services }) => services.includes(service.file.id));
    const under = serving.length === 0 ? [null] : serving;
    return demandsOf(government, service).flatMap(({ fact, when, registry }) => {
      const holders = holdersOf(government, service, registry);
      return under.map((arrangement) => {
        const granted = arrangement !== null && grants(arrangement, registry.id, fact);
        const { id } = service.file;
        return {
          arrangement: arrangement?.id ?? null,
          service: id,
          fact,
          registry: registry.id,
          holders,
          granted,
          when,
        };
      });
    });
  });
}

/** The same with how often it was really asked in cases filed since `from`; what is never asked and never must be is left out. */
export async function duplicateDemands(
  db: Runner,
  government: Government,
  arrangements: Iterable<ArrangementFile>,
  from: Instant,
): Promise<readonly DuplicateDemand[]> {
  const demands = heldThoughAsked(government, arrangements);
  const facts = [...new Set(demands.map(({ fact }) => fact))];
  const first = uuidv7(milliseconds(from), new Uint8Array(10));
  const [asked, filed] = await Promise.all([
    db.many<{ service: string; fact: string; n: number }>(sql`
      select c.service, f.name as fact, count(distinct f.case_id)::int as n
      from facts f join cases_all c on c.case_id = f.case_id
      where f.case_id >= ${first}::uuid and f.name = any(${facts}) and f.source->>'kind' = 'asked' group by 1, 2`),
    db.many<{ service: string; n: number }>(sql`
      select service, count(*)::int as n from cases_all where case_id >= ${first}::uuid group by 1`),
  ]);
  const times = new Map(asked.map(({ service, fact, n }) => [`${service} ${fact}`, n]));
  const cases = new Map(filed.map(({ service, n }) => [service, n]));
  return demands
    .map((one) => ({
      ...one,
      asked: times.get(`${one.service} ${one.fact}`) ?? 0,
      cases: cases.get(one.service) ?? 0,
    }))
    .filter(({ asked: n, when }) => n > 0 || when === 'always')
    .toSorted((a, b) => b.asked - a.asked || (a.service + a.fact < b.service + b.fact ? -1 : 1));
}

function demandsOf(
  { registries }: Government,
  service: Service,
): readonly { readonly fact: string; readonly when: Demand['when']; readonly registry: RegistryFile }[] {
  const { reads, opening } = service.file;
  const inUse = [...opening.reads, ...Object.values(service.file.elements).flatMap((element) => element.reads ?? [])];
  const tried = new Set(inUse.flatMap((name) => reads[name]?.facts ?? []));
  const keys = new Set(inUse.map((name) => reads[name]?.key));
  const unpicked = opening.pick?.without === undefined ? undefined : registries.get(opening.pick.registry);
  for (const fact of Object.values(unpicked?.fields ?? {})) tried.add(fact);
  return askedFacts(service)
    .filter((fact) => !keys.has(fact))
    .flatMap((fact) => {
      const when = tried.has(fact) ? 'fallback' : 'always';
      const listing = [...registries.values()].filter((one) => one.key !== fact && gives(one, fact));
      return listing.map((registry) => ({ fact, when, registry }) as const);
    });
}

/** What a registry gives on consent alone has to be asked of whoever does not consent. */
function gives({ fields, byConsent = [] }: RegistryFile, fact: string): boolean {
  return Object.entries(fields).some(([field, held]) => held === fact && !byConsent.includes(field));
}

/** Facts on the forms that the applicant fills in. */
function askedFacts({ file, forms, process }: Service): readonly string[] {
  const theirs = Object.entries(file.elements).flatMap(([id, { form }]) => {
    const lane = process.nodes.get(id)?.lane;
    return form !== undefined && lane !== undefined && file.lanes[lane]?.role === APPLICANT ? [form] : [];
  });
  const names = [...new Set([file.opening.form, ...theirs])];
  return [...new Set(names.flatMap((name) => Object.keys(forms.get(name)?.schema.properties ?? {})))];
}

function holdersOf({ roles }: Government, { file }: Service, { role }: RegistryFile): readonly AgencyId[] {
  const there = roles.filter(
    (row) => row.role === role && (row.territory === '*' || file.territories.includes(row.territory)),
  );
  return [...new Set(there.map(({ agency }) => agency))].map(agencyId);
}

function grants({ grants: given }: ArrangementFile, registry: string, fact: string): boolean {
  return given.some((one) => one.kind === 'data' && one.registry === registry && one.facts.includes(fact));
}
