import { z } from 'zod';
import { Basis, Day, Id, Words } from '#terms/schema';

const Term = z.strictObject({ amount: z.number().int().positive(), unit: z.literal('workingDays'), basis: Basis });

export const COMPLAINT_CLASSES = ['information', 'ordinary', 'oversight'] as const;
export type ComplaintClass = (typeof COMPLAINT_CLASSES)[number];

/** complaints.yaml: the rules of complaints (Perpres 76/2013), by the day from which they hold. */
export const ComplaintsFile = z.array(
  z.strictObject({
    from: Day,
    /** Position that verifies and forwards. */
    desk: z.string(),
    /** Agency that takes what must be inspected. */
    oversight: Id,
    /** How often a complaint may be passed on, and an answer objected to. */
    forwards: z.number().int().min(0),
    objections: z.number().int().min(0),
    verify: Term,
    /** After an answer nobody objected to. */
    silence: Term,
    classes: z
      .array(
        z.strictObject({
          id: z.enum(COMPLAINT_CLASSES),
          name: Words,
          /** It goes to the agency of `oversight`. */
          inspected: z.boolean().default(false),
          answer: Term,
        }),
      )
      .min(1),
  }),
);
export type ComplaintsFile = z.infer<typeof ComplaintsFile>;
export type ComplaintRules = ComplaintsFile[number];

const Decimal = z.string().regex(/^\d+(\.\d+)?$/);
const Scale = z.array(z.string().min(1)).length(4);

/** satisfaction.yaml: the survey of PermenPANRB 14/2017, by the day from which it holds. */
export const SatisfactionFile = z.array(
  z.strictObject({
    from: Day,
    basis: Basis,
    /** The weight as the regulation prints it. */
    printedWeight: Decimal,
    /** Fewer answers than this are hidden outside the owning agency. */
    smallest: z.number().int().positive(),
    /** Best first, each by its lower bound. */
    bands: z.array(z.strictObject({ id: z.string(), from: Decimal, name: Words })).min(1),
    elements: z
      .array(z.strictObject({ id: Id, question: Words, scale: z.strictObject({ id: Scale, en: Scale }) }))
      .length(9),
  }),
);
export type SatisfactionFile = z.infer<typeof SatisfactionFile>;
export type SurveyRules = SatisfactionFile[number];

/** The rules that hold on a day; undefined before the first. */
export function rulesOn<Rules extends { readonly from: string }>(
  file: readonly Rules[],
  day: string,
): Rules | undefined {
  return file.findLast(({ from }) => from <= day);
}
