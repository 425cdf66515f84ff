import { groupBy } from '#insights/group';

/** A step of work as the adviser sees it. */
export interface WorkStep {
  readonly id: string;
  /** Days it is owed in. */
  readonly effort: number;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Steps that happen or not by what this one finds. */
  readonly guards: readonly string[];
  /** Whoever does it; two steps of the same one come one after the other. */
  readonly officer: string | null;
  /** Chance that a case ends by what it finds, 0 to 1; where chances are not known, the same for all that can end one. */
  readonly rejects: number;
  /** What it stands before and after is law or money: it keeps the place where it is drawn. */
  readonly fixed: boolean;
}

/** First step and the one after it. */
export type Order = readonly (readonly [before: string, after: string])[];

/** What could be otherwise than it is drawn. */
export interface Advice {
  /** Steps drawn one right after the other of which the second needs nothing of the first. */
  readonly sideBySide: Order;
  /** Checks that may end a case, and the steps drawn before them that they need not wait for. */
  readonly earlier: readonly { readonly check: string; readonly before: readonly string[] }[];
  /** Days on the longest way as drawn, and as it could be. */
  readonly days: { readonly drawn: number; readonly could: number };
}

/**
 * Which steps could run side by side though drawn in sequence, and which checks should come first. One step must precede
 * another where it writes what the other reads or writes, reads what the other writes, decides whether the other happens, is
 * done by the same officer, or where either has a fixed place; everything else may run together. Of checks that may end a case
 * the one with the highest chance for its effort comes first. `drawn` holds every pair of which one is drawn before the other,
 * near or far.
 */
export function adviseOrder(steps: readonly WorkStep[], drawn: Order): Advice {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const needed = drawn.filter(([one, other]) => mustPrecede(byId.get(one), byId.get(other)));
  const waits = closureOf(needed);
  const idle = ([one, other]: readonly [string, string]) => !waits.has(pairOf(one, other));
  const lasting = (id: string) => (byId.get(id)?.effort ?? 0) > 0;
  return {
    sideBySide: reduced(drawn).filter((pair) => idle(pair) && pair.every(lasting)),
    earlier: knockOuts(steps).flatMap((check) => {
      const before = drawn
        .filter((pair) => pair[1] === check.id && idle(pair) && lasting(pair[0]))
        .map(([one]) => one)
        .filter((one) => worth(byId.get(one)) < worth(check));
      return before.length === 0 ? [] : [{ check: check.id, before }];
    }),
    days: { drawn: longest(steps, drawn), could: longest(steps, needed) },
  };
}

/** Checks that may end a case, the most worth having first. */
export function knockOuts(steps: readonly WorkStep[]): readonly WorkStep[] {
  return steps.filter(({ rejects }) => rejects > 0).toSorted((a, b) => worth(b) - worth(a));
}

/** Rejections for a day of effort. */
function worth(step: WorkStep | undefined): number {
  return step === undefined ? 0 : step.rejects / Math.max(step.effort, 0.01);
}

function mustPrecede(one: WorkStep | undefined, other: WorkStep | undefined): boolean {
  if (one === undefined || other === undefined) return true;
  return (
    one.fixed ||
    other.fixed ||
    one.guards.includes(other.id) ||
    (one.officer !== null && one.officer === other.officer) ||
    meet(one.writes, other.reads) ||
    meet(one.writes, other.writes) ||
    meet(one.reads, other.writes)
  );
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.some((other) => one === other || within(one, other) || within(other, one)));
}

/** `person.name` is part of `person`. */
function within(part: string, whole: string): boolean {
  return part.startsWith(`${whole}.`);
}

const pairOf = (one: string, other: string): string => `${one}\n${other}`;

/** Every pair of which one waits for the other, directly or through others. */
function closureOf(pairs: Order): ReadonlySet<string> {
  const next = groupBy(pairs, ([one]) => one);
  const all = new Set<string>();
  for (const start of next.keys()) {
    const left = [start];
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      for (const [, after] of next.get(id) ?? []) {
        if (all.has(pairOf(start, after))) continue;
        all.add(pairOf(start, after));
        left.push(after);
      }
    }
  }
  return all;
}

/** Pairs with nothing between them. */
function reduced(pairs: Order): Order {
  const all = new Set(pairs.map(([one, other]) => pairOf(one, other)));
  const ids = [...new Set(pairs.flat())];
  return pairs.filter(
    ([one, other]) => !ids.some((between) => all.has(pairOf(one, between)) && all.has(pairOf(between, other))),
  );
}

/** Days on the longest way; what runs together counts once. */
function longest(steps: readonly WorkStep[], order: Order): number {
  const before = groupBy(order, ([, other]) => other);
  const done = new Map<string, number>();
  const until = ({ id, effort }: WorkStep): number => {
    const known = done.get(id);
    if (known !== undefined) return known;
    done.set(id, 0); // an order that runs in a circle ends here
    const waits = (before.get(id) ?? []).flatMap(([one]) => steps.find((step) => step.id === one) ?? []);
    const days = effort + Math.max(0, ...waits.map(until));
    done.set(id, days);
    return days;
  };
  return Math.max(0, ...steps.map(until));
}
