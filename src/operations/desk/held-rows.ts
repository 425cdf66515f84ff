import { holdingOf } from '#agencies/succession';
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

export function heldRows({ library }: Pick<House, 'library'>, agency: AgencyId): HeldRows {
  const { ids, held, territories, roles } = holdingOf(library.government.successions, agency);
  return {
    ids,
    agencies: held.map((one) => one.agency),
    territories: held.map(({ territory }) => territory),
    roles: held.map(({ role }) => role),
    namedTerritories: territories,
    namedRoles: roles,
  };
}
