import type { House } from '#operations/house';
import { sql } from '#store/sql';

/** Whether a case was rated. */
export async function isAnswered(house: Pick<House, 'db'>, caseId: string): Promise<boolean> {
  return (await house.db.one(sql`select 1 from survey_answers where case_id = ${caseId}`)) !== undefined;
}
