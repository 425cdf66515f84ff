import type { Check } from '#definitions/draft';
import { nearestName } from '#definitions/vocabulary';

/** The front door leads from what happens in a life to services; a service that is only planned is marked so, not named. */
export const lifeEventsCheck: Check = {
  name: 'life-event',
  about: 'Every service that a life event leads to exists.',
  run: (draft, findings) => {
    const known = [...draft.services.keys(), ...draft.information.value.map(({ id }) => id)];
    for (const [index, event] of draft.government.value.lifeEvents.entries()) {
      for (const [at, id] of event.services.entries()) {
        if (known.includes(id)) continue;
        const near = nearestName(id, known);
        const fix = `${near === undefined ? '' : `write ${near}, or `}take it out and write planned: true`;
        const place = draft.government.at(['lifeEvents', index, 'services', at]);
        findings.error(place, 'life-event/unknown-service', `There is no service ${id}`, fix);
      }
    }
  },
};
