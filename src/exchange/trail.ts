import type { Act, ActDraft, Head } from '#ledger/act';
import { appendActs } from '#ledger/append';
import { headAfter, link } from '#ledger/chain';
import { appendToChain, readHead } from '#store/chain';
import type { Database } from '#store/database';
import { type AgencyId, chainId, type PositionId, type SubjectId } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** Kinds of act on a person's own chain: who looked at their data or changed a record of it, and what they allowed. */
export const TRAIL_ACTS = [
  'data-read',
  'case-viewed',
  'attended',
  'draft-viewed',
  'complaint-viewed',
  'number-revealed',
  'usage-read',
  'power-given',
  'power-ended',
  'power-used',
  'consent-given',
  'consent-withdrawn',
  'preview-given',
  'record-corrected',
  'record-written',
  'report-followed',
  'service-left-out',
  'service-taken-up',
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
  /** The exchange by which it was read, and its receipt, where the holder has a gateway. */
  readonly exchange?: { readonly xid: string; readonly receipt: string };
  /** The person's consent it was read on; without it the basis is law. */
  readonly consent?: string;
  /** The person looked themselves, at the holder, before anything was given. */
  readonly preview?: true;
  /** How the holder answered, where not by its own system. */
  readonly way?:
    | { readonly kind: 'officer'; readonly position: PositionId }
    | { readonly kind: 'file'; readonly asOf: Instant; readonly finding?: string };
}

/**
 * Looks of one piece of work. Each is linked as it is noted, which gives the receipt that a fetched fact carries; all are
 * written together, in the very write of the step that uses the values (`acts`), or alone (`settle`). Until then nothing of
 * what was read may leave the house.
 */
export class Looks {
  private readonly db: Database;
  private readonly at: Instant;
  private readonly seed: Seed;
  private readonly noted = new Map<SubjectId, { readonly drafts: ActDraft[]; readonly acts: Act[]; head: Head }>();

  constructor(db: Database, at: Instant, seed: Seed) {
    this.db = db;
    this.at = at;
    this.seed = seed;
  }

  /** Commitments of the looks, in their order. `head` spares a read where the record came with the end of its person's chain. */
  async note(subject: SubjectId, looks: readonly Look[], head?: Head): Promise<readonly string[]> {
    return this.noteActs(subject, looks.map(lookDraft), head);
  }

  /** What else a person must find on their own chain because of this piece of work. */
  async noteActs(
    subject: SubjectId,
    drafts: readonly ActDraft<TrailActKind>[],
    head?: Head,
  ): Promise<readonly string[]> {
    const first = this.noted.get(subject)?.head ?? head ?? (await readHead(this.db, chainId(subject)));
    const known = this.noted.get(subject) ?? { drafts: [], acts: [], head: first };
    const acts = link(chainId(subject), known.head, drafts, this.at, this.seed, new Map());
    known.drafts.push(...drafts);
    known.acts.push(...acts);
    known.head = headAfter(known.head, acts);
    this.noted.set(subject, known);
    return acts.map(({ c }) => c);
  }

  /** To ride along in a step's write; that write is lost when one of the chains has grown since. */
  get acts(): readonly Act[] {
    return [...this.noted.values()].flatMap(({ acts }) => acts);
  }

  /** Durable when it resolves, for values that no step uses. A chain that has grown since gets the looks at its new end. */
  async settle(): Promise<void> {
    for (const [subject, { drafts, acts }] of this.noted) {
      const [chain, { at, seed }] = [chainId(subject), this];
      if ((await appendToChain(this.db, { chain, at, acts })) === 'lost')
        await appendActs(this.db, { chain, drafts, at, seed });
    }
    this.noted.clear();
  }
}

/** Appends looks to the person's chain before any value leaves; durable when it resolves. */
export async function recordLooks(
  db: Database,
  subject: SubjectId,
  looks: readonly Look[],
  at: Instant,
  seed: Seed,
): Promise<void> {
  await appendActs(db, { chain: chainId(subject), drafts: looks.map(lookDraft), at, seed });
}

/** A look as the act it becomes. */
export function lookDraft(look: Look): ActDraft<TrailActKind> {
  const { kind, agency, position, ...data } = look;
  const clear: JsonObject = data;
  return { kind, element: null, agency, position, data: clear };
}
