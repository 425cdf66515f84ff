import { z } from 'zod';

/** Bodies of the API about exchanges between agencies, as `schemas.ts` has the others. */
const ExchangeReason = z.string().meta({ examples: ['no-record', 'Client.AccessDenied'] });
/** The exchange board in numbers; agencies, services, registries and facts by id. */
export const Exchanges = z
  .strictObject({
    asOf: z.iso.datetime(),
    days: z.int(),
    flows: z.array(
      z.strictObject({
        asker: z.string(),
        holder: z.string(),
        registry: z.string(),
        service: z.string(),
        arrangement: z.string(),
        count: z.int(),
        signed: z.int().meta({ description: 'Of them, over gateways: with a receipt' }),
        last: z.iso.datetime(),
      }),
    ),
    refusals: z.array(
      z.strictObject({
        by: z.enum(['case', 'gateway']),
        holder: z.string(),
        asker: z.string().nullable(),
        service: z.string(),
        registry: z.string().nullable(),
        reason: ExchangeReason,
        count: z.int(),
        last: z.iso.datetime(),
      }),
    ),
    missing: z.array(
      z.strictObject({
        asker: z.string(),
        provider: z.string(),
        kind: z.enum(['unanswered', 'untold', 'interrupted']),
        count: z.int(),
        since: z.iso.datetime(),
      }),
    ),
    stale: z.array(
      z.strictObject({
        registry: z.string(),
        holder: z.string(),
        asOf: z.iso.datetime(),
        finding: z.enum(['too-old', 'newer-broken']),
        lastRead: z.iso.datetime(),
      }),
    ),
    duplicates: z.array(
      z.strictObject({
        arrangement: z.string().nullable(),
        service: z.string(),
        fact: z.string(),
        registry: z.string(),
        holders: z.array(z.string()),
        granted: z.boolean(),
        when: z.enum(['always', 'fallback']),
        asked: z.int().meta({ description: 'Cases of the window in which the person said it' }),
        cases: z.int(),
      }),
    ),
    next: z.string().nullable().meta({ description: 'Of the flows; the other lists stand on the first page only' }),
  })
  .meta({ id: 'Exchanges' });
