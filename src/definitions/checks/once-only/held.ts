import type { Draft, DraftService } from '#definitions/draft';
import type { Rule } from '#definitions/rule';
import { askedFallingBack, heldByLaw, keysOf } from '#definitions/views/asked-first';
import { formsInUse, playersOf } from '#definitions/vocabulary';

/**
 * Nobody is asked for what an agency already holds. A form may only ask a held fact when the service reads it first and asks
 * because the registry stayed silent, when it is the key that the read needs, or when the agency that fills in the form holds
 * it itself, or when it gives it on the person's consent only.
 */
export const onceOnlyHeld: Rule = {
  id: 'once-only/held',
  what: { id: 'Instansi lain sudah memegang data ini', en: 'Another agency holds this' },
  hint: { id: 'ambil dari daftar induk itu, jangan tanyakan', en: 'read it from that registry instead of asking' },
  check: (draft, say) => {
    for (const service of draft.services.values()) {
      const spared = new Set([...askedFallingBack(draft, service), ...keysOf(service)]);
      for (const { form, role } of formsInUse(service)) {
        for (const fact of Object.keys(form.value.schema.properties)) {
          const holder = heldByLaw(draft, fact) ?? '';
          const [registry = ''] = holder.split('.', 1);
          if (registry === '' || spared.has(fact) || holdsItself(draft, registry, role)) continue;
          const message = `Another agency holds this: ${fact} is ${holder} of ${holdersOf(draft, service, registry)}`;
          const fix = `take ${fact} out of the form and read it from ${registry}`;
          say(form.keyAt(['schema', 'properties', fact]), message, fix);
        }
      }
    }
  },
};

function holdsItself(draft: Draft, registry: string, role: string): boolean {
  return draft.registries.get(registry)?.value.role === role;
}

/** Who keeps the registry in the territories of the service; its role where nobody plays it. */
function holdersOf(draft: Draft, service: DraftService, registry: string): string {
  const role = draft.registries.get(registry)?.value.role ?? 'an unknown registry';
  const agencies = [...playersOf(draft, role, service.file.value.territories)];
  return agencies.length === 0 ? role : agencies.join(', ');
}
