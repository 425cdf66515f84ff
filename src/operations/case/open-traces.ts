import type { Process } from '#definitions/process';
import type { Act } from '#ledger/act';
import { open } from '#ledger/chain';
import type { House } from '#operations/house';
import { type JsonObject, objectsIn } from '#terms/json';

/** How the decisions behind an act were taken (inputs, rows, result), by the act's place in the chain. */
export type Traces = ReadonlyMap<number, readonly JsonObject[]>;

/** Opens the sealed part of acts that decisions stand behind; what an erased person's key sealed stays closed. */
export async function openTraces(house: Pick<House, 'keys'>, acts: readonly Act[]): Promise<Traces> {
  const decided = acts.filter(({ kind }) => kind === 'filed' || kind === 'decided' || kind === 'bill-due');
  return openParts(house, decided, 'traces');
}

/** The conditions asked where a case left an element by one of several ways, by the act's place in the chain. */
export async function openWays(
  house: Pick<House, 'keys'>,
  { flows }: Pick<Process, 'flows'>,
  acts: readonly Act[],
): Promise<Traces> {
  const asking = new Set([...flows.values()].flatMap(({ from, condition }) => (condition === null ? [] : [from])));
  return openParts(
    house,
    acts.filter(({ element }) => asking.has(element ?? '')),
    'ways',
  );
}

async function openParts(house: Pick<House, 'keys'>, acts: readonly Act[], part: string): Promise<Traces> {
  const keys = await house.keys.find([...new Set(acts.flatMap(({ subject }) => subject ?? []))]);
  const traces = new Map<number, readonly JsonObject[]>();
  for (const act of acts) {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    if (key !== undefined) traces.set(act.seq, objectsIn(open(act, key).values[part]));
  }
  return traces;
}
