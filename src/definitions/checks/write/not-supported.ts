import type { Rule } from '#definitions/rule';
import { everyWrite } from '#definitions/views/reads';
import { placeIn } from '#definitions/vocabulary';

/** A registry that an agency keeps in a process of its own takes no writes yet. */
export const writeNotSupported: Rule = {
  id: 'write/not-supported',
  what: { id: 'Daftar induk ini tidak menerima tulisan', en: 'This registry takes no writes' },
  hint: { id: 'tulis ke daftar induk dengan source: store', en: 'write to a registry whose source is store' },
  check: (draft, say) => {
    for (const { service, path, registry } of everyWrite(draft)) {
      if (registry.source !== 'http') continue;
      const message = `${registry.id} is kept in a process of its own, which takes no writes`;
      say(placeIn(service, ...path, 'registry'), message, 'write to a registry whose source is store', path[1]);
    }
  },
};
