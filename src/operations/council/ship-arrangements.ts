import { applyAct } from '#coordination/lifecycle';
import type { Government } from '#definitions/government';
import type { ActDraft } from '#ledger/act';
import { link } from '#ledger/chain';
import { arrangementChain } from '#operations/council/chains';
import { rowOf, type StoredStanding } from '#operations/council/decide-arrangement';
import { appendToChain, readHead } from '#store/chain';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { canonical, type JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';

/**
 * The published text of every arrangement becomes an act on its own chain, the first time and whenever its file has changed.
 * Publishing the same again writes nothing; what was decided at run time stays.
 */
export async function shipArrangements(db: Runner, government: Government, at: Instant): Promise<void> {
  const known = await db.many<StoredStanding & { id: string }>(sql`select id, seq, standing, sha256 from arrangements`);
  for (const text of government.arrangements.values()) {
    const json = text as unknown as JsonObject; // what was read from YAML is JSON
    const hash = sha256(canonical(json));
    const before = known.find(({ id }) => id === text.id);
    if (before?.sha256 !== undefined && before.sha256 !== null && hash.equals(before.sha256)) continue;
    const draft: ActDraft = {
      kind: 'arrangement-shipped',
      element: null,
      agency: null,
      position: null,
      data: { text: json },
    };
    const standing = applyAct(before?.standing ?? null, { ...draft, at });
    if (standing === null) continue;
    const chain = arrangementChain(government, text.id);
    const head = await readHead(db, chain);
    const acts = link(chain, head, [draft], at, sha256(`ship/${text.id}/${hash.toString('hex')}`), new Map());
    // Lost to another process that publishes the same, or decides just now: the next start ships what is still missing.
    await appendToChain(db, { chain, at, acts, arrangements: [rowOf(text.id, head.seq + 1, standing, hash)] });
  }
}
