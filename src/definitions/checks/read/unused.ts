import type { Rule } from '#definitions/rule';
import { everyRead } from '#definitions/views/reads';
import { elementsOf } from '#definitions/vocabulary';

/** What is not needed is not read. */
export const readUnused: Rule = {
  id: 'read/unused',
  what: { id: 'Pembacaan ini tidak dipakai', en: 'Nothing uses the read' },
  hint: { id: 'hapus: yang tidak perlu tidak dibaca', en: 'take it out: what is not needed is not read' },
  severity: 'warning',
  check: (draft, say) => {
    for (const { service, name } of everyRead(draft)) {
      const { opening } = service.file.value;
      const used = opening.reads.includes(name) || elementsOf(service).some(([, { reads }]) => reads?.includes(name));
      if (used) continue;
      const fix = 'take it out: what is not needed is not read';
      say(service.file.keyAt(['reads', name]), `Nothing uses the read ${name}`, fix);
    }
  },
};
