import { lastingPath } from '#web/lasting';
import { BASE } from '#web/style/base';
import { DESK } from '#web/style/desk';
import { MARKS } from '#web/style/marks';
import { PARTS } from '#web/style/parts';
import { TOKENS } from '#web/style/tokens';

/** Comments and needless spaces out; strings in the sheet hold none of the characters it touches. */
function tighten(sheet: string): string {
  return sheet
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}

/** The whole site's style sheet, one file. */
export const STYLE = tighten([TOKENS, BASE, MARKS, PARTS, DESK].join(''));

export const STYLE_PATH = lastingPath('gaya', 'css', STYLE);
