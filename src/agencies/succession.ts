import type { AgencyId, PositionId } from '#terms/ids';
import type { Text } from '#terms/language';
import type { Instant } from '#terms/plain-date';

export const REORGANISATION_KINDS = ['merge', 'split', 'dissolve', 'move-duty', 'rename'] as const;
export type ReorganisationKind = (typeof REORGANISATION_KINDS)[number];

/** How the things of an agency are shared out: all to one, or by where they are, or by the role under which they are owed. */
export type Share =
  | { readonly by: 'all'; readonly to: AgencyId }
  | {
      readonly by: 'territory' | 'role';
      readonly to: { readonly [key: string]: AgencyId };
      /** Who takes what lies in no territory, or is owed under no role. */
      readonly rest: AgencyId | null;
    };

/** One reorganisation that has come into effect: the one row that every holder is resolved through from then on. */
export interface Succession {
  /** Place in the order in which reorganisations came into effect, from 1; without gaps. */
  readonly n: number;
  /** The reorganisation, which is also the chain of its acts. */
  readonly id: string;
  readonly kind: ReorganisationKind;
  readonly from: readonly AgencyId[];
  readonly to: readonly AgencyId[];
  /** From when on it holds in law, and when the house switched. */
  readonly effectiveAt: Instant;
  readonly switchedAt: Instant;
  /** Null for a new name, which moves nothing. */
  readonly share: Share | null;
  /** Things that were given to somebody in particular, by `<kind>/<id>`. */
  readonly assigned: { readonly [thing: string]: AgencyId };
  /** The new name, of a renaming. */
  readonly name: { readonly name: Text; readonly short: Text } | null;
}

/** What a thing is told apart by where an agency is split; what is not known is left out. */
export interface Place {
  readonly territory?: string | undefined;
  readonly role?: string | undefined;
  /** `<kind>/<id>`, for what may have been given to somebody in particular. */
  readonly thing?: string | undefined;
}

/** Whoever holds now what was `agency`'s; null where it ended with nobody to follow. Only later rows are followed, so this ends. */
export function holderOf(successions: readonly Succession[], agency: AgencyId, place: Place = {}): AgencyId | null {
  let holder = agency;
  for (const succession of successions) {
    if (!succession.from.includes(holder)) continue;
    const next = successorIn(succession, holder, place);
    if (next === null) return null;
    holder = next;
  }
  return holder;
}

function successorIn({ kind, share, assigned }: Succession, holder: AgencyId, place: Place): AgencyId | null {
  const given = place.thing === undefined ? undefined : assigned[place.thing];
  if (given !== undefined) return given;
  if (share === null) return kind === 'rename' ? holder : null;
  if (share.by === 'all') return share.to;
  const key = place[share.by];
  if (key !== undefined && Object.hasOwn(share.to, key)) return share.to[key] ?? null;
  if (kind === 'move-duty') return holder;
  return key === undefined ? share.rest : null;
}

/** Whether an agency does not live on after a reorganisation of its kind. */
export function endsPredecessor(kind: ReorganisationKind): boolean {
  return kind === 'merge' || kind === 'split' || kind === 'dissolve';
}

/** The reorganisation that ended an agency; undefined while it lives. */
export function endOf(successions: readonly Succession[], agency: string): Succession | undefined {
  return successions.find(({ kind, from }) => endsPredecessor(kind) && from.some((one) => one === agency));
}

/** Agencies of which something may have come to this one, the nearest first; without itself. */
export function ancestorsOf(successions: readonly Succession[], agency: AgencyId): readonly AgencyId[] {
  const found = new Set<AgencyId>([agency]);
  for (const { kind, from, to } of successions.toReversed())
    if (kind !== 'rename' && to.some((one) => found.has(one))) for (const one of from) found.add(one);
  found.delete(agency);
  return [...found];
}

/** Every id under which an agency's things may stand: its own, and those of whom it followed. */
export function idsOf(successions: readonly Succession[], agency: AgencyId): readonly AgencyId[] {
  return [agency, ...ancestorsOf(successions, agency)];
}

/** The predecessors and successors next to an agency, in the order of time. */
export function kinOf(
  successions: readonly Succession[],
  agency: string,
): { readonly before: readonly Succession[]; readonly after: readonly Succession[] } {
  const others = successions.filter(({ kind }) => kind !== 'rename');
  return {
    before: others.filter(({ to }) => to.some((one) => one === agency)),
    after: others.filter(({ from }) => from.some((one) => one === agency)),
  };
}

/**
 * What an agency holds, for a query over rows that keep the id of their time: a row is held when its id, its territory and
 * its role stand together in `held`; a territory or role that is not among the named ones counts as `*`.
 */
export interface Holding {
  readonly ids: readonly AgencyId[];
  readonly territories: readonly string[];
  readonly roles: readonly string[];
  readonly held: readonly { readonly agency: AgencyId; readonly territory: string; readonly role: string }[];
}

export const ANY = '*';

export function holdingOf(successions: readonly Succession[], agency: AgencyId): Holding {
  const ids = idsOf(successions, agency);
  const named = (by: 'territory' | 'role') => [
    ...new Set(successions.flatMap(({ share }) => (share?.by === by ? Object.keys(share.to) : []))),
  ];
  const [territories, roles] = [named('territory'), named('role')];
  const held = ids.flatMap((id) =>
    [...territories, ANY].flatMap((territory) =>
      [...roles, ANY]
        .filter((role) => holderOf(successions, id, { territory, role }) === agency)
        .map((role) => ({ agency: id, territory, role })),
    ),
  );
  return { ids, territories, roles, held };
}

/** A position keeps its id wherever its agency goes; whose it is now follows like everything else. */
export function agencyOfPosition(
  successions: readonly Succession[],
  agency: AgencyId,
  position: PositionId | string,
): AgencyId | null {
  return holderOf(successions, agency, { thing: `position/${position}` });
}
