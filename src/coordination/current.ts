import type { Succession } from '#agencies/succession';
import { arrangementAfter } from '#coordination/arrangement-after';
import type { Offices } from '#coordination/role-under';
import type { ArrangementFile } from '#coordination/schema';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';

export type Arrangements = ReadonlyMap<string, ArrangementFile>;

/** What a government has published, and what has become of its agencies since. */
interface Published extends Offices {
  readonly arrangements: Arrangements;
  readonly successions: readonly Succession[];
}

/**
 * Arrangements as they stand at this very moment, whichever process decided: those of the published files with what was
 * decided at run time over them, and those drafted here; each names the agencies that are there now. One statement, never kept.
 */
export async function currentArrangements(runner: Runner, published: Published): Promise<Arrangements> {
  const rows = await runner.many<{ id: string; text: ArrangementFile }>(
    sql`select id, text from arrangements where decided`,
  );
  const { arrangements, successions } = published;
  if (rows.length === 0) return arrangements;
  const now = (text: ArrangementFile) =>
    successions.length === 0 ? text : arrangementAfter(text, published, successions);
  return new Map([...arrangements, ...rows.map(({ id, text }) => [id, now(text)] as const)]);
}
