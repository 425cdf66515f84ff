import { timerExpression } from '#definitions/duration';
import type { Process, ProcessNode } from '#definitions/process';

/** What an expression of a process decides. */
export type Purpose = 'condition' | 'script' | 'timer' | 'cardinality' | 'until';

/** FEEL as it stands in a process. */
export interface Expressed {
  readonly element: string;
  readonly purpose: Purpose;
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** All FEEL of a process: conditions of flows, scripts, timers, and how often an activity runs. */
export function expressionsOf({ nodes, flows }: Process): readonly Expressed[] {
  const conditions = [...flows.values()].flatMap(({ id, condition, line, column }): Expressed[] =>
    condition === null ? [] : [{ element: id, purpose: 'condition', text: condition, line, column }],
  );
  return [...conditions, ...[...nodes.values()].flatMap(expressionsAt)];
}

function expressionsAt({ id, script, timer, instances, line, column }: ProcessNode): readonly Expressed[] {
  const found: readonly (readonly [Purpose, string | null])[] = [
    ['script', script],
    ['timer', timerExpression(timer)],
    ['cardinality', instances?.cardinality ?? null],
    ['until', instances?.until ?? null],
  ];
  return found.flatMap(([purpose, text]) => (text === null ? [] : [{ element: id, purpose, text, line, column }]));
}

/** Names that items have inside the instances of an activity, beside the facts. */
export function itemNames({ nodes }: Process): readonly string[] {
  return [...nodes.values()].flatMap(({ instances }) => instances?.item ?? []);
}
