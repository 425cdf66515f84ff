import type { Rule } from '#definitions/rule';
import { everyWrite } from '#definitions/views/reads';

/** A record cannot become another: its key is never written. */
export const writeKey: Rule = {
  id: 'write/key',
  what: { id: 'Kunci catatan tidak dapat diganti', en: 'The key of a record cannot be changed' },
  hint: { id: 'hapus kunci dari set', en: 'take the key out of set' },
  check: (draft, say) => {
    for (const { service, path, write, registry } of everyWrite(draft)) {
      for (const fact of Object.keys(write.set)) {
        if (fact !== registry.key) continue;
        const message = `${fact} is the key of ${registry.id}: a record cannot become another`;
        say(service.file.keyAt([...path, 'set', fact]), message, `take ${fact} out`);
      }
    }
  },
};
