import type { Rule } from '#definitions/rule';
import { everyElement, nearestOr, placeIn } from '#definitions/vocabulary';

/** What only a national system may issue is issued there, and the step names it. */
export const elsewhereNoSystem: Rule = {
  id: 'elsewhere/no-system',
  what: { id: 'Sistem nasional yang disebut tidak ada', en: 'The national system named does not exist' },
  hint: { id: 'tambahkan di systems pada government.yaml', en: 'add it to systems of government.yaml' },
  check: (draft, say) => {
    const systems = draft.government.value.systems.map(({ id }) => id);
    for (const { service, id, element } of everyElement(draft)) {
      const { system } = element.elsewhere ?? {};
      if (system === undefined || systems.includes(system)) continue;
      const fix = nearestOr(system, systems, 'add it to systems of government.yaml');
      say(placeIn(service, 'elements', id, 'elsewhere', 'system'), `There is no system ${system}`, fix, id);
    }
  },
};
