import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** The front door leads from what happens in a life to services; a service that is only planned is marked so, not named. */
export const lifeEventUnknownService: Rule = {
  id: 'life-event/unknown-service',
  what: {
    id: 'Peristiwa hidup menuju layanan yang tidak ada',
    en: 'A life event leads to a service that does not exist',
  },
  hint: { id: 'sebut layanan yang ada, atau planned: true', en: 'name a service, or write planned: true' },
  check: (draft, say) => {
    const known = [...draft.services.keys(), ...draft.information.value.map(({ id }) => id)];
    for (const [index, event] of draft.government.value.lifeEvents.entries()) {
      for (const [at, id] of event.services.entries()) {
        if (known.includes(id)) continue;
        const place = draft.government.at(['lifeEvents', index, 'services', at]);
        say(place, `There is no service ${id}`, nearestOr(id, known, 'take it out and write planned: true'));
      }
    }
  },
};
