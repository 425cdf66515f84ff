import { FOREVER } from '#definitions/date-span';
import { placeOfRule } from '#definitions/decisions';
import type { Rule } from '#definitions/rule';
import { type Dated, datedGroups } from '#definitions/views/dated-rows';
import type { TableRule } from '#rules/dmn/model';

/**
 * A new tariff is a new row, dated. Between two rows that differ only in their dates there is no day without a row. Before the
 * first and after the last there is no tariff: that is said when it is asked (`no-tariff`), since it may be meant.
 */
export const tableHole: Rule = {
  id: 'table/hole',
  what: { id: 'Ada hari tanpa baris tarif', en: 'There are days without a row' },
  hint: { id: 'sambung tanggal antarbaris', en: 'let the rows follow one another' },
  check: (draft, say) => {
    for (const { rows, column, service, element, group } of datedGroups(draft)) {
      for (const { after, from, to } of holesIn(rows)) {
        const place = placeOfRule(after.tests[column]?.locate(0) ?? after.at, service);
        const fix = `let the row end on ${to}, or add a row from ${from}`;
        say(place, `From ${from} to ${to} no row applies to ${group}`, fix, element);
      }
    }
  },
};

function holesIn(rows: readonly Dated[]): { after: TableRule; from: string; to: string }[] {
  const holes: { after: TableRule; from: string; to: string }[] = [];
  let last = rows[0];
  for (const next of rows.slice(1)) {
    if (last === undefined) break;
    if (next.span.from > last.span.to) holes.push({ after: last.rule, from: last.span.to, to: next.span.from });
    if (next.span.to > last.span.to) last = next;
  }
  return holes.filter(({ from }) => from < FOREVER);
}
