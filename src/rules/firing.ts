import type { Json, JsonObject } from '#terms/json';

/** A decision table that was asked, what it was asked, and which rows answered. */
export interface Firing {
  /** Name of the decision or business knowledge model the table stands in. */
  readonly decision: string;
  /** `file#id` of the table. */
  readonly table: string;
  /** SHA-256, in hex, of the table's canonical text: the same table has the same hash wherever it stands in a file. */
  readonly tableHash: string;
  readonly policy: string;
  readonly inputs: readonly { readonly name: string; readonly value: Json }[];
  readonly rows: readonly FiredRow[];
  readonly result: Json;
}

/** `row` counts from 1 in the order of the file. */
export interface FiredRow {
  readonly row: number;
  readonly id: string;
  readonly annotations: readonly string[];
  readonly outputs: JsonObject;
}
