import { z } from 'zod';
import { jsonAnswer } from '#exchange/gateway/json-answer';
import type { TrustFile } from '#exchange/gateway/trust';
import { MxFault } from '#exchange/mx/faults';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import type { AgencyId } from '#terms/ids';
import { type Nik, nik } from '#terms/nik';
import { type Instant, instant } from '#terms/plain-date';

/** Whose looks are wished, of when, and which part of them. */
export interface UsageWish {
  readonly subject: Nik;
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly offset: number;
  readonly limit: number;
  /** The agency that asks, where it asks for somebody else than the person: that is a look itself. */
  readonly represented: AgencyId | null;
}

/** One look, named as Estonia's data tracker contract names it. */
export interface Usage {
  readonly logtime: Instant;
  readonly action: string;
  readonly receiverCode: string;
  readonly receiverName: string;
  readonly receiverSystem: string;
}

/** What the person may know of their data here. */
export interface UsageBooks {
  find(wish: UsageWish, at: Instant): Promise<{ readonly total: number; readonly usages: readonly Usage[] }>;
  /** Since when there are records; null where there is none yet. */
  since(): Promise<Instant | null>;
}

export interface UsageDoorParts {
  readonly books: UsageBooks;
  /** Whose certificates may ask: portals of citizens. */
  readonly callers: ReadonlySet<AgencyId>;
  /** Country before a person's number, e.g. `ID`. */
  readonly country: string;
  readonly trust: TrustFile;
  readonly now: () => number;
}

const MOST = 1_000;
const Count = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const Moment = z.iso.datetime({ offset: true }).transform((text) => instant(text));
const Query = z.object({
  userCode: z.string(),
  periodStart: Moment.optional(),
  periodEnd: Moment.optional(),
  offset: Count.default(0),
  limit: Count.default(MOST),
});

/**
 * `GET /v2/findUsage`, `/v2/usagePeriod` and `/v2/heartbeat` of the data tracker contract 2.1.0 (e-gov/AJ, MIT), for the
 * certificates named and nobody else. Newest first; at most 1,000 at once. The path holds a person's number by contract, so
 * nothing here is ever logged.
 */
export class UsageDoor {
  private readonly parts: UsageDoorParts;

  constructor(parts: UsageDoorParts) {
    this.parts = parts;
  }

  /** null where the path is none of the contract. Throws `MxFault` (certificate-unknown) for a stranger. */
  async answer({ method, target, fields }: RawRequest, pin: string | null): Promise<RawResponse | null> {
    const [path = '', query = ''] = target.split('?');
    if (method !== 'GET' || !PATHS.has(path)) return null;
    const at = instant(this.parts.now());
    const caller = pin === null ? null : this.parts.trust.certified(pin, at);
    if (caller === null || !this.parts.callers.has(caller))
      throw new MxFault('certificate-unknown', 'the certificate is of nobody who may ask this');
    if (path === HEARTBEAT) return this.heartbeat();
    if (path === PERIOD) return jsonAnswer(200, { periodStart: (await this.parts.books.since()) ?? at });
    const wish = this.wishOf(new URLSearchParams(query), valuesOf(fields, 'x-road-userid'), caller);
    if (wish === null) return jsonAnswer(400, { message: 'the request is not as the contract says' });
    const { total, usages } = await this.parts.books.find(wish, at);
    return jsonAnswer(200, { totalUsages: total, usages: usages.map((one) => ({ ...one })) });
  }

  private async heartbeat(): Promise<RawResponse> {
    const alive = await this.parts.books.since().then(
      () => true,
      () => false,
    );
    return jsonAnswer(200, alive ? { status: 'OK' } : { status: 'FAIL', message: 'the books cannot be read' });
  }

  private wishOf(query: URLSearchParams, askers: readonly string[], caller: AgencyId): UsageWish | null {
    const names = [...query.keys()];
    const read = Query.safeParse(Object.fromEntries(query));
    if (!read.success || new Set(names).size < names.length || askers.length !== 1) return null;
    const { userCode, periodStart, periodEnd, offset, limit } = read.data;
    const [subject, asker] = [this.personOf(userCode), this.personOf(askers[0] ?? '')];
    if (subject === null || asker === null) return null;
    return {
      subject,
      from: periodStart ?? null,
      until: periodEnd ?? null,
      offset,
      limit: Math.min(limit, MOST),
      represented: subject === asker ? null : caller,
    };
  }

  /** A person's number after the country. */
  private personOf(code: string): Nik | null {
    const { country } = this.parts;
    const digits = code.slice(country.length);
    if (!code.startsWith(country) || !/^\d{16}$/.test(digits)) return null;
    try {
      return nik(digits);
    } catch {
      return null; // no date of birth in it
    }
  }
}

const [FIND, PERIOD, HEARTBEAT] = ['/v2/findUsage', '/v2/usagePeriod', '/v2/heartbeat'];
const PATHS = new Set<string | undefined>([FIND, PERIOD, HEARTBEAT]);
