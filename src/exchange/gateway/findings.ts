import { gatewayChain } from '#exchange/gateway/answers';
import { type MissingHalves, missingHalves } from '#exchange/gateway/missing';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import type { AgencyId } from '#terms/ids';
import { type Instant, later } from '#terms/plain-date';

/** What a gateway's own books say went wrong in the last 30 days; nothing personal. */
export interface GatewayFindings {
  readonly asOf: Instant;
  /** Exchanges without their other half, by pair of agencies and kind. */
  readonly missing: readonly MissingHalves[];
  /** Exchanges that nothing answered and nobody waits for any more. */
  readonly closed: number;
  /** Requests that were refused, by asker (X-Road id), purpose and reason. */
  readonly refused: readonly Refused[];
  /** Minutes in which strangers were turned away, and how many there were in all. */
  readonly turnedAway: { readonly minutes: number; readonly count: number };
  /** Exchanges that were under way when the gateway stopped. */
  readonly interrupted: number;
}

export interface Refused {
  readonly client: string;
  readonly purpose: string;
  readonly code: string;
  readonly count: number;
  readonly last: Instant;
}

const SHOWN = 30 * 86_400_000;
const MOST = 200;

export async function gatewayFindings(db: Runner, agency: AgencyId, at: Instant): Promise<GatewayFindings> {
  const [from, chain] = [later(at, -SHOWN), gatewayChain(agency)];
  const [missing, refused, counted] = await Promise.all([
    missingHalves(db, at),
    db.many<Refused>(sql`
      select coalesce(data->>'client', '-') as client, coalesce(data->>'purpose', '-') as purpose, data->>'code' as code,
        count(*)::int as count, max(at) as last
      from acts where chain = ${chain} and kind = 'exchange-refused' and at > ${from}
      group by 1, 2, 3 order by count desc, 1, 2, 3 limit ${MOST}`),
    db.one<{ closed: number; minutes: number; strangers: number; interrupted: number }>(sql`
      select coalesce(sum((data->>'count')::int) filter (where kind = 'exchange-closed'), 0)::int as closed,
        count(*) filter (where kind = 'exchange-turned-away')::int as minutes,
        coalesce(sum((select sum(n.value::int) from jsonb_each_text(data->'counts') n))
          filter (where kind = 'exchange-turned-away'), 0)::int as strangers,
        coalesce(sum((data->>'count')::int) filter (where kind = 'exchange-interrupted'), 0)::int as interrupted
      from acts where chain = ${chain} and at > ${from}
        and kind in ('exchange-closed', 'exchange-turned-away', 'exchange-interrupted')`),
  ]);
  const { closed = 0, minutes = 0, strangers: count = 0, interrupted = 0 } = counted ?? {};
  return { asOf: at, missing, closed, refused, turnedAway: { minutes, count }, interrupted };
}
