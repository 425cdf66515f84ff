import type { Official } from '#access/person';
import { hrefOf, type QueuedRow, queueOf, type Scope, scopeOf } from '#operations/desk/read-queue';
import type { House } from '#operations/house';
import type { DeskView } from '#operations/views/desk';

/** Where a case stands in the officer's queue, with its neighbours. */
export type Placed = Pick<DeskView, 'place' | 'queue'>;

/** The page of the queue around a step. A step that is not among the officer's own is sought among the agency's. */
export async function deskQueue(
  house: Pick<House, 'db' | 'library'>,
  officer: Official,
  { number, item, scope: wished }: { readonly number: string; readonly item: number; readonly scope: Scope | null },
): Promise<Placed> {
  const isThis = (row: QueuedRow) => row.number === number && row.item_id === item;
  let scope = scopeOf(house.library.government, officer, wished);
  let found = await queueOf(house, officer, scope, 0);
  if (!found.rows.some(isThis) && scope === 'mine') {
    scope = 'team';
    found = await queueOf(house, officer, scope, 0);
  }
  const { rows, total } = found;
  const at = rows.findIndex(isThis);
  const near = (index: number) => {
    const row = at < 0 ? undefined : rows[index];
    return row === undefined ? null : hrefOf(row, scope);
  };
  return {
    place: { index: at + 1, of: total, previous: at > 0 ? near(at - 1) : null, next: near(at + 1) },
    queue: rows.slice(Math.max(0, at - 6), at + 10).map((row) => ({
      number: row.number,
      href: hrefOf(row, scope),
      due: row.due,
      current: isThis(row),
    })),
  };
}
