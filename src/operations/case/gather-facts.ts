import { idsOf } from '#agencies/succession';
import { agencyOf } from '#definitions/government';
import type { Read } from '#definitions/schema/service';
import type { Program } from '#engine/case';
import type { Fact, Facts } from '#engine/fact';
import { askHolders, needsConsent, type ReadAnswer, type ReadOrder } from '#exchange/ask';
import { changedRecords } from '#exchange/store-registry';
import type { Looks } from '#exchange/trail';
import type { House } from '#operations/house';
import { deadline } from '#terms/calendar';
import type { AgencyId, SubjectId } from '#terms/ids';
import { canonical, textOf } from '#terms/json';
import { dayIn, type Instant } from '#terms/plain-date';

/** A registry that did not answer, or would not. */
export interface Unanswered {
  readonly read: string;
  readonly holder: AgencyId;
  /** by-hand: an officer of the holder answers once the application is there. */
  readonly why: 'silent' | 'withheld' | 'by-hand';
  readonly since: Instant;
}

export interface Gathered {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly unanswered: readonly Unanswered[];
}

/**
 * Asks the holders for what an application needs before anything is asked of the person. What is known and still fresh is
 * not asked for again, and what the person has disputed stays disputed until the holder agrees.
 */
export async function gatherFacts(
  house: Pick<House, 'exchange' | 'library'>,
  program: Program,
  known: Facts,
  applicant: SubjectId,
  at: Instant,
  looks: Looks,
): Promise<Gathered> {
  const territory = textOf(known.get(program.service.file.territory)?.value);
  const orders = program.service.file.opening.reads.flatMap(
    (name) => readOrder(program, name, known, territory, null, at) ?? [],
  );
  const fresh = await stillTrue(house, program, orders, known, at);
  const wanted = orders.filter((order) => !fresh.has(order));
  const answers = await askHolders(house.exchange, program.government, wanted, applicant, at, looks);
  const facts = new Map(known);
  const unanswered: Unanswered[] = [];
  for (const [index, answer] of answers.entries()) {
    const order = wanted[index];
    if (order === undefined) continue;
    if (answer.kind === 'received')
      for (const [name, fact] of answer.facts) facts.set(name, stillDisputed(known.get(name), fact));
    else if (!isUndecided(order, answer))
      unanswered.push({ read: order.read, holder: order.holder, why: whyOf(answer), since: at });
  }
  return { facts, unanswered };
}

function whyOf({ kind }: Exclude<ReadAnswer, { readonly kind: 'received' }>): Unanswered['why'] {
  return kind === 'accepted' ? 'by-hand' : kind;
}

/** What only consent opens is the person's to allow or to fill in: nobody waits for its holder. */
function isUndecided(order: ReadOrder, answer: ReadAnswer): boolean {
  return needsConsent(order) && answer.kind === 'withheld';
}

/** Reads whose facts are known, fresh, and of a record that has not changed since: another case may have written to it. */
async function stillTrue(
  { exchange }: Pick<House, 'exchange'>,
  { government }: Program,
  orders: readonly ReadOrder[],
  known: Facts,
  at: Instant,
): Promise<ReadonlySet<ReadOrder>> {
  const fresh = orders.flatMap((order) => {
    const { definition, registry } = order;
    const moments = definition.facts.flatMap((one) => known.get(one)?.source.at ?? []);
    const [oldest] = moments.toSorted();
    if (oldest === undefined || moments.length < definition.facts.length) return [];
    return deadline(government.calendar, oldest, registry.fresh) > at ? [{ order, since: oldest }] : [];
  });
  const kept = fresh.filter(({ order }) => order.registry.source === 'store');
  const asked = kept.flatMap(({ order, since }) =>
    idsOf(government.successions, order.holder).map((agency) => {
      return { order, agency, registry: order.registry.id, key: order.key, since };
    }),
  );
  const changed = asked.length === 0 ? [] : await changedRecords(exchange.db, exchange.keys, asked);
  const stale = new Set(asked.filter((_, place) => changed[place] === true).map(({ order }) => order));
  return new Set(fresh.map(({ order }) => order).filter((order) => !stale.has(order)));
}

function stillDisputed(before: Fact | undefined, fact: Fact): Fact {
  const disputed = before?.disputed;
  return disputed === undefined || canonical(disputed.declared) === canonical(fact.value)
    ? fact
    : { ...fact, disputed };
}

/** One read of the definition as an order; undefined while the key of the record is not known. */
export function readOrder(
  program: Program,
  name: string,
  known: Facts,
  territory: string,
  caseNumber: string | null,
  at: Instant,
): ReadOrder | undefined {
  const { government, service } = program;
  const definition = service.file.reads[name];
  const registry = definition === undefined ? undefined : government.registries.get(definition.registry);
  if (definition === undefined || registry === undefined) throw new Error(`${service.file.id} has no read ${name}`);
  const key = known.get(definition.key)?.value;
  const day = dayIn(government.file.zone, at);
  const holder = agencyOf(government, registry.role, territory, day);
  const asker = askerOf(program, name, definition, territory, at);
  if (typeof key !== 'string' || holder === undefined || asker === undefined) return undefined;
  const own = known.get(service.file.opening.subject)?.value === key;
  const version = service.sha256.slice(0, 12);
  return { read: name, service: service.file.id, version, definition, registry, holder, asker, key, own, caseNumber };
}

/** The agency whose step needs the read; the owner of the service where the application as a whole does. */
function askerOf(
  program: Program,
  name: string,
  definition: Read,
  territory: string,
  at: Instant,
): AgencyId | undefined {
  const { government, service } = program;
  const element = Object.entries(service.file.elements).find(([, { reads }]) => reads?.includes(name))?.[0];
  const lane = element === undefined ? undefined : service.process.nodes.get(element)?.lane;
  const role = lane === undefined ? undefined : service.file.lanes[lane]?.role;
  const asking = role === undefined || role === 'applicant' ? service.file.owner : role;
  return (
    agencyOf(government, asking, territory, dayIn(government.file.zone, at)) ??
    agencyOf(
      government,
      government.registries.get(definition.registry)?.role ?? '',
      territory,
      dayIn(government.file.zone, at),
    )
  );
}
