import type { Act } from '#ledger/act';
import { open } from '#ledger/chain';
import type { House } from '#operations/house';
import { type JsonObject, objectsIn } from '#terms/json';

/** How the decisions behind an act were taken (inputs, rows, result), by the act's place in the chain. */
export type Traces = ReadonlyMap<number, readonly JsonObject[]>;

/** Opens the sealed part of acts that decisions stand behind; what an erased person's key sealed stays closed. */
export async function openTraces(house: Pick<House, 'keys'>, acts: readonly Act[]): Promise<Traces> {
  const decided = acts.filter(({ kind }) => kind === 'filed' || kind === 'decided' || kind === 'bill-due');
  const keys = await house.keys.find([...new Set(decided.flatMap(({ subject }) => subject ?? []))]);
  const traces = new Map<number, readonly JsonObject[]>();
  for (const act of decided) {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    if (key !== undefined) traces.set(act.seq, objectsIn(open(act, key).values['traces']));
  }
  return traces;
}
