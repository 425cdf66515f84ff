import { z } from 'zod';
import { WAYS } from '#operations/views/benefit';

/** Bodies of the API about what a service costs and saves, as `schemas.ts` has the others. */
const QuoteLine = z.strictObject({
  line: z.string(),
  label: z.string(),
  payee: z.string(),
  agency: z.string().nullable(),
  amount: z.int().nonnegative().meta({ description: 'Whole rupiah' }),
  period: z.string().nullable(),
  basis: z.string(),
  certainty: z.enum(['H', 'M', 'B']),
  rows: z.array(z.strictObject({ table: z.string(), row: z.int(), annotations: z.array(z.string()) })),
});
export const QuoteAnswer = z
  .strictObject({
    service: z.string(),
    on: z.iso.date(),
    lines: z.array(QuoteLine),
    shares: z.record(z.string(), z.int()),
    total: z.int(),
  })
  .meta({ id: 'Quote' });

const Spread = z.strictObject({ low: z.number(), likely: z.number(), high: z.number() });
export const BenefitAnswer = z
  .strictObject({
    services: z.array(
      z.strictObject({
        service: z.string(),
        cases: Spread.meta({ description: 'A year' }),
        ways: z.array(
          z.strictObject({
            way: z.enum(WAYS),
            visits: z.int(),
            documents: z.int(),
            fields: z.int(),
            days: Spread.meta({ description: 'Working days' }),
            rupiah: Spread.meta({ description: 'Whole rupiah a year' }),
          }),
        ),
        saving: Spread,
        demands: z.strictObject({ now: z.int(), ifConnected: z.int(), barred: z.int(), unknown: z.int() }),
        measured: z.strictObject({ cases: z.int(), days: z.number() }).nullable(),
      }),
    ),
    saving: Spread,
    assumptions: z.record(z.string(), Spread),
  })
  .meta({ id: 'Benefit' });
