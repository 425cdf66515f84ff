import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';

/** What requires what: a service another's product, a life event one that must have happened before. */
export interface Demand {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

interface Prerequisites {
  readonly what: string;
  readonly known: readonly string[];
  readonly demands: readonly Demand[];
}

export function prerequisites(draft: Draft): readonly Prerequisites[] {
  const events = draft.government.value.lifeEvents.map(({ id }) => id);
  return [
    { what: 'service', known: [...draft.services.keys()], demands: demandsOfServices(draft) },
    { what: 'life event', known: events, demands: demandsOfEvents(draft) },
  ];
}

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
