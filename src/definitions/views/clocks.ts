import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { ProcessNode } from '#definitions/process';
import type { ServiceFile } from '#definitions/schema/service';
import { placeIn } from '#definitions/vocabulary';

type Clocks = NonNullable<ServiceFile['clocks']>;

/** A clock of a service, and where its entries stand. */
interface Stated<C> {
  readonly service: DraftService;
  readonly name: string;
  readonly clock: C;
  readonly place: (...path: readonly string[]) => Place;
}

/** Statutory clock, completeness, the applicant's answer, and the clock of each lane. */
export function everyClock(
  draft: Draft,
): readonly Stated<Pick<Clocks['lanes'][string], 'unit' | 'calendar' | 'counting'>>[] {
  return [...draft.services.values()].flatMap((service) => {
    const { statutory, completeness, answer, lanes = {} } = service.file.value.clocks ?? {};
    const named = Object.entries({ statutory, completeness, answer }).map(([name, clock]) => [[name], clock] as const);
    const ofLanes = Object.entries(lanes).map(([lane, clock]) => [['lanes', lane], clock] as const);
    return [...named, ...ofLanes].flatMap(([path, clock]) =>
      clock === undefined ? [] : [{ service, name: path.join('.'), clock, place: placesOf(service, path) }],
    );
  });
}

/** Clocks of a case that a question to the applicant may stop. */
export function stoppableClocks(draft: Draft): readonly Stated<Pick<NonNullable<Clocks['statutory']>, 'budget'>>[] {
  return [...draft.services.values()].flatMap((service) => {
    const { statutory, completeness } = service.file.value.clocks ?? {};
    return Object.entries({ statutory, completeness }).flatMap(([name, clock]) =>
      clock === undefined ? [] : [{ service, name, clock, place: placesOf(service, [name]) }],
    );
  });
}

function placesOf(service: DraftService, path: readonly string[]): Stated<never>['place'] {
  return (...more) => placeIn(service, 'clocks', ...path, ...more);
}

/** Where completeness is found, as drawn. */
export function completenessTasks(
  draft: Draft,
): readonly { readonly service: DraftService; readonly node: ProcessNode; readonly place: Place }[] {
  return [...draft.services.values()].flatMap((service) => {
    const node = service.process?.nodes.get(service.file.value.clocks?.completeness?.element ?? '');
    if (node === undefined) return [];
    return [{ service, node, place: placeIn(service, 'clocks', 'completeness', 'element') }];
  });
}
