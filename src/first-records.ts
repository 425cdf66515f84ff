import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import type { RegistryApart } from '#definitions/registries-apart';
import { populate } from '#operations/demo/life/populate';
import { dayIn, type Instant } from '#terms/plain-date';

/**
 * Where the demonstration lives among many people, the registries that their agencies run themselves begin with them: writes
 * the records of each that has no folder yet, beside those of the government's folder. Gives the files by registry.
 */
export async function firstRecords(
  folder: string,
  apart: readonly RegistryApart[],
  files: Files,
  at: Instant,
): Promise<ReadonlyMap<string, string>> {
  const fresh = apart.filter(({ id }) => !existsSync(join(folder, 'registries', id)));
  const written = new Map<string, string>();
  if (fresh.length === 0 || !files.has('population.yaml')) return written;
  const government = await readGovernment(files);
  if (government.population === undefined) return written;
  const { records } = populate(government.population, government, dayIn(government.file.zone, at));
  mkdirSync(join(folder, 'registries'), { recursive: true, mode: 0o700 });
  for (const { id } of fresh) {
    const path = join(folder, 'registries', `${id}.first.json`);
    const rows = [...(government.records.get(id) ?? []), ...(records.get(id) ?? [])];
    writeFileSync(`${path}.new`, JSON.stringify(rows), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    written.set(id, path);
  }
  return written;
}
