import { askHolders, type ReadAnswer } from '#exchange/ask';
import { readOrder } from '#operations/gather-facts';
import type { House } from '#operations/house';
import { loadCase } from '#operations/load-case';
import { transact } from '#operations/transact';
import type { Fence, OutboxRow } from '#store/rows';
import type { Handled } from '#store/workers';
import { type Instant, later } from '#terms/plain-date';
import type { Seed } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** Milliseconds until a silent holder is asked again; the case's own clock ends the waiting. */
const AGAIN = 10_000;

/** A case needs a fact that an agency holds: ask it, and give the case the answer. */
export async function onFactNeeded(
  house: Parts,
  row: OutboxRow,
  at: Instant,
  seed: Seed,
  fence?: Fence,
): Promise<Handled> {
  const now = await loadCase(house, house.db, { caseId: row.chain });
  const ask = now.state.open.find((wait) => wait.kind === 'ask' && wait.id === row.payload['ask']);
  if (ask === undefined || ask.kind !== 'ask') return 'done';
  const order = readOrder(now.program, ask.read, now.facts, now.state.territory, now.number, at);
  const [answer] =
    order === undefined
      ? []
      : await askHolders(house.exchange, now.program.government, [order], now.state.subject, at, seed);
  if (answer?.kind === 'silent') return { again: later(at, AGAIN) };
  await transact(
    house,
    { caseId: row.chain },
    {
      at,
      seed,
      inbox: { source: 'on/fact-needed', msgId: row.idem },
      along: () => ({ consumed: row, ...(fence === undefined ? {} : { fence }) }),
      decide: () => commandFor(answer, ask.id, at),
    },
  );
  return 'consumed';
}

function commandFor(answer: Exclude<ReadAnswer, { kind: 'silent' }> | undefined, ask: number, at: Instant) {
  const common = { at, by: { kind: 'system' }, ask } as const;
  if (answer?.kind === 'received') return { ...common, kind: 'answer', received: answer.facts } as const;
  return { ...common, kind: 'withhold', reason: answer?.reason ?? 'key-unknown' } as const;
}
