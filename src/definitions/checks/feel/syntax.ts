import type { Rule } from '#definitions/rule';
import { sayRefused } from '#definitions/views/names-read';

/** Conditions, writes and rules are FEEL; those of DMN files that link are read again when they are linked. */
export const feelSyntax: Rule = {
  id: 'feel/syntax',
  what: { id: 'Ungkapan ini bukan FEEL yang benar', en: 'The expression is not correct FEEL' },
  hint: { id: 'betulkan pada tempat yang ditunjuk', en: 'correct it at the place shown' },
  check: (draft, say) => sayRefused('feel/syntax', draft, say),
};
