import type { Check } from '#definitions/draft';
import { HOUSE_ACTS } from '#definitions/schema';

/**
 * Pages say on what law the house itself acts, whatever the service: that it takes complaints, lets one person act for another,
 * shows people who read their data. The law is the government's to name, with its days, so that no day is left without one.
 */
export const basesCheck: Check = {
  name: 'basis',
  about: "Each of the house's own acts rests on exactly one law on any day from the first one named.",
  run: (draft, findings) => {
    for (const act of HOUSE_ACTS) {
      const rows = [...draft.bases.value.entries()]
        .filter(([, row]) => row.act === act)
        .toSorted(([, a], [, b]) => (a.from < b.from ? -1 : 1));
      if (rows.length === 0) {
        const fix = `add { act: ${act}, from, basis } to bases.yaml`;
        findings.error(draft.bases.at([]), 'basis/missing', `Nothing says which law ${act} rests on`, fix);
      }
      for (const [place, [index, row]] of rows.entries()) {
        const next = rows[place + 1]?.[1];
        if (row.to === next?.from) continue;
        const at = draft.bases.at([index, row.to === undefined ? 'from' : 'to']);
        const until = next === undefined ? 'leave out to, or add the law that follows' : `write to: '${next.from}'`;
        const message =
          next === undefined
            ? `From ${row.to ?? ''} no law is named for ${act}`
            : `Between this law for ${act} and the one of ${next.from} days are missing or counted twice`;
        findings.error(at, 'basis/days', message, until);
      }
    }
  },
};
