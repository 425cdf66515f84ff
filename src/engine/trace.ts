import type { FiredRow, Firing } from '#rules/firing';
import type { JsonObject } from '#terms/json';

/** Which tables answered by which rows. What they were asked and what they said may be personal and is left out. */
export function rowsOf(trace: readonly Firing[]): readonly JsonObject[] {
  return trace.map(({ table, tableHash, rows }) => ({
    table,
    hash: tableHash,
    rows: rows.map(({ row, annotations }) => ({ row, annotations })),
  }));
}

/** The whole trace, for the sealed part of an act. */
export function fullTrace(trace: readonly Firing[]): readonly JsonObject[] {
  return trace.map(({ decision, table, tableHash, policy, inputs, rows, result }) => ({
    decision,
    table,
    hash: tableHash,
    policy,
    inputs: inputs.map(({ name, value }) => ({ name, value })),
    rows: rows.map(rowData),
    result,
  }));
}

function rowData({ row, id, annotations, outputs }: FiredRow): JsonObject {
  return { row, id, annotations, outputs };
}
