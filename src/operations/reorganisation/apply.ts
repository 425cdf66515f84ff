import { allowOfficial, type Person } from '#access/person';
import { endsPredecessor } from '#agencies/succession';
import {
  changedSince,
  type DryRun,
  dryRun,
  requireNoOrphans,
  requireSound,
  sidesOf,
  successionOf,
} from '#coordination/reorganisation';
import { link } from '#ledger/chain';
import type { House } from '#operations/house';
import { loadReorganisation, type Staged } from '#operations/reorganisation/plan';
import { readSignatures } from '#operations/reorganisation/sign';
import { gatherThings } from '#operations/reorganisation/things';
import { appendToChain } from '#store/chain';
import { takenKey } from '#store/database';
import { insertSuccession } from '#store/successions';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** What the instant made so. */
export interface Applied {
  readonly id: string;
  /** Place among the reorganisations in effect. */
  readonly n: number;
  readonly counts: DryRun['counts'];
  /** It had come into effect before; nothing was changed. */
  readonly repeated: boolean;
}

export interface ApplyOptions {
  /** Open work may have come and gone since the plan; what stands must still be as it was signed. */
  readonly recount: boolean;
  /** Counts of the plan file at hand, where they are not those that were staged. */
  readonly planned?: DryRun['counts'];
}

/**
 * The instant: one succession row and one act, whatever the size; nothing open is rewritten. The same again changes nothing.
 * Refuses `reorganisation-early`, `reorganisation-unsigned`, `reorganisation-changed` (with the kinds and both counts),
 * `reorganisation-orphans`, and like `requireSound` where another reorganisation came first. `by` is null for whoever runs
 * the house; the power lies in the signatures.
 */
export async function applyReorganisation(
  house: Parts,
  by: Person | null | 'house',
  id: string,
  at: Instant,
  seed: Seed,
  options: ApplyOptions,
): Promise<Applied> {
  const official = by === 'house' ? null : allowOfficial(by, 'reorganise');
  for (let race = 0; race < 5; race += 1) {
    const staged = await loadReorganisation(house, id);
    if (staged.n !== null) return { id, n: staged.n, counts: staged.plan.counts, repeated: true };
    const run = await readyRun(house, staged, at, options);
    try {
      const n = await switchOver(house, staged, run, official, at, seed);
      await house.library.keepUp(n);
      return { id, n, counts: run.counts, repeated: false };
    } catch (error) {
      if (takenKey(error) === undefined) throw error; // another reorganisation came first: decide anew
    }
    await house.library.keepUp(house.library.government.successions.length + 1);
  }
  throw new Error('other reorganisations keep coming first');
}

async function readyRun(house: Parts, staged: Staged, at: Instant, options: ApplyOptions): Promise<DryRun> {
  const { plan, wish } = staged;
  const { government } = house.library;
  requireSound(wish, (agency) => government.agencies.has(agency), government.successions);
  if (at < wish.effectiveAt)
    throw new Refusal('reorganisation-early', `It comes into effect at ${wish.effectiveAt}`, { at: wish.effectiveAt });
  const { signatures } = await readSignatures(house, plan.id);
  const missing = sidesOf(wish).filter((side) => !signatures.some((one) => one.side === side));
  if (missing.length > 0)
    throw new Refusal('reorganisation-unsigned', `Not signed by ${missing.join(', ')}`, { sides: missing });
  const run = dryRun(wish, await gatherThings(house, wish, at));
  const changed = changedSince(options.planned ?? plan.counts, run.counts);
  if (run.structure !== plan.structure || (changed.length > 0 && !options.recount)) {
    const told = changed.map(({ kind, planned, now }) => `${kind} ${planned} -> ${now}`).join(', ');
    throw new Refusal('reorganisation-changed', `Changed since the plan: ${told}`, {
      changed: changed.map((one) => ({ ...one })),
      standing: run.structure !== plan.structure,
    });
  }
  requireNoOrphans(run);
  return run;
}

/** Both rows or neither: a fall in the middle leaves the house as it was before. */
async function switchOver(
  house: Parts,
  { plan, wish }: Staged,
  run: DryRun,
  official: ReturnType<typeof allowOfficial> | null,
  at: Instant,
  seed: Seed,
): Promise<number> {
  const n = house.library.government.successions.length + 1;
  const { head } = await readSignatures(house, plan.id);
  const data = {
    kind: wish.kind,
    from: [...wish.from],
    to: [...wish.to],
    ended: endsPredecessor(wish.kind) ? [...wish.from] : [],
    n,
    orphans: run.orphans,
    counts: run.counts as unknown as JsonObject, // numbers by kind
  };
  const signed = { agency: official?.agency ?? null, position: official?.position ?? null };
  const acts = link(plan.id, head, [{ kind: 'reorganised', element: null, ...signed, data }], at, seed, new Map());
  await house.db.transaction(async (runner) => {
    const succession = successionOf(wish, n, at) as unknown as JsonObject; // words and records of words
    await insertSuccession(runner, { n, id: plan.id, data: succession, switchedAt: at });
    await appendToChain(runner, { chain: plan.id, at, acts });
  });
  return n;
}
