import type { CaseState, Opened } from '#engine/case';
import { heldBy } from '#engine/plan';
import type { Loaded } from '#operations/case/load-case';
import type { AgencyId } from '#terms/ids';

type Item = Extract<Opened, { readonly kind: 'item' }>;
type Of = Pick<Loaded, 'program'> & { readonly state: Pick<CaseState, 'territory'> };

/** Whose step it is now: the agency it was handed to, or whoever has followed it; null for the applicant's own. */
export function holderOfStep({ program, state }: Of, { agency, lane }: Pick<Item, 'agency' | 'lane'>): AgencyId | null {
  return agency === null ? null : heldBy(program, agency, state.territory, lane);
}
