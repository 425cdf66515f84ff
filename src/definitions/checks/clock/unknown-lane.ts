import type { Rule } from '#definitions/rule';
import { APPLICANT } from '#definitions/vocabulary';

/** The clock of a lane counts what an agency owes. */
export const clockUnknownLane: Rule = {
  id: 'clock/unknown-lane',
  what: {
    id: 'Batas waktu menyebut lajur yang bukan milik instansi',
    en: 'The clock names a lane that no agency owes',
  },
  hint: { id: 'sebut lajur milik instansi', en: 'name a lane that an agency owes' },
  refers: (draft, say) => {
    for (const service of draft.services.values()) {
      for (const lane of Object.keys(service.file.value.clocks?.lanes ?? {})) {
        const role = service.file.value.lanes[lane]?.role;
        if (role !== undefined && role !== APPLICANT) continue;
        const message = role === undefined ? `There is no lane ${lane}` : `Lane ${lane} is the applicant's`;
        say(service.file.keyAt(['clocks', 'lanes', lane]), message, 'name a lane that an agency owes', lane);
      }
    }
  },
};
