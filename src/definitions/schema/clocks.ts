import { z } from 'zod';
import { COUNTINGS } from '#terms/calendar';
import { Basis, Id } from '#terms/schema';

const amount = z.number().int().positive();

/** A clock that suspensions can stop, and whose calendar may be another than its agency's. */
const suspendable = {
  amount,
  unit: z.enum(['workingDays', 'calendarDays', 'months', 'hours']),
  basis: Basis,
  /** Of calendars/, or `national`; else the calendar of the agency that owes the step. */
  calendar: Id.optional(),
  /** `inclusive`: the day of an answer is suspended too. */
  counting: z.enum(COUNTINGS).default('exclusive'),
};

/** How often the applicant may be asked to mend something, and for how many counted days in all that may stop the clock. */
const Budget = z.strictObject({ rounds: z.number().int().min(0), days: z.number().int().min(0) });

/** What it means that time has run out: the case is decided without anybody's deciding. */
export const TACIT_DECISIONS = ['deemed-granted', 'deemed-refused', 'escalated', 'lapsed'] as const;
export type TacitDecision = (typeof TACIT_DECISIONS)[number];

/** The clocks of a service beside its promise, each with its law. */
export const Clocks = z.strictObject({
  /** From the complete file to the decision; one a case. */
  statutory: z
    .strictObject({
      ...suspendable,
      /** The act that starts it: the file is filed, or found complete (`completeness` says by whom). */
      starts: z.enum(['filed', 'complete']),
      /** Elements whose conclusion is the decision; without them the end of the case is. */
      decided: z.array(z.string()).default([]),
      /** `continues`: the element at which the case goes on, e.g. where the paper is issued; without it the case ends. */
      onLapse: z.strictObject({ decision: z.enum(TACIT_DECISIONS), continues: z.string().optional() }),
      budget: Budget.optional(),
    })
    .optional(),
  /** The task that finds the file complete, once; where its time runs out, the file is complete. */
  completeness: z.strictObject({ ...suspendable, element: z.string(), budget: Budget.optional() }).optional(),
  /** How long the applicant has for an answer, and what silence means. */
  answer: z.strictObject({ ...suspendable, onLapse: z.enum(['go-on', 'lapse']) }).optional(),
  /** For every step that a lane's agency owes, where the element has no clock of its own. */
  lanes: z
    .record(z.string(), z.strictObject({ ...suspendable, onLapse: z.literal('escalated').optional() }))
    .default({}),
});
