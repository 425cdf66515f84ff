import { z } from 'zod';
import { REORGANISATION_KINDS, type ReorganisationKind, type Share } from '#agencies/succession';
import { type AgencyId, agencyId } from '#terms/ids';
import type { Text } from '#terms/language';
import { type Instant, instant } from '#terms/plain-date';
import { Basis, Id, Words } from '#terms/schema';

/** What is wanted, as it stands in a plan file and in the body of the API. */
export const ReorganisationOrder = z.strictObject({
  kind: z.enum(REORGANISATION_KINDS),
  from: z.array(Id).min(1).max(40),
  to: z.array(Id).max(60),
  effectiveAt: z.iso.datetime({ offset: true }),
  basis: Basis,
  /** How a split, an end in several parts or a moved duty is shared out; without it all goes to the one successor. */
  by: z.enum(['territory', 'role']).optional(),
  /** Territory code or role -> who takes it. */
  shares: z.record(z.string(), Id).default({}),
  /** Who takes what lies in no territory, or is owed under no role. */
  rest: Id.optional(),
  /** `<kind>/<id>` of the dry-run table -> who takes it. */
  assigned: z.record(z.string(), Id).default({}),
  /** `<kind>/<id>` -> why it ends with nobody to follow. */
  ends: z.record(z.string(), Words).default({}),
  name: z.strictObject({ name: Words, short: Words }).optional(),
});
export type ReorganisationOrder = z.infer<typeof ReorganisationOrder>;

/** A wish for a reorganisation, parsed. */
export interface Reorganisation {
  readonly kind: ReorganisationKind;
  readonly from: readonly AgencyId[];
  readonly to: readonly AgencyId[];
  readonly effectiveAt: Instant;
  readonly basis: z.infer<typeof Basis>;
  readonly share: Share | null;
  readonly assigned: { readonly [thing: string]: AgencyId };
  readonly ends: { readonly [thing: string]: Text };
  readonly name: { readonly name: Text; readonly short: Text } | null;
}

export function reorganisationOf(order: ReorganisationOrder): Reorganisation {
  const { kind, effectiveAt, basis, ends, name } = order;
  return {
    kind,
    from: order.from.map(agencyId),
    to: order.to.map(agencyId),
    effectiveAt: instant(effectiveAt),
    basis,
    share: shareOf(order),
    assigned: branded(order.assigned),
    ends,
    name: name ?? null,
  };
}

function shareOf({ kind, by, shares, rest, to }: ReorganisationOrder): Share | null {
  if (kind === 'rename') return null;
  if (by !== undefined) return { by, to: branded(shares), rest: rest === undefined ? null : agencyId(rest) };
  const [only] = to;
  return only === undefined ? null : { by: 'all', to: agencyId(only) };
}

function branded(record: { readonly [key: string]: string }): { readonly [key: string]: AgencyId } {
  return Object.fromEntries(Object.entries(record).map(([key, agency]) => [key, agencyId(agency)]));
}
