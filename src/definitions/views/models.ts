import type { Draft, DraftRules, DraftService } from '#definitions/draft';
import type { LinkedModel } from '#rules/dmn/linked';
import type { DmnModel } from '#rules/dmn/model';

/** A DMN file with the service it is a rule of; undefined for a tariff. */
interface Standing {
  readonly model: DmnModel;
  readonly service: DraftService | undefined;
  readonly rules: DraftRules;
}

/** Every DMN file that could be read. */
export function linkableModels(draft: Draft): readonly Standing[] {
  const services = [...draft.services.values()].map((service) => [service, service.rules] as const);
  return [[undefined, draft.tariffs] as const, ...services].flatMap(([service, rules]) =>
    rules.models.map((model) => ({ model, service, rules })),
  );
}

/** Those that link into one set of rules, linked. What does not is left to what is said of that. */
export function linkedModels(draft: Draft): readonly (LinkedModel & Pick<Standing, 'service'>)[] {
  return linkableModels(draft).flatMap(({ model, service, rules }) => {
    const linked = rules.ruleset?.models.find((one) => one.model === model);
    return linked === undefined ? [] : [{ ...linked, service }];
  });
}
