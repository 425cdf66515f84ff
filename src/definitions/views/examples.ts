import type { Draft, DraftService } from '#definitions/draft';
import type { Located } from '#definitions/read-file';
import type { ExampleFile } from '#definitions/schema/example';

/** Worked examples of all services. */
export function everyExample(
  draft: Draft,
): readonly { readonly service: DraftService; readonly example: Located<ExampleFile> }[] {
  return [...draft.services.values()].flatMap((service) =>
    [...service.examples.values()].map((example) => ({ service, example })),
  );
}
