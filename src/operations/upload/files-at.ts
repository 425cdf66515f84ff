import type { KeptFile } from '#definitions/file-kind';
import { unseal } from '#ledger/seal';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import type { SubjectId } from '#terms/ids';

/** Where something is attached: a draft (`item` 0), or a step of a case; and under whose key. */
export interface Place {
  readonly place: string;
  readonly item: number;
  readonly subject: SubjectId;
}

/** What waits there to be sent, by fact; names only, the content stays closed. */
export async function filesAt(
  house: Pick<House, 'db' | 'keys'>,
  { place, item, subject }: Place,
): Promise<ReadonlyMap<string, readonly KeptFile[]>> {
  const rows = await house.db.many<{ fact: string; head: Buffer }>(sql`
    select fact, head from uploads
    where place = ${place} and item = ${item} and subject = ${subject} and not held order by upload_id`);
  if (rows.length === 0) return new Map();
  const key = await house.keys.keyFor(subject);
  const found = new Map<string, KeptFile[]>();
  for (const { fact, head } of rows) {
    const file = unseal(key, head) as unknown as KeptFile; // sealed by keepFile
    found.set(fact, [...(found.get(fact) ?? []), file]);
  }
  return found;
}
