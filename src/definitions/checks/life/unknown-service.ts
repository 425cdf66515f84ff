import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** Cases are lived of a service that the government has. */
export const lifeUnknownService: Rule = {
  id: 'life/unknown-service',
  what: { id: 'Kehidupan contoh menyebut layanan yang tidak ada', en: 'A life is of a service that does not exist' },
  hint: { id: 'sebut layanan yang ada', en: 'name a service that exists' },
  check: (draft, say) => {
    const known = [...draft.services.keys()];
    for (const { value, at } of draft.life.values())
      if (!known.includes(value.service))
        say(
          at(['service']),
          `There is no service ${value.service}`,
          nearestOr(value.service, known, 'take the file out'),
        );
  },
};
