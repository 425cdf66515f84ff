import type { ArrangementFile } from '#coordination/schema';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';

export type Arrangements = ReadonlyMap<string, ArrangementFile>;

/**
 * Arrangements as they stand at this very moment, whichever process decided: those of the published files with what was
 * decided at run time over them, and those drafted here. One statement, never kept.
 */
export async function currentArrangements(runner: Runner, published: Arrangements): Promise<Arrangements> {
  const rows = await runner.many<{ id: string; text: ArrangementFile }>(
    sql`select id, text from arrangements where decided`,
  );
  return rows.length === 0 ? published : new Map([...published, ...rows.map(({ id, text }) => [id, text] as const)]);
}
