import type { TrailActKind } from '#exchange/trail';
import { link } from '#ledger/chain';
import type { House } from '#operations/house';
import { appendToChain, readHead } from '#store/chain';
import { type Runner, takenKey } from '#store/database';
import { readInbox } from '#store/step-read';
import type { ChainId } from '#terms/ids';
import { type JsonObject, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** What a person did on their own matters. */
export interface OwnAct {
  readonly kind: TrailActKind;
  readonly data: JsonObject;
}

/**
 * An act on a person's own chain and the change it stands for, both or neither; `change` gives the id of what came of it. The
 * same seed again gives the id of the first time.
 */
export async function appendOwn(
  house: Pick<House, 'db'>,
  chain: ChainId,
  act: OwnAct,
  at: Instant,
  seed: Seed,
  change: (db: Runner) => Promise<string>,
): Promise<string> {
  const inbox = { source: `own/${act.kind}`, msgId: Buffer.from(derive(seed, act.kind)).toString('base64url') };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      return await house.db.transaction(async (db) => {
        const before = await readInbox(db, chain, inbox);
        if (before !== null) return textOf(before.result);
        const id = await change(db);
        const draft = { ...act, element: null, agency: null, position: null };
        const acts = link(chain, await readHead(db, chain), [draft], at, seed, new Map());
        await appendToChain(db, { chain, at, acts, inbox: { ...inbox, result: id } });
        return id;
      });
    } catch (error) {
      if (takenKey(error) === undefined) throw error; // else somebody was first, perhaps with the same command: look again
    }
  }
  throw new Error('the chain is too busy');
}
