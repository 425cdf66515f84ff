import type { Rule } from '#definitions/rule';
import { placeIn } from '#definitions/vocabulary';

/** A clock that waits for a complete file needs somebody who finds it complete. */
export const clockNeverStarts: Rule = {
  id: 'clock/never-starts',
  what: { id: 'Batas waktu tidak pernah mulai', en: 'The clock would never start' },
  hint: { id: 'tambahkan completeness, atau starts: filed', en: 'add completeness, or write starts: filed' },
  refers: (draft, say) => {
    for (const service of draft.services.values()) {
      const { statutory, completeness } = service.file.value.clocks ?? {};
      if (statutory?.starts !== 'complete' || completeness !== undefined) continue;
      const message = 'Nothing says who finds the file complete, so this clock would never start';
      const fix = 'add completeness: to clocks, or write starts: filed';
      say(placeIn(service, 'clocks', 'statutory', 'starts'), message, fix);
    }
  },
};
