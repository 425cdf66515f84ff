import { type Government, type Service, servicesOnOffer } from '#definitions/government';
import type { Program } from '#engine/case';
import type { Actor } from '#engine/command';
import type { Fact } from '#engine/fact';
import { step } from '#engine/step';
import { subjectOf } from '#exchange/subject';
import { Looks } from '#exchange/trail';
import { NO_HEAD } from '#ledger/act';
import { type Along, commit } from '#operations/case/commit';
import { filingId, numberFrom } from '#operations/case/file-application';
import { gatherFacts } from '#operations/case/gather-facts';
import { underAgreements } from '#operations/case/under-agreements';
import type { House } from '#operations/house';
import type { Sent } from '#operations/message/sent-message';
import type { SubjectId } from '#terms/ids';
import { textOf } from '#terms/json';
import { nik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'recent'>;

/** A service whose cases begin by a message, and the start event that does it. */
export interface Starting {
  readonly service: string;
  readonly event: string;
}

/** The service that begins by a message; the check of messages sees that it is one. */
export function startsBy(
  government: Pick<Government, 'services' | 'retired' | 'registries'>,
  message: string,
): Starting | undefined {
  for (const service of servicesOnOffer(government)) {
    const event = startEvent(service, message);
    if (event !== undefined) return { service: service.file.id, event };
  }
  return undefined;
}

function startEvent({ process }: Service, message: string): string | undefined {
  return process.pools[0]?.starts.find((id) => {
    const node = process.nodes.get(id);
    return node?.type === 'messageStartEvent' && node.message === message;
  });
}

/** The service by which the holder of a registry answers a dispute, and the message by which it begins. */
export function correctionStart(
  government: Pick<Government, 'services' | 'registries'>,
  registry: string,
): (Starting & { readonly message: string }) | undefined {
  const service = government.services.get(government.registries.get(registry)?.correction?.service ?? '');
  const nodes = service?.process.pools[0]?.starts.flatMap((id) => service.process.nodes.get(id) ?? []) ?? [];
  const start = nodes.find(({ type }) => type === 'messageStartEvent');
  if (service === undefined || start?.message === undefined || start.message === null) return undefined;
  return { service: service.file.id, event: start.id, message: start.message };
}

/**
 * A message begins a case for the person it is about: known facts are fetched as for an application, and the process goes on
 * from its message start event; what it needs the person to confirm it asks them. Refusals leave nothing behind:
 * `already-open`, `not-eligible`, `territory-not-served`, `no-tariff`, `nik-malformed`.
 */
export async function openByMessage(
  house: Parts,
  starting: Starting,
  sent: Sent,
  along: Along,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { def, program } = house.library.newest(starting.service);
  const begun = firstFacts(program, sent);
  const { subject: fact } = program.service.file.opening;
  const person = nik(textOf(begun.get(fact)?.value));
  const subject = await subjectOf(house.db, house.keys, person, at, seed);
  for (let race = 0; race < MOST_RACES; race += 1) {
    const looks = new Looks(house.db, at, seed);
    const done = await openOnce(house, { program, def, subject, begun, starting, sent }, looks, along, at, seed);
    if (done) return;
  }
  throw new Error('the trail of the applicant is too busy');
}

/** How often somebody else may write on the trail of the same person while the case is being opened. */
const MOST_RACES = 20;

interface Opening {
  readonly program: Program;
  readonly def: number;
  readonly subject: SubjectId;
  readonly begun: ReadonlyMap<string, Fact>;
  readonly starting: Starting;
  readonly sent: Sent;
}

async function openOnce(
  house: Parts,
  { program, def, subject, begun, starting, sent }: Opening,
  looks: Looks,
  along: Along,
  at: Instant,
  seed: Seed,
): Promise<boolean> {
  try {
    const { facts } = await gatherFacts(house, program, begun, subject, at, looks);
    const number = numberFrom(program.government, at, seed);
    const none = { version: null, head: NO_HEAD, state: null, bill: null, bills: [] };
    const filing = { caseId: filingId(at, seed), number, def, program, facts, ...none };
    const { event } = starting;
    const command = { kind: 'start', at, by: senderOf(sent), subject, facts, event, message: sent.message } as const;
    const next = step(await underAgreements(house.db, program), filing, command);
    const outcome = await commit(house, house.db, filing, next, at, seed, {
      ...along,
      looks: looks.acts,
    });
    return outcome === 'written';
  } catch (error) {
    if (error instanceof Refusal) await looks.settle(); // what was read was read, though nothing was filed
    throw error;
  }
}

/** What the service wants to know of what the message brings. */
function firstFacts({ service }: Program, { message, values, source }: Sent): ReadonlyMap<string, Fact> {
  const carries = service.file.messages[message]?.carries ?? [];
  return new Map(
    Object.entries(values)
      .filter(([name]) => carries.includes(name))
      .map(([name, value]) => [name, { value, source }]),
  );
}

function senderOf({ agency, position }: Sent): Actor {
  if (agency === null || position === null) return { kind: 'system' };
  return { kind: 'officer', agency, position, assignment: position };
}
