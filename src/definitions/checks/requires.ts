import type { Check, Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import { nearestName } from '#definitions/vocabulary';

/** What requires what: a service another's product, a life event one that must have happened before. */
interface Demand {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/**
 * A service may require the product of another. Where A requires B and B, by whatever way round, requires A, nobody can ever
 * begin; each agency sees only its own half of that, so it is looked for here.
 */
export const requiresCheck: Check = {
  name: 'requires',
  about: 'What a service or a life event requires exists, and nothing requires itself by whatever way round.',
  run: (draft, findings) => {
    for (const [what, known, demands] of [
      ['service', [...draft.services.keys()], demandsOfServices(draft)],
      ['life event', draft.government.value.lifeEvents.map(({ id }) => id), demandsOfEvents(draft)],
    ] as const) {
      for (const { to, place } of demands.filter((one) => !known.includes(one.to))) {
        const near = nearestName(to, known);
        const fix = near === undefined ? `name a ${what} of the government` : `write ${near}`;
        findings.error(place, 'requires/unknown', `There is no ${what} ${to}`, fix);
      }
      for (const demand of demands) {
        const way = wayBack(demand, demands);
        if (way === undefined) continue;
        const message = `Nobody could begin: ${way.join(' requires ')}`;
        findings.error(demand.place, 'requires/circle', message, 'take one of these prerequisites out');
      }
    }
  },
};

function demandsOfServices(draft: Draft): readonly Demand[] {
  return [...draft.services].flatMap(([from, { file }]) =>
    file.value.requires.map((to, index) => ({ from, to, place: file.at(['requires', index]) })),
  );
}

function demandsOfEvents({ government }: Draft): readonly Demand[] {
  return government.value.lifeEvents.flatMap(({ id, requires }, index) =>
    requires.map((to, at) => ({ from: id, to, place: government.at(['lifeEvents', index, 'requires', at]) })),
  );
}

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
