import { allowOfficial, type Official, type Person } from '#access/person';
import { sidesOf } from '#coordination/reorganisation';
import type { Reorganisation } from '#coordination/reorganisation-schema';
import type { Government } from '#definitions/government';
import type { Head } from '#ledger/act';
import { NO_HEAD } from '#ledger/act';
import { headAfter, link } from '#ledger/chain';
import type { House } from '#operations/house';
import { loadReorganisation, type Staged } from '#operations/reorganisation/plan';
import { appendToChain, readActs } from '#store/chain';
import type { ActRow } from '#store/rows';
import { type AgencyId, agencyId, type ChainId } from '#terms/ids';
import { textOf } from '#terms/json';
import { dayIn, type Instant, type PlainDate } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** A side's signature, as its act has it. */
export interface Signature {
  readonly side: AgencyId;
  readonly position: string;
  /** The position in whose name it was signed, where somebody signed for the head. */
  readonly inNameOf: string | null;
  readonly at: Instant;
}

export const SIGNED = 'reorganisation-signed';

/** The acts of a reorganisation, and who has signed so far. */
export async function readSignatures(
  house: Pick<House, 'db'>,
  chain: ChainId,
): Promise<{ readonly acts: readonly ActRow[]; readonly head: Head; readonly signatures: readonly Signature[] }> {
  const acts = await readActs(house.db, chain);
  return { acts, head: headAfter(NO_HEAD, acts), signatures: acts.flatMap(signatureIn) };
}

function signatureIn({ kind, position, data, at }: ActRow): Signature[] {
  if (kind !== SIGNED) return [];
  const inNameOf = textOf(data['inNameOf']);
  return [{ side: agencyId(textOf(data['side'])), position: position ?? '', inNameOf: inNameOf || null, at }];
}

/**
 * The head of a side, or who signs in the head's name, signs what is staged. Refuses `signature-not-yours`,
 * `delegation-ended`, `signature-twice`, `signature-late`, `reorganisation-unknown`; nothing is written then.
 */
export async function signReorganisation(
  house: Parts,
  person: Person | null,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<AgencyId> {
  const official = allowOfficial(person, 'sign-reorganisation');
  const staged = await loadReorganisation(house, id);
  const { government } = house.library;
  const { side, inNameOf } = signingFor(government, official, staged.wish, dayIn(government.file.zone, at));
  for (let race = 0; race < 20; race += 1) {
    const { head, signatures } = await readSignatures(house, staged.plan.id);
    requireOpen(house, staged, at);
    if (signatures.some((one) => one.side === side))
      throw new Refusal('signature-twice', `${side} has signed`, { agency: side });
    const data = { side, structure: staged.plan.structure, ...(inNameOf === null ? {} : { inNameOf }) };
    const draft = { kind: SIGNED, element: null, agency: official.agency, position: official.position, data };
    const acts = link(staged.plan.id, head, [draft], at, seed, new Map());
    if ((await appendToChain(house.db, { chain: staged.plan.id, at, acts })) !== 'lost') return side;
  }
  throw new Error('the chain of the reorganisation is too busy');
}

/** Signatures end with the day of effect, and with the instant. */
function requireOpen({ library }: Parts, { wish, n }: Staged, at: Instant): void {
  const { zone } = library.government.file;
  if (n === null && dayIn(zone, at) <= dayIn(zone, wish.effectiveAt)) return;
  throw new Refusal('signature-late', 'The day of this reorganisation is over', {});
}

interface Standing {
  readonly side: AgencyId;
  readonly inNameOf: string | null;
}

/** For which side an official signs: as its head, or in the name of its head while that is delegated. */
export function signingFor(
  { agencies, personas }: Government,
  official: Official,
  wish: Reorganisation,
  day: PlainDate,
): Standing {
  const heads = sidesOf(wish).flatMap((side) => {
    const lead = agencies.get(side)?.positions.find((one) => one.lead);
    return lead === undefined ? [] : [{ side, position: lead.id }];
  });
  const own = heads.find(({ position }) => position === official.position);
  if (own !== undefined) return { side: own.side, inNameOf: null };
  const delegated = personas.find(({ id }) => id === official.persona)?.signsFor ?? [];
  const given = delegated.flatMap((one) => {
    const head = heads.find(({ position }) => position === one.position);
    return head === undefined ? [] : [{ ...one, side: head.side }];
  });
  const holds = given.find(({ from, to }) => from <= day && (to === undefined || day < to));
  if (holds !== undefined) return { side: holds.side, inNameOf: holds.position };
  const [ended] = given;
  if (ended !== undefined)
    throw new Refusal('delegation-ended', `Nobody may sign for ${ended.position} by this delegation on ${day}`, {
      position: ended.position,
      until: ended.to ?? null,
    });
  throw new Refusal('signature-not-yours', 'Only the heads of the sides sign', {
    positions: heads.map(({ position }) => position),
  });
}
