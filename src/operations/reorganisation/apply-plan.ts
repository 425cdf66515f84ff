import { changedSince, type DryRun, reorganisationId } from '#coordination/reorganisation';
import { type ReorganisationOrder, reorganisationOf } from '#coordination/reorganisation-schema';
import type { House } from '#operations/house';
import { personOf } from '#operations/person/sign-in';
import { type Applied, applyReorganisation } from '#operations/reorganisation/apply';
import { loadReorganisation, planFor, stageReorganisation } from '#operations/reorganisation/plan';
import { signReorganisation } from '#operations/reorganisation/sign';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What a plan file says. */
export interface FiledPlan extends Pick<DryRun, 'counts' | 'structure'> {
  readonly order: ReorganisationOrder;
}

/**
 * Does exactly what a plan file says: puts it forward where it is new, and switches once all sides have signed. Refuses
 * `reorganisation-changed` where the world is not as the file counted it, and like `applyReorganisation`.
 */
export async function applyPlan(
  house: House,
  plan: FiledPlan,
  recount: boolean,
  at: Instant,
  seed: Seed,
): Promise<Applied> {
  const id = await putForward(house, plan, recount, at, derive(seed, 'stage'));
  return applyReorganisation(house, 'house', id, at, derive(seed, 'apply'), { recount, planned: plan.counts });
}

/** A persona signs what a plan file says, in the demonstration's houses. Refuses like `signReorganisation`. */
export async function signPlan(
  house: House,
  plan: FiledPlan,
  persona: string,
  at: Instant,
  seed: Seed,
): Promise<AgencyId> {
  const person = await personOf(house, persona, at, derive(seed, 'person'));
  if (!house.settings.demo || person === null) throw new Refusal('persona-unknown', 'There is no such persona', {});
  const id = await putForward(house, plan, true, at, derive(seed, 'stage'));
  return signReorganisation(house, person, id, at, derive(seed, 'sign'));
}

async function putForward(
  house: House,
  { order, counts, structure }: FiledPlan,
  recount: boolean,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const id = reorganisationId(reorganisationOf(order));
  if (await isStaged(house, id)) return id;
  const plan = await planFor(house, order, at);
  const changed = changedSince(counts, plan.counts);
  const standing = plan.structure !== structure;
  if (standing || (changed.length > 0 && !recount))
    throw new Refusal('reorganisation-changed', 'Changed since the plan file', {
      standing,
      changed: changed.map((one) => ({ ...one })),
    });
  await stageReorganisation(house, plan, null, at, seed);
  return plan.id;
}

async function isStaged(house: House, id: string): Promise<boolean> {
  try {
    await loadReorganisation(house, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'reorganisation-unknown') return false;
    throw error;
  }
}
