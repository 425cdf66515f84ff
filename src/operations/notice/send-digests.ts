import type { AgencyFile } from '#agencies/schema';
import type { NoticeRules } from '#coordination/notice-schema';
import { quietUntil, slotAt } from '#coordination/quiet-hours';
import { rulesOn } from '#coordination/voice-schema';
import { appendActs } from '#ledger/append';
import type { NoticeWay, Sent } from '#notices/port';
import type { House } from '#operations/house';
import { digestLetter, readWaiting } from '#operations/notice/digest';
import { pauseAfter } from '#store/queues';
import { sql } from '#store/sql';
import { type ChainId, chainId } from '#terms/ids';
import { dayIn, type Instant, later } from '#terms/plain-date';
import { derive, type Seed, sha256Hex } from '#terms/random';

type Parts = Pick<House, 'db' | 'library' | 'settings' | 'notices'>;

/** How long whoever took a digest may be about it before another process takes it. Longer than any way's time limit. Milliseconds. */
const TAKEN = 120_000;

/** An office's letter of one hour. */
interface Digest {
  readonly agency: string;
  readonly slot: Instant;
  readonly tries: number;
}

/**
 * Tells each office with an address what waits there, once for each hour of notices.yaml. Not in quiet hours. A way that fails is
 * asked once a round, so that a server that is down holds no strand for each office.
 */
export async function sendDigests(house: Parts, at: Instant, seed: Seed): Promise<void> {
  const { government } = house.library;
  const { zone } = government.file;
  const rules = rulesOn(government.notices, dayIn(zone, at));
  const slot = rules?.digest === undefined ? undefined : slotAt(rules.digest.hours, zone, at);
  if (rules === undefined || slot === undefined || quietUntil(rules.quiet, zone, at) !== null) return;
  for (const { id, digest } of government.agencies.values()) {
    const way = digest === undefined ? null : (house.notices?.[wayOf(digest)] ?? null);
    if (digest === undefined || way === null) continue;
    const taken = await take(house, id, slot, at);
    if (taken === null) continue;
    if (!(await tell(house, taken, digest, rules, way, at, derive(seed, id)))) return;
  }
}

function wayOf({ address }: NonNullable<AgencyFile['digest']>): 'email' | 'message' {
  return address.startsWith('+') ? 'message' : 'email';
}

/** Null where it was told, has nothing to say, rests after a failure, or another process is about it. */
async function take({ db }: Parts, agency: string, slot: Instant, at: Instant): Promise<Digest | null> {
  const row = await db.one<{ tries: number }>(sql`
    insert into digests (agency, slot, state, tries, next_at) values (${agency}, ${slot}, 'open', 1, ${later(at, TAKEN)})
    on conflict (agency, slot) do update set tries = digests.tries + 1, next_at = excluded.next_at
      where digests.state = 'open' and digests.next_at <= ${at}
    returning tries`);
  return row === undefined ? null : { agency, slot, tries: row.tries };
}

/** Whether the way may be asked for the next office too. */
async function tell(
  house: Parts,
  digest: Digest,
  office: NonNullable<AgencyFile['digest']>,
  rules: NoticeRules,
  way: NoticeWay,
  at: Instant,
  seed: Seed,
): Promise<boolean> {
  const { agency, slot } = digest;
  const waiting = await readWaiting(house, agency, at);
  if (rules.digest === undefined || waiting.length === 0) {
    await become(house, digest, 'nothing', at);
    return true;
  }
  const { library, settings } = house;
  const key = `digest/${agency}/${slot}`;
  const sent = await way.send(digestLetter(library.government, office, rules.digest, waiting, settings.baseUrl, key));
  if (sent.kind === 'busy') await become(house, digest, 'open', at);
  else await settle(house, digest, wayOf(office), rules.tries, sent, at, seed);
  return sent.kind === 'sent' || (sent.kind === 'failed' && sent.lasting);
}

async function settle(
  house: Parts,
  digest: Digest,
  way: string,
  most: number,
  sent: Exclude<Sent, { kind: 'busy' }>,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { agency, slot, tries } = digest;
  const isOver = sent.kind === 'failed' && (sent.lasting || tries >= most);
  const became = sent.kind === 'sent' ? 'sent' : isOver ? 'given-up' : 'failed';
  const data = { notice: 'digest', agency, way, slot, tries, why: sent.kind === 'failed' ? sent.code : null };
  await appendActs(house.db, {
    chain: chainOf(agency),
    drafts: [{ kind: `notice-${became}`, element: null, agency: null, position: null, data }],
    at,
    seed,
    beside: () => ({ inbox: { source: 'digest', msgId: `${agency}/${slot}/${tries}`, result: null } }),
  });
  await become(house, digest, became === 'failed' ? 'open' : became, later(at, pauseAfter(tries)));
}

async function become({ db }: Parts, { agency, slot }: Digest, state: string, nextAt: Instant): Promise<void> {
  await db.run(sql`
    update digests set state = ${state}, next_at = ${nextAt} where agency = ${agency} and slot = ${slot}`);
}

/** An office's letters stand on a chain of their own, found by the agency's id. */
function chainOf(agency: string): ChainId {
  const hex = sha256Hex(`digest/${agency}`);
  return chainId(`00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`);
}
