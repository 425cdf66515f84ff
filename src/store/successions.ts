import type { Runner } from '#store/database';
import { asJson, sql } from '#store/sql';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** How many reorganisations are in effect; part of the one statement that every visit and every step begins with. */
export const SUCCESSIONS_NOW = '(select coalesce(max(n), 0) from successions)';

/** A reorganisation in effect, as it was committed. */
export interface SuccessionRow {
  readonly n: number;
  readonly data: JsonObject;
}

/** All that are in effect, in their order: some dozens in the life of a government. */
export async function readSuccessions(runner: Runner): Promise<readonly SuccessionRow[]> {
  return runner.many<SuccessionRow>(sql`select n, data from successions order by n`);
}

/** The one row of the instant. Two at once: the second dies on the primary key and nothing of it is there. */
export async function insertSuccession(
  runner: Runner,
  { n, id, data, switchedAt }: SuccessionRow & { readonly id: string; readonly switchedAt: Instant },
): Promise<void> {
  await runner.run(sql`
    insert into successions (n, id, data, switched_at) values (${n}, ${id}, ${asJson(data)}::jsonb, ${switchedAt})`);
}
