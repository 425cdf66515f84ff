import { caughtBy, messageNames, spokenBy } from '#definitions/messages';
import type { Rule } from '#definitions/rule';
import { described } from '#definitions/views/messages';
import { nearestName } from '#definitions/vocabulary';

/** A message that nobody sends or hears would be waited for in vain. */
export const messageNotDrawn: Rule = {
  id: 'message/not-drawn',
  what: { id: 'Pesan ini tidak digambar dalam proses', en: 'The message is not drawn in the process' },
  hint: { id: 'gambar pengirim atau penerimanya, atau hapus', en: 'draw who sends or takes it, or take it out' },
  check: (draft, say) => {
    for (const { service, name, place } of described(draft)) {
      const isDrawn = [...spokenBy(service), ...caughtBy(service)].some((one) => one.name === name);
      if (isDrawn || service.process === undefined) continue;
      const near = nearestName(name, messageNames(service));
      const fix = near === undefined ? 'draw it or take it out' : `write ${near}, draw it or take it out`;
      say(place, `process.bpmn neither sends nor takes ${name} from outside`, fix);
    }
  },
};
