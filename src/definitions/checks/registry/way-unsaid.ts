import type { Rule } from '#definitions/rule';

/** A registry answers in one of four ways; a file and an officer must be described. */
export const registryWayUnsaid: Rule = {
  id: 'registry/way-unsaid',
  what: { id: 'Cara register menjawab tidak dijelaskan', en: 'How the registry answers is not said' },
  hint: { id: 'tulis bagian csv atau officer', en: 'write its csv or officer part' },
  check: (draft, say) => {
    for (const file of draft.registries.values()) {
      const { id, source, csv, officer } = file.value;
      const way =
        source === 'csv' && csv === undefined
          ? 'csv: { file: …, columns: …, oldest: … }'
          : source === 'officer' && officer === undefined
            ? 'officer: { position: …, clock: … }'
            : undefined;
      if (way === undefined) continue;
      say(file.at(['source']), `${id} answers by ${source} and does not say how`, `write ${way}`);
    }
  },
};
