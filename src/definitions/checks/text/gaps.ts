import type { Rule } from '#definitions/rule';
import { bothLanguages } from '#definitions/views/texts';

/** What a rule gives beside its reason is put into the same gaps in every language. */
export const textGaps: Rule = {
  id: 'text/gaps',
  what: { id: 'Isian kalimat berbeda antarbahasa', en: 'Gaps of a sentence differ between languages' },
  hint: { id: 'sebut isian yang sama di kedua bahasa', en: 'name the same gaps in both languages' },
  check: (draft, say) => {
    for (const { id, en } of bothLanguages(draft)) {
      for (const [reason, { exact }] of Object.entries(id.value.refusals)) {
        const other = en.value.refusals[reason];
        if (other === undefined || gapsIn(exact) === gapsIn(other.exact)) continue;
        const message = `refusals.${reason}.exact names ${gapsIn(exact) || 'nothing'} in ${id.path}, and ${gapsIn(other.exact) || 'nothing'} here`;
        say(en.at(['refusals', reason]), message, 'name the same in both languages');
      }
    }
  },
};

function gapsIn(words: { readonly what: string; readonly next: string } | undefined): string {
  const gaps = `${words?.what ?? ''}${words?.next ?? ''}`.match(/\{\w+\}/g) ?? [];
  return [...new Set(gaps)].toSorted().join(', ');
}
