import type { Aggregation, HitPolicy } from '#rules/dmn/model';
import { add } from '#rules/feel/arithmetic';
import { compare, equal } from '#rules/feel/compare';
import { decimal } from '#rules/feel/number';
import { type Code, fail, type Run, type Scope } from '#rules/feel/run';
import { type FeelValue, isFeelList } from '#rules/feel/value';
import type { At } from '#rules/position';

/** What a hit policy needs to know of its table. */
export interface TableCode {
  readonly policy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly names: readonly string[];
  readonly single: boolean;
  readonly fallback: readonly Code[] | null;
  /** Output values in order for each output; null for an output without them. */
  readonly ranks: readonly (Code | null)[];
  readonly at: At;
}

/** A rule whose tests all hold; rows count from 0. */
export interface Match {
  readonly row: number;
  readonly results: readonly Code[];
}

interface Hit {
  readonly row: number;
  readonly outputs: readonly FeelValue[];
}

interface Outcome {
  readonly value: FeelValue;
  readonly used: readonly Hit[];
}

/** From the rules that match to the result of the table (DMN 1.5, 8.2.8). `ready` is false when an input was in error. */
export function decide(table: TableCode, matches: readonly Match[], scope: Scope, run: Run, ready: boolean): Outcome {
  const hits = matches.map(({ row, results }): Hit => ({ row, outputs: results.map((code) => code(scope, run)) }));
  if (!ready) return { value: null, used: [] };
  if (hits.length === 0) return { value: withoutMatch(table, scope, run), used: [] };
  switch (table.policy) {
    case 'UNIQUE':
      return hits.length === 1
        ? single(table, hits)
        : { value: fail(run, sayRows('rules match together', hits), table.at), used: hits };
    case 'ANY':
      return agree(hits)
        ? single(table, hits)
        : { value: fail(run, sayRows('rules disagree', hits), table.at), used: hits };
    case 'FIRST':
      return single(table, hits.slice(0, 1));
    case 'PRIORITY':
      return single(table, byPriority(table, hits, scope, run).slice(0, 1));
    case 'RULE ORDER':
      return { value: hits.map((hit) => valueOf(table, hit.outputs)), used: hits };
    case 'OUTPUT ORDER': {
      const ordered = byPriority(table, hits, scope, run);
      return { value: ordered.map((hit) => valueOf(table, hit.outputs)), used: ordered };
    }
    case 'COLLECT':
      return { value: collect(table, hits, run), used: hits };
    default:
      return table.policy satisfies never;
  }
}

function withoutMatch(table: TableCode, scope: Scope, run: Run): FeelValue {
  if (table.fallback !== null) {
    const value = valueOf(
      table,
      table.fallback.map((code) => code(scope, run)),
    );
    const many =
      table.policy === 'RULE ORDER' ||
      table.policy === 'OUTPUT ORDER' ||
      (table.policy === 'COLLECT' && table.aggregation === null);
    return many && !isFeelList(value) ? [value] : value;
  }
  if (table.aggregation === 'COUNT') return decimal(0);
  return fail(run, 'no rule matches', table.at);
}

function single(table: TableCode, hits: readonly Hit[]): Outcome {
  const [hit] = hits;
  return { value: hit === undefined ? null : valueOf(table, hit.outputs), used: hits };
}

function valueOf(table: TableCode, outputs: readonly FeelValue[]): FeelValue {
  if (table.single) return outputs[0] ?? null;
  return new Map(table.names.map((name, i) => [name, outputs[i] ?? null]));
}

function sayRows(what: string, hits: readonly Hit[]): string {
  return `${what}: ${hits.map(({ row }) => row + 1).join(', ')}`;
}

function agree(hits: readonly Hit[]): boolean {
  const [first] = hits;
  return hits.every(({ outputs }) => outputs.every((value, i) => equal(value, first?.outputs[i] ?? null) === true));
}

/** Stable order by the output values, columns left to right; a value that is not among them comes last. */
function byPriority(table: TableCode, hits: readonly Hit[], scope: Scope, run: Run): readonly Hit[] {
  const ranks = table.ranks.map((code) => code?.(scope, run) ?? null);
  const rankOf = (hit: Hit, column: number): number => {
    const order = ranks[column] ?? null;
    if (!isFeelList(order)) return 0;
    const at = order.findIndex((value) => equal(value, hit.outputs[column] ?? null) === true);
    return at === -1 ? order.length : at;
  };
  return hits.toSorted((a, b) => {
    for (const column of ranks.keys()) {
      const difference = rankOf(a, column) - rankOf(b, column);
      if (difference !== 0) return difference;
    }
    return a.row - b.row;
  });
}

function collect(table: TableCode, hits: readonly Hit[], run: Run): FeelValue {
  const values = hits.map((hit) => valueOf(table, hit.outputs));
  if (table.aggregation === null) return values;
  if (table.aggregation === 'COUNT') return decimal(values.length);
  if (!table.single) return fail(run, 'only one output can be aggregated', table.at);
  return values.reduce((all, value) => aggregate(table, all, value, run));
}

function aggregate(table: TableCode, all: FeelValue, value: FeelValue, run: Run): FeelValue {
  if (table.aggregation === 'SUM') {
    const sum = typeof value === 'string' ? null : add(all, value, run);
    return sum ?? fail(run, 'the outputs cannot be added', table.at);
  }
  const order = compare(value, all);
  if (order === null) return fail(run, 'the outputs have no common order', table.at);
  return (table.aggregation === 'MIN') === order < 0 ? value : all;
}
