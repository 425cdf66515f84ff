import type { ArrangementFile, Grant, GrantKind } from '#coordination/schema';
import { dayIn, type Instant, type Zone } from '#terms/plain-date';

/** Why a grant gives nothing now. Each is a refusal that names the arrangement. */
export type Lapse = 'no-arrangement' | 'arrangement-expired' | 'arrangement-suspended' | 'fields-exceed-grant';

export type Use =
  | { readonly kind: 'effective'; readonly arrangement: ArrangementFile; readonly grant: Grant }
  | { readonly kind: 'none'; readonly lapse: Lapse; readonly arrangement: string | null };

/** What somebody wants to do under an arrangement, at the moment of use. */
export interface Wish {
  readonly kind: GrantKind;
  readonly from: string;
  readonly to: string;
  readonly registry?: string;
  readonly facts?: readonly string[];
  readonly payee?: string;
}

/**
 * The one function that decides whether a grant holds, asked at every use by exchange and billing: in force at `at`, inside
 * the grant's own dates, and wide enough. A grant with a statute of its own stands when its arrangement ends.
 */
export function use(arrangements: Iterable<ArrangementFile>, wish: Wish, at: Instant, zone: Zone): Use {
  let nearest: Use = { kind: 'none', lapse: 'no-arrangement', arrangement: null };
  for (const arrangement of arrangements) {
    for (const grant of arrangement.grants) {
      if (!concerns(arrangement, grant, wish)) continue;
      const lapse = lapseOf(arrangement, grant, wish, at, zone);
      if (lapse === null) return { kind: 'effective', arrangement, grant };
      nearest = { kind: 'none', lapse, arrangement: arrangement.id };
    }
  }
  return nearest;
}

export function stateAt(arrangement: ArrangementFile, at: Instant, zone: Zone): ArrangementFile['state'] {
  const day = dayIn(zone, at);
  if (arrangement.state !== 'in-force') return arrangement.state;
  if (day < arrangement.from) return 'enacted';
  return arrangement.to !== undefined && day >= arrangement.to ? 'expired' : 'in-force';
}

function concerns(arrangement: ArrangementFile, grant: Grant, wish: Wish): boolean {
  if (grant.kind !== wish.kind || grant.from !== wish.from) return false;
  if (grant.registry !== wish.registry || grant.payee !== wish.payee) return false;
  return grant.to === wish.to || (grant.to === '*' && arrangement.members.some((member) => member.agency === wish.to));
}

function lapseOf(arrangement: ArrangementFile, grant: Grant, wish: Wish, at: Instant, zone: Zone): Lapse | null {
  const day = dayIn(zone, at);
  const state = stateAt(arrangement, at, zone);
  if (state !== 'in-force' && !grant.statutory) {
    return state === 'suspended' ? 'arrangement-suspended' : 'arrangement-expired';
  }
  if (
    (grant.validFrom !== undefined && day < grant.validFrom) ||
    (grant.validTo !== undefined && day >= grant.validTo)
  ) {
    return 'arrangement-expired';
  }
  return (wish.facts ?? []).every((fact) => grant.facts.includes(fact)) ? null : 'fields-exceed-grant';
}
