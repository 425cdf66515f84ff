import type { Rule } from '#definitions/rule';

/** Whose record it is stands in a field of the record. */
export const factOwnerField: Rule = {
  id: 'fact/owner-field',
  what: { id: 'Daftar induk tidak punya kolom pemilik ini', en: 'The registry has no such owner field' },
  hint: { id: 'sebut kolom yang berisi NIK pemilik', en: "name the field that holds the owner's NIK" },
  refers: (draft, say) => {
    for (const file of draft.registries.values()) {
      const { id, fields, ownerField } = file.value;
      if (ownerField === undefined || fields[ownerField] !== undefined) continue;
      const fix = 'name the field that holds the NIK of the owner';
      say(file.at(['ownerField']), `${id} has no field ${ownerField}`, fix);
    }
  },
};
