import { elementAt } from '#engine/called';
import type { Opened } from '#engine/case';
import type { Command } from '#engine/command';
import { isReading, type Reading } from '#engine/reads';
import type { EngineRefusal } from '#engine/refusals';
import { askHolders, type ReadAnswer, type ReadOrder } from '#exchange/ask';
import type { ExchangeRefusal } from '#exchange/refusals';
import { Looks } from '#exchange/trail';
import { readOrder } from '#operations/case/gather-facts';
import type { Loaded } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import type { Fence, OutboxRow } from '#store/rows';
import type { Handled } from '#store/workers';
import { type Instant, later } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Ask = Opened & { readonly kind: 'ask' };
type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'recent'>;

/** Milliseconds until a silent holder is asked again; the case's own clock ends the waiting. */
const AGAIN = 10_000;
/** Milliseconds until officers who have a question are asked whether they have answered. */
const LOOK = 60_000;
/** Milliseconds until it is looked whether the person has allowed it elsewhere; where the case asks them, it is asked at once. */
const LOOK_AGAIN = 3_600_000;

/** A case needs a fact that an agency holds: ask it, and give the case the answer. */
export async function onFactNeeded(
  house: Parts,
  row: OutboxRow,
  at: Instant,
  seed: Seed,
  fence?: Fence,
): Promise<Handled> {
  let looks = new Looks(house.db, at, seed);
  const decide = async (now: Loaded): Promise<Command> => {
    const ask = now.state.open.find((wait) => wait.id === row.payload['ask']);
    if (ask === undefined || (ask.kind !== 'ask' && !isReading(ask)))
      throw new Refusal<EngineRefusal>('not-waiting', 'The case does not wait for this any more', row.payload);
    looks = new Looks(house.db, at, seed); // one that lost its race is linked anew
    const answer = await askFor(house, now, ask, `${row.chain}/${ask.id}`, at, looks);
    if (answer?.kind === 'by-hand')
      throw new Refusal<EngineRefusal>('not-waiting', 'An officer of the holder answers', row.payload);
    if (answer?.kind === 'accepted') throw new Accepted();
    return commandFor(answer, ask.id, at);
  };
  const along = () => ({ consumed: row, looks: looks.acts, ...(fence === undefined ? {} : { fence }) });
  try {
    const inbox = { source: 'on/fact-needed', msgId: row.idem };
    await transact(house, { caseId: row.chain }, { at, seed, inbox, decide, along });
    return 'consumed';
  } catch (error) {
    if (error instanceof Accepted) return { again: later(at, LOOK) };
    await looks.settle(); // what was read was read, whatever became of the step
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'registry-silent') {
      await note(house, row, 'unanswered', at, seed, fence);
      return { again: later(at, AGAIN) };
    }
    if (error.code === 'no-consent' || error.code === 'preview-needed') {
      await note(house, row, error.code === 'no-consent' ? 'await-consent' : 'await-preview', at, seed, fence);
      return { again: later(at, LOOK_AGAIN) };
    }
    if (error.code === 'not-waiting') return 'done';
    throw error;
  }
}

/** Officers behind the holder's gateway have the question: nothing is to be written, and nobody is silent. */
class Accepted extends Error {}

/** Refuses with `registry-silent`, `no-consent` or `preview-needed`: the holder may still answer, so the row is tried again. */
async function askFor(
  house: Parts,
  now: Loaded,
  { kind, node, read }: Ask | Reading,
  wait: string,
  at: Instant,
  looks: Looks,
) {
  const { program } = elementAt(now.program, node);
  const order = readOrder(program, read, now.facts, now.state.territory, now.number, at);
  if (order === undefined) return undefined;
  const orders = [{ ...order, wait }];
  const [answer] = await askHolders(house.exchange, now.program.government, orders, now.state.subject, at, looks);
  if (answer?.kind === 'silent')
    throw new Refusal<ExchangeRefusal>('registry-silent', 'The holder does not answer', { read });
  if (answer?.kind === 'withheld' && answer.reason === 'no-consent' && kind === 'ask' && isTheirs(order))
    throw new Refusal<ExchangeRefusal>('no-consent', 'The person has not allowed it', { read });
  if (answer?.kind === 'withheld' && answer.reason === 'preview-needed' && kind === 'ask' && order.own)
    throw new Refusal<ExchangeRefusal>('preview-needed', 'The person has not looked at it yet', { read });
  return answer;
}

/** Whether the person could allow it: the service has words for it, and it is about themselves. */
function isTheirs({ own, definition }: ReadOrder): boolean {
  return own && definition.consent !== undefined;
}

/** From the first failed attempt on everybody who looks at the case knows of it; the case notes no second one. */
async function note(
  house: Parts,
  row: OutboxRow,
  kind: 'unanswered' | 'await-consent' | 'await-preview',
  at: Instant,
  seed: Seed,
  fence?: Fence,
): Promise<void> {
  const ask = Number(row.payload['ask']);
  const along = () => (fence === undefined ? {} : { fence });
  const decide = () => ({ kind, at, by: { kind: 'system' }, ask }) as const;
  await transact(house, { caseId: row.chain }, { at, seed, along, decide });
}

function commandFor(
  answer: Exclude<ReadAnswer, { kind: 'silent' | 'accepted' | 'by-hand' }> | undefined,
  ask: number,
  at: Instant,
) {
  const common = { at, by: { kind: 'system' }, ask } as const;
  if (answer?.kind === 'received') return { ...common, kind: 'answer', received: answer.facts } as const;
  return { ...common, kind: 'withhold', reason: answer?.reason ?? 'key-unknown' } as const;
}
