import type { Rule } from '#definitions/rule';
import { everyKind } from '#definitions/views/population';

/** A drawn record says its key: without one nobody finds it. */
export const populationNoKey: Rule = {
  id: 'population/no-key',
  what: { id: 'Catatan yang diundi tidak punya kunci', en: 'A drawn record has no key' },
  hint: { id: 'tambahkan kolom kunci', en: 'add the key field' },
  check: (draft, say) => {
    for (const { kind, keyAt } of everyKind(draft))
      for (const [id, fields] of Object.entries(kind.records)) {
        const registry = draft.registries.get(id)?.value;
        const key = Object.entries(registry?.fields ?? {}).find(([, fact]) => fact === registry?.key)?.[0];
        if (key === undefined || fields[key] !== undefined) continue;
        say(keyAt(['records', id]), `A record of ${id} has no ${key}`, `add ${key}`);
      }
  },
};
