import type { Rule } from '#definitions/rule';
import { placeIn } from '#definitions/vocabulary';

/** What is escalated is decided by somebody else where it is; it goes on nowhere by itself. */
export const clockContinues: Rule = {
  id: 'clock/continues',
  what: { id: 'Berkas yang naik tetap di tempatnya', en: 'A case that is escalated goes on where it is' },
  hint: { id: 'hapus continues', en: 'leave continues out' },
  refers: (draft, say) => {
    for (const service of draft.services.values()) {
      const { decision, continues } = service.file.value.clocks?.statutory?.onLapse ?? {};
      if (continues === undefined || decision !== 'escalated') continue;
      const place = placeIn(service, 'clocks', 'statutory', 'onLapse', 'continues');
      say(place, 'A case that is escalated goes on where it is', 'leave continues out');
    }
  },
};
