import type { Population } from '#operations/demo/life/populate';
import { enterPlaced, placeRecords } from '#operations/demo/seed-registries';
import type { House } from '#operations/house';
import type { Database } from '#store/database';
import { sql } from '#store/sql';
import { uuidv7 } from '#terms/ids';
import { type Instant, instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';

const LIFE = sha256('life');

/** The moment up to which the demonstration lives: that of its first start, kept as the time in an id. */
export async function lifeBegins(db: Database, now: Instant, seed: Seed): Promise<Instant | 'lived'> {
  const rows = await db.many<{ kind: string; chain: string }>(sql`
    select kind, chain from lookup where kind in ('life', 'life-lived') and hmac = ${LIFE}`);
  if (rows.some(({ kind }) => kind === 'life-lived')) return 'lived';
  const begun = rows[0];
  // RFC 9562 5.7: the first 48 bits of a UUIDv7 are milliseconds.
  if (begun !== undefined) return instant(Number.parseInt(begun.chain.replaceAll('-', '').slice(0, 12), 16));
  const chain = uuidv7(milliseconds(now), derive(seed, 'life', 10));
  await db.run(sql`insert into lookup (kind, hmac, chain) values ('life', ${LIFE}, ${chain})`);
  return now;
}

/** It has been lived to its end. */
export async function noteLived(db: Database): Promise<void> {
  await db.run(sql`
    insert into lookup (kind, hmac, chain)
    select 'life-lived', ${LIFE}, chain from lookup where kind = 'life' and hmac = ${LIFE} on conflict do nothing`);
}

/** Enters the population in the registries that this house keeps, whole; how many records. */
export async function enterPopulation(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  { records, owners }: Population,
  at: Instant,
  seed: Seed,
): Promise<number> {
  const placed = placeRecords(house.library.government, records, at, owners);
  return house.db.transaction((db) => enterPlaced({ ...house, db }, placed, at, seed));
}
