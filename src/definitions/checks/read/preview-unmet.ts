import type { Rule } from '#definitions/rule';
import { everyRead } from '#definitions/views/reads';
import { placeIn } from '#definitions/vocabulary';

/**
 * A preview is for the person the data is about, in a case that can wait for them: their own key, a read of a step and not of
 * the opening, and a system that can show it at once. Else the read never brings anything.
 */
export const readPreviewUnmet: Rule = {
  id: 'read/preview-unmet',
  what: { id: 'Pratinjau yang tidak dapat dilihat siapa pun', en: 'A preview that nobody can look at' },
  hint: {
    id: 'baca dengan NIK pemohon, dari suatu langkah, atau hapus preview',
    en: "read it by the applicant's own key in a step of the case, or leave preview out",
  },
  check: (draft, say) => {
    for (const { service, name, read } of everyRead(draft)) {
      if (read.preview === undefined) continue;
      const { subject, reads } = service.file.value.opening;
      const mend = `read it by ${subject} in a step, or leave preview out`;
      const place = placeIn(service, 'reads', name, 'preview');
      if (read.key !== subject)
        say(place, `The read ${name} has a preview, but ${read.key} is not the applicant's: nobody can look`, mend);
      else if (reads.includes(name))
        say(place, `The read ${name} has a preview, but an application does not wait: nobody can look`, mend);
      else if (draft.registries.get(read.registry)?.value.source === 'officer')
        say(
          place,
          `The read ${name} has a preview, but officers answer ${read.registry}: there is nothing to show`,
          mend,
        );
    }
  },
};
