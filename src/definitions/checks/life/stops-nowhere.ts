import type { Rule } from '#definitions/rule';
import { nearestOr } from '#definitions/vocabulary';

/** Whoever stops a case does so at an element of the process, at a registry asked by hand, or at the bill. */
export const lifeStopsNowhere: Rule = {
  id: 'life/stops-nowhere',
  what: { id: 'Kasus contoh berhenti di langkah yang tidak ada', en: 'A story stops at a step that does not exist' },
  hint: { id: 'sebut elemen yang ada di gambar', en: 'name an element of the drawing' },
  check: (draft, say) => {
    for (const { value, at } of draft.life.values()) {
      const process = draft.services.get(value.service)?.process;
      if (process === undefined) continue;
      const known = [...process.nodes.keys(), ...draft.registries.keys(), 'pay'];
      for (const [n, { stops }] of value.stories.entries())
        for (const [m, stop] of stops.entries())
          if (!known.includes(stop))
            say(at(['stories', n, 'stops', m]), `Nothing is called ${stop}`, nearestOr(stop, known, 'take it out'));
    }
  },
};
