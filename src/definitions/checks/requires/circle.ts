import type { Rule } from '#definitions/rule';
import { type Demand, prerequisites } from '#definitions/views/requires';

/**
 * Where A requires B and B, by whatever way round, requires A, nobody can ever begin; each agency sees only its own half of
 * that, so it is looked for here.
 */
export const requiresCircle: Rule = {
  id: 'requires/circle',
  what: { id: 'Prasyarat saling menunggu', en: 'Prerequisites wait for one another' },
  hint: { id: 'hapus salah satu prasyarat', en: 'take one of the prerequisites out' },
  check: (draft, say) => {
    for (const { demands } of prerequisites(draft)) {
      for (const demand of demands) {
        const way = wayBack(demand, demands);
        if (way === undefined) continue;
        say(demand.place, `Nobody could begin: ${way.join(' requires ')}`, 'take one of these prerequisites out');
      }
    }
  },
};

/** The shortest way from what is required back to who requires it, both ends named. */
function wayBack({ from, to }: Demand, demands: readonly Demand[]): readonly string[] | undefined {
  const ways: string[][] = [[from, to]];
  const seen = new Set<string>();
  for (const way of ways) {
    const last = way.at(-1) ?? '';
    if (last === from) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of demands) if (next.from === last) ways.push([...way, next.to]);
  }
  return undefined;
}
