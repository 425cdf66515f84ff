import { holderOf } from '#agencies/succession';
import type { Seat } from '#coordination/matter';
import type { Matter } from '#coordination/matters';
import type { Government } from '#definitions/government';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { type AgencyId, agencyId, type PositionId, positionId } from '#terms/ids';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** A matter as it is kept, its agencies and seats resolved to whoever holds them now. */
export interface KeptMatter {
  readonly id: string;
  readonly number: string;
  readonly arrangement: string;
  readonly version: number;
  readonly openedAt: Instant;
  readonly matter: Matter;
}

interface Stored {
  readonly id: string;
  readonly number: string;
  readonly arrangement: string;
  readonly version: number;
  readonly opened_at: Instant;
  readonly state: Matter;
}

/** Refuses `matter-unknown`. */
export async function loadMatter(db: Runner, government: Government, number: string, at: Instant): Promise<KeptMatter> {
  const row = await db.one<Stored>(sql`
    select id, number, arrangement, version, opened_at, state from matters where number = ${number.slice(0, 40)}`);
  if (row === undefined)
    throw new Refusal('matter-unknown', 'There is no such matter', { number: number.slice(0, 40) });
  return keptOf(government, row, at);
}

const MOST = 200;

/** Those of some kinds, open ones first, the most urgent before the others; of one arrangement or of all. */
export async function listMatters(
  db: Runner,
  government: Government,
  { kinds, arrangement }: { readonly kinds: readonly Matter['kind'][]; readonly arrangement?: string },
  at: Instant,
): Promise<KeptMatter[]> {
  const one = arrangement ?? null;
  const rows = await db.many<Stored>(sql`
    select id, number, arrangement, version, opened_at, state from matters
    where kind = any(${kinds}) and (${one}::text is null or arrangement = ${one})
    order by (status = any(${OVER})), due nulls last, opened_at desc limit ${MOST}`);
  return rows.map((row) => keptOf(government, row, at));
}

/** States in which nothing more is awaited. */
export const OVER: readonly string[] = ['closed', 'taken', 'settled', 'decided', 'done', 'countersigned'];

/** The blocking question that holds every signature under an arrangement; null where none does. */
export async function holdingQuestion(db: Runner, arrangement: string): Promise<string | null> {
  const row = await db.one<{ number: string }>(sql`
    select number from matters where arrangement = ${arrangement} and kind = 'question'
      and status in ('open', 'escalated', 'returned') and (state ->> 'blocking')::boolean limit 1`);
  return row?.number ?? null;
}

function keptOf(government: Government, row: Stored, at: Instant): KeptMatter {
  const { id, number, arrangement, version } = row;
  const matter = heldNow(government, arrangement, row.state, at);
  return { id, number, arrangement, version, openedAt: row.opened_at, matter };
}

/** What a party's or signer's place in a matter goes with, and what an asker's or owner's does, when agencies are reorganised. */
export const membershipOf = (arrangement: string): string => `membership/${arrangement}`;
export const seatOf = (position: PositionId | string): string => `position/${position}`;

/** Every matter of any arrangement in which something is awaited. */
export async function openMatters(db: Runner, government: Government, at: Instant): Promise<KeptMatter[]> {
  const rows = await db.many<Stored>(sql`
    select id, number, arrangement, version, opened_at, state from matters where status <> all(${OVER}) order by number`);
  return rows.map((row) => keptOf(government, row, at));
}

/** Agencies that ended are replaced by their successors, seats that are gone or whose mandate is over by the seat that binds the agency. */
function heldNow(government: Government, arrangement: string, matter: Matter, at: Instant): Matter {
  const { successions } = government;
  const agency = (one: AgencyId): AgencyId => holderOf(successions, one, { thing: membershipOf(arrangement) }) ?? one;
  const seat = ({ agency: of, position }: Seat, role?: string): Seat =>
    seatFor(government, holderOf(successions, of, { thing: seatOf(position), role }) ?? of, position, at);
  const all = (list: readonly AgencyId[]): AgencyId[] => [...new Set(list.map(agency))];
  switch (matter.kind) {
    case 'question':
      return { ...matter, asker: seat(matter.asker), owner: seat(matter.owner, matter.role) };
    case 'decision':
      return {
        ...matter,
        signers: all(matter.signers),
        votes: matter.votes.map((vote) => ({ ...vote, agency: agency(vote.agency) })),
      };
    case 'dispute':
      return { ...matter, parties: all(matter.parties), agreed: all(matter.agreed) };
    case 'duty':
      return { ...matter, owner: seat(matter.owner) };
    case 'minutes':
      return { ...matter, parties: all(matter.parties), signed: all(matter.signed) };
    default:
      return matter satisfies never;
  }
}

/** A seat of an agency that somebody may hold: the one named, else the one that binds the agency. So nothing is ever ownerless. */
export function seatFor(
  { agencies, file }: Government,
  agency: string,
  position: PositionId | null,
  at: Instant,
): Seat {
  const day = dayIn(file.zone, at);
  const seats = (agencies.get(agency)?.positions ?? []).filter(
    ({ mandateTo }) => mandateTo === undefined || day < mandateTo,
  );
  const found = seats.find(({ id }) => id === position) ?? seats.find(({ lead }) => lead) ?? seats[0];
  if (found === undefined) throw new Refusal('agency-unknown', `${agency} has no seat`, { agency });
  return { agency: agencyId(agency), position: positionId(found.id) };
}
