import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Government } from '#definitions/government';
import { runExample } from '#operations/government/run-example';
import { tariffDiffers } from '#operations/government/tariff-examples';
import type { Instant } from '#terms/plain-date';

interface Difference {
  readonly message: string;
  /** Code of the refusal where a rule could not be computed at all. */
  readonly refusal?: string;
}

/** One worked example, played: what came out otherwise than it says, each at the line that says so. */
export interface Played {
  /** Null for an example of a tariff. */
  readonly service: string | null;
  readonly path: string;
  readonly title: string;
  readonly differences: readonly (Place & Difference)[];
  /** What became so, in order; empty where nothing was filed. */
  readonly acts: readonly { readonly kind: string; readonly element: string | null; readonly at: Instant }[];
}

/** Plays the examples of tariffs and of every service; of one service alone where `only` names it. */
export function playExamples(draft: Draft, government: Government, only?: string): readonly Played[] {
  const services = [...government.services].filter(([id]) => only === undefined || id === only);
  const cases = services.flatMap(([id, service]) =>
    [...service.examples].map(([name, example]) =>
      playCase(draft, government, id, name, runExample({ government, service }, example)),
    ),
  );
  return only === undefined ? [...playTariffs(draft, government), ...cases] : cases;
}

function playTariffs(draft: Draft, government: Government): readonly Played[] {
  return draft.tariffExamples.flatMap((file) =>
    file.value.map((example, index): Played => {
      const differs = tariffDiffers(government, example);
      const differences = differs === null ? [] : [{ ...file.at([index, 'result']), ...differs }];
      return { service: null, path: file.path, title: example.title, differences, acts: [] };
    }),
  );
}

function playCase(
  draft: Draft,
  government: Government,
  service: string,
  name: string,
  { findings, world }: ReturnType<typeof runExample>,
): Played {
  const file = draft.services.get(service)?.examples.get(name);
  return {
    service,
    path: file?.path ?? `services/${service}/examples/${name}.yaml`,
    title: government.services.get(service)?.examples.get(name)?.title ?? name,
    differences: file === undefined ? [] : findings.map(({ path, message }) => ({ ...file.at(path), message })),
    acts: (world?.acts ?? []).map(({ kind, element, at }) => ({ kind, element, at })),
  };
}
