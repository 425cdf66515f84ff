import { topOf } from '#definitions/findings';
import type { Rule } from '#definitions/rule';

const READ =
  /^((government|bases|calendar|facts|roles|personas|powers|suspensions|words|complaints|satisfaction|benefit|notices|council|council-history|information|population)\.yaml|(agencies|arrangements|outcomes|calendars|demo|life|learn)\/[^/]+\.yaml|instruments\/(decree|regulation|agreement)\.typ|registries\/[^/.]+(\.records)?\.yaml|tariffs\/[^/]+\.dmn|tariffs\/examples\/[^/]+\.yaml)$/;
const READ_OF_SERVICE =
  /^services\/[^/]+\/(service\.yaml|process\.bpmn|forms\/[^/]+\.json|rules\/[^/]+\.dmn|texts\/(id|en)\.yaml|documents\/[^/]+\.typ|examples\/[^/]+\.yaml)$/;

/** Every file is read by something, so that a slip in a name (`form/` for `forms/`) does not silently leave a file out. Notes (`*.md`) may stand anywhere. */
export const folderUnread: Rule = {
  id: 'folder/unread',
  what: { id: 'Tidak ada yang membaca berkas ini', en: 'Nobody reads this file' },
  hint: { id: 'betulkan nama atau foldernya, atau hapus', en: 'correct its name or folder, or take it out' },
  severity: 'warning',
  refers: (draft, say) => {
    for (const path of draft.files.keys()) {
      if (READ.test(path) || READ_OF_SERVICE.test(path) || path.endsWith('.md')) continue;
      say(topOf(path), 'Nobody reads this file', 'correct its name or folder, or take it out');
    }
  },
};
