import type { Rule } from '#definitions/rule';
import { everyElement, placeIn } from '#definitions/vocabulary';

/** Only the applicant's turn, or a court's, stops the clock of a case. */
export const clockCannotStop: Rule = {
  id: 'clock/cannot-stop',
  what: { id: 'Alasan ini tidak boleh menghentikan waktu', en: 'This reason may not stop the clock of a case' },
  hint: {
    id: 'pakai alasan milik pemohon atau pengadilan',
    en: "use a reason that is the applicant's or a court's turn",
  },
  refers: (draft, say) => {
    for (const { service, id, element } of everyElement(draft)) {
      const reason = draft.suspensions.value.find((one) => one.id === element.suspends);
      if (reason === undefined || reason.owner === 'applicant' || reason.owner === 'court') continue;
      const message = `${reason.id} is the turn of ${reason.owner}, which never stops the clock of a case`;
      const fix = "name a reason that is the applicant's or a court's turn";
      say(placeIn(service, 'elements', id, 'suspends'), message, fix, id);
    }
  },
};
