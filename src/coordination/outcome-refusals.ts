/** Refusal codes of shared outcomes and joint plans. */
export const OUTCOME_REFUSALS = [
  'outcome-unknown',
  'weights-not-one',
  'indicator-standing-still',
  'plan-cycle',
  'plan-over-ceiling',
  'plan-unknown-activity',
  'plan-budget-unshared',
  'plan-agreed-before',
] as const;
export type OutcomeRefusal = (typeof OUTCOME_REFUSALS)[number];
