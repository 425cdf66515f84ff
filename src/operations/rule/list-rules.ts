import { readFile } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { rowOf } from '#operations/rule/read-rule';
import type { RulesView } from '#operations/views/rule';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

const MOST_SHOWN = 50;

/** `/aturan`: the latest rules in the making and made, those open to comments first. */
export async function listRules(
  house: Pick<House, 'db' | 'keys' | 'library' | 'exchange'>,
  language: Language,
  at: Instant,
): Promise<RulesView> {
  const services = [...house.library.government.services.values()].filter(
    ({ file }) => file.product?.rule !== undefined,
  );
  const rows = await house.db.many<{ case_id: string }>(sql`
    select case_id from cases_all where service = any(${services.map(({ file }) => file.id)}::text[])
    order by case_id desc limit ${MOST_SHOWN}`);
  const files = await Promise.all(rows.map((row) => readFile(house, { caseId: chainId(row.case_id) })));
  const made = files.filter(({ now }) => now.program.service.file.product?.rule !== undefined);
  const all = made.map((file) => rowOf(file, language, at));
  return { rules: [...all.filter(({ open }) => open), ...all.filter(({ open }) => !open)] };
}
