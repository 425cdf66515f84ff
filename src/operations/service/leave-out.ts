import { allowCitizen, type Person } from '#access/person';
import { appendActs } from '#ledger/append';
import { requireAttended } from '#operations/draft/change-draft';
import type { House } from '#operations/house';
import { eventOf, leftOutOf } from '#operations/service/event-standings';
import { leftOutReason } from '#operations/views/door';
import { chainId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** Which service of which event; `reason` as the form sent it, null to take it up again. */
export interface LeavingOut {
  readonly event: string;
  readonly service: string;
  readonly reason: string | null;
}

/**
 * A person leaves one service out of what an event takes, with a reason, or takes it up again; an act on their own chain, and
 * nothing is lost: a draft of it waits as before. Saying the same again writes nothing. Refuses `page-unknown` for a service
 * that is not of the event, and `reason-missing`.
 */
export async function leaveOut(
  house: Pick<House, 'db' | 'library'>,
  person: Person | null,
  { event, service, reason }: LeavingOut,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const citizen = allowCitizen(person, 'apply');
  requireAttended(citizen, service);
  if (!eventOf(house.library.government, event).services.includes(service))
    throw new Refusal('page-unknown', 'The event has no such service');
  const known = leftOutReason(reason);
  if (reason !== null && known === null) throw new Refusal('reason-missing', 'Say why it is left out');
  const before = (await leftOutOf(house.db, citizen.subject, event)).get(service) ?? null;
  if (before === known) return;
  const data = { event, service, ...(known === null ? {} : { reason: known }) };
  const kind = known === null ? 'service-taken-up' : 'service-left-out';
  const msgId = Buffer.from(derive(seed, kind)).toString('base64url');
  await appendActs(house.db, {
    chain: chainId(citizen.subject),
    drafts: [{ kind, element: null, agency: null, position: null, data }],
    at,
    seed,
    beside: () => ({ inbox: { source: `event/${kind}`, msgId, result: null } }),
  });
}
