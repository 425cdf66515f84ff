import type { Rule } from '#definitions/rule';
import { HOUSE_ACTS } from '#definitions/schema/bases';

/** From the first day that a law is named for an act of the house, each day has exactly one. */
export const basisDays: Rule = {
  id: 'basis/days',
  what: { id: 'Hari tanpa dasar hukum, atau dengan dua', en: 'Days without a law, or with two' },
  hint: { id: 'sambung tanggal from dan to', en: 'let from and to follow one another' },
  check: ({ bases }, say) => {
    for (const act of HOUSE_ACTS) {
      const rows = [...bases.value.entries()]
        .filter(([, row]) => row.act === act)
        .toSorted(([, a], [, b]) => (a.from < b.from ? -1 : 1));
      for (const [place, [index, row]] of rows.entries()) {
        const next = rows[place + 1]?.[1];
        if (row.to === next?.from) continue;
        const at = bases.at([index, row.to === undefined ? 'from' : 'to']);
        if (next === undefined)
          say(at, `From ${row.to ?? ''} no law is named for ${act}`, 'leave out to, or add the law that follows');
        else
          say(
            at,
            `Between this law for ${act} and the one of ${next.from} days are missing or counted twice`,
            `write to: '${next.from}'`,
          );
      }
    }
  },
};
