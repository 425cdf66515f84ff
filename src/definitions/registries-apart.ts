import { collectFindings } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { readFileAs } from '#definitions/read-file';
import { RegistryFile } from '#definitions/schema';

/** A registry that answers as a process of its agency, with its own data and door. */
export interface RegistryApart {
  readonly id: string;
  /** Field of a record that holds its key. */
  readonly keyField: string;
  /** Path of its demonstration records in the government's folder; null when it has none. */
  readonly records: string | null;
}

/**
 * The registries to start beside this house. Reads only their own files, so that they start while the rest is still being
 * read; a file that does not fit its form is left to whoever reads the whole.
 */
export function registriesApart(files: Files): readonly RegistryApart[] {
  return [...files].flatMap(([path, text]) => {
    if (!/^registries\/[^/.]+\.yaml$/.test(path)) return [];
    const registry = readFileAs(RegistryFile, path, text, collectFindings())?.value;
    if (registry?.source !== 'http') return [];
    const keyField = Object.entries(registry.fields).find(([, fact]) => fact === registry.key)?.[0];
    const records = `registries/${registry.id}.records.yaml`;
    if (keyField === undefined) return [];
    return [{ id: registry.id, keyField, records: files.has(records) ? records : null }];
  });
}
