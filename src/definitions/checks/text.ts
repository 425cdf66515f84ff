import { textGaps } from '#definitions/checks/text/gaps';
import { textMissing } from '#definitions/checks/text/missing';
import { textNotTranslated } from '#definitions/checks/text/not-translated';
import { textOneLanguage } from '#definitions/checks/text/one-language';
import { textUnknownLane } from '#definitions/checks/text/unknown-lane';
import type { Area } from '#definitions/rule';

export const textArea: Area = {
  name: 'text',
  about:
    'Elements, bill lines, form pages and reasons have words in every language, and both languages have the same keys.',
  rules: [textMissing, textNotTranslated, textOneLanguage, textGaps, textUnknownLane],
};
