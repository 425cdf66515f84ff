import type { EngineRefusal } from '#engine/refusals';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { messageAt } from '#operations/message/message-key';
import { openByMessage, startsBy } from '#operations/message/open-by-message';
import { giveBack, readSent, type Sent } from '#operations/message/sent-message';
import { rescheduleOutbox, waitingFor } from '#store/queues';
import type { Fence, OutboxRow } from '#store/rows';
import { sql } from '#store/sql';
import type { Handled } from '#store/workers';
import type { ChainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { type Seed, sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'recent'>;

/** How often the case that waited may have gone on before the message reached it. */
const MOST_RACES = 20;

/**
 * A message has left a case, or an agency's own system: the oldest case that waits for it by its key takes it, else it begins
 * one, else it is kept until somebody waits or its time is over. It is put off before it looks, so that whoever begins to
 * wait meanwhile wakes it.
 */
export async function onMessageSent(
  house: Parts,
  row: OutboxRow,
  at: Instant,
  seed: Seed,
  fence?: Fence,
): Promise<Handled> {
  if (await isTaken(house, row)) return 'done';
  const sent = await readSent(house, row);
  if (sent === 'erased') return giveBack(house, row, 'sender-erased', at, seed);
  if (row.tries > 0 && at >= sent.until) return giveBack(house, row, 'undeliverable', at, seed);
  await rescheduleOutbox(house.db, row, sent.until, row.tries);
  for (let race = 0; race < MOST_RACES; race += 1) {
    const [wait] = await waitingFor(house.db, sent.message, sent.corr);
    if (wait === undefined) return begin(house, row, sent, at, seed);
    if (await deliver(house, row, sent, wait, at, seed, fence)) return 'consumed';
  }
  throw new Error(`the cases that wait for ${sent.message} are too busy`);
}

async function begin(house: Parts, row: OutboxRow, sent: Sent, at: Instant, seed: Seed): Promise<Handled> {
  const starting = startsBy(house.library.government, sent.message);
  if (starting === undefined) return at < sent.until ? 'kept' : giveBack(house, row, 'nobody-waited', at, seed);
  try {
    await openByMessage(house, starting, sent, { consumed: row, claims: [claimOf(row)] }, at, seed);
    return 'consumed';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (await isTaken(house, row)) ? 'done' : giveBack(house, row, error.code, at, seed);
  }
}

/** False where the case no longer waits. */
async function deliver(
  house: Parts,
  row: OutboxRow,
  sent: Sent,
  wait: { readonly caseId: ChainId; readonly waitId: number },
  at: Instant,
  seed: Seed,
  fence: Fence | undefined,
): Promise<boolean> {
  try {
    await transact(house, wait, {
      at,
      seed,
      inbox: { source: 'on/message-sent', msgId: row.idem },
      along: () => ({ consumed: row, claims: [claimOf(row)], ...(fence === undefined ? {} : { fence }) }),
      decide: ({ state, program }) => {
        const open = state.open.find((one) => one.kind === 'message' && one.id === wait.waitId);
        if (open === undefined) throw new Refusal<EngineRefusal>('not-waiting', 'The case does not wait any more');
        const carries = messageAt(program, open.node, sent.message)?.carries ?? [];
        return {
          kind: 'deliver',
          at,
          by: { kind: 'system' },
          message: sent.message,
          data: { wait: wait.waitId, from: sent.agency },
          facts: Object.fromEntries(Object.entries(sent.values).filter(([fact]) => carries.includes(fact))),
          source: sent.source,
        };
      },
    });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (await isTaken(house, row)) return true;
    if (error.code === 'not-waiting' || error.code === 'case-ended') return false;
    throw error;
  }
}

/** One case takes a message, though two workers hand it to two of them at the same moment. */
function claimOf({ idem }: OutboxRow): Uint8Array {
  return sha256(`message/${idem}`);
}

async function isTaken({ db }: Pick<House, 'db'>, row: OutboxRow): Promise<boolean> {
  return (await db.one(sql`select 1 from route where key_hash = ${claimOf(row)}`)) !== undefined;
}
