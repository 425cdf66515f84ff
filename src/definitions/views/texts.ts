import type { Draft, DraftService } from '#definitions/draft';
import type { Located } from '#definitions/read-file';
import type { TextsFile } from '#definitions/schema/texts';
import { LANGUAGES } from '#terms/language';

/** The words of each service in each language. */
export function everyTexts(
  draft: Draft,
): readonly { readonly service: DraftService; readonly texts: Located<TextsFile> }[] {
  return [...draft.services.values()].flatMap((service) =>
    LANGUAGES.flatMap((language) => {
      const texts = service.texts[language];
      return texts === undefined ? [] : [{ service, texts }];
    }),
  );
}

/** The words of each service that has them in both languages. */
export function bothLanguages(
  draft: Draft,
): readonly { readonly id: Located<TextsFile>; readonly en: Located<TextsFile> }[] {
  return [...draft.services.values()].flatMap(({ texts: { id, en } }) =>
    id === undefined || en === undefined ? [] : [{ id, en }],
  );
}
