import type { ActDraft } from '#ledger/act';
import { link } from '#ledger/chain';
import { appendToChain, readHead } from '#store/chain';
import type { Database } from '#store/database';
import type { KeyStore } from '#store/keys';
import { type AgencyId, chainId, type PositionId, type SubjectId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** Kinds of act on a person's own chain: who looked at their data, and what they allowed. */
export const TRAIL_ACTS = [
  'data-read',
  'case-viewed',
  'number-revealed',
  'power-given',
  'power-ended',
  'power-used',
  'record-corrected',
] as const;
export type TrailActKind = (typeof TRAIL_ACTS)[number];

/** One look at a person's data. Nothing here is personal: names of facts, never values. */
export interface Look {
  readonly kind: TrailActKind;
  /** Agency that looked, and as which position; null: the house itself for a step of the case. */
  readonly agency: AgencyId;
  readonly position: PositionId | null;
  readonly facts: readonly string[];
  /** Registry read, and the agency that holds it; null for a look at the case file. */
  readonly registry: string | null;
  readonly holder: AgencyId | null;
  /** `<service>/<read or element>`: purpose and legal basis stand in the service's definition. */
  readonly purpose: string;
  readonly arrangement: string | null;
  readonly caseNumber: string | null;
}

/**
 * Appends looks to the person's chain before any value leaves; durable when it resolves. Gives the commitment of each look:
 * the receipt that a fetched fact carries.
 */
export async function recordLooks(
  db: Database,
  keys: KeyStore,
  subject: SubjectId,
  looks: readonly Look[],
  at: Instant,
  seed: Seed,
): Promise<string[]> {
  const drafts = looks.map(draftOf);
  const chain = chainId(subject);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const head = await readHead(db, chain);
    const acts = link(chain, head, drafts, at, seed, new Map());
    if ((await appendToChain(db, { chain, at, acts })) === 'written') return acts.map((act) => act.c);
  }
  throw new Error('the processing trail is too busy');
}

function draftOf(look: Look): ActDraft<TrailActKind> {
  const { kind, agency, position, facts, registry, holder, purpose, arrangement, caseNumber } = look;
  return { kind, element: null, agency, position, data: { facts, registry, holder, purpose, arrangement, caseNumber } };
}
