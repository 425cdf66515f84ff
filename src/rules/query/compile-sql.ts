import { FIELDS, type Field } from '#rules/query/fields';
import type { Period } from '#rules/query/period';
import type { Condition, Formula, Operand, Query, Values } from '#rules/query/query';
import { type SqlValue, type Statement, statement } from '#store/sql';

/**
 * The envelopes that queries read: acts of cases, and of them the columns and clear fields that have a name in `FIELDS`. No
 * sealed part, subject or commitment is selected, so nothing above this can return one.
 */
const ENVELOPES = `select a.chain, a.at, a.kind, a.agency, a.element, c.service, ${dataField('status')}, ${dataField('message')},
  ${dataField('template')} from acts a join (select case_id, service from cases union all select case_id, service from cases_done) c
  on c.case_id = a.chain`;

function dataField(name: string): string {
  return `case when jsonb_typeof(a.data->'${name}') = 'string' then a.data->>'${name}' end as data_${name}`;
}

/**
 * Where the chains of all cases end at that moment, as `head`: whoever has the same acts finds the same. Taken once for all
 * queries of a snapshot.
 */
export const LEDGER_HEAD = statement(
  `select encode(sha256(coalesce(string_agg(head, ''::bytea order by case_id), '')), 'hex') as head from
  (select case_id, head from cases union all select case_id, head from cases_done) h`,
  [],
);

/** One statement whose only row has the query's number as text in `value`, or null. All values travel as parameters. */
export function compileToSql({ formula }: Query, period: Period): Statement {
  const writer = new Writer(period);
  const text = `with e as not materialized (${ENVELOPES}) select (${writer.formula(formula)})::text as value`;
  return statement(text, writer.values);
}

/** What all of must hold. */
function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? [...partsOf(condition.left), ...partsOf(condition.right)] : [condition];
}

/** Names one value, or some, or a bound of a field. */
function isOn(condition: Condition, field: Field): boolean {
  if (condition.kind === 'among') return condition.field === field;
  return condition.kind === 'compare' && condition.field === field && condition.op !== '!=';
}

class Writer {
  readonly values: SqlValue[] = [];
  private readonly period: Period;

  constructor(period: Period) {
    this.period = period;
  }

  formula(formula: Formula): string {
    switch (formula.kind) {
      case 'number':
        return `${this.put(formula.text)}::numeric`;
      case 'arithmetic': {
        const [left, right] = [this.formula(formula.left), this.formula(formula.right)];
        // Division by zero is null in FEEL.
        return formula.op === '/' ? `(${left} / nullif(${right}, 0))` : `(${left} ${formula.op} ${right})`;
      }
      case 'aggregate':
        return `(select ${AGGREGATE[formula.name]} from (${this.over(formula.over)}) v)`;
      default:
        return formula satisfies never;
    }
  }

  private over(values: Values): string {
    if (values.kind === 'acts') return `select 1 as n from e where ${this.condition(values.where)}`;
    if (values.kind === 'cases') return `select chain from e where ${this.condition(values.where)} group by chain`;
    return `select ${this.days(values.unit)} as n from (${this.spans(values)}) s where began <= ended`;
  }

  /** Where little can be the end of a span, that is found first and then the beginning of its cases; else all in one pass. */
  private spans(values: Values & { readonly kind: 'days' }): string {
    const services = partsOf(values.first).filter((part) => isOn(part, 'service'));
    if (!partsOf(values.last).some((part) => isOn(part, 'kind') || isOn(part, 'at'))) {
      const [first, last] = [this.condition(values.first), this.condition(values.last)];
      return `select min(at) filter (where ${first}) as began, max(at) filter (where ${last}) as ended
        from e where (${first}) or (${last}) group by chain`;
    }
    // All acts of a case have its service, so what the first must be of the last must be too.
    const last = [values.last, ...services].map((part) => this.condition(part)).join(' and ');
    return `select began, ended from (select chain, max(at) as ended from e where ${last} group by chain) l,
      lateral (select min(at) as began from e where e.chain = l.chain and ${this.condition(values.first)}) f`;
  }

  private days(unit: 'calendar' | 'working'): string {
    const zone = this.put(this.period.zone);
    const day = (moment: string) => `(${moment} at time zone ${zone}::text)::date`;
    if (unit === 'calendar') return `(${day('ended')} - ${day('began')})`;
    const { from, passed } = this.period.working;
    const [counts, start] = [this.put(passed), this.put(from)];
    const passedBy = (moment: string) => `(${counts}::int[])[${day(moment)} - ${start}::date + 1]`;
    return `(${passedBy('ended')} - ${passedBy('began')})`;
  }

  /** Never null: an act that lacks a field differs from every value, as in FEEL. */
  private condition(condition: Condition): string {
    switch (condition.kind) {
      case 'all':
        return 'true';
      case 'and':
      case 'or':
        return `(${this.condition(condition.left)} ${condition.kind} ${this.condition(condition.right)})`;
      case 'not':
        return `(not ${this.condition(condition.of)})`;
      case 'among': {
        const { column } = FIELDS[condition.field];
        return this.holds(column, `${column} = any(${this.put(condition.values)}::text[])`);
      }
      case 'compare': {
        const { column } = FIELDS[condition.field];
        const value = this.operand(condition.value);
        if (condition.op === '=') return this.holds(column, `${column} = ${value}`);
        return condition.op === '!=' ? `(${column} is distinct from ${value})` : `(${column} ${condition.op} ${value})`;
      }
      default:
        return condition satisfies never;
    }
  }

  /** A test of a column that is never null stands as it is, so that an index can answer it. */
  private holds(column: string, test: string): string {
    return NEVER_NULL.includes(column) ? `(${test})` : `coalesce(${test}, false)`;
  }

  private operand(operand: Operand): string {
    if (operand.kind === 'text') return `${this.put(operand.value)}::text`;
    return `${this.put(operand.kind === 'moment' ? operand.value : this.period[operand.name])}::timestamptz`;
  }

  private put(value: SqlValue): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const NEVER_NULL: readonly string[] = ['kind', 'at', 'service'];

const AGGREGATE = {
  count: 'count(*)::numeric',
  sum: 'sum(n)::numeric',
  mean: 'avg(n)::numeric',
  median: '(percentile_cont(0.5) within group (order by n))::numeric',
  min: 'min(n)::numeric',
  max: 'max(n)::numeric',
} as const;
