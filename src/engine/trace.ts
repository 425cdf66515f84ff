import type { Cause } from '#rules/feel/run';
import type { FiredRow, Firing } from '#rules/firing';
import { sayAt } from '#rules/position';
import type { Json, JsonObject } from '#terms/json';

/** One decision taken, whole enough to be explained to whom it concerns and to be taken again by whoever doubts it. */
export interface Evaluated {
  readonly decision: string;
  /** Facts it reads and the days and period it was asked for, by name; null where not known. */
  readonly inputs: JsonObject;
  /** What the decisions gave that it needs. */
  readonly steps: readonly { readonly decision: string; readonly value: Json }[];
  readonly result: Json;
  /** Why parts of the result are null, first things first. */
  readonly causes: readonly Cause[];
  /** Tables that answered on the way. */
  readonly trace: readonly Firing[];
}

/** One condition asked on leaving an element: what it read, and whether it held; null where it was neither. */
export interface Way {
  readonly flow: string;
  readonly holds: boolean | null;
  /** By path, as the condition writes it. */
  readonly inputs: JsonObject;
}

export function wayData({ flow, holds, inputs }: Way): JsonObject {
  return { flow, holds, inputs };
}

/** As many as a reader can use: the first is what happened, the others what followed from it. */
const MAX_CAUSES = 5;

/** For the facts of a refusal: `at` is `file:line:column` of the rule. Names and kinds only, never a value. */
export function causesData(causes: readonly Cause[]): readonly JsonObject[] {
  return causes.slice(0, MAX_CAUSES).map(({ message, at }) => ({ message, at: at === undefined ? null : sayAt(at) }));
}

/** `: tariffs/pkb.dmn:41:5 no rule matches`; nothing where no cause is known. */
export function sayCause([first]: readonly Cause[]): string {
  if (first === undefined) return '';
  return first.at === undefined ? `: ${first.message}` : `: ${sayAt(first.at)} ${first.message}`;
}

/** Which tables answered by which rows. What they were asked and what they said may be personal and is left out. */
export function rowsOf(trace: readonly Firing[]): readonly JsonObject[] {
  return trace.map(({ table, tableHash, rows }) => ({
    table,
    hash: tableHash,
    rows: rows.map(({ row, annotations }) => ({ row, annotations })),
  }));
}

/** The whole of it, for the sealed part of an act. */
export function evaluationData({ decision, inputs, steps, result, causes, trace }: Evaluated): JsonObject {
  return {
    decision,
    inputs,
    steps: steps.map((step) => ({ decision: step.decision, value: step.value })),
    result,
    ...(causes.length === 0 ? {} : { causes: causesData(causes) }),
    tables: trace.map(firingData),
  };
}

function firingData({ decision, table, tableHash, policy, inputs, rows, result }: Firing): JsonObject {
  return {
    decision,
    table,
    hash: tableHash,
    policy,
    inputs: inputs.map(({ name, value }) => ({ name, value })),
    rows: rows.map(rowData),
    result,
  };
}

function rowData({ row, id, annotations, outputs }: FiredRow): JsonObject {
  return { row, id, annotations, outputs };
}
