import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import type { BoardView } from '#operations/views/wall';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** Open complaints of each agency, and how many of them are past their deadline; most first. */
export async function openComplaintCounts(
  { db, library }: Pick<House, 'db' | 'library'>,
  language: Language,
  at: Instant,
): Promise<BoardView['complaints']> {
  const rows = await db.many<{ agency: string; open: number; late: number }>(sql`
    select agency, count(*)::int as open, count(*) filter (where due <= ${at})::int as late
    from complaints where status <> 'closed' group by agency order by 3 desc, 2 desc, 1`);
  return rows.map(({ agency, open, late }) => ({ owner: ownerOf(library.government, agency, language), open, late }));
}
