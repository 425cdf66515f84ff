import { agencyOf } from '#definitions/government';
import type { Read } from '#definitions/schema';
import type { Fact, Facts, Program } from '#engine/case';
import { askHolders, type ReadOrder } from '#exchange/ask';
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
  readonly why: 'silent' | 'withheld';
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
  const wanted = program.service.file.opening.reads.flatMap((name) => {
    if (isKnown(program, name, known, at)) return [];
    const order = readOrder(program, name, known, territory, null, at);
    return order === undefined ? [] : [order];
  });
  const answers = await askHolders(house.exchange, program.government, wanted, applicant, at, looks);
  const facts = new Map(known);
  const unanswered: Unanswered[] = [];
  for (const [index, answer] of answers.entries()) {
    const order = wanted[index];
    if (order === undefined) continue;
    if (answer.kind === 'received')
      for (const [name, fact] of answer.facts) facts.set(name, stillDisputed(known.get(name), fact));
    else unanswered.push({ read: order.read, holder: order.holder, why: answer.kind, since: at });
  }
  return { facts, unanswered };
}

function isKnown({ government, service }: Program, name: string, known: Facts, at: Instant): boolean {
  const definition = service.file.reads[name];
  const registry = government.registries.get(definition?.registry ?? '');
  if (definition === undefined || registry === undefined) return false;
  return definition.facts.every((one) => {
    const source = known.get(one)?.source;
    return source !== undefined && deadline(government.calendar, source.at, registry.fresh) > at;
  });
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
  return { read: name, service: service.file.id, definition, registry, holder, asker, key, own, caseNumber };
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
