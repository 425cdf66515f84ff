import { servicesWithin } from '#definitions/callees';
import { calendarAt, type Government, NATIONAL, type Service } from '#definitions/government';
import type { ProcessNode } from '#definitions/process';
import type { Read } from '#definitions/schema/service';
import { APPLICANT } from '#definitions/vocabulary';
import type { Alone } from '#insights/benefit';
import type { Ask, Holding } from '#insights/demands';
import { longestWay } from '#insights/longest-way';
import { deadline, type Term, workingDaysBetween } from '#terms/calendar';
import { dayIn, type Instant } from '#terms/plain-date';

/** A service as if each of its agencies stood alone, from the definition that runs. */
export interface SiloTwin {
  readonly alone: readonly Alone[];
  /** Working days on the critical path of the joined service. */
  readonly days: number;
  /** Documents (registries) and facts that the joined service reads instead of asking. */
  readonly held: ReadonlySet<string>;
  readonly asks: readonly Ask[];
  readonly holdings: readonly Holding[];
}

/**
 * Each agency that works on an ordinary way would want to know who applies and what about (the opening's own reads), and what
 * its own steps read; a read that no step of an agency makes is the leading agency's. Its form asks what those records show
 * and what the opening form asks. `stepDays` is what a step without a clock takes, and the least an agency takes.
 */
export function siloTwin(government: Government, service: Service, at: Instant, stepDays: number): SiloTwin {
  const within = servicesWithin(government, service);
  const weigh = (role: string | null) => (own: Service, node: ProcessNode) =>
    isOf(own, node, role) ? daysOf(government, own, node, at, stepDays) : 0;
  const callable = { service, services: government.services };
  const { days, nodes } = longestWay(callable, weigh(null));
  const roles = [...new Set(nodes.flatMap(({ service: own, node }) => workerOf(own, node) ?? []))];
  const reads = registriesByRole(service, nodes);
  const asked = Object.keys(service.forms.get(service.file.opening.form)?.schema.properties ?? {});
  const shown = factsByRegistry(within);
  const alone = roles.map((role): Alone => {
    const documents = [...(reads.get(role) ?? [])];
    const fields = [...new Set([...documents.flatMap((name) => shown.get(name) ?? []), ...asked])];
    const own = longestWay(callable, weigh(role)).days;
    return { role, documents, fields, days: Math.max(stepDays, own) };
  });
  const known = [...shown.values()].flat();
  return {
    alone,
    days: roles.length === 0 ? 0 : Math.max(stepDays, days),
    held: new Set([...shown.keys(), ...known]),
    asks: alone.flatMap((one) => one.fields.map((name): Ask => ({ agency: one.role, name, concepts: [name] }))),
    holdings: [...known.map(read), ...elsewhere(government, new Set(known))],
  };
}

const isOf = (own: Service, node: ProcessNode, role: string | null): boolean => {
  const worker = workerOf(own, node);
  return worker !== null && (role === null || worker === role);
};

/** Role of the agency that works at a node; null for gateways, events, and whatever the applicant does. */
function workerOf({ file }: Service, { type, lane }: ProcessNode): string | null {
  const role = file.lanes[lane]?.role ?? null;
  return WORK.has(type) && role !== APPLICANT ? role : null;
}

const WORK: ReadonlySet<ProcessNode['type']> = new Set(['userTask', 'serviceTask', 'businessRuleTask', 'manualTask']);

/** Working days of a step that somebody does; what the house does at once takes none. */
function daysOf(government: Government, { file }: Service, node: ProcessNode, at: Instant, stepDays: number): number {
  if (node.type !== 'userTask') return 0;
  const clock = file.elements[node.id]?.clock ?? file.clocks?.lanes[node.lane];
  return clock === undefined ? stepDays : workingDaysOf(government, clock, at);
}

/** A term in working days of the nation, as if it began now. */
function workingDaysOf({ file, ...government }: Government, term: Term, at: Instant): number {
  if (term.unit === 'workingDays') return term.amount;
  const calendar = calendarAt({ file, ...government }, NATIONAL, at);
  return workingDaysBetween(calendar, dayIn(file.zone, at), dayIn(file.zone, deadline(calendar, at, term)));
}

/** Registries whose records an agency would want to see, by role. */
function registriesByRole(
  service: Service,
  nodes: readonly { readonly service: Service; readonly node: ProcessNode }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const { opening, owner } = service.file;
  const who = Object.values(service.file.reads).filter(
    ({ key }) => key === opening.subject || key === opening.pick?.key,
  );
  const common = who
    .map(({ registry }) => registry)
    .filter((registry) => registry === opening.pick?.registry || isIdentity(service, registry));
  const found = new Map<string, Set<string>>();
  const add = (role: string, names: readonly string[]) => {
    const set = found.get(role) ?? new Set(common);
    for (const name of names) set.add(name);
    found.set(role, set);
  };
  const bound = new Set<string>();
  for (const { service: own, node } of nodes) {
    const role = workerOf(own, node);
    if (role === null) continue;
    const names = (own.file.elements[node.id]?.reads ?? []).flatMap((name) => own.file.reads[name]?.registry ?? []);
    for (const name of names) bound.add(name);
    add(role, names);
  }
  const first = opening.reads.flatMap((name) => service.file.reads[name] ?? []);
  const loose = first.filter(onLaw).map(({ registry }) => registry);
  add(
    owner,
    loose.filter((name) => !bound.has(name)),
  );
  return found;
}

/** The first registry that is read by who the applicant is: it tells their name. */
function isIdentity({ file }: Service, registry: string): boolean {
  return Object.values(file.reads).find(({ key }) => key === file.opening.subject)?.registry === registry;
}

function factsByRegistry(within: readonly Service[]): ReadonlyMap<string, readonly string[]> {
  const shown = new Map<string, Set<string>>();
  for (const { registry, facts } of within.flatMap(({ file }) => Object.values(file.reads).filter(onLaw))) {
    const set = shown.get(registry) ?? new Set<string>();
    for (const fact of facts) set.add(fact);
    shown.set(registry, set);
  }
  return new Map([...shown].map(([registry, facts]) => [registry, [...facts]]));
}

/** What only consent opens spares nobody by law: filling it in is as good. */
function onLaw({ consent }: Read): boolean {
  return consent === undefined;
}

/** Read by the service that runs, on the law its definition names. */
function read(concept: string): Holding {
  return { concept, live: true, basis: true, fresh: true };
}

/** Facts that some registry keeps but this service does not read. */
function elsewhere({ facts, registries }: Government, known: ReadonlySet<string>): readonly Holding[] {
  return [...facts.values()]
    .filter(({ id, holder }) => holder !== undefined && !known.has(id))
    .map(({ id, holder = '' }) => {
      const [registry = '', field = ''] = holder.split('.');
      const barred = registries.get(registry)?.byConsent?.includes(field) === true;
      return { concept: id, live: false, basis: barred ? false : null, fresh: true };
    });
}
