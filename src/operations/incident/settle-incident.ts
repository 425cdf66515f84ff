import { type Act, actorOf, allowOfficial, type Official, type Person } from '#access/person';
import { formOver, parseForm } from '#definitions/form';
import type { Incident } from '#engine/case';
import type { Command } from '#engine/command';
import { heldBy } from '#engine/plan';
import type { CaseRef, Loaded } from '#operations/case/load-case';
import { type Receipt, transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { mendable } from '#operations/incident/mendable-facts';
import { openIncident } from '#operations/incident/open-incident';
import type { InboxKey } from '#store/effects';
import type { AgencyId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** When, with what chance, and under which key the press is done once. */
export interface Press {
  readonly at: Instant;
  readonly seed: Seed;
  readonly inbox?: InboxKey;
}

/** The element is tried again: what it failed on has been mended outside the case. It may well hold again. */
export async function retryIncident(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  incident: number,
  press: Press,
): Promise<Receipt> {
  return settle(house, person, ref, incident, press, () => ({ kind: 'retry', incident }));
}

/** Facts of the element, and why they are set right; values as typed or as JSON. */
export interface Mending {
  readonly facts: JsonObject;
  readonly reason: string;
}

/** Facts are set right and the element is tried again. Refuses `text-empty`, `fact-not-in-form`, `form-invalid`. */
export async function mendFacts(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  incident: number,
  { facts, reason }: Mending,
  press: Press,
): Promise<Receipt> {
  return settle(house, person, ref, incident, press, (now, held) => {
    const names = mendable(now.program, held.node);
    const asked = [...new Set(Object.keys(facts).map((field) => field.replace(/-(day|month|year)$/, '')))];
    const strange = asked.find((name) => !names.includes(name));
    if (strange !== undefined || asked.length === 0)
      throw new Refusal('fact-not-in-form', `${held.node} does not read ${strange ?? 'nothing'}`, {
        facts: [...names],
      });
    const { values } = parseForm(formOver(asked), now.program.government, facts);
    return { kind: 'correct', incident, facts: values, reason: said(reason) };
  });
}

/** Why it is passed over, and the flow to take where several lead on. */
export interface Passing {
  readonly reason: string;
  readonly flow?: string | undefined;
}

/** The case goes on as if the element were done. Refuses `text-empty`, `way-unnamed`. */
export async function skipIncident(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  incident: number,
  { reason, flow }: Passing,
  press: Press,
): Promise<Receipt> {
  return settle(house, person, ref, incident, press, () => ({
    kind: 'skip',
    incident,
    reason: said(reason),
    ...(flow === undefined || flow === '' ? {} : { flow }),
  }));
}

/** Distributes over the kinds of command, so that each keeps its own members. */
type Deed = Command extends infer One ? (One extends Command ? Omit<One, 'at' | 'by'> : never) : never;

/** Only an official of the agency that the incident belongs to; the engine looks once more. Refuses `not-your-case`. */
async function settle(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  incident: number,
  { at, seed, inbox }: Press,
  deed: (now: Loaded, held: Incident) => Deed,
): Promise<Receipt> {
  const official = allowOfficial(person, SETTLE);
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: (now) => {
      const held = openIncident(now, incident);
      mustOwn(now, held, official);
      return { ...deed(now, held), at, by: actorOf(official) };
    },
  });
}

export const SETTLE: Act = 'settle-incident';

/** Whose it is to settle now, after reorganisations. */
export function holderOfIncident(
  { program, state }: Pick<Loaded, 'program' | 'state'>,
  { agency, node }: Pick<Incident, 'agency' | 'node'>,
): AgencyId | null {
  return heldBy(program, agency, state.territory, node);
}

function mustOwn(now: Loaded, { id, agency, node }: Incident, official: Official): void {
  if (holderOfIncident(now, { agency, node }) === official.agency) return;
  throw new Refusal('not-your-case', `Incident ${id} is for ${agency} to settle`, { incident: id, owner: agency });
}

function said(reason: string): string {
  const words = reason.trim();
  if (words.length === 0 || words.length > 1_000)
    throw new Refusal('text-empty', 'Write between 1 and 1,000 characters', {});
  return words;
}
