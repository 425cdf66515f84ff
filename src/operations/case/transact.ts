import type { Command } from '#engine/command';
import type { Step } from '#engine/needs';
import { step } from '#engine/step';
import { type Along, commit } from '#operations/case/commit';
import { type CaseRef, type Loaded, loadCase } from '#operations/case/load-case';
import { underAgreements } from '#operations/case/under-agreements';
import type { House } from '#operations/house';
import type { Runner } from '#store/database';
import type { InboxKey } from '#store/effects';
import { locked } from '#store/step';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What a command became. */
export interface Receipt {
  readonly number: string;
  readonly status: string;
  /** Kinds of act, in order. */
  readonly acts: readonly string[];
}

/** One command on its way into a case. */
export interface Order {
  readonly at: Instant;
  readonly seed: Seed;
  /** Names the command, so that sending it twice does it once. */
  readonly inbox?: InboxKey;
  /** Decides on the case as it is now; called again when somebody else stepped first. Refusals change nothing. */
  readonly decide: (now: Loaded) => Promise<Command> | Command;
  readonly along?: (now: Loaded, step: Step) => Along;
}

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'recent'>;

/**
 * Load, step, commit: without a lock first, under the case's own lock after two lost races. A case that this process has
 * just written need not be loaded.
 */
export async function transact(house: Parts, ref: CaseRef, order: Order): Promise<Receipt> {
  const early = await attemptRecent(house, ref, order);
  if (early !== 'lost') return early;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const done = await attemptOnce(house, house.db, await loadCase(house, house.db, ref, order.inbox), order);
    if (done !== 'lost') return done;
  }
  const { caseId } = await loadCase(house, house.db, ref);
  const done = await locked(house.db, caseId, async (held) =>
    attemptOnce(house, held, await loadCase(house, held, { caseId }, order.inbox), order),
  );
  if (done === 'lost') throw new Error('a step was lost under its own lock');
  return done;
}

/** On the case as it was last written here. What it refuses may have changed since, so only a written step counts. */
async function attemptRecent(house: Parts, ref: CaseRef, order: Order): Promise<Receipt | 'lost'> {
  const kept = await house.recent?.find(house, ref);
  if (kept === undefined) return 'lost';
  try {
    const done = await attemptOnce(house, house.db, kept, order);
    if (done !== 'lost') return done;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  house.recent?.drop(kept);
  return 'lost';
}

async function attemptOnce(house: Parts, db: Runner, read: Loaded, order: Order): Promise<Receipt | 'lost'> {
  if (read.repeated !== null) return receiptOf(read.repeated.result);
  const now: Loaded = { ...read, program: await underAgreements(db, read.program) };
  const command = await order.decide(now);
  const next = step(now.program, now, command);
  const receipt: Receipt = { number: now.number, status: next.state.status, acts: next.acts.map(({ kind }) => kind) };
  const along = order.along?.(now, next) ?? {};
  const inbox = order.inbox === undefined ? {} : { inbox: { ...order.inbox, result: { ...receipt } } };
  const outcome = await commit(house, db, now, next, order.at, order.seed, { ...along, ...inbox });
  if (outcome === 'lost') return 'lost';
  return outcome === 'written' ? receipt : receiptOf(outcome.repeated);
}

/** A receipt as the inbox keeps it. */
export function receiptOf(result: Json): Receipt {
  return result as unknown as Receipt; // only receipts are put under a command's key
}
