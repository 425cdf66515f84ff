import type { Draft, DraftService } from '#definitions/draft';
import { elementsOf } from '#definitions/vocabulary';

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

/**
 * The registry and field that hold a fact so that a law lets it be read, e.g. `people.name`; undefined where nobody holds it,
 * or gives it on the person's consent only: such a fact may be asked, since filling it in is as good as allowing it.
 */
export function heldByLaw(draft: Draft, fact: string): string | undefined {
  const holder = draft.factTypes.get(fact)?.holder;
  const [registry = '', field = ''] = holder?.split('.') ?? [];
  return draft.registries.get(registry)?.value.byConsent?.includes(field) === true ? undefined : holder;
}
