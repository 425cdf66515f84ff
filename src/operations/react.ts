import { TOPICS, type Topic } from '#operations/case/commit';
import { recountCases } from '#operations/case/recount-cases';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { sendDigests } from '#operations/notice/send-digests';
import { onBillDue, onBillEnded } from '#operations/on/bill-due';
import { onCorrectionAnswered } from '#operations/on/correction-answered';
import { onCorrectionDue } from '#operations/on/correction-due';
import { onDocumentDue } from '#operations/on/document-due';
import { onFactNeeded } from '#operations/on/fact-needed';
import { onMatterDue } from '#operations/on/matter-due';
import { onMessageAwaited } from '#operations/on/message-awaited';
import { onMessageSent } from '#operations/on/message-sent';
import { onNoticeDue } from '#operations/on/notice-due';
import { onRecordDue } from '#operations/on/record-due';
import { observeOutcomes } from '#operations/outcome/observe';
import type { DueWait } from '#store/queues';
import type { Fence, OutboxRow } from '#store/rows';
import type { Handled, Handlers } from '#store/workers';
import type { ChainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** Every reaction to an act, by the outbox row that announces it. */
export async function react(house: House, row: OutboxRow, at: Instant, seed: Seed, fence?: Fence): Promise<Handled> {
  const topic = row.topic as Topic; // only `commit` and `moveMatters` write outbox rows
  switch (topic) {
    case 'fact-needed':
      return onFactNeeded(house, row, at, seed, fence);
    case 'bill-due':
      return onBillDue(house, row);
    case 'bill-ended':
      return onBillEnded(house, row);
    case 'document-due':
      return onDocumentDue(house, row, at, seed, fence);
    case 'record-due':
      return onRecordDue(house, row, at, seed, fence);
    case 'message-sent':
      return onMessageSent(house, row, at, seed, fence);
    case 'message-awaited':
      return onMessageAwaited(house, row, at);
    case 'notice-due':
      return onNoticeDue(house, row, at, seed);
    case 'correction-due':
      return onCorrectionDue(house, row, at, seed);
    case 'correction-answered':
      return onCorrectionAnswered(house, row, at, seed);
    case 'matter-due':
      return onMatterDue(house, row, at, seed);
    default:
      return topic satisfies never;
  }
}

/** Fires the due clocks of a case. A case that ended meanwhile has none. */
export async function fireClocks(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  caseId: ChainId,
  at: Instant,
  seed: Seed,
  fence?: Fence,
): Promise<void> {
  try {
    await transact(
      house,
      { caseId },
      {
        at,
        seed,
        decide: () => ({ kind: 'fire', at, by: { kind: 'system' } }),
        along: () => (fence === undefined ? {} : { fence }),
      },
    );
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'case-unknown' && error.code !== 'case-ended')) throw error;
  }
}

/** Whoever holds this bucket also computes the outcomes that are due, so that one process at a time does. */
const OUTCOMES_BUCKET = 0;

/** Whoever holds this one tells offices what waits there. */
const DIGESTS_BUCKET = 1;

/** What a worker does with due work. `random` gives 32 fresh bytes. */
export function handlers(house: House, now: () => Instant, random: () => Uint8Array): Handlers {
  const handle = (row: OutboxRow, fence: Fence) => react(house, row, now(), seedOf(random(), row.idem), fence);
  return {
    outbox: Object.fromEntries(TOPICS.map((topic) => [topic, handle])),
    fire: (wait: DueWait, fence: Fence) => fireClocks(house, wait.caseId, now(), seedOf(random(), wait.caseId), fence),
    sweep: async (fence: Fence) => {
      if (fence.bucket === OUTCOMES_BUCKET) await observeOutcomes(house, now());
      if (fence.bucket === DIGESTS_BUCKET) await sendDigests(house, now(), seedOf(random(), 'digests'));
      return recountCases(house, fence, now(), seedOf(random(), `sweep/${fence.bucket}`));
    },
  };
}

function seedOf(random: Uint8Array, label: string): Seed {
  return derive(random, label);
}
