import type { Rule } from '#definitions/rule';
import { everyTexts } from '#definitions/views/texts';

/** A text that says of itself that it is not yet in its language; its page says so too. */
export const textNotTranslated: Rule = {
  id: 'text/not-translated',
  what: { id: 'Kata-kata ini belum diterjemahkan', en: 'These words are not translated yet' },
  hint: { id: 'terjemahkan, lalu hapus translated: false', en: 'translate them, then take translated: false out' },
  severity: 'warning',
  check: (draft, say) => {
    for (const { texts } of everyTexts(draft)) {
      if (texts.value.translated !== false) continue;
      const fix = 'translate them, then take translated: false out';
      say(texts.at(['translated']), 'These words still stand in another language', fix);
    }
  },
};
