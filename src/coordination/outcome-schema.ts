import { z } from 'zod';
import { Day, Id, Words } from '#terms/schema';

/** An exact decimal, written as text so that no reader makes it a floating-point number. */
const Exact = z.string().regex(/^-?\d{1,12}(?:\.\d{1,6})?$/);
/** Whole rupiah. */
const Amount = z.int().min(0);

export const Indicator = z.strictObject({
  id: Id,
  title: Words,
  /** What one of it is: working days, roads. */
  unit: Words,
  better: z.enum(['up', 'down']),
  baseline: Exact,
  target: Exact,
  /** FEEL over act envelopes, compiled to SQL; fixed when the plan is signed. */
  query: z.string().min(1).max(2000),
  frequency: z.enum(['month', 'quarter', 'year']),
  /** Days after the end of a period until its figure is final. */
  lag: z.int().min(0).max(366),
  /** A change smaller than this is none. */
  changeThreshold: Exact,
  /** What the figure does not show, for whoever reads it. */
  caution: Words.optional(),
});
export type Indicator = z.infer<typeof Indicator>;

export const Activity = z.strictObject({
  id: Id,
  owner: Id,
  title: Words,
  /** What stands there when it is done. */
  output: Words,
  /** Working days it takes. */
  days: z.int().min(1).max(2000),
  after: z.array(Id).default([]),
  due: Day,
  budget: z
    .strictObject({
      amount: Amount,
      source: Words,
      /** Agency -> its part, in any unit; the rupiah follow by largest remainder. */
      shares: z.record(z.string(), z.int().min(0)),
    })
    .optional(),
  /** Indicators it works towards. */
  indicators: z.array(Id).default([]),
});
export type Activity = z.infer<typeof Activity>;

export const JointPlan = z.strictObject({
  title: Words,
  from: Day,
  to: Day,
  /** The most that all activities together, and each agency, may cost. */
  ceiling: Amount,
  ceilings: z.record(z.string(), Amount).default({}),
  activities: z.array(Activity).min(1).max(200),
  /** Agencies that signed on paper before this house kept the plan. */
  signedBy: z.array(Id).default([]),
});
export type JointPlan = z.infer<typeof JointPlan>;

/** outcomes/<id>.yaml: what several agencies want to reach together, how it is measured, and the plan behind it. */
export const OutcomeFile = z.strictObject({
  id: Id,
  arrangement: Id,
  title: Words,
  /** What is different for people when it is reached. */
  result: Words,
  indicators: z.array(Indicator).min(1).max(12),
  /** Agency -> agreed weight of its contribution; together exactly 1. */
  weights: z.record(z.string(), Exact),
  plan: JointPlan,
});
export type OutcomeFile = z.infer<typeof OutcomeFile>;
