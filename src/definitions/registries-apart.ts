import { collectFindings } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { readFileAs } from '#definitions/read-file';
import { type CsvAnswer, RegistryFile } from '#definitions/registry-schema';
import { FactsFile, type FactType } from '#definitions/schema/facts';

/** What the file of a registry looks like, and what its fields must be. */
export type CsvPlan = CsvAnswer & { readonly types: { readonly [field: string]: FactType['type'] } };

/** A registry that answers as a process of its agency, with its own data and door. */
export interface RegistryApart {
  readonly id: string;
  /** Field of a record that holds its key. */
  readonly keyField: string;
  /** Path of its demonstration records in the government's folder; null when it has none. */
  readonly records: string | null;
  /** Where it answers from a file that the agency lays down. */
  readonly csv?: CsvPlan;
}

/**
 * The registries to start beside this house. Reads only their own files, so that they start while the rest is still being
 * read; a file that does not fit its form is left to whoever reads the whole.
 */
export function registriesApart(files: Files): readonly RegistryApart[] {
  return [...files].flatMap(([path, text]) => {
    if (!/^registries\/[^/.]+\.yaml$/.test(path)) return [];
    const registry = readFileAs(RegistryFile, path, text, collectFindings())?.value;
    if (registry?.source !== 'http' && registry?.source !== 'csv') return [];
    const keyField = Object.entries(registry.fields).find(([, fact]) => fact === registry.key)?.[0];
    const records = `registries/${registry.id}.records.yaml`;
    if (keyField === undefined) return [];
    const apart = { id: registry.id, keyField, records: files.has(records) ? records : null };
    if (registry.source === 'http') return [apart];
    const csv = csvPlanOf(files, registry);
    return csv === null ? [] : [{ ...apart, csv }];
  });
}

/** What the files of a registry look like; null where it says nothing of files. */
export function csvPlanOf(files: Files, registry: RegistryFile): CsvPlan | null {
  return registry.csv === undefined ? null : { ...registry.csv, types: typesOf(files, registry) };
}

function typesOf(files: Files, { fields }: RegistryFile): CsvPlan['types'] {
  const facts = readFileAs(FactsFile, 'facts.yaml', files.get('facts.yaml') ?? '', collectFindings())?.value ?? [];
  const types = new Map(facts.map(({ id, type }) => [id, type]));
  return Object.fromEntries(Object.entries(fields).map(([field, fact]) => [field, types.get(fact) ?? 'text']));
}
