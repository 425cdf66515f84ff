import { z } from 'zod';
import { ReorganisationOrder } from '#coordination/reorganisation-schema';

/** Bodies of the API about reorganisations, as `schemas.ts` has the others. */
export const ReorganisationBody = ReorganisationOrder.meta({
  id: 'ReorganisationOrder',
  description: 'What is wanted: kind, sides, day, basis, and how a split is shared out',
});
const CountedThings = z.strictObject({ before: z.int(), after: z.int(), ended: z.int(), orphans: z.int() });
export const ReorganisationPlan = z
  .looseObject({
    id: z.string().meta({ description: 'The same wish has the same id' }),
    orphans: z.int().meta({ description: 'How many things nobody follows; more than 0 cannot be put forward' }),
    structure: z.string().meta({ description: 'SHA-256 of what stands: the sides sign this' }),
    counts: z.record(z.string(), CountedThings),
    rows: z.array(z.looseObject({ kind: z.string(), id: z.string(), agency: z.string(), count: z.int() })),
  })
  .meta({ id: 'ReorganisationPlan' });
export const Reorganisations = z
  .strictObject({
    reorganisations: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.string(),
        from: z.array(z.string()),
        to: z.array(z.string()),
        effectiveAt: z.iso.datetime(),
        n: z.int().nullable().meta({ description: 'Place among those in effect; null before its instant' }),
      }),
    ),
  })
  .meta({ id: 'Reorganisations' });
export const SignatureGiven = z.strictObject({ side: z.string() }).meta({ id: 'SignatureGiven' });
export const ApplyBody = z
  .strictObject({ recount: z.boolean().default(false).meta({ description: 'Open work may have come and gone' }) })
  .meta({ id: 'ReorganisationApply' });
export const ReorganisationApplied = z
  .strictObject({
    id: z.string(),
    n: z.int(),
    counts: z.record(z.string(), CountedThings),
    repeated: z.boolean().meta({ description: 'It was in effect before; nothing was changed' }),
  })
  .meta({ id: 'ReorganisationApplied' });
