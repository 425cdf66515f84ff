import { open } from '#ledger/chain';
import { arrangementChain } from '#operations/council/chains';
import type { Parts } from '#operations/matter/move-matters';
import { readActs } from '#store/chain';
import type { ActRow } from '#store/rows';
import { type JsonObject, textOf } from '#terms/json';

/** An act of a matter with what was written in it; empty once that is erased. */
export interface ToldAct {
  readonly act: ActRow;
  readonly texts: JsonObject;
}

/** The acts of every matter of an arrangement, by its number, their sealed texts opened. */
export async function matterActs(house: Parts, arrangement: string): Promise<ReadonlyMap<string, readonly ToldAct[]>> {
  const all = await readActs(house.db, arrangementChain(house.library.government, arrangement));
  const acts = all.filter(({ data }) => data['matter'] !== undefined);
  const keys = await house.keys.find([...new Set(acts.flatMap(({ subject }) => subject ?? []))]);
  const told = new Map<string, ToldAct[]>();
  for (const act of acts) {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    const texts = act.subject === null || key === undefined ? {} : open(act, key).values;
    const number = textOf(act.data['matter']);
    told.set(number, [...(told.get(number) ?? []), { act, texts }]);
  }
  return told;
}
