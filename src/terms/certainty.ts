import type { Text } from '#terms/language';

/** How sure a fact of law is: H official text or several agreeing sources, M one source or local, B unconfirmed. */
export const CERTAINTIES = ['H', 'M', 'B'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const CERTAINTY_WORDS: { readonly [certainty in Certainty]: Text } = {
  H: { id: 'Pasti', en: 'Certain' },
  M: { id: 'Satu sumber', en: 'One source' },
  B: { id: 'Belum dikonfirmasi', en: 'Unconfirmed' },
};
