import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { consentHolds } from '#exchange/consent';
import { knownSubject } from '#exchange/subject';
import type { House } from '#operations/house';
import { nik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/** What a gateway asks before it gives something on a consent. */
export const ConsentQuestion = z.strictObject({
  consent: z.uuid(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  person: z.string(),
  provider: z.string().max(100),
  consumer: z.string().max(100),
  purpose: z.string().max(300),
  fields: z.array(z.string().max(200)).min(1).max(50),
});
export type ConsentQuestion = z.infer<typeof ConsentQuestion>;

/**
 * Whether a consent carries a wish now, for gateways that know the shared secret (`Bearer`). Says yes or no and nothing else:
 * a forged one, one of another person and one that is over are alike. Refuses `not-allowed`.
 */
export async function consentStatus(
  house: Pick<House, 'db' | 'keys' | 'settings'>,
  authorization: string | undefined,
  question: ConsentQuestion,
  at: Instant,
): Promise<boolean> {
  const { consentToken } = house.settings;
  if (consentToken === undefined || !same(authorization ?? '', `Bearer ${consentToken}`))
    throw new Refusal('not-allowed', 'Only gateways ask for the status of a consent');
  const { consent: id, hash, person, ...wish } = question;
  const subject = await subjectNamed(house, person);
  if (subject === undefined) return false;
  return consentHolds(house, { id, hash: Buffer.from(hash, 'hex') }, { ...wish, subject }, at);
}

async function subjectNamed({ db, keys }: Pick<House, 'db' | 'keys'>, person: string) {
  try {
    return await knownSubject(db, keys, nik(person));
  } catch (error) {
    if (error instanceof Refusal) return undefined; // no number of a person
    throw error;
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
