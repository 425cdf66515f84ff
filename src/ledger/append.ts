import type { Act, ActDraft, Head } from '#ledger/act';
import { link } from '#ledger/chain';
import type { DataKey } from '#ledger/seal';
import { appendToChain, type ChainWrite, readHead } from '#store/chain';
import type { Runner } from '#store/database';
import type { StepOutcome } from '#store/step';
import type { ChainId, SubjectId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** What is appended, when, and with which randomness. */
export interface Append {
  readonly chain: ChainId;
  readonly drafts: readonly ActDraft[];
  readonly at: Instant;
  readonly seed: Seed;
  /** Data keys of the people whose personal parts the drafts carry. */
  readonly keys?: ReadonlyMap<SubjectId, DataKey>;
  /** Where the chain ended when it was last looked at; spares the first look. */
  readonly head?: Head;
  /** Rows that stand or fall with the acts. */
  readonly beside?: (acts: readonly Act[]) => Omit<ChainWrite, 'chain' | 'at' | 'acts'>;
}

const MOST_RACES = 20;

/** Appends to a chain that has no row of its own, wherever it ends by then. Gives the acts as they stand. */
export async function appendActs(db: Runner, append: Append): Promise<{ acts: readonly Act[]; outcome: StepOutcome }> {
  const { chain, drafts, at, seed, keys = new Map(), beside = () => ({}) } = append;
  for (let race = 0; race < MOST_RACES; race += 1) {
    const head = race === 0 && append.head !== undefined ? append.head : await readHead(db, chain);
    const acts = link(chain, head, drafts, at, seed, keys);
    const outcome = await appendToChain(db, { chain, at, acts, ...beside(acts) });
    if (outcome !== 'lost') return { acts, outcome };
  }
  throw new Error(`the chain ${chain} is too busy`);
}
