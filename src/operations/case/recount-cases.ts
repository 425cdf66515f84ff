import { calendarAt, type Government } from '#definitions/government';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import type { Fence } from '#store/rows';
import { keepSweep, openCases, sweepFrom } from '#store/sweeps';
import type { ChainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'recent'>;

const BATCH = 100;

/**
 * A new decree moves deadlines: once another version of a calendar is in force, every open case of a bucket is counted again,
 * a batch at a time. Whoever takes the bucket over goes on where the last worker stopped; a case counted twice is not changed
 * twice. Answers whether there is more to do.
 */
export async function recountCases(house: Parts, fence: Fence, at: Instant, seed: Seed): Promise<boolean> {
  const stamp = calendarsInForce(house.library.government, at);
  const from = await sweepFrom(house.db, fence.bucket, stamp);
  if (from === null) return false;
  const cases = await openCases(house.db, fence.bucket, from.after, BATCH);
  const failures: unknown[] = [];
  for (const caseId of cases) {
    const failure = await recountCase(house, caseId, at, derive(seed, `recount/${caseId}`), fence);
    if (failure !== undefined) failures.push(failure);
  }
  const isDone = cases.length < BATCH;
  await keepSweep(house.db, fence.bucket, stamp, cases.at(-1) ?? from.after, isDone);
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases could not be recounted`);
  return !isDone;
}

/** One case that cannot be read keeps no other from its turn: what went wrong is told at the end. */
async function recountCase(house: Parts, caseId: ChainId, at: Instant, seed: Seed, fence: Fence): Promise<unknown> {
  try {
    await transact(
      house,
      { caseId },
      { at, seed, decide: () => ({ kind: 'recount', at, by: { kind: 'system' } }), along: () => ({ fence }) },
    );
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'lease-lost') throw error;
    return error;
  }
}

/** Names the versions of all calendars by which deadlines are counted at a moment. */
function calendarsInForce(government: Government, at: Instant): string {
  const ids = ['national', ...government.calendars.keys()];
  const versions = [...new Set(ids)].toSorted().map((id) => [id, calendarAt(government, id, at).version]);
  return sha256(JSON.stringify(versions)).toString('base64url');
}
