/** Languages the pages speak; Indonesian is the original. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The same words in every language. */
export type Text = { readonly [language in Language]: string };

export function say(text: Text, language: Language): string {
  return text[language];
}

/** First language of an Accept-Language header or LANG value that we speak; Indonesian otherwise. */
export function chooseLanguage(wish: string | undefined): Language {
  const spoken = (wish ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => language === spoken.find((s) => LANGUAGES.some((l) => l === s))) ?? 'id';
}
