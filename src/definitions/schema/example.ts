import { z } from 'zod';
import { TACIT_DECISIONS } from '#definitions/schema/clocks';
import { DecisionRef } from '#definitions/schema/decision-ref';
import { Day } from '#terms/schema';

const Value = z.json();

/** examples/<id>.yaml: an executable scenario on a virtual clock. */
export const ExampleFile = z.strictObject({
  title: z.string(),
  source: z.string().optional(),
  given: z.strictObject({
    at: z.string(),
    /** What the applicant answers and picks. */
    facts: z.record(z.string(), Value),
    /** registry -> record fields, or `silent` (does not answer) or `withheld`. */
    registries: z
      .record(z.string(), z.union([z.record(z.string(), Value), z.literal('silent'), z.literal('withheld')]))
      .default({}),
    /** Days off that are decreed while the case runs, beside those of calendar.yaml: in force from the first day named. */
    daysOff: z.array(z.strictObject({ from: Day, date: Day, name: z.string() })).default([]),
  }),
  when: z
    .array(
      z.strictObject({
        at: z.string(),
        by: z.string(),
        /**
         * `conclude <element>`, `pay`, `pay-late`, `withdraw`, `wait` (timers fire), `answer <registry>`, `ask <lane>`, `answer-question`,
         * `suspend <reason>` and `resume`: a turn of the applicant or a court begins and ends.
         */
        do: z.string(),
        facts: z.record(z.string(), Value).default({}),
      }),
    )
    .default([]),
  // oxlint-disable-next-line unicorn/no-thenable -- given, when, then are the words of a worked example
  then: z.strictObject({
    status: z.enum(['open', 'done', 'refused', 'withdrawn', 'lapsed']).optional(),
    /** Act kinds that must occur in this order (others may stand between). */
    acts: z.array(z.string()).optional(),
    bill: z
      .strictObject({
        total: z.number().int(),
        lines: z.record(z.string(), z.number().int()),
        shares: z.record(z.string(), z.number().int()).optional(),
      })
      .optional(),
    facts: z.record(z.string(), Value).optional(),
    holders: z.array(z.string()).optional(),
    /** The statutory clock: its last day, and what ended it. A tacit decision must also stand up to its proof. */
    clock: z.strictObject({ due: Day.optional(), end: z.enum(['decided', ...TACIT_DECISIONS]).optional() }).optional(),
    /** registry -> fields that the case has written there, with their new values */
    records: z.record(z.string(), z.record(z.string(), Value)).optional(),
    /** `facts`: some of what the refusal says beside its reason */
    refusal: z
      .strictObject({
        code: z.string(),
        reason: z.string().optional(),
        facts: z.record(z.string(), Value).optional(),
      })
      .optional(),
  }),
});
export type ExampleFile = z.infer<typeof ExampleFile>;

/** tariffs/examples/<id>.yaml: one decision, its inputs, its exact result. */
export const TariffExampleFile = z.array(
  z.strictObject({
    title: z.string(),
    source: z.string().optional(),
    decision: DecisionRef,
    inputs: z.record(z.string(), Value),
    result: Value,
  }),
);
export type TariffExampleFile = z.infer<typeof TariffExampleFile>;
