import { readValue } from '#definitions/form-value';
import type { Rule } from '#definitions/rule';
import { everyField } from '#definitions/views/records';

/** A value is of the type of its fact, and one of its choices. */
export const recordMisfit: Rule = {
  id: 'record/misfit',
  what: { id: 'Nilai catatan tidak sesuai jenis fakta', en: 'The value does not fit its fact' },
  hint: { id: 'tulis nilai dari jenis itu', en: 'write a value of that type' },
  check: (draft, say) => {
    for (const { registry, field, value, place } of everyField(draft)) {
      const fact = draft.factTypes.get(registry.fields[field] ?? '');
      if (fact === undefined || value === null) continue;
      if (readValue(fact.type, value) === undefined) say(place, `${field} is no ${fact.type}`, `write a ${fact.type}`);
      else if (fact.type === 'choice' && typeof value === 'string' && fact.choices?.[value] === undefined) {
        const fix = `write one of: ${Object.keys(fact.choices ?? {}).join(', ')}`;
        say(place, `${value} is no choice of ${fact.id}`, fix);
      }
    }
  },
};
