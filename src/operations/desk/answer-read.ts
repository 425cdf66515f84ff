import { actorOf, allowOfficial, type Official, type Person } from '#access/person';
import { formOver, parseForm } from '#definitions/form';
import type { Command } from '#engine/command';
import { isReading, requireSeat } from '#engine/reads';
import { answerByHand } from '#exchange/ask';
import { Looks } from '#exchange/trail';
import { itemOf } from '#operations/case/conclude-step';
import { readOrder } from '#operations/case/gather-facts';
import type { CaseRef, Loaded } from '#operations/case/load-case';
import { type Receipt, transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import type { InboxKey } from '#store/effects';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'recent'>;

/** Why an officer gives nothing: there is no such record, it may not be given, or it cannot be read with certainty. */
export const WITHHOLDINGS = ['no-record', 'not-permitted', 'record-unclear'] as const;
export type Withholding = (typeof WITHHOLDINGS)[number];

/** What an officer of the holding agency found, and on what evidence; or why they give nothing. */
export type HandGiven =
  | { readonly item: number; readonly answers: JsonObject; readonly evidence: string }
  | { readonly item: number; readonly withheld: string };

/**
 * An officer answers a read in their own queue: the values become facts with their position as provenance, under the same
 * grant, look and fewest fields as an answer of a system. Refuses `not-your-case`, `not-your-position`, `step-not-open`,
 * `form-invalid`, `text-empty`, `reason-unknown`; then nothing changes.
 */
export async function answerRead(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  given: HandGiven,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const officer = allowOfficial(person, 'work-item');
  let looks = new Looks(house.db, at, seed);
  const decide = async (now: Loaded): Promise<Command> => {
    looks = new Looks(house.db, at, seed); // one that lost its race is linked anew
    return commandOf(house, officer, now, given, at, looks);
  };
  const along = () => ({ looks: looks.acts });
  return transact(house, ref, { at, seed, ...(inbox === undefined ? {} : { inbox }), decide, along });
}

async function commandOf(
  house: Parts,
  officer: Official,
  now: Loaded,
  given: HandGiven,
  at: Instant,
  looks: Looks,
): Promise<Command> {
  const { program, state, facts, number } = now;
  const item = itemOf(now, given.item);
  if (!isReading(item)) throw new Refusal('step-not-open', 'Nothing is asked here', { item: item.id });
  requireSeat(program, item, actorOf(officer), now.state.territory);
  const common = { at, by: actorOf(officer), ask: item.id } as const;
  if ('withheld' in given) return { ...common, kind: 'withhold', reason: withholdingNamed(given.withheld) };
  const order = readOrder(program, item.read, facts, state.territory, number, at);
  if (order === undefined) return { ...common, kind: 'withhold', reason: 'key-unknown' };
  const { values } = parseForm(formOver(order.definition.facts), program.government, given.answers);
  const way = { kind: 'officer', position: officer.position, evidence: evidenceOf(given.evidence) } as const;
  const answer = await answerByHand(
    house.exchange,
    program.government,
    order,
    { values, way },
    state.subject,
    at,
    looks,
  );
  if (answer.kind === 'withheld') return { ...common, kind: 'withhold', reason: answer.reason };
  return { ...common, kind: 'answer', received: answer.facts };
}

function evidenceOf(text: string): string {
  const said = text.trim();
  if (said.length > 0 && said.length <= 500) return said;
  throw new Refusal('text-empty', 'Write between 1 and 500 characters', { field: 'evidence' });
}

function withholdingNamed(reason: string): Withholding {
  const found = WITHHOLDINGS.find((one) => one === reason);
  if (found === undefined) throw new Refusal('reason-unknown', `Nothing is withheld for ${reason}`, { reason });
  return found;
}
