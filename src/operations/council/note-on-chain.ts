import { applyAct } from '#coordination/lifecycle';
import type { ActDraft } from '#ledger/act';
import { link } from '#ledger/chain';
import { arrangementChain } from '#operations/council/chains';
import { loadStanding, rowOf } from '#operations/council/decide-arrangement';
import type { House } from '#operations/house';
import { appendToChain, readHead } from '#store/chain';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/**
 * An act that shows something of an arrangement and changes nothing in it: minutes countersigned, a decision taken. The
 * number of its last act goes along, so that whoever decides next has seen it. Refuses `arrangement-unknown`.
 */
export async function noteOnChain(
  house: Pick<House, 'db' | 'library'>,
  id: string,
  draft: ActDraft,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const chain = arrangementChain(house.library.government, id);
  for (let race = 0; race < 20; race += 1) {
    const [before, head] = await Promise.all([loadStanding(house, id), readHead(house.db, chain)]);
    if (before === null) throw new Refusal('arrangement-unknown', 'There is no such arrangement', { arrangement: id });
    const standing = applyAct(before.standing, { ...draft, at });
    if (standing === null || head.seq !== before.seq) continue; // somebody decides just now
    const row = rowOf(id, head.seq + 1, standing, before.sha256);
    const acts = link(chain, head, [draft], at, seed, new Map());
    if ((await appendToChain(house.db, { chain, at, acts, arrangements: [row] })) !== 'lost') return;
  }
  throw new Error('the chain of the arrangement is too busy');
}
