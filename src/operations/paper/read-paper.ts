import type { Person } from '#access/person';
import { readOwnCase } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export interface Paper {
  readonly number: string;
  readonly bytes: Buffer;
}

/** The newest sealed paper of a case of one's own. Refuses `document-unknown` before there is one. */
export async function readPaper(
  house: Pick<House, 'db' | 'keys' | 'library' | 'exchange'>,
  person: Person | null,
  number: string,
  at: Instant,
): Promise<Paper> {
  const { now } = await readOwnCase(house, person, { number }, at);
  const row = await house.db.one<Paper>(sql`
    select number, bytes from documents where case_id = ${now.caseId} order by sealed_at desc limit 1`);
  if (row === undefined) throw new Refusal('document-unknown', 'This case has no paper yet');
  return row;
}
