import type { Check, Draft, DraftService } from '#definitions/draft';
import { elementsOf, formsInUse, playersOf } from '#definitions/vocabulary';

/**
 * Nobody is asked for what an agency already holds. A form may only ask a held fact when the service reads it first and asks
 * because the registry stayed silent, when it is the key that the read needs, or when the agency that fills in the form holds
 * it itself.
 */
export const onceOnlyCheck: Check = {
  name: 'once-only',
  about:
    'A form asks no fact that another agency holds, unless the service reads it first and asks only when nobody answers.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      const spared = new Set([...askedFallingBack(draft, service), ...keysOf(service)]);
      for (const { form, role } of formsInUse(service)) {
        for (const fact of Object.keys(form.value.schema.properties)) {
          const holder = draft.factTypes.get(fact)?.holder ?? '';
          const [registry = ''] = holder.split('.', 1);
          if (registry === '' || spared.has(fact) || holdsItself(draft, registry, role)) continue;
          const message = `Another agency holds this: ${fact} is ${holder} of ${holdersOf(draft, service, registry)}`;
          const fix = `take ${fact} out of the form and read it from ${registry}`;
          findings.error(form.keyAt(['schema', 'properties', fact]), 'once-only/held', message, fix);
        }
      }
    }
  },
};

/** Facts that a service may ask although a registry holds them: it has looked first, and asks where nobody answered. */
export function askedFallingBack(draft: Draft, service: DraftService): ReadonlySet<string> {
  const { reads } = service.file.value;
  const tried = readsInUse(service).flatMap((name) => reads[name]?.facts ?? []);
  return new Set([...tried, ...factsWithoutPick(draft, service)]);
}

/** Facts by which its reads find a record: the one thing that has to be said before anything can be fetched. */
export function keysOf(service: DraftService): ReadonlySet<string> {
  return new Set(readsInUse(service).map((name) => service.file.value.reads[name]?.key ?? ''));
}

function readsInUse(service: DraftService): readonly string[] {
  return [...service.file.value.opening.reads, ...elementsOf(service).flatMap(([, element]) => element.reads ?? [])];
}

/** What a picked record brings is asked of whoever has none to pick. */
function factsWithoutPick(draft: Draft, { file }: DraftService): readonly string[] {
  const { pick } = file.value.opening;
  if (pick?.without === undefined) return [];
  return Object.values(draft.registries.get(pick.registry)?.value.fields ?? {});
}

function holdsItself(draft: Draft, registry: string, role: string): boolean {
  return draft.registries.get(registry)?.value.role === role;
}

/** Who keeps the registry in the territories of the service; its role where nobody plays it. */
function holdersOf(draft: Draft, service: DraftService, registry: string): string {
  const role = draft.registries.get(registry)?.value.role ?? 'an unknown registry';
  const agencies = [...playersOf(draft, role, service.file.value.territories)];
  return agencies.length === 0 ? role : agencies.join(', ');
}
