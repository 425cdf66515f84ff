import { z } from 'zod';

const Decimal = z.string().meta({ description: 'Exact decimal' });

export const Outcomes = z
  .strictObject({
    outcomes: z.array(
      z.strictObject({
        id: z.string(),
        arrangement: z.string(),
        title: z.string(),
        version: z.int(),
        agreedAt: z.string().nullable().meta({ description: 'Null while a signature is missing' }),
        missing: z.array(z.string()),
        weights: z.record(z.string(), Decimal),
        indicators: z.array(
          z.strictObject({
            id: z.string(),
            unit: z.string(),
            better: z.enum(['up', 'down']),
            baseline: Decimal,
            target: Decimal,
            query: z.string().meta({ description: 'FEEL over act envelopes' }),
            hash: z.string().meta({ description: 'sha256 of the query' }),
            value: Decimal.nullable().meta({ description: 'Null is unknown' }),
            progress: Decimal.nullable().meta({ description: 'Percent of the way, unclipped' }),
            trend: z.enum(['improving', 'maintaining', 'worsening', 'unknown']),
            observations: z.array(
              z.strictObject({
                since: z.string(),
                until: z.string(),
                value: Decimal.nullable(),
                final: z.boolean(),
                head: z.string().meta({ description: 'sha256 over the ends of the chains of all cases' }),
                at: z.string(),
              }),
            ),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Outcomes' });

export const PlanSignature = z
  .strictObject({ outcome: z.string(), version: z.int(), signedBy: z.array(z.string()), agreed: z.boolean() })
  .meta({ id: 'PlanSignature' });
