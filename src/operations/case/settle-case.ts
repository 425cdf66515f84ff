import type { House } from '#operations/house';
import { fireClocks, react } from '#operations/react';
import { deleteOutbox, rescheduleOutbox } from '#store/queues';
import type { OutboxRow } from '#store/rows';
import { sql } from '#store/sql';
import type { ChainId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** Does what is due in one case at a moment, on whatever clock: its clocks, and the work that followed from its acts. */
export async function settleCase(house: House, caseId: ChainId, at: Instant, seed: Seed): Promise<void> {
  const clocks = await house.db.one(sql`select 1 from waits where case_id = ${caseId} and due <= ${at} limit 1`);
  if (clocks !== undefined) await fireClocks(house, caseId, at, derive(seed, `clocks/${at}`));
  for (let round = 0; round < 100; round += 1) {
    const [row] = await dueOf(house, caseId, at);
    if (row === undefined) return;
    const handled = await react(house, row, at, derive(seed, `react/${row.idem}`));
    if (handled === 'done') await deleteOutbox(house.db, [row]);
    else if (handled !== 'consumed' && handled !== 'kept')
      await rescheduleOutbox(house.db, row, handled.again, row.tries);
  }
  throw new Error('the work of a case does not come to an end');
}

async function dueOf(house: House, caseId: ChainId, at: Instant): Promise<OutboxRow[]> {
  const rows = await house.db.many<Omit<OutboxRow, 'chain'> & { readonly payload: JsonObject }>(sql`
    select seq, n, topic, payload, idem, tries, bucket from outbox
    where chain = ${caseId} and next_at <= ${at} order by seq, n limit 1`);
  return rows.map((row) => ({ ...row, chain: caseId }));
}
