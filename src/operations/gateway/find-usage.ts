import { randomBytes } from 'node:crypto';
import type { Government } from '#definitions/government';
import type { Usage, UsageBooks, UsageWish } from '#exchange/gateway/usage';
import { readSystemId } from '#exchange/mx/identifier';
import { knownSubject } from '#exchange/subject';
import { recordLooks } from '#exchange/trail';
import { ownerOf } from '#operations/marks/present-marks';
import { LOOKS, trailRow } from '#operations/person/say-look';
import { actsAt } from '#operations/person/trail-rows';
import type { Database } from '#store/database';
import type { KeyStore } from '#store/keys';
import type { ActRow } from '#store/rows';
import { sql } from '#store/sql';
import { type AgencyId, agencyId } from '#terms/ids';
import { textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';

export interface UsageParts {
  readonly db: Database;
  readonly keys: KeyStore;
  readonly agency: AgencyId;
  /** Name of the system in which officers of the agency look. */
  readonly system: string;
  government(): Promise<Government>;
}

const KINDS = [...LOOKS, 'exchange-served'];

/** The person's own chain as a data tracker reads it: what this agency gave to others, and looks in the same books. */
export function usageBooks(parts: UsageParts): UsageBooks {
  const { db, agency } = parts;
  return {
    find: (wish, at) => findUsage(parts, wish, at),
    since: async () => {
      const row = await db.one<{ first: string | null }>(
        sql`select min(at) as first from exchange.served where agency = ${agency}`,
      );
      return row === undefined || row.first === null ? null : instant(row.first);
    },
  };
}

async function findUsage(parts: UsageParts, wish: UsageWish, at: Instant) {
  const { db, keys, agency } = parts;
  const subject = await knownSubject(db, keys, wish.subject);
  if (subject === undefined) return { total: 0, usages: [] };
  const { from, until, represented } = wish;
  const [count, rows] = await Promise.all([
    db.one<{ n: number }>(sql`
      select count(*)::int as n from acts where chain = ${subject} and kind = any(${KINDS})
        and (${from}::timestamptz is null or at >= ${from}) and (${until}::timestamptz is null or at <= ${until})`),
    db.many<{ seq: number }>(sql`
      select seq from acts where chain = ${subject} and kind = any(${KINDS})
        and (${from}::timestamptz is null or at >= ${from}) and (${until}::timestamptz is null or at <= ${until})
      order by seq desc limit ${wish.limit} offset ${wish.offset}`),
  ]);
  const acts = await actsAt(
    db,
    subject,
    rows.map(({ seq }) => seq),
  );
  const government = await parts.government();
  if (represented !== null) {
    const look = { kind: 'usage-read', agency: represented, position: null, facts: [], registry: null } as const;
    const about = { holder: agency, purpose: 'usage', arrangement: null, caseNumber: null };
    await recordLooks(db, subject, [{ ...look, ...about }], at, randomBytes(32));
  }
  return { total: count?.n ?? 0, usages: acts.map((act) => usageOf(government, act, parts)) };
}

function usageOf(government: Government, act: ActRow, { agency, system }: UsageParts): Usage {
  const receiver = receiverOf(act, agency, system);
  const { purpose, fields } = trailRow(government, act, 'id');
  const outcome = textOf(act.data['outcome']);
  const nothing = act.kind === 'exchange-served' && outcome !== 'served' ? ' (data tidak diberikan)' : '';
  return {
    logtime: act.at,
    action: `${purpose.replace(/\.$/, '')}: ${fields.join(', ')}${nothing}`,
    receiverCode: receiver.agency,
    receiverName: ownerOf(government, receiver.agency, 'id').name,
    receiverSystem: receiver.system,
  };
}

/** Who got it: the asker of an exchange, else whoever looked in the agency's own system. */
function receiverOf({ kind, data, agency }: ActRow, own: AgencyId, system: string) {
  if (kind !== 'exchange-served') return { agency: agency ?? own, system };
  const { member, subsystem } = readSystemId(textOf(data['client']));
  return { agency: agencyId(member.toLowerCase()), system: subsystem };
}
