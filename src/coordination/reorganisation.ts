import { ancestorsOf, endOf, endsPredecessor, holderOf, type Succession } from '#agencies/succession';
import type { Reorganisation } from '#coordination/reorganisation-schema';
import { type AgencyId, type ChainId, chainId } from '#terms/ids';
import { canonical, type JsonObject } from '#terms/json';
import type { Text } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { sha256Hex } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** Kinds of things that an agency may hold, in the order of the dry-run table. `flows`: comes and goes with the daily work. */
export const THINGS = {
  duty: { flows: false },
  mandate: { flows: false },
  position: { flows: false },
  officer: { flows: false },
  lane: { flows: false },
  'work-item': { flows: true },
  case: { flows: true },
  queue: { flows: false },
  grant: { flows: false },
  'signing-key': { flows: false },
  registry: { flows: false },
  account: { flows: false },
  membership: { flows: false },
  activity: { flows: false },
  plan: { flows: false },
  weight: { flows: false },
  indicator: { flows: false },
  question: { flows: true },
  decision: { flows: true },
  dispute: { flows: true },
  order: { flows: true },
  minutes: { flows: true },
  conversation: { flows: true },
  incident: { flows: true },
  complaint: { flows: true },
} as const satisfies { readonly [kind: string]: { readonly flows: boolean } };
export type ThingKind = keyof typeof THINGS;

/** One thing that an agency holds, or so many alike. */
export interface Thing {
  readonly kind: ThingKind;
  readonly id: string;
  /** Whose it is now. */
  readonly agency: AgencyId;
  readonly territory?: string;
  readonly role?: string;
  readonly count: number;
  /** The other side of a grant: between agencies that become one there is nothing to grant. */
  readonly partner?: AgencyId;
  /** The thing it goes with, `<kind>/<id>`: an officer with their position. */
  readonly follows?: string;
}

/** Why a thing ends; `said` are words of the plan itself. */
export type EndReason = 'seals-no-more' | 'within-one' | 'said';
export type Fate =
  | { readonly kind: 'to'; readonly agency: AgencyId }
  | { readonly kind: 'ends'; readonly why: EndReason; readonly said: Text | null }
  | { readonly kind: 'orphan' };
export interface Row extends Thing {
  readonly fate: Fate;
}

export interface Counted {
  readonly before: number;
  readonly after: number;
  readonly ended: number;
  readonly orphans: number;
}

export interface DryRun {
  readonly rows: readonly Row[];
  readonly counts: { readonly [kind in ThingKind]?: Counted };
  readonly orphans: number;
  /** SHA-256 of what stands still: the sides sign this, while daily work comes and goes. */
  readonly structure: string;
}

/** Its id, which is also the chain of its acts: the same wish is the same event, however often it is sent. Its time is 0, so it sorts before every case. */
export function reorganisationId(wish: Reorganisation): ChainId {
  const hex = sha256Hex(canonical(wish as unknown as JsonObject)); // texts and records of texts
  return chainId(`00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`);
}

/** As the succession it would become. */
export function successionOf(wish: Reorganisation, n: number, switchedAt: Instant): Succession {
  const { kind, from, to, effectiveAt, share, assigned, name } = wish;
  return { n, id: reorganisationId(wish), kind, from, to, effectiveAt, switchedAt, share, assigned, name };
}

/** What would become of every thing: exactly one successor, or an end with its reason, or nobody. */
export function dryRun(wish: Reorganisation, things: readonly Thing[]): DryRun {
  const succession = successionOf(wish, 1, wish.effectiveAt);
  const rows = things
    .filter((thing) => wish.from.includes(thing.agency) && concerned(wish, thing))
    .map((thing) => ({ ...thing, fate: fateOf(wish, succession, thing) }));
  const still = rows.filter(({ kind }) => !THINGS[kind].flows);
  const structure = sha256Hex(canonical(still.map((row) => ({ ...row }))));
  const counts = countRows(rows);
  return { rows, counts, orphans: Object.values(counts).reduce((sum, { orphans }) => sum + orphans, 0), structure };
}

/** Throws `reorganisation-orphans` while something has nobody to follow. */
export function requireNoOrphans({ orphans }: Pick<DryRun, 'orphans'>): void {
  if (orphans > 0) throw new Refusal('reorganisation-orphans', `reorganisation-orphans: ${orphans}`, { orphans });
}

/** A moved duty concerns what is owed under it, and what the plan names; all else concerns everything. */
function concerned(
  { kind, share, assigned, ends }: Reorganisation,
  { kind: what, id, role, follows = '' }: Thing,
): boolean {
  const key = `${what}/${id}`;
  const named = [key, follows].some((one) => Object.hasOwn(assigned, one)) || Object.hasOwn(ends, key);
  if (kind !== 'move-duty' || named) return true;
  return share?.by === 'role' && role !== undefined && Object.hasOwn(share.to, role);
}

function fateOf(wish: Reorganisation, succession: Succession, thing: Thing): Fate {
  const said = wish.ends[keyOf(thing)];
  if (said !== undefined && !THINGS[thing.kind].flows) return { kind: 'ends', why: 'said', said };
  if (thing.kind === 'signing-key' && endsPredecessor(wish.kind)) return endsOf('seals-no-more');
  const next = successor(succession, thing, thing.agency);
  if (next === null) return { kind: 'orphan' };
  if (thing.partner !== undefined && successor(succession, thing, thing.partner) === next) return endsOf('within-one');
  return { kind: 'to', agency: next };
}

