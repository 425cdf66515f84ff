import { placeOfRule } from '#definitions/decisions';
import type { Rule } from '#definitions/rule';
import { type Dated, datedGroups } from '#definitions/views/dated-rows';

/** Where one row must match (UNIQUE), no day has two. */
export const tableOverlap: Rule = {
  id: 'table/overlap',
  what: { id: 'Dua baris berlaku pada hari yang sama', en: 'Two rows apply on the same day' },
  hint: { id: 'akhiri baris lama saat baris baru mulai', en: 'end the earlier row where the later one begins' },
  check: (draft, say) => {
    for (const { table, rows, column, service, element, group } of datedGroups(draft)) {
      for (const [first, second] of table.hitPolicy === 'UNIQUE' ? overlapsIn(rows) : []) {
        const place = placeOfRule(second.rule.tests[column]?.locate(0) ?? second.rule.at, service);
        const message = `From ${second.span.from} two rows apply to ${group} (${first.rule.id} and ${second.rule.id})`;
        say(place, message, `end ${first.rule.id} on the day ${second.rule.id} begins`, element);
      }
    }
  },
};

function overlapsIn(rows: readonly Dated[]): [Dated, Dated][] {
  return rows.flatMap((first, index) => {
    const next = rows[index + 1];
    return next !== undefined && next.span.from < first.span.to ? [[first, next] satisfies [Dated, Dated]] : [];
  });
}
