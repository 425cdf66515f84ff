import type { Command, Step } from '#engine/case';
import { step } from '#engine/step';
import { type Along, commit } from '#operations/commit';
import type { House } from '#operations/house';
import { type CaseRef, type Loaded, loadCase } from '#operations/load-case';
import type { Runner } from '#store/database';
import type { InboxKey } from '#store/effects';
import { locked } from '#store/step';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

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

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** Load, step, commit: without a lock first, under the case's own lock after two lost races. */
export async function transact(house: Parts, ref: CaseRef, order: Order): Promise<Receipt> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const done = await attemptOnce(house, house.db, ref, order);
    if (done !== 'lost') return done;
  }
  const { caseId } = await loadCase(house, house.db, ref);
  const done = await locked(house.db, caseId, (held) => attemptOnce(house, held, { caseId }, order));
  if (done === 'lost') throw new Error('a step was lost under its own lock');
  return done;
}

async function attemptOnce(house: Parts, db: Runner, ref: CaseRef, order: Order): Promise<Receipt | 'lost'> {
  const now = await loadCase(house, db, ref, order.inbox);
  if (now.repeated !== null) return receiptOf(now.repeated.result);
  const command = await order.decide(now);
  const next = step(now.program, now, command);
  const receipt: Receipt = { number: now.number, status: next.state.status, acts: next.acts.map(({ kind }) => kind) };
  const along = order.along?.(now, next) ?? {};
  const inbox = order.inbox === undefined ? {} : { inbox: { ...order.inbox, result: { ...receipt } } };
  const outcome = await commit(house, db, now, next, order.at, order.seed, { ...along, ...inbox });
  if (outcome === 'lost') return 'lost';
  return outcome === 'written' ? receipt : receiptOf(outcome.repeated);
}

function receiptOf(result: Json): Receipt {
  return result as unknown as Receipt; // the inbox keeps what attemptOnce put there
}
