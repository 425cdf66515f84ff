import { decisionsNamedBy, modelsFor, ruleNamed } from '#definitions/decisions';
import type { Check, Draft } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import { nearestName } from '#definitions/vocabulary';
import type { DmnModel } from '#rules/dmn/model';

/** A decision is named as file and id; both must exist, in the service's own rules or in the government's tariffs. */
export const decisionsCheck: Check = {
  name: 'decision',
  about: 'Every decision that a service or a tariff example names exists in the DMN file it names.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      const models = modelsFor(draft, service);
      for (const { reference, place } of decisionsNamedBy(service)) {
        if (!isMalformed(draft, models, reference, service.folder)) sayUnknown(models, reference, place, findings);
      }
    }
    for (const file of draft.tariffExamples) {
      for (const [index, { decision }] of file.value.entries()) {
        const { models } = draft.tariffs;
        if (!isMalformed(draft, models, decision, ''))
          sayUnknown(models, decision, file.at([index, 'decision']), findings);
      }
    }
  },
};

/** The file is there but could not be read: what is wrong with it is said in its place. */
function isMalformed(draft: Draft, models: readonly DmnModel[], reference: string, folder: string): boolean {
  const [file = ''] = reference.split('#');
  const path = file.startsWith('tariffs/') ? file : folder + file;
  return draft.files.has(path) && models.every((model) => model.file !== file);
}

function sayUnknown(models: readonly DmnModel[], reference: string, place: Place, findings: Findings): void {
  if (ruleNamed(models, reference) !== undefined) return;
  const known = models.flatMap((model) => model.decisions.map(({ id }) => `${model.file}#${id}`));
  const near = nearestName(reference, known);
  const fix = near === undefined ? 'add the decision or correct the name' : `write ${near}, or add the decision`;
  findings.error(place, 'decision/unknown', `There is no decision ${reference}`, fix);
}
