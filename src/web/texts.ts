import type { Language } from '#terms/language';

/** Words of pages in every language; take them by `WORDS[frame.language]`. */
export type Catalogue<Words> = { readonly [language in Language]: Words };

/** Indonesian is the original. A key that one language lacks or has too many is a type error. */
export function catalogue<Words>(id: Words, en: NoInfer<Words>): Catalogue<Words> {
  return { id, en };
}
