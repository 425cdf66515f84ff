import { holderOf, type Succession } from '#agencies/succession';
import type { Activity, OutcomeFile } from '#coordination/outcome-schema';
import { agencyId } from '#terms/ids';

/** Keys of `assigned` under which the parts of an outcome may be given to somebody in particular. */
export const OUTCOME_KEYS = {
  plan: (outcome: string) => `plan/${outcome}`,
  weight: (outcome: string) => `weight/${outcome}`,
  activity: (outcome: string, activity: string) => `activity/${outcome}/${activity}`,
};

/**
 * A shared outcome as it is after reorganisations: activities have the owner that is there now, parts of a budget and agreed weights
 * of agencies that became one are added up, so that the weights are still 1 together.
 */
export function outcomeAfter(outcome: OutcomeFile, successions: readonly Succession[]): OutcomeFile {
  if (successions.length === 0) return outcome;
  const { id, plan, weights } = outcome;
  const now = (thing: string) => (agency: string) => holderOf(successions, agencyId(agency), { thing }) ?? agency;
  const inPlan = now(OUTCOME_KEYS.plan(id));
  const activityAfter = (activity: Activity): Activity => ({
    ...activity,
    owner: now(OUTCOME_KEYS.activity(id, activity.id))(activity.owner),
    ...(activity.budget === undefined
      ? {}
      : { budget: { ...activity.budget, shares: numbersAfter(activity.budget.shares, inPlan) } }),
  });
  return {
    ...outcome,
    weights: weightsAfter(weights, now(OUTCOME_KEYS.weight(id))),
    plan: {
      ...plan,
      ceilings: numbersAfter(plan.ceilings, inPlan),
      activities: plan.activities.map(activityAfter),
      signedBy: [...new Set(plan.signedBy.map(inPlan))],
    },
  };
}

type Now = (agency: string) => string;

function numbersAfter(parts: { readonly [agency: string]: number }, now: Now): { [agency: string]: number } {
  const after: { [agency: string]: number } = {};
  for (const [agency, part] of Object.entries(parts)) after[now(agency)] = (after[now(agency)] ?? 0) + part;
  return after;
}

/** Six places, as the schema of weights has it. */
const MILLION = 1_000_000n;

function weightsAfter(weights: OutcomeFile['weights'], now: Now): OutcomeFile['weights'] {
  const after = new Map<string, readonly string[]>();
  for (const [agency, weight] of Object.entries(weights))
    after.set(now(agency), [...(after.get(now(agency)) ?? []), weight]);
  return Object.fromEntries(
    [...after].map(([agency, all]) => [agency, all.length === 1 ? (all[0] ?? '0') : sumOf(all)]),
  );
}

function sumOf(weights: readonly string[]): string {
  const total = weights.reduce((sum, weight) => {
    const [whole = '0', rest = ''] = weight.split('.');
    return sum + BigInt(whole) * MILLION + BigInt(rest.padEnd(6, '0'));
  }, 0n);
  const rest = `${total % MILLION}`.padStart(6, '0').replace(/0+$/, '');
  return `${total / MILLION}${rest === '' ? '' : `.${rest}`}`;
}
