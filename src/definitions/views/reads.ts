import type { Draft, DraftService } from '#definitions/draft';
import type { RegistryFile } from '#definitions/registry-schema';
import type { Read, Write } from '#definitions/schema/service';
import { everyElement } from '#definitions/vocabulary';

/** What services read from registries. */
export function everyRead(
  draft: Draft,
): readonly { readonly service: DraftService; readonly name: string; readonly read: Read }[] {
  return [...draft.services.values()].flatMap((service) =>
    Object.entries(service.file.value.reads).map(([name, read]) => ({ service, name, read })),
  );
}

/** What a step enters in a registry that exists; `path` leads to it in service.yaml. */
interface Entering {
  readonly service: DraftService;
  readonly path: readonly ['elements', string, 'writes', number];
  readonly write: Write;
  readonly registry: RegistryFile;
}

export function everyWrite(draft: Draft): readonly Entering[] {
  return everyElement(draft).flatMap(({ service, id, element }) =>
    (element.writes ?? []).flatMap((write, index): Entering[] => {
      const registry = draft.registries.get(write.registry)?.value;
      return registry === undefined ? [] : [{ service, path: ['elements', id, 'writes', index], write, registry }];
    }),
  );
}
