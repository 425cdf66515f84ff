import type { ArrangementFile, Grant, GrantKind } from '#coordination/schema';
import { dayIn, type Instant, type PlainDate, type Zone } from '#terms/plain-date';

/** Why a grant gives nothing now. Each is a refusal that names the arrangement and who can renew it. */
export type Lapse =
  | 'no-arrangement'
  | 'arrangement-expired'
  | 'arrangement-suspended'
  | 'basis-lapsed'
  | 'fields-exceed-grant';

export type Use =
  | { readonly kind: 'effective'; readonly arrangement: ArrangementFile; readonly grant: Grant }
  | {
      readonly kind: 'none';
      readonly lapse: Lapse;
      readonly arrangement: string | null;
      /** Seat or agencies whose signature brings it back; none where there is no arrangement. */
      readonly renewedBy: readonly string[];
    };

/** What somebody wants to do under an arrangement, at the moment of use. */
export interface Wish {
  readonly kind: GrantKind;
  /** Agency that gives; for a borrowed officer the one that lends. */
  readonly from: string;
  readonly to: string;
  readonly registry?: string;
  readonly facts?: readonly string[];
  readonly payee?: string;
  /** borrowed-officer: the seat that wants to act. */
  readonly position?: string;
  /** Service at hand; the arrangement must carry it. Without one any does. */
  readonly service?: string;
}

/**
 * The one function that decides whether a grant holds, asked at every use by exchange, billing, access and operations: in
 * force at `at`, inside the grant's own dates, on a basis in force, and wide enough. A grant with a statute of its own stands
 * when its arrangement ends. Give it the arrangements as they stand now (`currentArrangements`), never those of a file.
 */
export function use(arrangements: Iterable<ArrangementFile>, wish: Wish, at: Instant, zone: Zone): Use {
  let nearest: Use = { kind: 'none', lapse: 'no-arrangement', arrangement: null, renewedBy: [] };
  for (const arrangement of arrangements) {
    for (const grant of arrangement.grants) {
      if (!concerns(arrangement, grant, wish)) continue;
      const lapse = lapseOf(arrangement, grant, wish, at, zone);
      if (lapse === null) return { kind: 'effective', arrangement, grant };
      nearest = { kind: 'none', lapse, arrangement: arrangement.id, renewedBy: signersOf(arrangement) };
    }
  }
  return nearest;
}

/**
 * Whether a payee's share of a service's bill may be billed. Where arrangements give the payee a share, one of them must hold;
 * where none speaks of it, the tariff alone decides (`null`).
 */
export function shareOf(
  arrangements: Iterable<ArrangementFile>,
  { service, payee, to }: { readonly service: string; readonly payee: string; readonly to: string },
  at: Instant,
  zone: Zone,
): Use | null {
  const all = [...arrangements];
  let found: Use | null = null;
  for (const { services, grants } of all) {
    if (!services.includes(service)) continue;
    for (const grant of grants.filter((one) => one.kind === 'fee-share' && one.payee === payee && one.to === to)) {
      found = use(all, { kind: 'fee-share', from: grant.from, to, payee, service }, at, zone);
      if (found.kind === 'effective') return found;
    }
  }
  return found;
}

/** Whether a service's bill rests on a share that only an agreement gives, so that its end changes the bill. */
export function sharesByAgreement(arrangements: Iterable<ArrangementFile>, service: string): boolean {
  return [...arrangements].some(
    ({ services, grants }) =>
      services.includes(service) && grants.some(({ kind, statutory }) => kind === 'fee-share' && !statutory),
  );
}

/** Where an arrangement stands at a moment, its days counted: half-open `[from, to)`. */
export function stateAt(arrangement: ArrangementFile, at: Instant, zone: Zone): ArrangementFile['state'] {
  const { state, from, to } = arrangement;
  if (state !== 'in-force' && state !== 'enacted' && state !== 'signed' && state !== 'suspended') return state;
  const day = dayIn(zone, at);
  if (to !== undefined && day >= to) return 'expired';
  if (state === 'suspended') return state;
  return day < from ? (needsEverySignature(arrangement) ? 'signed' : 'enacted') : 'in-force';
}

/** Memoranda and agreements bind who signs them; the other instruments are enacted by one signature. */
export function needsEverySignature({ instrument }: ArrangementFile): boolean {
  return instrument === 'memorandum' || instrument === 'cooperation-agreement';
}

/** Payees and observers are not counted as members. */
export function voting({ members }: ArrangementFile): string[] {
  return members.filter(({ role }) => role !== 'payee' && role !== 'observer').map(({ agency }) => agency);
}

/** Whose signatures it takes: agencies for an agreement, the one seat for any other instrument, its lead where none is named. */
export function signersOf(arrangement: ArrangementFile): readonly string[] {
  if (needsEverySignature(arrangement)) return voting(arrangement);
  return [arrangement.enactedBy ?? arrangement.leadPosition.position];
}

function concerns(arrangement: ArrangementFile, grant: Grant, wish: Wish): boolean {
  if (grant.kind !== wish.kind || grant.from !== wish.from) return false;
  if (grant.registry !== wish.registry || grant.payee !== wish.payee || grant.position !== wish.position) return false;
  if (wish.service !== undefined && !arrangement.services.includes(wish.service)) return false;
  return grant.to === wish.to || (grant.to === '*' && arrangement.members.some((member) => member.agency === wish.to));
}

function lapseOf(arrangement: ArrangementFile, grant: Grant, wish: Wish, at: Instant, zone: Zone): Lapse | null {
  const day = dayIn(zone, at);
  const state = stateAt(arrangement, at, zone);
  if (state !== 'in-force' && !grant.statutory) return LAPSE_OF[state];
  if (!within({ from: grant.validFrom, to: grant.validTo }, day)) return 'arrangement-expired';
  if (!within(grant.basis, day)) return 'basis-lapsed';
  const based = arrangement.legalBasis.length === 0 || arrangement.legalBasis.some((basis) => within(basis, day));
  if (!based && !grant.statutory) return 'basis-lapsed';
  return (wish.facts ?? []).every((fact) => grant.facts.includes(fact)) ? null : 'fields-exceed-grant';
}

/** What an arrangement that is not in force says to who would use it. Before it begins there is none. */
const LAPSE_OF: { readonly [state in Exclude<ArrangementFile['state'], 'in-force'>]: Lapse } = {
  draft: 'no-arrangement',
  proposed: 'no-arrangement',
  enacted: 'no-arrangement',
  signed: 'no-arrangement',
  suspended: 'arrangement-suspended',
  expired: 'arrangement-expired',
  terminated: 'arrangement-expired',
  succeeded: 'arrangement-expired',
};

function within({ from, to }: { from?: string | undefined; to?: string | undefined }, day: PlainDate): boolean {
  return (from === undefined || day >= from) && (to === undefined || day < to);
}
