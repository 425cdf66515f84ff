import { isInstant } from '#definitions/example-verb';
import type { Place } from '#definitions/findings';
import type { Rule, Say } from '#definitions/rule';
import { everyExample } from '#definitions/views/examples';

/** The moments of an example have their zone and follow one another. */
export const exampleTime: Rule = {
  id: 'example/time',
  what: { id: 'Waktu dalam contoh tidak sah', en: 'A moment of an example is not valid' },
  hint: { id: 'tulis dengan zona dan berurutan', en: 'write moments with their zone, in order' },
  check: (draft, say) => {
    for (const { example } of everyExample(draft)) {
      let last = example.value.given.at;
      checkMoment(last, example.at(['given', 'at']), say);
      for (const [index, { at }] of example.value.when.entries()) {
        const place = example.at(['when', index, 'at']);
        if (!checkMoment(at, place, say)) continue;
        if (isInstant(last) && Date.parse(at) < Date.parse(last))
          say(place, 'This happens before what stands above it', 'put the acts in the order of time');
        last = at;
      }
    }
  },
};

function checkMoment(text: string, place: Place, say: Say): boolean {
  if (isInstant(text)) return true;
  say(place, `${text} is no moment with its zone`, 'write it like 2026-11-23T09:14:00+07:00');
  return false;
}
