import type { Located } from '#definitions/read-file';
import type { Rule, Say } from '#definitions/rule';
import type { TextsFile } from '#definitions/schema/texts';
import { bothLanguages } from '#definitions/views/texts';

/** A text in one language only would leave a hole on the page of the other. */
export const textOneLanguage: Rule = {
  id: 'text/one-language',
  what: { id: 'Kata hanya ada dalam satu bahasa', en: 'Words stand in one language only' },
  hint: { id: 'tambahkan di bahasa yang lain', en: 'add them in the other language' },
  check: (draft, say) => {
    for (const { id, en } of bothLanguages(draft)) {
      sayOtherKeys(id, en, say);
      sayOtherKeys(en, id, say);
    }
  },
};

const SECTIONS = ['elements', 'lines', 'pages', 'refusals', 'reasons', 'papers'] as const;

function sayOtherKeys(here: Located<TextsFile>, there: Located<TextsFile>, say: Say): void {
  for (const section of SECTIONS) {
    for (const key of Object.keys(here.value[section])) {
      if (Object.hasOwn(there.value[section], key)) continue;
      say(there.at([section]), `${section}.${key} has words in ${here.path} only`, `add ${key} under ${section}`);
    }
  }
}
