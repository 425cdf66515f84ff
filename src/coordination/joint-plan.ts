import type { OutcomeRefusal } from '#coordination/outcome-refusals';
import type { Activity, JointPlan } from '#coordination/outcome-schema';
import { Refusal } from '#terms/refusal';
import { type Rupiah, rupiah, shareOut, sum } from '#terms/rupiah';

/** What the activities of a plan cost, and whom. */
export interface Totals {
  readonly total: Rupiah;
  /** Agency -> its part over all activities, in order of the ids. */
  readonly byAgency: ReadonlyMap<string, Rupiah>;
  /** Activity -> agency -> its part. */
  readonly byActivity: ReadonlyMap<string, ReadonlyMap<string, Rupiah>>;
}

/**
 * Rolls the shares up: every activity's rupiah by largest remainder, ties by agency id, so that the parts are the whole.
 * Refuses `plan-over-ceiling` with what is passed and by how much.
 */
export function planTotals({ activities, ceiling, ceilings }: JointPlan): Totals {
  const byActivity = new Map(activities.map((activity) => [activity.id, budgetShares(activity)] as const));
  const byAgency = new Map<string, Rupiah>();
  for (const shares of byActivity.values()) {
    for (const [agency, share] of shares) byAgency.set(agency, sum([byAgency.get(agency) ?? rupiah(0), share]));
  }
  const total = sum(byAgency.values());
  requireUnder('*', total, ceiling);
  for (const [agency, most] of Object.entries(ceilings)) {
    requireUnder(agency, byAgency.get(agency) ?? rupiah(0), most);
  }
  return { total, byActivity, byAgency: new Map([...byAgency].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
}

/**
 * The parts of an activity's budget: they add up to its rupiah. An activity without one has none. Refuses
 * `plan-budget-unshared` where nobody has a part above 0.
 */
export function budgetShares({ id, budget }: Pick<Activity, 'id' | 'budget'>): ReadonlyMap<string, Rupiah> {
  if (budget === undefined) return new Map();
  const weights = Object.entries(budget.shares).map(([agency, weight]) => ({ id: agency, weight: BigInt(weight) }));
  if (weights.every(({ weight }) => weight === 0n))
    throw new Refusal<OutcomeRefusal>('plan-budget-unshared', `Nobody has a part in the budget of ${id}`, {
      activity: id,
    });
  return shareOut(rupiah(budget.amount), weights);
}

function requireUnder(who: string, cost: Rupiah, most: number): void {
  if (cost <= rupiah(most)) return;
  throw new Refusal<OutcomeRefusal>('plan-over-ceiling', `${who} comes to ${cost}, the ceiling is ${most}`, {
    agency: who,
    cost: cost.toString(),
    ceiling: String(most),
  });
}

/** When an activity can begin and end at the earliest, counted in working days from the plan's start, and its slack. */
export interface Placed {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Working days it may be late without moving the end of the plan. */
  readonly slack: number;
}

export interface Schedule {
  /** Working days from the start of the plan to its end. */
  readonly days: number;
  /** In the order they can be done. */
  readonly placed: readonly Placed[];
  /** The longest chain of activities: any day lost on it is lost for the plan. Of equally long ones the first by id. */
  readonly path: readonly string[];
}

/** The critical path. Refuses `plan-cycle` with its activities, `plan-unknown-activity`. */
export function schedule(activities: readonly Pick<Activity, 'id' | 'days' | 'after'>[]): Schedule {
  const order = inOrder(activities);
  const ends = new Map<string, number>();
  const startOf = ({ after }: Pick<Activity, 'after'>) => Math.max(0, ...after.map((id) => ends.get(id) ?? 0));
  for (const activity of order) ends.set(activity.id, startOf(activity) + activity.days);
  const days = Math.max(0, ...ends.values());
  const latest = new Map<string, number>(order.map(({ id }) => [id, days]));
  for (const { id, days: takes, after } of order.toReversed()) {
    const begins = (latest.get(id) ?? days) - takes;
    for (const before of after) latest.set(before, Math.min(latest.get(before) ?? days, begins));
  }
  const placed = order.map((activity) => {
    const end = ends.get(activity.id) ?? 0;
    return { id: activity.id, start: end - activity.days, end, slack: (latest.get(activity.id) ?? end) - end };
  });
  return { days, placed, path: longestPath(order, placed, days) };
}

type Step = Pick<Activity, 'id' | 'days' | 'after'>;

/** From the end backwards: whoever has no slack and ends as the next begins. */
function longestPath(order: readonly Step[], placed: readonly Placed[], days: number): string[] {
  const tight = placed.filter(({ slack }) => slack === 0).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let last = tight.find(({ end }) => end === days);
  const path: string[] = [];
  while (last !== undefined) {
    const { id, start } = last;
    path.unshift(id);
    const after = order.find((step) => step.id === id)?.after ?? [];
    last = tight.find((one) => after.includes(one.id) && one.end === start);
  }
  return path;
}

/** Every activity after those it waits for; ties in the order of the file. */
function inOrder(activities: readonly Step[]): readonly Step[] {
  const ids = new Set(activities.map(({ id }) => id));
  for (const { id, after } of activities) {
    const unknown = after.find((one) => !ids.has(one));
    if (unknown !== undefined)
      throw new Refusal<OutcomeRefusal>('plan-unknown-activity', `${id} waits for ${unknown}, which is not there`, {
        activity: id,
        after: unknown,
      });
  }
  const done = new Set<string>();
  const order: Step[] = [];
  while (order.length < activities.length) {
    const ready = activities.filter(({ id, after }) => !done.has(id) && after.every((one) => done.has(one)));
    if (ready.length === 0) throw cycle(activities.filter(({ id }) => !done.has(id)));
    for (const step of ready) {
      done.add(step.id);
      order.push(step);
    }
  }
  return order;
}

/** Walks backwards until an activity comes again: those between are the cycle, in the order they would be done. */
function cycle(left: readonly Step[]): Refusal<OutcomeRefusal> {
  const walked: string[] = [];
  let here = left[0];
  while (here !== undefined && !walked.includes(here.id)) {
    walked.push(here.id);
    const after = here.after;
    here = left.find(({ id }) => after.includes(id));
  }
  const activities = here === undefined ? walked : walked.slice(walked.indexOf(here.id)).toReversed();
  return new Refusal<OutcomeRefusal>('plan-cycle', `Each waits for the other: ${activities.join(', ')}`, {
    activities,
  });
}
