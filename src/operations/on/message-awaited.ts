import type { House } from '#operations/house';
import { wakeMessages } from '#store/queues';
import type { OutboxRow } from '#store/rows';
import { textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** A case waits for a message from now on: one that came before it and was kept is delivered. */
export async function onMessageAwaited({ db }: Pick<House, 'db'>, row: OutboxRow, at: Instant): Promise<'done'> {
  await wakeMessages(db, textOf(row.payload['message']), textOf(row.payload['corr']), at);
  return 'done';
}
