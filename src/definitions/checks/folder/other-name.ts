import type { Draft } from '#definitions/draft';
import type { Located } from '#definitions/read-file';
import type { Rule } from '#definitions/rule';

/** A file's name is its id, so that whoever knows the id finds the file. */
export const folderOtherName: Rule = {
  id: 'folder/other-name',
  what: { id: 'Nama berkas berbeda dari id di dalamnya', en: 'The name of the file differs from the id in it' },
  hint: { id: 'samakan nama berkas dan id', en: 'rename the file or correct the id' },
  refers: (draft, say) => {
    for (const [name, file] of named(draft)) {
      const { id } = file.value;
      if (id === name) continue;
      say(file.at(['id']), `The file is named ${name} but its id is ${id}`, `rename the file or write id: ${name}`);
    }
  },
};

function named(draft: Draft): [string, Located<{ readonly id: string }>][] {
  const services = [...draft.services].map(([name, service]): [string, Located<{ readonly id: string }>] => [
    name,
    service.file,
  ]);
  const forms = [...draft.services.values()].flatMap((service) => [...service.forms]);
  return [
    ...draft.agencies,
    ...draft.calendars,
    ...draft.registries,
    ...draft.arrangements,
    ...draft.outcomes,
    ...services,
    ...forms,
  ];
}
