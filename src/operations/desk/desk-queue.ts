import type { Official } from '#access/person';
import { hrefOf, pageAt, placeIn, type QueuedRow, queueOf, type Scope, scopeOf } from '#operations/desk/read-queue';
import type { House } from '#operations/house';
import type { DeskView } from '#operations/views/desk';

/** Where a case stands in the officer's queue, with its neighbours. */
export type Placed = Pick<DeskView, 'place' | 'queue' | 'queueAt'>;

/** The part of the queue around a step, wherever in it the step stands. A step that is not among the officer's own is sought among the agency's. */
export async function deskQueue(
  house: Pick<House, 'db' | 'library'>,
  officer: Official,
  { number, item, scope: wished }: { readonly number: string; readonly item: number; readonly scope: Scope | null },
): Promise<Placed> {
  const here = { number, item };
  const own = scopeOf(house.library.government, officer, wished);
  const found = await placeIn(house, officer, own, here);
  const scope = found === null ? 'team' : own;
  const place = found ?? (await placeIn(house, officer, scope, here));
  const first = Math.max(0, (place ?? 0) - BEFORE);
  const { rows, total } = await queueOf(house, officer, scope, first);
  const isThis = (row: QueuedRow) => row.number === number && row.item_id === item;
  const at = rows.findIndex(isThis);
  const near = (index: number) => {
    const row = at < 0 ? undefined : rows[index];
    return row === undefined ? null : hrefOf(row, scope);
  };
  return {
    place: { index: at < 0 ? 0 : first + at + 1, of: total, previous: near(at - 1), next: near(at + 1) },
    queue: rows.slice(0, BEFORE + 10).map((row) => ({
      number: row.number,
      href: hrefOf(row, scope),
      due: row.due,
      current: isThis(row),
    })),
    queueAt: pageAt(scope, place),
  };
}

/** So many neighbours are shown before the case itself. */
const BEFORE = 6;