function endsOf(why: EndReason): Fate {
  return { kind: 'ends', why, said: null };
}

function successor(succession: Succession, thing: Thing, agency: AgencyId): AgencyId | null {
  const { territory, role, follows } = thing;
  // Daily work goes by rule, or with the seat or membership it belongs to, so that tomorrow's does too.
  const own = THINGS[thing.kind].flows ? undefined : keyOf(thing);
  const given = { thing: follows ?? own };
  return holderOf([succession], agency, { territory, role, ...given });
}

export function keyOf({ kind, id }: Pick<Thing, 'kind' | 'id'>): string {
  return `${kind}/${id}`;
}

function countRows(rows: readonly Row[]): { [kind in ThingKind]?: Counted } {
  const counts: { [kind in ThingKind]?: Counted } = {};
  for (const { kind, count, fate } of rows) {
    const { before, after, ended, orphans } = counts[kind] ?? { before: 0, after: 0, ended: 0, orphans: 0 };
    counts[kind] = {
      before: before + count,
      after: after + (fate.kind === 'to' ? count : 0),
      ended: ended + (fate.kind === 'ends' ? count : 0),
      orphans: orphans + (fate.kind === 'orphan' ? count : 0),
    };
  }
  return counts;
}

/** Kinds whose count has changed since a plan was made, with both counts. */
export function changedSince(
  planned: DryRun['counts'],
  now: DryRun['counts'],
): readonly { readonly kind: ThingKind; readonly planned: number; readonly now: number }[] {
  const kinds = Object.keys(THINGS) as ThingKind[]; // its own keys
  return kinds.flatMap((kind) => {
    const [before = 0, after = 0] = [planned[kind]?.before, now[kind]?.before];
    return before === after ? [] : [{ kind, planned: before, now: after }];
  });
}

/**
 * Whether the wish holds together: known agencies, sides that fit the kind, shares among the successors, and a family tree
 * without a circle. Throws `agency-unknown`, `agency-ended`, `succession-circular`, `reorganisation-malformed`.
 */
export function requireSound(
  wish: Reorganisation,
  known: (agency: AgencyId) => boolean,
  successions: readonly Succession[],
): void {
  const { kind, from, to } = wish;
  for (const agency of [...from, ...to])
    if (!known(agency)) throw new Refusal('agency-unknown', `There is no agency ${agency}`, { agency });
  if (kind !== 'rename') requireTree(wish, successions);
  for (const agency of [...from, ...to]) requireLiving(agency, successions);
  const why = shapeFault(wish);
  if (why !== null) throw new Refusal('reorganisation-malformed', why, { why });
}

/** Nobody follows itself or one of whom it came. */
function requireTree({ from, to }: Reorganisation, successions: readonly Succession[]): void {
  for (const agency of to) {
    const ancestors = from.flatMap((one) => ancestorsOf(successions, one));
    const ended = endOf(successions, agency) !== undefined;
    if (from.includes(agency) || (ended && ancestors.includes(agency)))
      throw new Refusal('succession-circular', `${agency} would follow itself`, { agency });
  }
}

function requireLiving(agency: AgencyId, successions: readonly Succession[]): void {
  const end = endOf(successions, agency);
  if (end !== undefined) throw new Refusal('agency-ended', `${agency} has ended`, { agency, successors: [...end.to] });
}

function shapeFault({ kind, from, to, share, assigned, name }: Reorganisation): string | null {
  if (new Set(from).size < from.length || new Set(to).size < to.length) return 'an agency is named twice';
  if (kind === 'rename')
    return name !== null && from.length === 1 && to.length <= 1 && (to[0] ?? from[0]) === from[0]
      ? null
      : 'a new name is for one agency, and needs the name';
  if (name !== null) return 'only a new name names';
  if (kind === 'merge' && (to.length !== 1 || share?.by !== 'all')) return 'a merger has one successor, who takes all';
  if (kind === 'split' && (from.length !== 1 || to.length < 2 || share === null || share.by === 'all'))
    return 'a split has one predecessor, two successors or more, and says by territory or by role who takes what';
  if (kind === 'dissolve' && from.length !== 1) return 'one agency is dissolved at a time';
  if (kind === 'move-duty' && (from.length !== 1 || share?.by !== 'role' || Object.keys(share.to).length === 0))
    return 'a duty is moved from one agency, by its role';
  const takers = [...takersOf(share), ...Object.values(assigned)];
  const strange = takers.find((agency) => !to.includes(agency));
  return strange === undefined ? null : `${strange} takes something and is not among the successors`;
}

function takersOf(share: Reorganisation['share']): readonly AgencyId[] {
  if (share === null) return [];
  return share.by === 'all' ? [share.to] : [...Object.values(share.to), ...(share.rest === null ? [] : [share.rest])];
}

/** Every agency that must sign: whoever gives and whoever takes. */
export function sidesOf({ from, to }: Pick<Reorganisation, 'from' | 'to'>): readonly AgencyId[] {
  return [...new Set([...from, ...to])];
}
