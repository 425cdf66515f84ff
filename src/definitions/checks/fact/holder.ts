import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { RegistryFile } from '#definitions/registry-schema';
import type { Rule, Say } from '#definitions/rule';
import { nearestName } from '#definitions/vocabulary';

/** Every fact that a registry holds is a field of it, and both sides say so. */
export const factHolder: Rule = {
  id: 'fact/holder',
  what: { id: 'Pemegang fakta dan daftar induk tidak cocok', en: 'Holder and registry do not agree' },
  hint: { id: 'samakan facts.yaml dan registries/', en: 'let facts.yaml and registries/ say the same' },
  refers: (draft, say) => {
    for (const [index, { id, holder }] of draft.facts.value.entries())
      if (holder !== undefined) checkHolder(draft, id, holder, draft.facts.at([index, 'holder']), say);
    for (const file of draft.registries.values()) checkFields(draft, file, say);
  },
};

function checkHolder(draft: Draft, fact: string, holder: string, place: Place, say: Say): void {
  const [registry = '', field = ''] = holder.split('.');
  const file = draft.registries.get(registry);
  if (file === undefined) {
    const near = nearestName(registry, draft.registries.keys());
    const fix = near === undefined ? `add registries/${registry}.yaml` : `write ${near}.${field}`;
    say(place, `${fact} is held by ${holder}, but there is no registry ${registry}`, fix);
  } else if (file.value.fields[field] !== fact) {
    const message = `${fact} is held by ${holder}, but that registry does not say so`;
    say(place, message, `write ${field}: ${fact} in the fields of ${file.path}`);
  }
}

function checkFields(draft: Draft, file: Located<RegistryFile>, say: Say): void {
  const { id, key, fields } = file.value;
  for (const [field, fact] of Object.entries(fields)) {
    const type = draft.factTypes.get(fact);
    if (type === undefined || type.holder === `${id}.${field}` || fact === key) continue;
    const message = `facts.yaml does not say that ${fact} is held by ${id}.${field}`;
    say(file.at(['fields', field]), message, `write holder: ${id}.${field} for ${fact} in facts.yaml`);
  }
}
