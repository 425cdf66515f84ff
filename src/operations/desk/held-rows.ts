import { ANY, holdingOf } from '#agencies/succession';
import type { House } from '#operations/house';
import type { AgencyId } from '#terms/ids';

/** Which rows an agency holds, as the lists that a query over work items compares with: see `Holding`. */
export interface HeldRows {
  readonly ids: readonly string[];
  readonly agencies: readonly string[];
  readonly territories: readonly string[];
  readonly roles: readonly string[];
  readonly namedTerritories: readonly string[];
  readonly namedRoles: readonly string[];
}

export function heldRows(house: Pick<House, 'library'>, agency: AgencyId): HeldRows {
  return heldQueues(house, [{ agency, services: [ANY] }]);
}

/** Whose rows somebody sees, and of which services; `*` is all of them. */
export interface Queue {
  readonly agency: AgencyId;
  readonly services: readonly string[];
}

/** The same for several agencies; `services` stands beside the others, one for each place. */
export function heldQueues(
  { library }: Pick<House, 'library'>,
  queues: readonly Queue[],
): HeldRows & { readonly services: readonly string[] } {
  const holdings = queues.map(({ agency, services }) => {
    return { services, ...holdingOf(library.government.successions, agency) };
  });
  const places = holdings.flatMap(({ services, held }) =>
    services.flatMap((service) => held.map((one) => ({ ...one, service }))),
  );
  return {
    ids: [...new Set(holdings.flatMap(({ ids }) => ids))],
    agencies: places.map(({ agency }) => agency),
    territories: places.map(({ territory }) => territory),
    roles: places.map(({ role }) => role),
    services: places.map(({ service }) => service),
    namedTerritories: holdings[0]?.territories ?? [],
    namedRoles: holdings[0]?.roles ?? [],
  };
}
