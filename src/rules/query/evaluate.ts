import { readDateTime } from '#rules/feel/calendar-text';
import { compileExpression, evaluate } from '#rules/feel/expression';
import { decimal, isDecimal } from '#rules/feel/number';
import { ANY } from '#rules/feel/type';
import { type FeelContext, type FeelFunction, type FeelValue, isFeelContext, isFeelList } from '#rules/feel/value';
import { DATA_FIELDS, QUERY_NAMES } from '#rules/query/fields';
import type { Period } from '#rules/query/period';
import type { Query } from '#rules/query/query';
import type { JsonObject } from '#terms/json';
import { dayIn, daysBetween, type Instant, instant } from '#terms/plain-date';

/** An act as a query sees it. */
export interface QueryAct {
  /** Its case; only tells acts of one case from those of another. */
  readonly chain: string;
  readonly at: Instant;
  readonly kind: string;
  readonly agency: string | null;
  readonly element: string | null;
  readonly service: string;
  readonly data: JsonObject;
}

/**
 * The same query by the FEEL evaluator over acts in memory: whoever holds the acts can compute the figure again without a
 * database. Decimal text, or null.
 */
export function evaluateQuery({ text }: Query, acts: readonly QueryAct[], period: Period): string | null {
  const scope = new Map<string, FeelValue>([
    ['acts', acts.map(envelope)],
    ['since', readDateTime(period.since)],
    ['until', readDateTime(period.until)],
    ['cases', lists('cases', ['acts'], ([of]) => [...byCase(of ?? []).keys()])],
    [
      'calendar days',
      lists('calendar days', ['first', 'last'], ([first, last]) =>
        spans(first, last, (a, b) => daysBetween(dayIn(period.zone, a), dayIn(period.zone, b))),
      ),
    ],
    [
      'working days',
      lists('working days', ['first', 'last'], ([first, last]) =>
        spans(first, last, (a, b) => passedBy(period, b) - passedBy(period, a)),
      ),
    ],
  ]);
  const { value } = evaluate(compileExpression(text, QUERY_NAMES), scope, { budget: 100_000_000 });
  return isDecimal(value) ? value.toFixed() : null;
}

const CASE = '\u0000case';

function envelope({ chain, at, kind, agency, element, service, data }: QueryAct): FeelContext {
  const clear = DATA_FIELDS.map((name) => [name, typeof data[name] === 'string' ? data[name] : null] as const);
  return new Map<string, FeelValue>([
    [CASE, chain],
    ['at', readDateTime(at)],
    ['moment', at],
    ['kind', kind],
    ['agency', agency],
    ['element', element],
    ['service', service],
    ['data', new Map(clear)],
  ]);
}

function lists(
  name: string,
  parameters: readonly string[],
  work: (lists: readonly (readonly FeelContext[])[]) => readonly FeelValue[],
): FeelFunction {
  return {
    kind: 'function',
    name,
    parameters: parameters.map((parameter) => ({ name: parameter, type: { kind: 'list', of: ANY } })),
    result: { kind: 'list', of: ANY },
    call: (values) => work(values.map((value) => (isFeelList(value) ? value.filter(isFeelContext) : []))),
  };
}

/** The moments of the acts of each case. */
function byCase(acts: readonly FeelContext[]): Map<string, Instant[]> {
  const cases = new Map<string, Instant[]>();
  for (const act of acts) {
    const [key, at] = [act.get(CASE), act.get('moment')];
    if (typeof key !== 'string' || typeof at !== 'string') continue; // `envelope` made it, so it has both
    cases.set(key, [...(cases.get(key) ?? []), instant(at)]);
  }
  return cases;
}

function spans(
  first: readonly FeelContext[] = [],
  last: readonly FeelContext[] = [],
  days: (from: Instant, to: Instant) => number,
): readonly FeelValue[] {
  const ends = byCase(last);
  return [...byCase(first)].flatMap(([key, begins]) => {
    const [began] = begins.toSorted();
    const ended = ends.get(key)?.toSorted().at(-1);
    return began === undefined || ended === undefined || ended < began ? [] : [decimal(days(began, ended))];
  });
}

function passedBy({ zone, working: { from, passed } }: Period, at: Instant): number {
  return passed[daysBetween(from, dayIn(zone, at))] ?? 0;
}
