import { holderOf, type Succession } from '#agencies/succession';
import { OUTCOME_KEYS, outcomeAfter } from '#coordination/outcome-after';
import type { OutcomeRefusal } from '#coordination/outcome-refusals';
import type { OutcomeFile } from '#coordination/outcome-schema';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { agencyId } from '#terms/ids';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** One version of an outcome with its plan, and who has signed it. */
export interface Plan {
  readonly id: string;
  readonly version: number;
  readonly arrangement: string;
  /** sha256 hex of the text. */
  readonly sha256: string;
  /** In the names of the agencies that are there now. */
  readonly text: OutcomeFile;
  readonly signed: readonly string[];
  /** As it is kept: in the names in which they signed. */
  readonly signedAs: readonly string[];
  readonly agreedAt: Instant | null;
}

/** An outcome's plan in effect, and a newer version that still lacks a signature. */
export interface Plans {
  /** The version agreed last; where none is, the newest. */
  readonly current: Plan;
  readonly next: Plan | null;
}

interface Successions {
  readonly successions: readonly Succession[];
}

/** Every shared outcome, by id. One statement. */
export async function loadPlans(runner: Runner, { successions }: Successions): Promise<ReadonlyMap<string, Plans>> {
  const rows = await runner.many<Stored>(sql`
    select id, version, arrangement, sha256, text, signed, agreed_at from plans order by id, version`);
  const versions = new Map<string, Plan[]>();
  for (const row of rows) versions.set(row.id, [...(versions.get(row.id) ?? []), planOf(row, successions)]);
  return new Map(
    [...versions].flatMap(([id, all]) => {
      const newest = all.at(-1);
      if (newest === undefined) return [];
      const current = all.findLast(({ agreedAt }) => agreedAt !== null) ?? newest;
      return [[id, { current, next: current === newest ? null : newest }] as const];
    }),
  );
}

/** Refuses `outcome-unknown`. */
export async function loadPlan(runner: Runner, government: Successions, id: string): Promise<Plans> {
  const found = (await loadPlans(runner, government)).get(id);
  if (found === undefined)
    throw new Refusal<OutcomeRefusal>('outcome-unknown', 'There is no such outcome', { outcome: id });
  return found;
}

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly arrangement: string;
  readonly sha256: Buffer;
  readonly text: OutcomeFile;
  readonly signed: string[];
  readonly agreed_at: string | null;
}

function planOf({ agreed_at: agreed, sha256, text, signed, ...row }: Stored, successions: readonly Succession[]): Plan {
  const thing = OUTCOME_KEYS.plan(row.id);
  const now = (agency: string): string => holderOf(successions, agencyId(agency), { thing }) ?? agency;
  return {
    ...row,
    text: outcomeAfter(text, successions),
    signed: [...new Set(signed.map(now))],
    signedAs: signed,
    sha256: sha256.toString('hex'),
    agreedAt: agreed === null ? null : instant(agreed),
  };
}
