import type { ActDraft } from '#ledger/act';
import { link } from '#ledger/chain';
import type { House } from '#operations/house';
import { appendToChain, readHead } from '#store/chain';
import { sql } from '#store/sql';
import { type ChainId, chainId, type SubjectId, uuidv7 } from '#terms/ids';
import { type Instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** Writes a power and its act; the demonstration's own powers come this way too. */
export async function enterPower(
  house: Pick<House, 'db'>,
  principal: SubjectId,
  agent: SubjectId,
  services: readonly string[],
  until: string,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const id = uuidv7(milliseconds(at), derive(seed, `power/${principal}/${agent}`, 10));
  const data = { power: id, agent, services, until };
  await appendOwn(
    house,
    chainId(principal),
    { kind: 'power-given', element: null, agency: null, position: null, data },
    at,
    seed,
  );
  await house.db.run(sql`
    insert into powers (power_id, principal, agent, services, until, given_at)
    values (${id}, ${principal}, ${agent}, ${services}, ${until}, ${at}) on conflict (power_id) do nothing`);
  return id;
}

async function appendOwn(
  house: Pick<House, 'db'>,
  chain: ChainId,
  draft: ActDraft,
  at: Instant,
  seed: Seed,
): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const acts = link(chain, await readHead(house.db, chain), [draft], at, seed, new Map());
    if ((await appendToChain(house.db, { chain, at, acts })) === 'written') return;
  }
  throw new Error('the chain is too busy');
}
