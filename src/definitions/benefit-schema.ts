import { z } from 'zod';
import { CERTAINTIES } from '#terms/certainty';
import { Day, Words } from '#terms/schema';

const whole = z.number().int().nonnegative().max(1_000_000_000);

/** An assumption and how far off it may be. */
const Range = z
  .strictObject({ low: whole, likely: whole, high: whole })
  .refine(({ low, likely, high }) => low <= likely && likely <= high, 'write low, likely and high in this order');
export type Range = z.infer<typeof Range>;

/** The assumptions that hold for every service, in the order pages show them. */
export const ASSUMPTIONS = ['visitMinutes', 'documentMinutes', 'fieldMinutes', 'hourRupiah', 'stepDays'] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** benefit.yaml: what each agency alone is compared with all joined by, from the day it holds. */
export const BenefitFile = z.array(
  z.strictObject({
    from: Day,
    source: Words,
    certainty: z.enum(CERTAINTIES),
    /** From so many finished cases on, measured days take the place of reckoned ones. */
    measuredFrom: z.number().int().positive(),
    /** One visit to one agency, way and waiting included. */
    visitMinutes: Range,
    /** To find, copy and hand in one document. */
    documentMinutes: Range,
    /** To fill in one field of a form. */
    fieldMinutes: Range,
    /** What an hour of a person's time is worth. */
    hourRupiah: Range,
    /** Working days of a step without a clock, and the least an agency takes. */
    stepDays: Range,
    /** Cases a year (population times frequency), by service. */
    cases: z.record(z.string(), Range),
    /** The same for a service that is not named. */
    otherCases: Range,
  }),
);
export type BenefitFile = z.infer<typeof BenefitFile>;
export type BenefitRules = BenefitFile[number];
