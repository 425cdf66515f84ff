import type { Rule } from '#definitions/rule';
import { everyElement, nearestOr, placeIn } from '#definitions/vocabulary';

/** What stops a clock is a reason with an owner and a law, listed once for all services. */
export const clockUnknownReason: Rule = {
  id: 'clock/unknown-reason',
  what: { id: 'Alasan jeda tidak ada', en: 'The reason to stop is not in suspensions.yaml' },
  hint: { id: 'tambahkan di suspensions.yaml', en: 'add it to suspensions.yaml' },
  refers: (draft, say) => {
    const reasons = draft.suspensions.value.map(({ id }) => id);
    for (const { service, id, element } of everyElement(draft)) {
      const { suspends } = element;
      if (suspends === undefined || reasons.includes(suspends)) continue;
      const fix = nearestOr(suspends, reasons, 'add it to suspensions.yaml with its owner and basis');
      say(placeIn(service, 'elements', id, 'suspends'), `suspensions.yaml has no reason ${suspends}`, fix, id);
    }
  },
};
