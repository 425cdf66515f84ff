import type { Check, Draft } from '#definitions/draft';
import { topOf } from '#definitions/findings';
import type { Located } from '#definitions/read-file';

const READ =
  /^((government|bases|calendar|facts|roles|personas|powers|suspensions|words|population|complaints|satisfaction|benefit)\.yaml|(agencies|arrangements|calendars|demo|life|learn)\/[^/]+\.yaml|registries\/[^/.]+(\.records)?\.yaml|tariffs\/[^/]+\.dmn|tariffs\/examples\/[^/]+\.yaml)$/;
const READ_OF_SERVICE =
  /^services\/[^/]+\/(service\.yaml|process\.bpmn|forms\/[^/]+\.json|rules\/[^/]+\.dmn|texts\/(id|en)\.yaml|documents\/[^/]+\.typ|examples\/[^/]+\.yaml)$/;

/**
 * A file's name is its id, so that whoever knows the id finds the file; and every file is read by something, so that a slip
 * in a name (`form/` for `forms/`) does not silently leave a file out. Notes (`*.md`) may stand anywhere.
 */
export const folderCheck: Check = {
  name: 'folder',
  about: 'A file bears the name of the id in it, and no file stands where nobody reads it.',
  run: (draft, findings) => {
    for (const [name, file] of named(draft)) {
      const id = file.value.id;
      if (id === name) continue;
      findings.error(
        file.at(['id']),
        'folder/other-name',
        `The file is named ${name} but its id is ${id}`,
        `rename the file or write id: ${name}`,
      );
    }
    for (const path of draft.files.keys()) {
      if (READ.test(path) || READ_OF_SERVICE.test(path) || path.endsWith('.md')) continue;
      findings.warning(
        topOf(path),
        'folder/unread',
        'Nobody reads this file',
        'correct its name or folder, or take it out',
      );
    }
  },
};

function named(draft: Draft): [string, Located<{ readonly id: string }>][] {
  const services = [...draft.services].map(([name, service]): [string, Located<{ readonly id: string }>] => [
    name,
    service.file,
  ]);
  const forms = [...draft.services.values()].flatMap((service) => [...service.forms]);
  return [...draft.agencies, ...draft.calendars, ...draft.registries, ...draft.arrangements, ...services, ...forms];
}
