import type { Rule } from '#definitions/rule';

/** Demonstration records answer like a real registry, so there is one. */
export const recordNoRegistry: Rule = {
  id: 'record/no-registry',
  what: { id: 'Catatan contoh tanpa daftar induk', en: 'Demonstration records without a registry' },
  hint: { id: 'tambahkan registries/<id>.yaml', en: 'add registries/<id>.yaml' },
  check: (draft, say) => {
    for (const [name, file] of draft.records) {
      if (draft.registries.has(name)) continue;
      say(file.at([]), `There is no registry ${name}`, `add registries/${name}.yaml`);
    }
  },
};
