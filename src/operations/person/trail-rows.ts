import { TRAIL_ACTS } from '#exchange/trail';
import { LOOKS } from '#operations/person/say-look';
import { readActs } from '#store/chain';
import type { Database } from '#store/database';
import type { ActRow } from '#store/rows';
import { sql } from '#store/sql';
import { chainId, type SubjectId } from '#terms/ids';

/** Which acts of a person's chain. */
interface TrailWish {
  readonly caseNumber?: string;
  /** Only looks by others, not what the person did. */
  readonly looksOnly: boolean;
}

/** Acts of a person's chain, latest first. */
export async function trailOf(
  db: Database,
  subject: SubjectId,
  wish: TrailWish & { readonly limit: number; readonly offset: number },
): Promise<ActRow[]> {
  const kinds = kindsOf(wish);
  const rows = await db.many<{ seq: number }>(sql`
    select seq from acts where chain = ${subject} and kind = any(${kinds})
      and (${wish.caseNumber ?? null}::text is null or data->>'caseNumber' = ${wish.caseNumber ?? null})
    order by seq desc limit ${wish.limit} offset ${wish.offset}`);
  return actsAt(
    db,
    subject,
    rows.map(({ seq }) => seq),
  );
}

/** Acts of a person's chain by their numbers, latest first. */
export async function actsAt(db: Database, subject: SubjectId, numbers: readonly number[]): Promise<ActRow[]> {
  if (numbers.length === 0) return [];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const wanted = new Set(numbers);
  const acts = await readActs(db, chainId(subject), first - 1, last - first + 1);
  return acts.filter(({ seq }) => wanted.has(seq)).toReversed();
}

export async function trailCount(db: Database, subject: SubjectId, wish: TrailWish): Promise<number> {
  const kinds = kindsOf(wish);
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from acts where chain = ${subject} and kind = any(${kinds})
      and (${wish.caseNumber ?? null}::text is null or data->>'caseNumber' = ${wish.caseNumber ?? null})`);
  return row?.n ?? 0;
}

function kindsOf({ looksOnly }: TrailWish): readonly string[] {
  return looksOnly ? LOOKS : TRAIL_ACTS;
}
