import { randomBytes } from 'node:crypto';
import { gatewayChain } from '#exchange/gateway/answers';
import * as memory from '#exchange/gateway/memory';
import { appendActs } from '#ledger/append';
import type { Database, Runner } from '#store/database';
import { sql } from '#store/sql';
import { type AgencyId, agencyId } from '#terms/ids';
import { type Instant, later } from '#terms/plain-date';

/** Milliseconds after which a half that has not come is a finding. */
const PATIENCE = 300_000;
/** Days for which a finding that nothing closes is shown. */
const SHOWN = 30;
const DAY = 86_400_000;
/** Exchanges that one act names; it counts all. */
const MOST_NAMED = 100;

/** Makes findings of this agency's exchanges whose other half has not come in time, each once. Gives their ids. */
export async function findMissingHalves(db: Database, agency: AgencyId, at: Instant): Promise<readonly string[]> {
  const missing = await memory.findMissing(db, agency, later(at, -PATIENCE), at);
  if (missing.length === 0) return missing;
  const data = { exchanges: missing.slice(0, MOST_NAMED), count: missing.length };
  const act = { kind: 'exchange-half-missing', element: null, agency, position: null, data };
  await appendActs(db, { chain: gatewayChain(agency), drafts: [act], at, seed: randomBytes(32) });
  return missing;
}

/** Milliseconds after which a finding that nothing closes is closed, where nobody says otherwise: it is not waited for any more. */
const CLOSED_AFTER = SHOWN * DAY;

/** Closes exchanges that have been findings for so long, and says how many on the chain of the agency's gateway. */
export async function closeUnanswered(
  db: Database,
  agency: AgencyId,
  at: Instant,
  after: number = CLOSED_AFTER,
): Promise<number> {
  const count = await memory.closeOld(db, agency, later(at, -after), at);
  if (count === 0) return count;
  const act = { kind: 'exchange-closed', element: null, agency, position: null, data: { count } };
  await appendActs(db, { chain: gatewayChain(agency), drafts: [act], at, seed: randomBytes(32) });
  return count;
}

/**
 * Why an exchange has one half only. unanswered: the asker has no answer; untold: the provider has not got the asker's half;
 * interrupted: the provider was stopped in between and does not know.
 */
export type MissingKind = 'unanswered' | 'untold' | 'interrupted';

/** Exchanges between two agencies that are open findings, of one kind. */
export interface MissingHalves {
  readonly asker: AgencyId;
  readonly provider: AgencyId;
  readonly kind: MissingKind;
  readonly count: number;
  /** When the oldest of them was asked. */
  readonly since: Instant;
}

/**
 * Open findings of these books by pair of agencies, oldest first. Each closes by itself when its half arrives. Where both sides
 * keep their books here, an exchange counts once, as its provider has it.
 */
export async function missingHalves(db: Runner, at: Instant): Promise<readonly MissingHalves[]> {
  const from = later(at, -SHOWN * DAY);
  const rows = await db.many<Omit<MissingHalves, 'asker' | 'provider'> & { asker: string; provider: string }>(sql`
    select asker, provider, kind, count(*)::int as count, min(at) as since from (
      select agency as provider, lower(split_part(client, '/', 3)) as asker, at,
        case state when 'served' then 'untold' else 'interrupted' end as kind
      from exchange.served where missing is not null and their_half is null and closed is null and at > ${from}
      union all
      select provider, agency, at, case state when 'received' then 'untold' else 'unanswered' end
      from exchange.asked a where missing is not null and not told and closed is null and at > ${from} and not exists (
        select from exchange.served s where s.agency = a.provider and s.client = a.client and s.xid = a.xid)
    ) as halves group by 1, 2, 3 order by since, 1, 2, 3`);
  return rows.map(({ asker, provider, ...row }) => ({
    ...row,
    asker: agencyId(asker),
    provider: agencyId(provider),
  }));
}
