import { decisionsNamedBy, modelsFor, ruleNamed } from '#definitions/decisions';
import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Rule } from '#definitions/rule';
import { nearestName } from '#definitions/vocabulary';
import type { DmnModel } from '#rules/dmn/model';

/** A decision is named as file and id; both must exist, in the service's own rules or in the government's tariffs. */
export const decisionUnknown: Rule = {
  id: 'decision/unknown',
  what: { id: 'Keputusan tidak ada di berkas DMN', en: 'The decision is not in the DMN file' },
  hint: { id: 'betulkan rujukan berkas#id', en: 'correct the reference file#id' },
  refers: (draft, say) => {
    for (const { reference, place, models, folder } of decisionsNamed(draft)) {
      if (isMalformed(draft, models, reference, folder) || ruleNamed(models, reference) !== undefined) continue;
      const known = models.flatMap((model) => model.decisions.map(({ id }) => `${model.file}#${id}`));
      const near = nearestName(reference, known);
      const fix = near === undefined ? 'add the decision or correct the name' : `write ${near}, or add the decision`;
      say(place, `There is no decision ${reference}`, fix);
    }
  },
};

interface Named {
  readonly reference: string;
  readonly place: Place;
  readonly models: readonly DmnModel[];
  readonly folder: string;
}

function decisionsNamed(draft: Draft): Named[] {
  const ofServices = [...draft.services.values()].flatMap((service) => {
    const models = modelsFor(draft, service);
    return decisionsNamedBy(service).map((named) => ({ ...named, models, folder: service.folder }));
  });
  const { models } = draft.tariffs;
  const ofTariffs = draft.tariffExamples.flatMap((file) =>
    file.value.map(({ decision }, index) => ({
      reference: decision,
      place: file.at([index, 'decision']),
      models,
      folder: '',
    })),
  );
  return [...ofServices, ...ofTariffs];
}

/** The file is there but could not be read: what is wrong with it is said in its place. */
function isMalformed(draft: Draft, models: readonly DmnModel[], reference: string, folder: string): boolean {
  const [file = ''] = reference.split('#');
  const path = file.startsWith('tariffs/') ? file : folder + file;
  return draft.files.has(path) && models.every((model) => model.file !== file);
}
