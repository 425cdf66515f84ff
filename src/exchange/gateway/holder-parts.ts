import { z } from 'zod';
import type { CsvPlan } from '#definitions/registries-apart';
import type { RegistryFile } from '#definitions/registry-schema';
import type { SourceFile } from '#exchange/gateway/gateway-file';
import type { Holder } from '#exchange/gateway/holder';
import type { Json, JsonObject } from '#terms/json';

export interface OpenHolder extends Holder {
  close(): Promise<void>;
}

export interface HolderOptions {
  readonly registry: RegistryFile;
  readonly source: SourceFile;
  /** Of the registry's own file, where the source is one. */
  readonly csv: CsvPlan | null;
  /** Resolves a path of the gateway's file. */
  readonly path: (path: string) => string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly now: () => number;
}

/** Milliseconds that the agency's own system may take. */
export const PATIENCE = 1_500;
export const RecordBody = z.record(z.string(), z.json());

/** Facts of a record, by the registry's own names of its fields. */
export function chosen(registry: RegistryFile, record: JsonObject, facts: readonly string[]): { [fact: string]: Json } {
  return Object.fromEntries(
    facts.flatMap((fact) => {
      const value = record[fieldOf(registry, fact)];
      return value === undefined || value === null ? [] : [[fact, value]];
    }),
  );
}

export function fieldOf(registry: RegistryFile, fact: string): string {
  return Object.entries(registry.fields).find(([, name]) => name === fact)?.[0] ?? fact;
}
