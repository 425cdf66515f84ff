import type { Text } from '#terms/language';

/** What a rule of `manunggal check` says wherever it finds a fault, and how one mends it. */
export interface RuleWords {
  readonly what: Text;
  /** In the imperative; the finding itself names what it is about. */
  readonly hint: Text;
}

export function words(whatId: string, whatEn: string, hintId: string, hintEn: string): RuleWords {
  return { what: { id: whatId, en: whatEn }, hint: { id: hintId, en: hintEn } };
}
